import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const portOf = (PORT?: string) => readConfig({ PORT }, '/').port

describe('PORT', () => {
  it('is a port, 0 for any free one, or left out', () => {
    expect([portOf('3000'), portOf('65535'), portOf('0')]).toEqual([3000, 65535, 0])
    expect([portOf(), portOf('')]).toEqual([undefined, undefined])
  })

  it.each(['65536', '-1', '30.5', '3e3', '0x50', '３０００', 'http'])('cannot be %s', (wrong) => {
    expect(() => portOf(wrong)).toThrow(
      expect.objectContaining({
        code: 'bad_input',
        message: '環境変数 PORT の値が使えません。README の一覧でお確かめください。',
      }),
    )
  })

  it('is named together with the other bad keys', () => {
    expect(() => readConfig({ PORT: 'http', LOG_LEVEL: 'loud' }, '/')).toThrow('環境変数 LOG_LEVEL、PORT の値')
  })
})
