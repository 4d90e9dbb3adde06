import { HagukumiError } from '../../bot/errors.ts'
import { lineAt } from './import-text.ts'

/** One token of JSON after its white space (not U+3000, a frequent slip): a string, another scalar, or a sign. */
const TOKEN =
  /[ \t\n\r]*(?:(?<text>"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(?<scalar>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<sign>[{}[\],:]))/y

/**
 * Throws bad_input naming the line where a text stops being JSON; silent where it is JSON.
 * Node tells the place of some faults and not of others, and not in the same words in every version.
 */
export function refuseBrokenJson(name: string, text: string): void {
  try {
    JSON.parse(text)
  } catch (cause) {
    const line = lineAt(text, brokenAt(text))
    throw new HagukumiError(
      'bad_input',
      `ファイル「${name}」の${line}行目のあたりが JSON として読めません。括弧、引用符（"）、コンマをお確かめください。`,
      { cause },
    )
  }
}

/** What may come next: `first` and `firstKey` are the places where a list or an object may also end at once. */
type Wants = 'value' | 'first' | 'key' | 'firstKey' | 'colon' | 'comma'

/** The place of the first token that cannot stand where it stands. */
function brokenAt(text: string): number {
  const open: Array<'{' | '['> = []
  let wants: Wants = 'value'
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)
    if (!token?.groups) return skipBlank(text, at)
    const next = after(wants, token.groups, open)
    if (next === undefined) return skipBlank(text, at)
    wants = next
    at = TOKEN.lastIndex
  }
  return text.length
}

function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1
  return at
}

/** What may follow the token, or undefined where it cannot stand. Opens and closes brackets on the way. */
function after(wants: Wants, token: Record<string, string | undefined>, open: Array<'{' | '['>): Wants | undefined {
  const { text, scalar, sign } = token
  const value = wants === 'value' || wants === 'first'
  const key = wants === 'key' || wants === 'firstKey'
  if (key && text !== undefined) return 'colon'
  if (value && (text !== undefined || scalar !== undefined)) return 'comma'
  if (value && (sign === '{' || sign === '[')) {
    open.push(sign)
    return sign === '{' ? 'firstKey' : 'first'
  }
  if (wants === 'colon') return sign === ':' ? 'value' : undefined
  const inside = open.at(-1)
  if (wants === 'comma' && sign === ',' && inside) return inside === '{' ? 'key' : 'value'
  const closes = inside === '{' ? sign === '}' && wants !== 'key' : sign === ']' && wants !== 'value'
  if (!closes || !inside) return undefined
  open.pop()
  return 'comma'
}
