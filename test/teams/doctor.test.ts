import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REFUSALS, TEXT } from '../../src/channels/teams/check-texts.ts'
import { doctorTeamsCommand, type TeamsDoctor } from '../../src/cli/doctor/teams.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'

const KEYS = {
  TEAMS_APP_ID: '3f1c2a60-7b1e-4d0b-9c55-8a1de0c0ffee',
  TEAMS_APP_PASSWORD: 'hidden',
  TEAMS_TENANT_ID: '9b6f4e0a-2c1d-4e77-8f3a-5d2b7c9e1a44',
}

describe('hagukumi doctor teams', () => {
  let db: Database
  beforeAll(async () => {
    const [pglite] = engines
    if (!pglite) throw new Error('no engine')
    db = await pglite.city()
  })
  afterAll(() => db.close())

  const doctor = async (
    environment: NodeJS.ProcessEnv,
    asked?: Awaited<ReturnType<NonNullable<TeamsDoctor['ask']>>>,
  ) => {
    const io = paperIo([])
    const command = new Command('doctor').exitOverride()
    doctorTeamsCommand(command, { io, db }, { environment, ...(asked ? { ask: async () => asked } : {}) })
    await command.parseAsync(['teams'], { from: 'user' })
    const written = io.written.join('\n')
    expect(written).not.toContain('hidden')
    return written.split('\n')
  }

  it('says which keys are needed where there are none', async () => {
    expect(await doctor({})).toEqual([`△ ${TEXT.noKeys}`, expect.stringContaining('1件')])
  })

  it('finds nothing where all is well', async () => {
    const account = { channel: 'teams', externalId: 'somebody' }
    await db.prisma.chatReference.create({ data: { ...account, reference: { direct: 'a:1' }, seenAt: new Date() } })
    const lines = await doctor({ ...KEYS, PORT: '3978' }, { refused: undefined, keys: 'shown' })
    expect(lines.map((line) => line.slice(0, 1))).toEqual(['○', '○', '○', '○', '足'])
    expect(lines[2]).toContain('127.0.0.1:3978/api/messages')
    expect(lines[3]).toContain('1人')
    await db.prisma.chatReference.deleteMany()
  })

  it.each(Object.entries(REFUSALS))('tells what to do about %s', async (code, sentence) => {
    const cause = new Error(`invalid_client: 7000 - ${code}: hidden words of Entra. Trace ID: 1`)
    const lines = await doctor({ ...KEYS, PORT: '0' }, { refused: new Error('no token', { cause }), keys: 'away' })
    expect(lines.slice(0, 4)).toEqual([
      `△ ${sentence}`,
      `△ ${TEXT.unreachable('login.botframework.com')}`,
      `△ ${TEXT.anyPort}`,
      `△ ${TEXT.nobody}`,
    ])
  })

  it('tells a refusal that it does not know from silence', async () => {
    const [unknown] = await doctor(KEYS, { refused: new Error('AADSTS50020: hidden'), keys: 'shown' })
    expect(unknown).toBe(`△ ${TEXT.refused('AADSTS50020')}`)
    const [silent] = await doctor(KEYS, { refused: new Error('network_error'), keys: 'shown' })
    expect(silent).toBe(`△ ${TEXT.unreachable('login.microsoftonline.com')}`)
  })
})
