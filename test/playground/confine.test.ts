import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { start } from '../support/child.ts'

const CONFINE = new URL('../../src/playground/confine.mjs', import.meta.url).href

/** Runs a line in which `server` is one that says where it listens, with and without our preload. */
async function where(line: string, preload: 'confined' | 'as it is') {
  const code = `const server = require('node:http').createServer().on('listening', () => setImmediate(() => {
    console.log(JSON.stringify(server.address()), globalThis.called ?? '')
    process.exit(0)
  })); ${line}`
  const child = start(process.execPath, [...(preload === 'confined' ? ['--import', CONFINE] : []), '-e', code], {
    cwd: tmpdir(),
  })
  expect(await child.ended, child.said.err).toBe(0)
  return child.said.out
}

describe('a server of a confined process', () => {
  it.each([
    'server.listen(0)',
    "server.listen('0')",
    "server.listen(0, '0.0.0.0')",
    'server.listen(0, undefined, 5)',
    'server.listen({ port: 0 })',
    "server.listen({ port: 0, host: '::' })",
    'server.listen()',
    'server.listen(undefined)',
  ])('listens on 127.0.0.1 alone: %s', async (line) => {
    expect(await where(line, 'as it is')).not.toContain('127.0.0.1')
    expect(await where(line, 'confined')).toContain('"address":"127.0.0.1"')
  })

  it.each([
    'server.listen(CALL)',
    'server.listen(0, CALL)',
    "server.listen(0, '::', 5, CALL)",
    'server.listen({ port: 0 }, CALL)',
  ])('still calls whoever waits for it: %s', async (line) => {
    const called = line.replace('CALL', "() => { globalThis.called = 'called' }")
    expect(await where(called, 'confined')).toMatch(/127\.0\.0\.1.*called/)
  })

  it('may have a socket of its own in a folder', async () => {
    const name = `hagukumi-${process.pid}.sock`
    expect(await where(`server.listen('${name}')`, 'confined')).toContain(name)
  })
})
