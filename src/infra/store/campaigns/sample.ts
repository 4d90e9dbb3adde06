import { z } from 'zod'
import { addBusinessDays } from '../../../domain/calendar/business-days.ts'
import type { Definition } from '../../../domain/campaign/definition.ts'
import type { Tx } from '../../db/index.ts'
import type { CampaignBy } from './by.ts'
import { startNow } from './life.ts'
import { addCampaign } from './rows.ts'
import { keptDefinition } from './shape.ts'

/** The campaign of the sample city as its file tells it: its days are counted from the day on which it is loaded. */
const sampleFile = z.object({
  kind: z.string(),
  title: z.string(),
  steps: z.array(z.looseObject({ inBusinessDays: z.number().int().positive() })),
})

/** Takes the text of campaign.json; starts that campaign, so that whoever tries the bot has something to do. */
export async function startSampleCampaign(tx: Tx, text: string, by: CampaignBy): Promise<void> {
  const definition = definitionFrom(text, by)
  const { kind, title } = definition
  const campaign = {
    id: by.newId(),
    series: by.newId(),
    kind,
    title,
    definition,
    state: 'approved',
    startsOn: by.today,
    author: 'system',
    approver: undefined,
    sample: true,
  } as const
  await addCampaign(tx, campaign, by.now)
  await startNow(tx, campaign, by)
}

function definitionFrom(text: string, { today, calendar }: CampaignBy): Definition {
  const { kind, title, steps } = sampleFile.parse(JSON.parse(text))
  const dated = steps.map(({ inBusinessDays, ...step }) => {
    return { ...step, due: { day: addBusinessDays(today, inBusinessDays, calendar).toString(), rule: 'before' } }
  })
  return keptDefinition.parse({ kind, title, audience: {}, steps: dated })
}
