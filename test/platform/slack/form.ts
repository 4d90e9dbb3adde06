import type { IncomingHttpHeaders } from 'node:http'
import type { Args } from './method.ts'
import { Refusal } from './refusal.ts'

/** Arguments that are JSON inside of a form. */
const NESTED = new Set(['blocks', 'metadata', 'view', 'prompts', 'loading_messages', 'attachments'])

/** The arguments of a call, from JSON or a form. @throws Refusal for what is neither. */
export function argsOf({ headers, body }: { headers: IncomingHttpHeaders; body: string }): Args {
  const type = headers['content-type']?.split(';')[0]?.trim() ?? ''
  if (type === 'application/json') return parsed(body === '' ? '{}' : body, 'invalid_json') as Args
  if (type !== 'application/x-www-form-urlencoded' && body !== '') throw new Refusal('invalid_post_type')
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      NESTED.has(name) ? parsed(value, nestedError(name)) : value,
    ]),
  )
}

function nestedError(name: string): string {
  if (name === 'blocks') return 'invalid_blocks_format'
  return name === 'metadata' ? 'invalid_metadata_format' : 'invalid_arguments'
}

function parsed(text: string, code: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(code)
  }
}
