import { HagukumiError } from '../../bot/errors.ts'

/** Takes a 年度 as it was typed; gives it as a number. Throws bad_input where it is none. */
export function yearIn(year: string | undefined): number | undefined {
  if (year !== undefined && !/^20\d{2}$/.test(year))
    throw new HagukumiError('bad_input', '--year は、令和9年度なら 2027 のように、西暦でお書きください。')
  return year === undefined ? undefined : Number(year)
}
