import { describe, expect, it } from 'vitest'
import { served } from './support.ts'

const well = async () => []

describe('the health of the process', () => {
  it('is alive whatever else is wrong', async () => {
    const { ask } = await served(() => Promise.reject(new Error('away')))
    const answer = await ask('/live')
    expect([answer.status, await answer.json()]).toEqual([200, { live: true }])
  })

  it('is ready when nothing is amiss', async () => {
    const { ask } = await served(well)
    const answer = await ask('/ready?from=proxy')
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true }])
  })

  it('names what is not ready', async () => {
    const { ask } = await served(async () => ['database', 'slack'])
    const answer = await ask('/ready')
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, why: ['database', 'slack'] }])
  })

  it.each([
    ['says no', () => Promise.reject(new Error('away'))],
    [
      'fails at once',
      () => {
        throw new Error('away')
      },
    ],
    ['does not answer', () => new Promise<readonly string[]>(() => {})],
  ])('takes it for the database where the question %s', async (_, ready) => {
    const { ask, faults } = await served(ready)
    const answer = await ask('/ready')
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, why: ['database'] }])
    expect(faults).toEqual([])
  })

  it('is told to HEAD without a body', async () => {
    const { ask } = await served(async () => ['database'])
    const answers = await Promise.all([ask('/live', { method: 'HEAD' }), ask('/ready', { method: 'HEAD' })])
    expect(answers.map(({ status }) => status)).toEqual([200, 503])
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['', ''])
  })

  it('tells nothing of what the house is built from', async () => {
    const { ask } = await served(well)
    for (const path of ['/live', '/ready', '/nothing']) {
      const names = [...(await ask(path)).headers.keys()].sort()
      const known = ['cache-control', 'connection', 'content-length', 'content-type', 'date', 'keep-alive']
      expect(names.filter((name) => !known.includes(name))).toEqual([])
    }
  })
})
