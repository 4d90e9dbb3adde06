import type { WorkKind } from '../../domain/meeting/work-kind.ts'
import { THEMES, type Theme } from './theme-texts.ts'

/** Cards that a facilitator gets to choose from. */
const OFFERED = 3

/** What decides which themes are offered. */
export interface Choosing {
  readonly kind: WorkKind
  /** Codes of the unit's last themes: not these again. */
  readonly recent: readonly string[]
  /** A number that goes up from meeting to meeting, so that the offer changes. */
  readonly turn: number
  /** How often other themes were asked for. */
  readonly page: number
}

/** Three themes: one for the kind of unit, two for everybody, none of the last months. */
export function themesFor({ kind, recent, turn, page }: Choosing): Theme[] {
  const fresh = (all: readonly Theme[]) => {
    const left = all.filter(({ code }) => !recent.includes(code))
    return left.length > 0 ? left : all
  }
  const own = fresh(THEMES.filter(({ kinds }) => kinds?.includes(kind)))
  const common = fresh(THEMES.filter(({ kinds }) => kinds === undefined))
  const others = OFFERED - 1
  return [...from(own, turn + page, 1), ...from(common, (turn + page) * others, others)]
}

/** Takes a code or own words; gives the theme as it is read. */
export function themeTitle(theme: string): string {
  return themeOf(theme)?.title ?? theme
}

export function themeOf(code: string): Theme | undefined {
  return THEMES.find((theme) => theme.code === code)
}

/** Takes the words of a record; gives the code of the theme that has just this title, else the words. */
export function themeNamed(words: string): string {
  return THEMES.find(({ title }) => title === words)?.code ?? words
}

/** `count` neighbours from a place on, round and round; each once. */
function from(themes: readonly Theme[], place: number, count: number): Theme[] {
  const at = themes.length === 0 ? 0 : place % themes.length
  return [...themes.slice(at), ...themes.slice(0, at)].slice(0, count)
}
