import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Readings } from './library.ts'

/** The same depth from src/infra/knowledge and from dist/infra/knowledge. */
const FILE = new URL('../../../prisma/seed/readings/readings.json', import.meta.url)
const shape = z.record(z.string(), z.array(z.string()))

/** The kana readings that were made with the seed (prisma/seed/readings/make.mjs). */
export async function readReadings(): Promise<Readings> {
  return new Map(Object.entries(shape.parse(JSON.parse(await readFile(FILE, 'utf8')))))
}
