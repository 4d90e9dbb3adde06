import { Temporal } from 'temporal-polyfill'
import type { App, Options } from '../../src/app.ts'
import { plainText } from '../../src/bot/card/plain.ts'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import type { Message } from '../../src/bot/talk.ts'
import { run } from '../../src/cli/run.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { sendLetters } from '../../src/scans.ts'
import { appOn, paperIo } from '../support/app.ts'

/** The two 実施事務従事者 of the sample city, by 職員番号. */
export const [FIRST, SECOND] = ['100040', '100042'] as const

/** A clock that a test puts where it wants. */
export class SetClock {
  #at = Temporal.Instant.from('2027-05-10T09:00:00+09:00')

  now(): Temporal.Instant {
    return this.#at
  }

  /** 'YYYY-MM-DDTHH:MM' of Japan. */
  set(at: string): void {
    this.#at = Temporal.PlainDateTime.from(at).toZonedDateTime('Asia/Tokyo').toInstant()
  }
}

const SILENT: Courier = {
  channel: 'slack',
  limits: { perSecond: 1, perSecondAndPlace: 1 },
  send: () => Promise.reject(new Error('nobody is at work')),
}

export const KEY = Buffer.alloc(32, 7).toString('base64')

/** The bot with the sample city, a platform and nobody at work: what is written stays as it is. */
export async function idleCity(db: Database, options: Partial<Options> = {}) {
  const clock = new SetClock()
  const app = await appOn(db, clock, { couriers: [SILENT], ...options })
  return { ...app, clock }
}

export type IdleCity = Awaited<ReturnType<typeof idleCity>>

/** Runs a command with what stands on its standard input; gives its exit code, its result, and what was said beside it. */
export async function hagukumi(app: App, argv: readonly string[], input = '') {
  const io = paperIo(input === '' ? [] : input.split('\n'))
  const code = await run({ command: 'hagukumi', argv }, app, io)
  return { code, out: io.written.join('\n'), err: io.beside.join('') }
}

/** `hagukumi stresscheck …`; throws where it fails. */
export async function stresscheck(app: App, argv: readonly string[], input = ''): Promise<string> {
  const { code, out, err } = await hagukumi(app, ['stresscheck', ...argv], input)
  if (code !== 0) throw new Error(err)
  return out
}

/** What a period is described with; a test changes what it wants. */
export function periodFile(changed: Readonly<Record<string, string>> = {}): string {
  const items = {
    名前: '令和9年度',
    開始: '2027-06-01',
    終了: '2027-06-30',
    受検画面: 'https://check.example.jp/r9',
    所要分: '10',
    勤務時間: 'はい',
    実施者: '産業医 山田',
    問い合わせ先: '衛生担当 内線123',
    申出先: '健康管理室 内線456',
    申出日数: '30',
    結果の伝達先: '衛生担当',
    健康相談: '保健師 内線789',
    ...changed,
  }
  return ['項目,値', ...Object.entries(items).map(([item, value]) => `${item},${value}`)].join('\n')
}

const LINKED = new Date('2027-04-01T00:00:00Z')

/** Links so many people of the sample city to Slack, in the order of their 職員番号; gives them. */
export async function linked({ db }: App, count: number) {
  const people = await db.prisma.employee.findMany({
    // Whose appointment ends before the period gets no letter.
    where: { leaves: { none: {} }, leftOn: null, appointments: { some: { toOn: null } } },
    orderBy: { number: 'asc' },
    take: count,
    select: { id: true, number: true },
  })
  await db.prisma.account.createMany({
    data: people.map(({ id, number }) => {
      return { channel: 'slack', externalId: `U${number}`, employeeId: id, linkedAt: LINKED }
    }),
    skipDuplicates: true,
  })
  return people.map(({ id, number }) => ({ id, number, account: `U${number}` }))
}

/** Drafts a period for people, and lets the second operator approve it. */
export async function approved(app: App, numbers: readonly string[], changed: Readonly<Record<string, string>> = {}) {
  for (const operator of [FIRST, SECOND]) await stresscheck(app, ['pledge', '--as', operator, '--yes'])
  await stresscheck(app, ['new', '-', '--as', FIRST], periodFile(changed))
  await stresscheck(app, ['eligible', '-', '--as', FIRST], ['職員番号', ...numbers].join('\n'))
  await stresscheck(app, ['approve', '--as', SECOND])
}

/** Puts the clock, posts what is due then, and removes what has had its time. */
export async function at(app: IdleCity, moment: string): Promise<void> {
  app.clock.set(moment)
  await sendLetters(app)
  await app.tidy(app.clock.now())
}

/** As if everything that was posted had been sent. */
export async function allSent({ db }: App): Promise<void> {
  const sent = { state: 'sent', settledAt: new Date() }
  await db.prisma.stressCheckMessage.updateMany({ where: { settledAt: null }, data: sent })
}

/** The letters that are in rows, by kind and account. */
export async function letters({ db }: App): Promise<string[]> {
  const rows = await db.prisma.stressCheckMessage.findMany({
    where: { kind: { not: null } },
    orderBy: [{ createdAt: 'asc' }, { externalId: 'asc' }],
  })
  return rows.map(({ kind, externalId, state }) => `${kind} ${externalId} ${state}`)
}

/** What the bot says to words of somebody on Slack, who waits at this process. */
export async function says(app: IdleCity, account: string, text: string): Promise<string> {
  return shown(await app.take({ ...happened(app, account), kind: 'said', text }))
}

/** The event of a press, by the label of a button of the newest letter or reply that this account got. */
export async function pressOf(app: IdleCity, account: string, label: string) {
  const { stressCheckMessage } = app.db.prisma
  const rows = await stressCheckMessage.findMany({
    where: { externalId: account },
    orderBy: [{ createdAt: 'desc' }],
    include: { buttons: true },
  })
  const found = rows.flatMap(({ buttons }) => buttons).find((button) => button.label === label)
  if (!found) throw new Error(`${account} has no button ${label}`)
  const { messageId, index } = found
  return { ...happened(app, account), kind: 'pressed', messageId, index } as const
}

export async function presses(app: IdleCity, account: string, label: string): Promise<string> {
  return shown(await app.take(await pressOf(app, account, label)))
}

function happened(app: IdleCity, externalId: string) {
  const place = { kind: 'direct', id: externalId } as const
  return { id: newId(), account: { channel: 'slack', externalId }, place, at: app.clock.now() }
}

function shown(messages: readonly Message[]): string {
  return messages.map(({ card }) => plainText(card)).join('\n')
}
