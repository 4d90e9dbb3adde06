import { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import { datedSteps } from '../../../domain/campaign/plan.ts'
import { shownStep } from '../../../domain/campaign/shown.ts'
import { BULK } from '../../../domain/settings.ts'
import type { Tx } from '../../db/index.ts'
import { actingAs } from './acting.ts'
import { campaignBy, type Outside } from './by.ts'
import { dryRun } from './dry-run.ts'
import { changeDue, dueAhead } from './due.ts'
import { approveCampaign, draftCampaign, startCampaign, turnCampaign } from './life.ts'
import { previewOf } from './plan.ts'
import { progressOf } from './progress.ts'
import { type Campaign, campaignCalled, listCampaigns, unreadableCampaigns } from './rows.ts'
import type { Mail } from './tell.ts'
import { campaignFrom, templateNames } from './templates.ts'

/** What HR's chat needs from outside. `folder` holds the templates. */
export interface Desk {
  readonly outside: Omit<Outside, 'now'>
  now(): Temporal.Instant
  readonly mail: Mail
  readonly folder: string
}

type Deed = 'approve' | 'start' | 'pause' | 'continue' | 'cancel' | 'dry_run'

/** What HR does in the chat, each by the same acts as the commands. A refusal is told and not thrown. */
export function campaignDesk(tx: Tx, { outside, now, mail, folder }: Desk) {
  const byNow = () => campaignBy(tx, { ...outside, now: now() })
  const numberOf = async (id: string) => (await tx.employee.findUniqueOrThrow({ where: { id } })).number
  return {
    mayHandle: async (employeeId: string) => {
      const asked = await told(async () =>
        actingAs(tx, await numberOf(employeeId), ['send_in_bulk', 'approve_bulk'], await byNow()),
      )
      return asked.kind === 'done'
    },
    list: () => listCampaigns(tx),
    unreadable: async () => (await unreadableCampaigns(tx)).length,
    campaign: async (id: string) => {
      const found = await told(() => campaignCalled(tx, id))
      return found.kind === 'done' ? found.value : undefined
    },
    rehearse: async (id: string) => rehearsed(await campaignCalled(tx, id)),
    standing: async (id: string) =>
      (await progressOf(tx, id, (await byNow()).today)).map(({ title, dueOn, total }) => {
        return { title, dueOn: Temporal.PlainDate.from(dueOn), ...total }
      }),
    templates: async (year: number) =>
      Promise.all(
        (await templateNames(folder)).map(async (name) => {
          const { definition } = await campaignFrom(folder, name, year)
          return { name, title: definition.title }
        }),
      ),
    draft: async (template: string, year: number, employeeId: string) =>
      outcomeOf(
        await told(async () => {
          const file = await campaignFrom(folder, template, year)
          return draftCampaign(tx, file, await numberOf(employeeId), await byNow())
        }),
      ),
    dues: async (id: string) => {
      const { calendar } = await byNow()
      const { definition } = await campaignCalled(tx, id)
      return datedSteps(definition, calendar).map(({ key, title, dueOn }) => ({ key, title, day: dueOn }))
    },
    dueAhead: async (id: string, step: string, day: string, employeeId: string) => {
      const asked = await told(async () => dueAhead(tx, id, { step, day }, await numberOf(employeeId), await byNow()))
      return asked.kind === 'refused'
        ? asked
        : { ...asked.value, kind: 'ahead' as const, told: asked.value.told.length }
    },
    changeDue: async (id: string, step: string, day: string, employeeId: string) => {
      const asked = await told(async () => changeDue(tx, id, { step, day }, await numberOf(employeeId), await byNow()))
      if (asked.kind === 'refused') return asked
      const { title, to, told: heard, approval } = asked.value
      return { kind: 'done' as const, campaign: await campaignCalled(tx, id), title, to, told: heard.length, approval }
    },
    act: async (deed: Deed, id: string, employeeId: string) =>
      outcomeOf(
        await told(async () => {
          await act(deed, id, await numberOf(employeeId))
          return campaignCalled(tx, id)
        }),
      ),
  }

  async function act(deed: Deed, id: string, as: string): Promise<void> {
    const by = await byNow()
    if (deed === 'approve') await approveCampaign(tx, id, as, by)
    else if (deed === 'start') await startCampaign(tx, id, as, by)
    else if (deed === 'dry_run') await dryRun(tx, id, as, { by, mail })
    else await turnCampaign(tx, id, deed, as, by)
  }

  async function rehearsed(campaign: Campaign) {
    const by = await byNow()
    const { rehearsal, steps, unreachable } = await previewOf(tx, campaign, by)
    const { actors, members, excluded, findings } = rehearsal
    const needed = actors > (by.settings.bulk ?? BULK).approve_above
    return {
      actors,
      members,
      excluded: excluded.length,
      unreachable: unreachable.length,
      steps: steps.map((step) => shownStep(step, '（所属）', by.calendar)),
      findings: findings.map(({ says }) => says),
      approval: needed ? ('needed' as const) : ('not needed' as const),
    }
  }
}

type Told<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'refused'; readonly says: string }

/** What was asked for, or the sentence of a refusal. Each act looks before it writes, so nothing is left of one refused. */
async function told<T>(work: () => Promise<T>): Promise<Told<T>> {
  try {
    return { kind: 'done', value: await work() }
  } catch (error) {
    if (error instanceof HagukumiError) return { kind: 'refused', says: error.message }
    throw error
  }
}

function outcomeOf(asked: Told<Campaign>) {
  return asked.kind === 'done' ? { kind: 'done' as const, campaign: asked.value } : asked
}
