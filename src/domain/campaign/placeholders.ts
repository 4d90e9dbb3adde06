/** What may stand in braces in a text of a campaign. No name of a person is among them: a text is the same for all. */
export const PLACEHOLDERS = ['期日', '題名', '分', 'リンク', '所属'] as const

export type Placeholder = (typeof PLACEHOLDERS)[number]

/** 「{期日}」 in any width. A brace that never closes is told too. */
const BRACES = /[{｛]([^{}｛｝]*)([}｝]?)/g

/** Takes a text; gives what stands in its braces and is no placeholder, in the order of the text. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(BRACES)]
    .filter(([, word = '', end]) => end === '' || !isPlaceholder(word.trim()))
    .map(([, word = '']) => word.trim().slice(0, 20))
}

/** Takes a text and what is to stand for its placeholders; gives it filled. Other braces stay as they are. */
export function filled(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(BRACES, (whole, word: string) => {
    const name = word.trim()
    return isPlaceholder(name) ? values[name] : whole
  })
}

function isPlaceholder(word: string): word is Placeholder {
  return PLACEHOLDERS.some((each) => each === word)
}
