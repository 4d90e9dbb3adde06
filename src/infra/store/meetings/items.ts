import type { Tx } from '../../db/index.ts'

/** What was brought up for a meeting; a name only where it was to be shown. In no order of time, which is not kept. */
export async function itemsOf(tx: Tx, meetingId: string): Promise<{ text: string; name: string | undefined }[]> {
  const rows = await tx.meetingItem.findMany({ where: { meetingId }, orderBy: { id: 'asc' } })
  const authorIds = rows.flatMap(({ authorId }) => authorId ?? [])
  const authors = await tx.employee.findMany({ where: { id: { in: authorIds } }, select: { id: true, name: true } })
  const names = new Map(authors.map(({ id, name }) => [id, name]))
  return rows.map(({ text, authorId }) => ({ text, name: authorId === null ? undefined : names.get(authorId) }))
}

/** Adds an item. Without an author, nothing of them is written. */
export async function addItem(
  tx: Tx,
  item: {
    readonly id: string
    readonly meetingId: string
    readonly text: string
    readonly authorId: string | undefined
  },
): Promise<void> {
  await tx.meetingItem.create({ data: { ...item, authorId: item.authorId ?? null } })
}
