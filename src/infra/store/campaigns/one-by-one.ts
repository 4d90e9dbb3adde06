import type { CampaignState } from '../../../domain/campaign/definition.ts'
import { type Database, type Tx, untilUnhindered } from '../../db/index.ts'
import { type CampaignBy, campaignBy, type Outside, PLAN_LIMITS } from './by.ts'
import { CampaignFault } from './fault.ts'
import { type Campaign, type CampaignHead, holdCampaign } from './rows.ts'

/** What is done for one campaign. It may be done again, so it changes nothing outside the transaction. */
type Work<T> = (tx: Tx, campaign: Campaign, by: CampaignBy) => Promise<T>

/** Looks at campaigns one by one, each in a transaction of its own: one that fails holds up no other. */
export class OneByOne {
  readonly #db: Database
  readonly #outside: Outside
  readonly #faults: CampaignFault[] = []

  constructor(db: Database, outside: Outside) {
    this.#db = db
    this.#outside = outside
  }

  /** Does it for each of these that is in one of the states; gives what came of it, `fault` for one that failed. */
  async each<T>(
    campaigns: readonly CampaignHead[],
    states: readonly CampaignState[],
    work: Work<T>,
  ): Promise<(T | 'fault' | undefined)[]> {
    const outcomes: (T | 'fault' | undefined)[] = []
    for (const { id } of campaigns) outcomes.push(await this.#one(id, states, work))
    return outcomes
  }

  /** Notes what is wrong with one beside what fails. */
  note(fault: CampaignFault): void {
    this.#faults.push(fault)
  }

  /** To be called when everything was looked at. Throws the CampaignFault, or an AggregateError of several. */
  end(): void {
    const [only, ...others] = this.#faults
    if (only && others.length === 0) throw only
    if (only) throw new AggregateError(this.#faults, `${this.#faults.length} campaigns failed`)
  }

  async #one<T>(id: string, states: readonly CampaignState[], work: Work<T>): Promise<T | 'fault' | undefined> {
    const inOne = async (tx: Tx) => {
      // As it stands by now: since it was listed somebody may have stopped it.
      const campaign = await holdCampaign(tx, id, states)
      return campaign && work(tx, campaign, await campaignBy(tx, this.#outside))
    }
    try {
      return await untilUnhindered(() => this.#db.prisma.$transaction(inOne, PLAN_LIMITS))
    } catch (error) {
      this.note(new CampaignFault(id, error))
      return 'fault'
    }
  }
}
