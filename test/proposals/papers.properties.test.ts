import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numberFrom, writtenNumber } from '../../src/domain/proposal/number.ts'
import { seedOf } from '../calendar/support.ts'

const SEED = seedOf('numbers of proposals')

it('a number that was written is read as what it was, in small and full-width letters too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1960, max: 2200 }), fc.integer({ min: 1, max: 99_999 }), (fiscalYear, place) => {
      const written = writtenNumber(fiscalYear, place)
      const wide = written.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
      for (const text of [written, written.toLowerCase(), wide, ` ${written}`])
        expect(numberFrom(text)).toEqual({ fiscalYear, place })
    }),
    { seed: SEED },
  )
})

it.each(['', 'R9', 'R9-', 'X9-001', 'R9-0', 'R0-1', 'R9-01a', '-1'])('%s is no number', (text) => {
  expect(numberFrom(text)).toBeUndefined()
})
