import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { PEOPLE_COLUMNS, type PeopleRow } from '../../domain/people/columns.ts'
import { readTable, type TableRow } from './table.ts'

const ROLE_COLUMNS = ['職員番号', '役割'] as const

/** The files of the sample city, read. */
export interface SampleCity {
  readonly people: readonly PeopleRow[]
  readonly roles: readonly TableRow<(typeof ROLE_COLUMNS)[number]>[]
  /** Text of settings.json. */
  readonly settings: string
  /** Text of campaign.json. */
  readonly campaign: string
}

/** Somebody of the sample city whom a newcomer can be, and what they are good for trying. */
export interface Persona {
  readonly name: string
  readonly number: string
  readonly for: string
}

/** Takes the folder of the sample city (prisma/seed/city); gives its files read. Throws where one is missing or damaged. */
export async function readSampleCity(folder: string): Promise<SampleCity> {
  return {
    people: readTable(await readFile(path.join(folder, 'people.csv')), PEOPLE_COLUMNS),
    roles: readTable(await readFile(path.join(folder, 'roles.csv')), ROLE_COLUMNS),
    settings: await readFile(path.join(folder, 'settings.json'), 'utf8'),
    campaign: await readFile(path.join(folder, 'campaign.json'), 'utf8'),
  }
}

/** Takes the folder of the sample city; gives its personas in the order in which they are listed. */
export async function readPersonas(folder: string): Promise<readonly Persona[]> {
  return JSON.parse(await readFile(path.join(folder, 'personas.json'), 'utf8')) as readonly Persona[]
}
