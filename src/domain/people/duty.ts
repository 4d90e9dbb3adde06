const WEEKDAYS = '月火水木金土日'
const HOURS = /^(\d{1,2}):(\d{2})[-~〜–—−ー](\d{1,2}):(\d{2})$/

/** Takes 「月火水木金」 (also 「月・火」); gives ISO weekdays in rising order, or undefined when it is none. */
export function readDutyDays(text: string): number[] | undefined {
  const letters = [...text.normalize('NFKC').replace(/[\s・、,]/g, '')]
  const days = letters.map((letter) => WEEKDAYS.indexOf(letter) + 1)
  if (days.length === 0 || days.includes(0) || new Set(days).size !== days.length) return undefined
  return days.sort((a, b) => a - b)
}

/**
 * Takes 「8:30-17:15」; gives both ends as 'HH:MM' of local time, or undefined when it is none.
 * An end not later than the start lies on the next day (「8:30-8:30」 is a day and a night at the fire station).
 */
export function readDutyHours(text: string): { from: string; to: string } | undefined {
  const found = HOURS.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (!found) return undefined
  const from = clock(found[1], found[2])
  const to = clock(found[3], found[4])
  return from && to ? { from, to } : undefined
}

function clock(hour = '', minute = ''): string | undefined {
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined
}
