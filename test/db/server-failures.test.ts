import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { HagukumiError } from '../../src/bot/errors.ts'
import { openDatabase } from '../../src/infra/db/index.ts'
import { databaseAt, execute } from '../support/server.ts'

async function refusal(databaseUrl: string): Promise<HagukumiError> {
  const error = await openDatabase({ databaseUrl, dataDir: '' }).catch((thrown: unknown) => thrown)
  if (!(error instanceof HagukumiError)) throw new Error(`expected a refusal, got ${error}`)
  expect(error.message.split('\n')).toHaveLength(1)
  return error
}

describe('a DATABASE_URL that cannot be used is refused with one sentence', () => {
  it.each([
    'nonsense',
    'mysql://a:b@127.0.0.1/c',
    'postgresql://a:b@127.0.0.1',
    'postgresql://a b/c',
    'postgresql://h:99999/d',
  ])('where it cannot be read: %s', async (url) => {
    expect(await refusal(url)).toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('DATABASE_URL を読み取れません'),
    })
  })

  it('where the schema in it is no plain name', async () => {
    expect(await refusal('postgresql://a:b@127.0.0.1/c?schema=x%22')).toMatchObject({ code: 'bad_input' })
  })

  it.each(['postgresql://a:secret@127.0.0.1:9/c', 'postgresql://a:secret@no-such-host.invalid/c'])(
    'where nobody listens, without the password: %s',
    async (url) => {
      const error = await refusal(url)
      expect(error.code).toBe('unavailable')
      expect(error.message).toContain('に接続できません')
      expect(error.message).not.toContain('secret')
    },
  )
})

describe('a server older than needed', () => {
  let server: Server
  afterEach(() => void server.close())

  it('is refused, naming its version and the one needed', async () => {
    server = createServer((socket) => {
      // Of the protocol only what a client needs to ask for the version (chapter 55 of PostgreSQL's manual).
      const frame = (type: string, ...parts: Buffer[]) => {
        const body = Buffer.concat(parts)
        const length = Buffer.alloc(4)
        length.writeInt32BE(body.length + 4)
        return Buffer.concat([Buffer.from(type), length, body])
      }
      const ready = frame('Z', Buffer.from('I'))
      const column = frame(
        'T',
        Buffer.from([0, 1]),
        Buffer.from('server_version_num\0'),
        Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0]),
      )
      const row = frame('D', Buffer.from([0, 1, 0, 0, 0, 6]), Buffer.from('130011'))
      const answers = [
        Buffer.concat([frame('R', Buffer.alloc(4)), ready]),
        Buffer.concat([column, row, frame('C', Buffer.from('SHOW\0')), ready]),
      ]
      socket.on('data', () => socket.write(answers.shift() ?? ''))
      socket.on('error', () => undefined)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = address && typeof address === 'object' ? address.port : 0
    const error = await refusal(`postgresql://a:b@127.0.0.1:${port}/c`)
    expect(error.message).toContain('PostgreSQL 13 です。PostgreSQL 14 以上')
  })
})

describe.runIf(inject('server'))('on a PostgreSQL server, one sentence', () => {
  const url = (): string => inject('server')?.url ?? ''

  it('says that the password is wrong, without showing it', async () => {
    const wrong = new URL(url())
    wrong.password = 'himitsu'
    // A server that trusts everybody cannot refuse a password.
    if (process.env.TEST_DATABASE_URL) return
    const error = await refusal(wrong.href)
    expect(error).toMatchObject({ code: 'bad_input', message: expect.stringContaining('パスワード') })
    expect(error.message).not.toContain('himitsu')
  })

  it('says that the database is missing', async () => {
    const error = await refusal(databaseAt(url(), 'no_such_city'))
    expect(error).toMatchObject({ code: 'bad_input', message: expect.stringContaining('「no_such_city」') })
  })

  it('says that the account may not make tables', async () => {
    const name = `${inject('server')?.template}_powerless`
    await execute(url(), `CREATE ROLE ${name} LOGIN PASSWORD 'x'`)
    await execute(url(), `CREATE DATABASE ${name}`)
    await execute(databaseAt(url(), name), 'REVOKE ALL ON SCHEMA public FROM PUBLIC')
    const account = new URL(databaseAt(url(), name))
    account.username = name
    account.password = 'x'
    const error = await refusal(account.href)
    await execute(url(), `DROP DATABASE ${name} WITH (FORCE)`)
    await execute(url(), `DROP ROLE ${name}`)
    expect(error).toMatchObject({ code: 'bad_input', message: expect.stringContaining('権限') })
  })
})
