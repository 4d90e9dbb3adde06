import type { Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import type { App } from '../../app.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { STATE_WORDS } from '../../domain/campaign/state-words.ts'
import { dryRun } from '../../infra/store/campaigns/dry-run.ts'
import { approveCampaign, startCampaign, type Turn, turnCampaign } from '../../infra/store/campaigns/life.ts'
import type { Tools } from '../tools.ts'
import { AS, type Doing } from './doing.ts'
import { named, withYear } from './texts.ts'

interface Parts {
  readonly tools: Tools
  readonly app: Pick<App, 'mail'>
  readonly doing: Doing
}

/** `campaign dry-run|approve|start|pause|continue|cancel`: the life of a campaign. */
export function lifeCommands(campaign: Command, { tools, app, doing }: Parts): void {
  campaign
    .command('dry-run')
    .description('自分のチャットにだけ、試しに送る')
    .argument('<number>', '番号')
    .requiredOption(...AS)
    .action(async (number: string, { as }: { as: string }) => {
      const outcome = await doing((tx, by) => dryRun(tx, number, as, { by, mail: app.mail }))
      tools.io.out(
        outcome === 'sent'
          ? '自分のチャットに、試しに送りました。ほかの方には送っていません。'
          : 'チャットがまだつながっていないため、送れませんでした。はぐくみに一度話しかけてから、もう一度お試しください。',
      )
    })
  campaign
    .command('approve')
    .description('ほかの人が作った下書きを承認する')
    .argument('<number>', '番号')
    .requiredOption(...AS)
    .action(async (number: string, { as }: { as: string }) => {
      const approved = await doing((tx, by) => approveCampaign(tx, number, as, by))
      tools.io.out(
        Temporal.PlainDate.compare(approved.startsOn, dayOf(tools.now())) > 0
          ? `${named(approved)}を承認しました。${withYear(approved.startsOn)}に始まります。`
          : `${named(approved)}を承認しました。まもなく始まります。過ぎた分を、まとめて送ることはありません。`,
      )
    })
  campaign
    .command('start')
    .description('始める（開始日の前なら、開始日に自動で始まります）')
    .argument('<number>', '番号')
    .requiredOption(...AS)
    .action(async (number: string, { as }: { as: string }) => {
      const { campaign: started, counts } = await doing((tx, by) => startCampaign(tx, number, as, by))
      tools.io.out(
        counts
          ? `${named(started)}を始めました。お願いすること ${counts.open}件、対象外 ${counts.excluded}件。`
          : `${named(started)}は、${withYear(started.startsOn)}に始まります。`,
      )
    })
  turnCommand(campaign, 'pause', '止める（お知らせをやめ、再開まで待つ）')
  turnCommand(campaign, 'continue', '止めたものを再開する（止めていた間の分は、まとめて送りません）')
  turnCommand(campaign, 'cancel', '取り消す（元に戻せません）')

  function turnCommand(parent: Command, turn: Turn, says: string): void {
    parent
      .command(turn)
      .description(says)
      .argument('<number>', '番号')
      .requiredOption(...AS)
      .action(async (number: string, { as }: { as: string }) => {
        const turned = await doing((tx, by) => turnCampaign(tx, number, turn, as, by))
        tools.io.out(`${named(turned)}は「${STATE_WORDS[turned.state]}」になりました。`)
      })
  }
}
