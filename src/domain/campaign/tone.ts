import { squash } from '../text/normalise.ts'

/** Words that a reminder never has, each with why (wording rule 8): it asks, and accuses nobody. */
const FORBIDDEN: readonly { readonly word: string; readonly because: string }[] = [
  { word: '必ず', because: '強いる言い方になります。「お願いします」に替えてください。' },
  { word: '至急', because: '急がせる言い方になります。期日だけを書いてください。' },
  { word: '督促', because: '責める言い方になります。「ご案内」に替えてください。' },
  { word: '未提出', because: '責める言い方になります。「まだの方へ」に替えてください。' },
  { word: '期限超過', because: '責める言い方になります。期日だけを書いてください。' },
]

/** Takes a text; gives the first word it should not have and what to write instead, or undefined. */
export function harshWord(text: string): { readonly word: string; readonly because: string } | undefined {
  const levelled = squash(text)
  return FORBIDDEN.find(({ word }) => levelled.includes(word))
}
