/** Every cell but 休職等 fits a screen line; longer ones are a shifted column or a pasted paper. */
const LONGEST = 200
const UNIT_DEPTH = 6
const NUMBER = /^[0-9A-Za-z-]{1,20}$/
const EMAIL = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}$/

/** Control characters and those that turn the direction of writing: they hide what a name really says. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/

/** Takes a cell; gives why no column may hold it, or undefined. */
export function unfit(cell: string): string | undefined {
  if (UNSEEN.test(cell)) return '目に見えない文字（制御文字）が入っています。打ち直してください。'
  if (cell.includes('\ufffd')) return '読めなかった文字（�）が入っています。元の字に直してください。'
  if (cell.length > LONGEST) return `長すぎます（${LONGEST}字まで）。列がずれていないか、お確かめください。`
  return undefined
}

/** Takes 職員番号 in any width; gives it in half width, or undefined when it is none. Leading zeros count. */
export function readNumber(cell: string): string | undefined {
  const number = cell.normalize('NFKC').replace(/\s/g, '')
  return NUMBER.test(number) ? number : undefined
}

/** Takes a name; gives it with single spaces. Letters stay as they are: 髙 and 𠮟 are not 高 and 叱. */
export function readName(cell: string): string {
  return cell.replace(/[\s\u3000]+/g, ' ').trim()
}

/** Takes an e-mail address; gives it in small letters (how the platforms compare them), or undefined. */
export function readEmail(cell: string): string | undefined {
  const email = cell.normalize('NFKC').toLowerCase()
  return EMAIL.test(email) ? email : undefined
}

/** Takes 「総務部/人事課」; gives the path without stray spaces, or undefined when a part is empty or it is too deep. */
export function readUnitPath(cell: string): string | undefined {
  const parts = cell.split(/[/／]/).map((part) => part.replace(/[\s\u3000]+/g, ' ').trim())
  return parts.length <= UNIT_DEPTH && parts.every((part) => part !== '') ? parts.join('/') : undefined
}
