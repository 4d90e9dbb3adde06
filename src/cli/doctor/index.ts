import type { Command } from 'commander'
import { dayOf } from '../../domain/calendar/written.ts'
import { holding, listVersions } from '../../infra/store/knowledge.ts'
import { sampleWasRemoved } from '../../infra/store/people/sample-removal.ts'
import { readSettings } from '../../infra/store/settings/settings.ts'
import type { Tools } from '../tools.ts'
import { deliveryFindings } from './deliveries.ts'
import { stressCheckFindings } from './stresscheck.ts'

/** One thing looked at: how it stands, and what to do where something is open. */
export interface Finding {
  readonly state: '○' | '△'
  readonly text: string
}

/** `hagukumi doctor`: what a city still has to enter before its staff rely on the bot. Gives the command. */
export function doctorCommand(program: Command, tools: Tools): Command {
  return program
    .command('doctor')
    .description('運用の前に足りないものを調べます')
    .action(async () => {
      tools.io.out(
        reportOf([
          ...(await settingsFindings(tools)),
          ...(await contentFindings(tools)),
          ...(await stressCheckFindings(tools)),
          ...(await deliveryFindings(tools)),
          databaseFinding(tools),
        ]),
      )
    })
}

/** One line a finding, and a last one with how many are open. */
export function reportOf(findings: readonly Finding[]): string {
  const open = findings.filter(({ state }) => state === '△').length
  const summary =
    open === 0 ? '足りないものは見つかりませんでした。' : `△ が${open}件あります。上から順にお願いします。`
  return [...findings.map(({ state, text }) => `${state} ${text}`), summary].join('\n')
}

async function settingsFindings({ db }: Tools): Promise<Finding[]> {
  const { settings, sample } = await readSettings(db.prisma)
  const contacts = settings.contacts ?? []
  return [
    contacts.length > 0 && !sample.has('contacts')
      ? { state: '○', text: `相談先が${contacts.length}件あります。` }
      : {
          state: '△',
          text: '相談先が登録されていません。つらい話をした職員に、119のほかに案内できる先がありません。settings import で contacts を入れてください。',
        },
    settings.hr_contact !== undefined && !sample.has('hr_contact')
      ? { state: '○', text: `質問の担当は「${settings.hr_contact}」です。` }
      : { state: '△', text: '質問の担当（hr_contact）が市の設定になっていません。settings import で入れてください。' },
  ]
}

async function contentFindings({ db, now }: Tools): Promise<Finding[]> {
  const held = holding(await listVersions(db.prisma), dayOf(now()))
  const latest = (kind: string) => held.find((each) => each.kind === kind)
  const real = await sampleWasRemoved(db.prisma)
  return [
    real
      ? { state: '○', text: '名簿は市のものです。' }
      : {
          state: '△',
          text: '名簿がサンプルの市のままです。people import で市の名簿を取り込むと、サンプルは外れます。',
        },
    latest('courses')?.sample === false
      ? { state: '○', text: '研修の一覧は市のものです。' }
      : { state: '△', text: '研修の一覧が架空のサンプルです。import courses で市の研修計画に差し替えてください。' },
    { state: '○', text: `方針本文は「${latest('policy')?.title ?? ''}」第${latest('policy')?.version ?? 0}版です。` },
  ]
}

function databaseFinding({ db }: Tools): Finding {
  if (db.engine === 'postgres') return { state: '○', text: 'データベースは PostgreSQL です。' }
  return {
    state: '△',
    text: '内蔵のデータベースです。停電ではデータを失うことがあります。毎日の控えを取るか、PostgreSQL（DATABASE_URL）をお使いください。',
  }
}
