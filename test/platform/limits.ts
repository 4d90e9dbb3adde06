import type { Window } from './shapes.ts'

/** A window that one more acceptance would overfill. */
export interface Breach {
  readonly scope: Window['scope']
  readonly place?: string
  /** How many it would hold with this one. */
  readonly count: number
  /** When it has room again, in ms from now. */
  readonly roomInMs: number
}

/**
 * Watches the sliding windows over all acceptances. Two that lie exactly `ms` apart are not in one window. Times are
 * in ms since the epoch and never go back.
 */
export class Limits {
  readonly #tracks: readonly { readonly window: Window; readonly byKey: Map<string, Track> }[]

  constructor(windows: readonly Window[]) {
    this.#tracks = windows.map((window) => ({ window, byKey: new Map() }))
  }

  /** The windows that an acceptance at `at` would overfill. */
  breaches(place: string, at: number): Breach[] {
    return this.#tracks.flatMap(({ window, byKey }) => {
      const track = trackOf(byKey, window, place)
      const count = track.countAt(at) + 1
      if (count <= window.count) return []
      const where = window.scope === 'place' ? { place } : {}
      return [{ scope: window.scope, ...where, count, roomInMs: track.roomInMs(at) }]
    })
  }

  /** Notes an acceptance. */
  add(place: string, at: number): void {
    for (const { window, byKey } of this.#tracks) trackOf(byKey, window, place).add(at)
  }
}

function trackOf(byKey: Map<string, Track>, window: Window, place: string): Track {
  const key = window.scope === 'place' ? place : ''
  const known = byKey.get(key)
  if (known) return known
  const track = new Track(window)
  byKey.set(key, track)
  return track
}

/** The acceptances of one window. `#oldest` only moves forward, so that each is looked at once however many there are. */
class Track {
  readonly #times: number[] = []
  readonly #window: Window
  #oldest = 0

  constructor(window: Window) {
    this.#window = window
  }

  add(at: number): void {
    this.#times.push(at)
  }

  countAt(at: number): number {
    while ((this.#times[this.#oldest] ?? at) <= at - this.#window.ms) this.#oldest++
    return this.#times.length - this.#oldest
  }

  roomInMs(at: number): number {
    const last = this.#times[this.#times.length - this.#window.count] ?? at
    return last + this.#window.ms - at
  }
}
