import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import type { App } from '../../app.ts'
import { HagukumiError } from '../../bot/errors.ts'
import { OUTCOME_COLUMNS } from '../../domain/campaign/outcomes.ts'
import { readDate } from '../../domain/people/read-date.ts'
import { decodeText } from '../../infra/csv/decode.ts'
import { MOST_BYTES, readTable } from '../../infra/csv/table.ts'
import { actingAs } from '../../infra/store/campaigns/acting.ts'
import { changeDue } from '../../infra/store/campaigns/due.ts'
import { importOutcomes } from '../../infra/store/campaigns/import.ts'
import { draftCampaign } from '../../infra/store/campaigns/life.ts'
import { previewOf } from '../../infra/store/campaigns/plan.ts'
import { progressOf } from '../../infra/store/campaigns/progress.ts'
import { type CampaignFile, MOST_CHARACTERS, readCampaignFile } from '../../infra/store/campaigns/read.ts'
import { campaignCalled, listCampaigns, unreadableCampaigns } from '../../infra/store/campaigns/rows.ts'
import { campaignFrom } from '../../infra/store/campaigns/templates.ts'
import { numberOf } from '../deliveries/words.ts'
import { readGivenFile } from '../given-file.ts'
import type { Tools } from '../tools.ts'
import { AS, type Doing, doingWith } from './doing.ts'
import { lifeCommands } from './life.ts'
import { writtenPreview } from './preview.ts'
import { named, writtenCampaign, writtenCampaigns, writtenDue, writtenOutcomes } from './texts.ts'

const TEMPLATES = path.join(fileURLToPath(new URL('../../../prisma/seed/campaigns', import.meta.url)))

/** `hagukumi campaign …`: お知らせ from a draft to its end. Who may do what is decided by the city's settings of rights. */
export function campaignCommands(program: Command, tools: Tools, app: Pick<App, 'mail'>): void {
  const campaign = program.command('campaign').description('お知らせ（キャンペーン）')
  const doing = doingWith(tools, app)
  newCommand(campaign, tools, doing)
  readCommands(campaign, tools, doing)
  lifeCommands(campaign, { tools, app, doing })
  changeCommands(campaign, tools, doing)
}

interface NewOptions {
  readonly template?: string
  readonly year?: string
  readonly file?: string
  readonly as: string
}

function newCommand(campaign: Command, tools: Tools, doing: Doing): void {
  campaign
    .command('new')
    .description('下書きを作る（ひな形か JSON ファイルから）')
    .option('--template <名>', 'ひな形の名前（appraisal など）')
    .option('--year <年度>', '年度（2027 は令和9年度）')
    .option('--file <ファイル>', 'キャンペーンの JSON（- は標準入力）')
    .requiredOption(...AS)
    .action(async (options: NewOptions) => {
      const given = await givenCampaign(tools, options)
      const made = await doing((tx, by) => draftCampaign(tx, given, options.as, by))
      tools.io.out(
        `下書きを作りました：${named(made)}　番号 ${numberOf(made)}\n次は hagukumi campaign preview ${numberOf(made)} --as ${made.author} で、だれに何が届くかを確かめてください。`,
      )
    })
}

/** A template says nothing that its file would not be held to: both are read by the same rules. */
async function givenCampaign(tools: Tools, { template, year, file }: NewOptions): Promise<CampaignFile> {
  if (file !== undefined && template === undefined) {
    const bytes = await readGivenFile(tools.io, file, MOST_CHARACTERS * 4)
    return readCampaignFile(decodeText(bytes, ' JSON'))
  }
  if (file !== undefined || template === undefined)
    throw new HagukumiError(
      'bad_input',
      '--template 名 --year 年度 か、--file ファイルの、どちらか一方をお書きください。',
    )
  if (year === undefined || !/^20\d{2}$/.test(year))
    throw new HagukumiError('bad_input', '--year は、令和9年度なら 2027 のように、西暦でお書きください。')
  return readCampaignFile(JSON.stringify(await campaignFrom(TEMPLATES, template, Number(year))))
}

function readCommands(campaign: Command, tools: Tools, doing: Doing): void {
  campaign
    .command('list')
    .description('キャンペーンを並べる')
    .option('--json', 'JSON で')
    .requiredOption(...AS)
    .action(async ({ json, as }: { json?: true; as: string }) => {
      const campaigns = await doing(async (tx, by) => {
        await actingAs(tx, as, ['send_in_bulk', 'approve_bulk'], by)
        return { readable: await listCampaigns(tx), unreadable: await unreadableCampaigns(tx) }
      })
      const { readable, unreadable } = campaigns
      tools.io.out(json ? asJson([...readable, ...unreadable]) : writtenCampaigns(readable, unreadable))
    })
  campaign
    .command('show')
    .description('進み具合を、手順と所属ごとの人数で見る（5人に満たない所属は上の所属に含めます）')
    .argument('<number>', '番号（先頭の8文字か全体）')
    .option('--json', 'JSON で')
    .requiredOption(...AS)
    .action(async (number: string, { json, as }: { json?: true; as: string }) => {
      const shown = await doing(async (tx, by) => {
        await actingAs(tx, as, ['send_in_bulk', 'approve_bulk'], by)
        const found = await campaignCalled(tx, number)
        return { campaign: found, progress: await progressOf(tx, found.id, by.today) }
      })
      tools.io.out(json ? asJson(shown) : writtenCampaign(shown.campaign, shown.progress))
    })
  campaign
    .command('preview')
    .description('だれに、いつ、どの文で届くかを、送らずに見る')
    .argument('<number>', '番号')
    .option('--json', 'JSON で')
    .requiredOption(...AS)
    .action(async (number: string, { json, as }: { json?: true; as: string }) => {
      const said = await doing(async (tx, by) => {
        await actingAs(tx, as, ['send_in_bulk', 'approve_bulk'], by)
        const found = await campaignCalled(tx, number)
        const preview = await previewOf(tx, found, by)
        return json ? asJson(preview) : writtenPreview(found, preview, by)
      })
      tools.io.out(said)
    })
}

function changeCommands(campaign: Command, tools: Tools, doing: Doing): void {
  campaign
    .command('due')
    .description('1つの手順の期日を変える（前の期日をお知らせした方には、訂正を1回送ります）')
    .argument('<number>', '番号')
    .argument('<step>', '手順の key')
    .argument('<day>', '新しい期日（2027-02-10）')
    .requiredOption(...AS)
    .action(async (number: string, step: string, day: string, { as }: { as: string }) => {
      const changed = await doing((tx, by) => changeDue(tx, number, { step, day: dayGiven(day) }, as, by))
      tools.io.out(writtenDue(changed))
    })
  campaign
    .command('import')
    .description(`済みの CSV を取り込む（1行に1人の1手順）。見出し：${OUTCOME_COLUMNS.join('・')}`)
    .argument('<number>', '番号')
    .argument('<file>', 'CSV ファイル（- は標準入力）')
    .requiredOption(...AS)
    .action(async (number: string, file: string, { as }: { as: string }) => {
      const rows = readTable(await readGivenFile(tools.io, file, MOST_BYTES), OUTCOME_COLUMNS)
      tools.io.out(writtenOutcomes(await doing((tx, by) => importOutcomes(tx, number, rows, as, by))))
    })
}

function dayGiven(text: string): string {
  const day = readDate(text)
  if (day) return day.toString()
  throw new HagukumiError('bad_input', '期日は、2027-02-10 か 令和9年2月10日 のようにお書きください。')
}

function asJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
}
