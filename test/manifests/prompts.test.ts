import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROMPTS as ASK } from '../../src/features/ask/texts.ts'
import { PROMPTS as HOME } from '../../src/features/home/texts.ts'

const MANIFESTS = path.join(import.meta.dirname, '../../manifests/slack')

describe.each(['manifest.json', 'manifest.socket.json'])('the examples of %s', (file) => {
  it('are those that the features offer', () => {
    const { features } = JSON.parse(readFileSync(path.join(MANIFESTS, file), 'utf8'))
    const shown = features.agent_view.suggested_prompts as readonly { title: string; message: string }[]
    expect(shown.map(({ title, message }) => ({ title, says: message }))).toEqual([...ASK, ...HOME])
  })
})
