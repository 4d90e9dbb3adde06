import { belonging } from './audience.ts'
import { type Candidate, mainPostOn } from './candidate.ts'
import type { Actor } from './definition.ts'
import type { Finding } from './examine.ts'
import { actorOf, type Grounds } from './plan.ts'
import { someNumbers } from './rehearsal.ts'
import { TEXT } from './texts.ts'

/** Watches who appraises whom while people pass by: appraisers who left, and people who appraise each other. */
export class AppraiserWatch {
  readonly #grounds: Grounds
  readonly #actors: readonly Actor[]
  readonly #left: string[] = []
  /** 職員番号 → that of the first appraiser. */
  readonly #first = new Map<string, string>()

  constructor(grounds: Grounds) {
    this.#grounds = grounds
    this.#actors = [...new Set(grounds.steps.map(({ actor }) => actor))].filter(
      (actor) => actor !== 'member' && actor !== 'partner',
    )
  }

  add(someone: Candidate): void {
    if (this.#actors.length === 0) return
    const { audience, today } = this.#grounds
    if (belonging(audience, someone, today).kind !== 'in') return
    const post = mainPostOn(someone, today)
    if (!post) return
    if (this.#actors.some((actor) => actorOf(actor, post)?.standing === 'left')) this.#left.push(someone.number)
    if (this.#actors.includes('first_appraiser') && post.first) this.#first.set(someone.number, post.first.number)
  }

  findings(): Finding[] {
    const circles = this.#circles()
    return [
      ...(this.#left.length > 0 ? [fault(TEXT.appraiserLeft(someNumbers(this.#left)))] : []),
      ...circles.map((circle) => fault(TEXT.circle(someNumbers(circle)))),
    ]
  }

  /** Walks up from everybody once; a walk that meets itself has found a circle. */
  #circles(): string[][] {
    const done = new Set<string>()
    const circles: string[][] = []
    for (const start of this.#first.keys()) {
      const walk = new Set<string>()
      let at: string | undefined = start
      while (at !== undefined && !done.has(at) && !walk.has(at)) {
        walk.add(at)
        at = this.#first.get(at)
      }
      if (at !== undefined && walk.has(at) && this.#first.get(at) !== at)
        circles.push([...walk].slice([...walk].indexOf(at)))
      for (const each of walk) done.add(each)
    }
    return circles
  }
}

function fault(says: string): Finding {
  return { weight: 'fault', says }
}
