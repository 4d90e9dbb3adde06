import { branch, list, type Tree, text } from '../../bot/tree.ts'

/** Teams writes these of a text as HTML does, and nothing else. */
const ESCAPED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&amp;': '&',
}

/** Takes an activity and the bot's own id; gives what the person sees of their words, without the bot's name. */
export function wordsOf(activity: Tree, botId: string): string {
  const mentions = list(activity, 'entities').filter((entity) => text(entity, 'type') === 'mention')
  let words = text(activity, 'text') ?? ''
  for (const mention of mentions) {
    const [written, mentioned] = [text(mention, 'text'), branch(mention, 'mentioned')]
    const seen = text(mentioned, 'id') === botId ? ' ' : `@${text(mentioned, 'name') ?? ''}`
    if (written !== undefined) words = words.replaceAll(written, seen)
  }
  return words
    .replace(/<at[^>]*>([^<]*)<\/at>/g, '@$1')
    .replace(/&(?:lt|gt|quot|nbsp|amp);/g, (written) => ESCAPED[written] ?? written)
    .trim()
}

/** Takes the words of a message as Teams hands them to an action (HTML); gives them as they are seen, line by line. */
export function plainOf(html: string): string {
  return html
    .replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/gi, '')
    .replace(/<br\s*\/?>|<\/(?:p|div|li|h[1-6]|tr)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,7});/g, (written, code) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : written,
    )
    .replace(/&(?:lt|gt|quot|nbsp|amp);/g, (written) => ESCAPED[written] ?? written)
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
