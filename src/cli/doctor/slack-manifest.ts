import { z } from 'zod'
import { HagukumiError } from '../../bot/errors.ts'
import type { AppManifest } from '../../channels/slack/check-manifest.ts'
import { decodeText } from '../../infra/csv/decode.ts'
import type { Io } from '../../infra/handover/io.ts'
import { readGivenFile } from '../given-file.ts'

/** Bytes; a manifest of Slack's has a few thousand. */
const MOST_BYTES = 500_000

/** Bytes that are loaded at all, so that even what is far too large is told what it should be. */
const MOST_LOADED = 20_000_000

const names = z.array(z.string())

/** Only what is looked at: Slack adds keys of its own when it shows a manifest, and leaves out whole parts. */
const shape = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z
    .looseObject({
      agent_view: z.looseObject({}),
      assistant_view: z.looseObject({}),
      shortcuts: z.array(z.looseObject({ type: z.string(), callback_id: z.string() })),
      slash_commands: z.array(z.looseObject({ command: z.string(), url: z.string().optional() })),
    })
    .partial()
    .optional(),
  oauth_config: z
    .looseObject({
      scopes: z.looseObject({ bot: names, bot_optional: names, user: names, user_optional: names }).partial(),
    })
    .partial()
    .optional(),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ request_url: z.string(), bot_events: names }).partial(),
      interactivity: z.looseObject({ request_url: z.string() }).partial(),
      socket_mode_enabled: z.boolean(),
    })
    .partial()
    .optional(),
})

const AGAIN = 'Slack のアプリの設定の App Manifest で JSON を表示し、全部を写して保存してください。'

/**
 * Takes the name of a file as the administrator wrote it; gives the app's manifest in it.
 * Throws bad_input with one sentence for whatever else the file is. None of its content is repeated.
 */
export async function readSlackManifest(io: Io, file: string): Promise<AppManifest> {
  const bytes = await readGivenFile(io, file, MOST_LOADED)
  if (bytes.length > MOST_BYTES) throw wrong('マニフェストにしては大きすぎるファイルです。')
  const text = decodeText(bytes, ' JSON ')
  const { success, data } = shape.safeParse(parsed(text))
  // One that has none of its parts is some other file.
  if (!success || !(data.features ?? data.oauth_config ?? data.settings))
    throw wrong('Slack のアプリのマニフェストではないようです。')
  return data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message repeats what stands in the file.
    if (/^\s*</.test(text)) throw wrong('JSON ではなく、Web ページが保存されています。')
    if (/^(?:---|_metadata:|display_information:)/m.test(text)) throw wrong('YAML の形で保存されています。')
    throw wrong('JSON として読めません。')
  }
}

function wrong(what: string): HagukumiError {
  return new HagukumiError('bad_input', `${what}${AGAIN}`)
}
