import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { HagukumiError } from '../../../bot/errors.ts'
import { ofYear } from '../../../domain/campaign/template.ts'
import { nearestWord } from '../../../domain/settings.ts'
import type { CampaignFile } from './read.ts'
import { templateFile } from './shape.ts'

/** Takes the folder of the templates; gives their names in order. */
export async function templateNames(folder: string): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

/**
 * Takes the folder of the templates, the name of one and a 年度 as its western year; gives the campaign of that year.
 * Throws bad_input with the nearest name where there is none of that name.
 */
export async function campaignFrom(folder: string, name: string, year: number): Promise<CampaignFile> {
  const names = await templateNames(folder)
  if (!names.includes(name)) throw unknown(name, names)
  const text = await readFile(path.join(folder, `${name}.json`), 'utf8')
  return ofYear(templateFile.parse(JSON.parse(text)), year)
}

function unknown(name: string, names: readonly string[]): HagukumiError {
  const near = nearestWord(name, names)
  const hint = near === undefined ? `使えるのは ${names.join('・')} です。` : `「${near}」のことでしょうか。`
  return new HagukumiError('bad_input', `そのひな形はありません。${hint}`)
}
