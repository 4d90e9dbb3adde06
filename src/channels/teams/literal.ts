/** What has a meaning in a message's text on Teams: markdown, its HTML (`<at>` is a mention), entities, and the mark of a citation. */
const SYNTAX = /[*_~`[\]<>&\\#|@]|^[-+=]|^\d+[.)]|:(?=\/\/)|(?<=www)\./giu

/** The distance of an ASCII sign to its twin of full width. */
const TO_TWIN = 0xfee0

/**
 * Takes one line; gives it as words that a message's text on Teams shows as they are. Teams documents no escape for its
 * markdown, and clients differ in the backslash; so a sign with a meaning becomes its twin of full width (＊ for *).
 */
export function literal(line: string): string {
  return line.replace(SYNTAX, (found) => found.replace(/[^\d]$/u, twin))
}

function twin(sign: string): string {
  return String.fromCodePoint((sign.codePointAt(0) ?? 0) + TO_TWIN)
}
