import { ERAS } from '../calendar/written.ts'

/** Takes a 年度 as its western year and a place in its register from 1 on; gives 「R9-012」. */
export function writtenNumber(fiscalYear: number, place: number): string {
  const era = ERAS.find(({ from }) => fiscalYear >= from.year)
  const count = era ? fiscalYear - era.from.year + 1 : fiscalYear
  return `${era?.letter ?? ''}${count}-${String(place).padStart(3, '0')}`
}

/**
 * Takes a number as people write it (「R9-012」「r9-12」「Ｒ９－０１２」); gives its 年度 and its place in the register, or
 * undefined where it is none.
 */
export function numberFrom(text: string): { readonly fiscalYear: number; readonly place: number } | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[‐‑–—―−ー]/, '-')
  const [, letter, count, place] = /^([A-Z]?)(\d{1,4})-(\d{1,9})$/.exec(plain) ?? []
  const era = ERAS.find((each) => each.letter === letter)
  if ((letter && !era) || Number(place) < 1 || Number(count) < 1) return undefined
  if (count === undefined || place === undefined) return undefined
  return { fiscalYear: era ? era.from.year + Number(count) - 1 : Number(count), place: Number(place) }
}
