import type { Command } from 'commander'
import { z } from 'zod'
import type { App } from '../app.ts'
import { plainButtons, plainText } from '../bot/card/plain.ts'
import { HagukumiError } from '../bot/errors.ts'
import type { Message } from '../bot/talk.ts'
import { newId } from '../infra/clock/clock.ts'
import type { Io } from '../infra/handover/io.ts'
import { forgetChannel } from '../infra/store/talk.ts'

/** The channel of questions asked by a command: an unknown asker, and nothing of it stays. */
const CHANNEL = 'command'

const asked = z.union([
  z.object({ id: z.union([z.string(), z.number()]), q: z.string() }),
  z.object({ id: z.union([z.string(), z.number()]), turns: z.array(z.string()).min(1) }),
])

/** `ask QUESTION`, or `ask --jsonl` for a file of questions on standard input: the same way as in a channel. */
export function askCommand(program: Command, app: App, io: Io): void {
  program
    .command('ask')
    .description('質問に答えます（名簿にない方として）。--jsonl は1行1問の JSON を標準入力から読みます')
    .argument('[question...]', '質問')
    .option('--jsonl', '標準入力の各行 {"id","q"} または {"id","turns"} に、JSON 1行で答えます')
    .action(async (question: readonly string[], options: { jsonl?: true }) => {
      try {
        if (options.jsonl) await answerLines(app, io)
        else await answerOne(app, io, question.join(' '))
      } finally {
        await forgetChannel(app.db.prisma, CHANNEL)
      }
    })
}

async function answerOne(app: App, io: Io, question: string): Promise<void> {
  if (question.trim() === '')
    throw new HagukumiError('bad_input', '質問がありません。hagukumi ask 「質問」の形でお願いします。')
  const messages = await say(app, newId(), question)
  io.out(messages.map(written).join('\n\n'))
}

async function answerLines(app: App, io: Io): Promise<void> {
  let line = 0
  for await (const text of io.lines) {
    line += 1
    if (text.trim() === '') continue
    const question = read(text, line)
    const conversation = newId()
    const turns = 'turns' in question ? question.turns : [question.q]
    let messages: readonly Message[] = []
    let from = performance.now()
    for (const turn of turns) {
      from = performance.now()
      messages = await say(app, conversation, turn)
    }
    io.out(JSON.stringify({ id: question.id, ...recordOf(messages), ms: performance.now() - from }))
  }
}

function read(text: string, line: number): z.infer<typeof asked> {
  try {
    return asked.parse(JSON.parse(text))
  } catch (cause) {
    throw new HagukumiError(
      'bad_input',
      `${line}行目が質問として読めません。{"id":"1","q":"質問"} の形でお願いします。`,
      { cause },
    )
  }
}

function say(app: App, conversation: string, text: string): Promise<readonly Message[]> {
  const account = { channel: CHANNEL, externalId: conversation }
  const place = { kind: 'direct', id: conversation } as const
  return app.take({ kind: 'said', id: newId(), account, place, at: app.clock.now(), text })
}

/** One record of all messages in answer to a question. */
function recordOf(messages: readonly Message[]) {
  const evidence = messages.flatMap((message) => message.evidence ?? [])
  return {
    outcome: evidence[0]?.outcome ?? 'not_found',
    text: messages.map(written).join('\n\n'),
    citations: messages.flatMap(({ card }) =>
      card.citations.map(({ quote, source, ref, page }) => ({ quote, source, ref, page })),
    ),
    passages: evidence.flatMap(({ passages }) => passages).slice(0, 10),
    courses: evidence.flatMap(({ courses }) => courses),
  }
}

function written({ card }: Message): string {
  const buttons = plainButtons(card)
  return buttons === '' ? plainText(card) : `${plainText(card)}\n${buttons}`
}
