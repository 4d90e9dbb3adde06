// What a platform sends is a tree of JSON. It is signed, but its shape is the platform's affair: nothing of it is taken for granted.

export type Tree = Readonly<Record<string, unknown>>

/** The branch of this name; an empty one where there is none. */
export function branch(tree: unknown, name: string): Tree {
  const value = isTree(tree) ? tree[name] : undefined
  return isTree(value) ? value : {}
}

/** The text of this name; undefined where it is missing, empty or no text. */
export function text(tree: unknown, name: string): string | undefined {
  const value = isTree(tree) ? tree[name] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The list of this name; an empty one where there is none. */
export function list(tree: unknown, name: string): readonly unknown[] {
  const value = isTree(tree) ? tree[name] : undefined
  return Array.isArray(value) ? value : []
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
