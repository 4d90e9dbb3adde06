import { setTimeout as sleep } from 'node:timers/promises'
import { saysAgain, wordsOf } from '../platform/again.ts'
import type { Send } from '../platform/shapes.ts'
import { membersAdded, personal, pressExecute } from '../platform/teams/activities.ts'
import { startTeams, type Teams } from '../platform/teams/client.ts'
import { directOf } from '../platform/teams/identity.ts'
import type { Posted } from '../platform/teams/talks.ts'
import { actionsOf } from '../teams/shown.ts'
import { bareWords } from './owed.ts'
import { type LedgerPage, SLOWEST_MS } from './shapes.ts'
import type { Stage, StageOptions } from './stage.ts'

/** What becomes of sends, by weight. */
const SENDING = { ok: 61, error_before: 6, error_after: 6, lost: 5, slow: 14, drop: 4, html: 2, throttle: 2 }

/** What becomes of everything else that the bot asks Teams for. */
const ASKING = { ok: 70, error_before: 8, error_after: 4, lost: 2, slow: 5, drop: 4, html: 2, throttle: 5 }
const ASKED = ['create', 'member'] as const
const CALM = { ok: 1 }

/** Where half of the people are met first, so that the bot must open their direct conversation to write to them. */
const CHANNEL = '19:lobby@thread.tacv2'

/** Teams itself: activities come in with a token, and the connector takes what is sent. It cannot be asked. */
export async function teamsStage({ seed }: StageOptions): Promise<Stage> {
  const teams = await startTeams({ seed })
  const { appId, tenantId, metadataUrl, serviceUrl } = teams
  const people = new Map<string, string>()
  const enrol = async (ids: readonly string[]) => {
    for (const aadObjectId of ids) people.set(directOf({ aadObjectId }), aadObjectId)
    await teams.people(ids.map((aadObjectId) => ({ aadObjectId })))
  }
  return {
    reach: { platform: 'teams', appId, tenantId, metadataUrl, serviceUrl },
    askable: false,
    bots: (urls) => teams.urls(urls.map((url) => `${url}/api/messages`)),
    say: async (ids, text) => {
      await enrol(ids)
      const payloads = ids.map((aadObjectId) => personal({ aadObjectId }, text))
      await teams.spread({ payloads, copies: [1, 3], shuffle: true, giveUpMs: 3_600_000 })
      return ids
    },
    admit: async (ids, where) => {
      await enrol(ids)
      const elsewhere = (n: number) => (where === 'anywhere' && n % 2 ? CHANNEL : undefined)
      await Promise.all(ids.map((aadObjectId, n) => met(teams, { aadObjectId }, elsewhere(n))))
    },
    holders: async (ids, label) => {
      const having = (await teams.messages()).filter((each) => dataOf(each, label) !== undefined)
      return ids.filter((aadObjectId) => having.some(({ conversation }) => conversation === directOf({ aadObjectId })))
    },
    press: async (aadObjectId, label) => {
      const all = await teams.messages(directOf({ aadObjectId }))
      const message = all.find((each) => dataOf(each, label) !== undefined)
      if (!message) return false
      return (await teams.deliver(pressExecute({ aadObjectId }, message, dataOf(message, label)))).status === 200
    },
    inbound: () => teams.spreading(),
    book: async (rows) =>
      keyed(
        (await teams.messages()).map((posted) => asSent(posted, people, rows)),
        rows,
      ),
    weather: async (weather) => {
      await teams.faults({ weights: weather === 'rough' ? SENDING : CALM, slowMs: [100, SLOWEST_MS] })
      await teams.chances({ methods: [...ASKED], weights: weather === 'smooth' ? CALM : ASKING })
    },
    stop: () => teams.stop(),
  }
}

/** The bot learns how somebody is reached when it is put before them; Teams says so again until it has heard. */
async function met(teams: Teams, person: { readonly aadObjectId: string }, where: string | undefined): Promise<void> {
  while ((await teams.deliver(membersAdded(person, where))).status !== 200) await sleep(100)
}

/** What a press of the button with this label brings; undefined where the message has none. */
function dataOf(posted: Posted, label: string): unknown {
  return actionsOf(posted).find(({ title }) => title === label)?.data
}

/** Teams knows no key of ours: what it keeps belongs to the row that names it. */
function asSent(posted: Posted, people: ReadonlyMap<string, string>, rows: LedgerPage['rows']): Send {
  const { conversation, id, activity } = posted
  const { text = '', attachments = [] } = activity
  const place = people.get(conversation) ?? conversation
  const row = rows.find(({ receipt }) => receipt?.activity === id)
  const words = [text, ...wordsOf(attachments)].filter((each) => each !== '').join('\n')
  return { key: row?.id ?? '', place, again: saysAgain(text, attachments), text: words }
}

/**
 * What no row names was accepted without the bot hearing of it. It belongs to the one row of that person; of several to
 * the one of the same words, before others to one that was sent again.
 */
function keyed(book: readonly Send[], rows: LedgerPage['rows']): Send[] {
  const named = book.filter(({ key }) => key !== '')
  return book.map((each) => {
    if (each.key !== '') return each
    const [row, ...others] = rows.filter(({ externalId }) => externalId === each.place)
    if (row && others.length === 0) return { ...each, key: row.id }
    const alike = named.filter((one) => one.place === each.place && bareWords(one) === bareWords(each))
    return { ...each, key: (alike.find(({ again }) => again) ?? alike[0])?.key ?? '' }
  })
}
