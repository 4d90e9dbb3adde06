export type Fields = Readonly<Record<string, unknown>>

/** What was found, each with its place. */
export class Faults {
  readonly all: string[] = []

  add(where: string, what: string): void {
    this.all.push(`${where}: ${what}`)
  }

  /** A string of so many units that no pair was cut in two and that the database and JSON take. */
  length(where: string, text: unknown, least: number, most: number): void {
    if (typeof text !== 'string') this.add(where, 'is no text')
    else this.#units(where, text, least, most)
  }

  #units(where: string, text: string, least: number, most: number): void {
    if (text.length < least || text.length > most) this.add(where, `${text.length} units`)
    if (!text.isWellFormed()) this.add(where, 'half a surrogate pair')
    if (text.includes('\0')) this.add(where, 'NUL')
  }

  count(where: string, list: readonly unknown[], least: number, most: number): void {
    if (list.length < least || list.length > most) this.add(where, `${list.length} of them`)
  }

  unique(where: string, names: readonly unknown[]): void {
    if (new Set(names).size < names.length) this.add(where, 'not unique')
  }

  only(where: string, fields: Fields, keys: readonly string[]): void {
    for (const key of Object.keys(fields)) if (!keys.includes(key)) this.add(where, `has ${key}`)
  }
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
