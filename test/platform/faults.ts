import { between, type Random } from './random.ts'
import { type Fault, type FaultPlan, faultsShape } from './shapes.ts'

/** Decides what becomes of each send: first what was ordered, then chance by the weights. All is well until told. */
export class Faults {
  readonly #random: Random
  #plan: FaultPlan = faultsShape.parse({})
  readonly #ordered: Fault[] = []
  readonly #orderedFor = new Map<string, Fault[]>()

  constructor(random: Random) {
    this.#random = random
  }

  /** Replaces the chances; what was ordered stays. */
  plan(plan: FaultPlan): void {
    this.#plan = plan
  }

  /** Appends to what is ordered, for the sends to one place or to any. */
  order(faults: readonly Fault[], place?: string): void {
    if (place === undefined) this.#ordered.push(...faults)
    else this.#orderedFor.set(place, [...(this.#orderedFor.get(place) ?? []), ...faults])
  }

  /** The fault of the next send to a place: the place's own order comes before the one for any. */
  draw(place: string): Fault {
    return this.#orderedFor.get(place)?.shift() ?? this.#ordered.shift() ?? this.#chance()
  }

  /** How late the next slow send is accepted, in ms. */
  slowness(): number {
    return between(this.#random, this.#plan.slowMs)
  }

  /** What a throttled send is told, in seconds. */
  get retryAfterS(): number {
    return this.#plan.retryAfterS
  }

  #chance(): Fault {
    const weights = Object.entries(this.#plan.weights) as [Fault, number][]
    let left = this.#random() * weights.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [fault, weight] of weights) {
      left -= weight
      if (left < 0) return fault
    }
    return 'ok'
  }
}
