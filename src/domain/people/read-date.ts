import { Temporal } from 'temporal-polyfill'

/** Eras as official papers write them: name, year before the first, first and last day. */
const ERAS = [
  { name: '昭和', before: 1925, first: '1926-12-25', last: '1989-01-07' },
  { name: '平成', before: 1988, first: '1989-01-08', last: '2019-04-30' },
  { name: '令和', before: 2018, first: '2019-05-01', last: undefined },
] as const

/** Nobody in service was appointed before, and no order is issued beyond; anything outside is a slip of the pen. */
const YEARS = { from: 1940, to: 2099 }

const WESTERN = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/
const IN_ERA = /^(昭和|平成|令和)(元|\d{1,2})年(\d{1,2})月(\d{1,2})日$/

/**
 * Takes a day as staff write it: 2026-04-01, 2026/4/1, 2026年4月1日 or 令和8年4月1日, in any width.
 * Gives it, or undefined when it is none, lies outside 1940–2099, or outside its era (平成32年 was never).
 */
export function readDate(text: string): Temporal.PlainDate | undefined {
  const said = text.normalize('NFKC').replace(/\s+/g, '')
  const day = western(said) ?? inEra(said)
  return day && day.year >= YEARS.from && day.year <= YEARS.to ? day : undefined
}

function western(said: string): Temporal.PlainDate | undefined {
  const found = WESTERN.exec(said)
  if (!found) return undefined
  const [year, month, day] = found.slice(1).filter((part) => part !== undefined)
  return dayOf(Number(year), Number(month), Number(day))
}

function inEra(said: string): Temporal.PlainDate | undefined {
  const found = IN_ERA.exec(said)
  const era = ERAS.find(({ name }) => name === found?.[1])
  if (!found || !era) return undefined
  const year = found[2] === '元' ? 1 : Number(found[2])
  const day = dayOf(era.before + year, Number(found[3]), Number(found[4]))
  if (!day || Temporal.PlainDate.compare(day, era.first) < 0) return undefined
  return era.last !== undefined && Temporal.PlainDate.compare(day, era.last) > 0 ? undefined : day
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    // 2月30日 and the like: the caller says where it stands.
    return undefined
  }
}
