import { describe, expect, it } from 'vitest'
import { heard } from '../../src/playground/aside.ts'
import { paperIo } from '../support/app.ts'

/** A terminal that keeps all that is written to it, in order. */
function paper() {
  let shown = ''
  const out = (text: string) => {
    shown += `${text}\n`
  }
  const err = (text: string) => {
    shown += text
  }
  return { io: { ...paperIo([]), out, err }, shown: () => shown }
}

describe('what is said beside a talk', () => {
  it('takes the place of the prompt, which is shown again', () => {
    const { io, shown } = paper()
    const talk = heard(io, '> ')
    talk.io.out('こんにちは')
    talk.io.err('> ')
    talk.say('横から')
    expect(shown()).toBe('こんにちは\n> \r横から\n> ')
  })

  it('stands alone where no prompt waits', () => {
    const { io, shown } = paper()
    const talk = heard(io, '> ')
    talk.io.err('> ')
    talk.io.out('お答えです')
    talk.say('横から')
    expect(shown()).toBe('> お答えです\n横から\n')
  })

  it('waits until the talk has begun', async () => {
    const talk = heard(paper().io, '> ')
    const order: string[] = []
    const told = talk.begun.then(() => order.push('then'))
    order.push('first')
    talk.io.out('こんにちは')
    await told
    expect(order).toEqual(['first', 'then'])
  })
})
