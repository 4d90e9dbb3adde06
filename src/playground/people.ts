import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PEOPLE_COLUMNS } from '../domain/people/columns.ts'
import { readTable } from '../infra/csv/table.ts'

const CITY = path.join(fileURLToPath(new URL('../../prisma/seed/city', import.meta.url)))

/** Who sits at the Playground: 佐藤 花子, the first persona of the sample city. */
const SITTER = '100184'

/** Who else is in the group and the team; the Playground wants five. A 主査, two 主幹, a 課長 and the 人事担当. */
const OTHERS = ['100363', '100078', '100242', '100179', '100029']

/** The names by which the Playground and the bot know each other. */
export interface Parties {
  readonly appId: string
  readonly tenantId: string
}

/**
 * The Playground's configuration: a tenant with people of the sample city, under the addresses that its directory has,
 * so that the bot knows who they are; a chat with the bot, a group, and a team with one channel.
 */
export async function playgroundCity({ appId, tenantId }: Parties): Promise<object> {
  const rows = readTable(await readFile(path.join(CITY, 'people.csv')), PEOPLE_COLUMNS)
  const user = (number: string) => {
    const cells = rows.find((row) => row.cells.職員番号 === number)?.cells
    if (!cells) throw new Error(`nobody of the sample city has the number ${number}`)
    return userOf(number, cells.氏名, cells.メール)
  }
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: `28:${appId}`, name: 'はぐくみ' },
    currentUser: user(SITTER),
    users: OTHERS.map(user),
    personalChat: { id: 'a:hagukumi' },
    groupChat: { id: '19:hagukumi-group@thread.v2', name: '窓口の改善' },
    team: {
      id: '19:hagukumi-team@thread.tacv2',
      name: '市民課',
      aadGroupId: '00000000-0000-4000-8000-000000000001',
      channels: [{ id: '19:hagukumi-channel@thread.tacv2', name: '窓口係' }],
    },
  }
}

function userOf(number: string, name: string, email: string) {
  const [surname = '', givenName = ''] = name.split(' ')
  return {
    id: `29:${number}`,
    name,
    // So is the key spelt.
    userPrincipleName: email,
    aadObjectId: `00000000-0000-4000-8000-000000${number}`,
    givenName,
    surname,
    email,
  }
}
