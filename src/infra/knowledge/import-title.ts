import { HagukumiError } from '../../bot/errors.ts'
import { KINDS, type KnowledgeFile } from './import-file.ts'

const LONGEST_KEY = 40
const LONGEST_TITLE = 100
const KEY = /^[\p{L}\p{N}_-]+$/u
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufffd]/

/**
 * Takes a file; gives the key that names it over its versions: its kind, or a `document`'s own.
 * Letters and digits only, and no kind's name, because the ids of sections and passages begin with it.
 */
export function keyOf({ kind, key }: Pick<KnowledgeFile, 'kind' | 'key'>): string {
  if (kind !== 'document') {
    if (key === undefined) return kind
    throw refusal('名前（--key）は、市の文書（document）にだけ付けられます。外して、もう一度お試しください。')
  }
  const written = (key ?? '').normalize('NFKC').trim()
  if (written === '')
    throw refusal('市の文書には、版が変わっても同じ名前を --key で付けてください（例：--key 推進プラン）。')
  if (!KEY.test(written) || written.length > LONGEST_KEY) {
    throw refusal(`名前（--key）は、空白や記号のない${LONGEST_KEY}字までの文字にしてください（例：推進プラン）。`)
  }
  if (KINDS.some((each) => each === written)) {
    throw refusal(`名前（--key）に「${written}」は使えません。文書の名前にしてください（例：推進プラン）。`)
  }
  return written
}

/** Takes a file; gives its title without stray spaces, or undefined where it has none. */
export function titleOf({ kind, title }: Pick<KnowledgeFile, 'kind' | 'title'>): string | undefined {
  const written = title?.replace(/\s+/g, ' ').trim()
  if (written === undefined && kind !== 'document') return undefined
  if (!written) throw refusal('題名を --title で付けてください。答えの出典に、この題名が出ます。')
  if (written.length > LONGEST_TITLE || UNSEEN.test(written)) {
    throw refusal(`題名（--title）は、${LONGEST_TITLE}字までの見える文字にしてください。`)
  }
  return written
}

function refusal(says: string): HagukumiError {
  return new HagukumiError('bad_input', says)
}
