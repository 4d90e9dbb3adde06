import type { Answers, Json } from './flow.ts'

/** Whether a value read from storage is an object with keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two values say the same; the order of keys is no difference, for a database does not keep it. */
export function same(one: Json, other: Json): boolean {
  return canonical(one) === canonical(other)
}

/** Takes answers and more of them; gives both. Where a key is taken by another answer, the new one gets a key beside it. */
export function withKept(answers: Answers, more: Iterable<readonly [string, Json]>): Answers {
  const kept = new Map(Object.entries(answers))
  for (const [key, answer] of more) {
    let free = key
    for (let held = kept.get(free); held !== undefined && !same(held, answer); held = kept.get(free)) free = `${free}'`
    kept.set(free, answer)
  }
  return Object.fromEntries(kept)
}

/** Takes an answer; gives it as text for people. */
export function shown(answer: Json): string {
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`)
  return `{${pairs.join(',')}}`
}
