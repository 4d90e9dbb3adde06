import { z } from 'zod'
import { Faults } from './faults.ts'
import type { Random } from './random.ts'
import { type Fault, faultsShape } from './shapes.ts'

/** The chances of the faults of these methods from now on. */
export const chancesOf = <M extends z.ZodType<string>>(method: M) =>
  z.strictObject({ methods: z.array(method), weights: faultsShape.shape.weights })

/** Decides what becomes of each call of a method: first what was ordered for it, then chance by its weights. */
export class MethodFaults<Refused> {
  readonly #random: Random
  readonly #ordered = new Map<string, (Fault | Refused)[]>()
  readonly #chances = new Map<string, Faults>()

  constructor(random: Random) {
    this.#random = random
  }

  /** Orders the faults of the next calls of a method. */
  order(method: string, faults: readonly (Fault | Refused)[]): void {
    this.#ordered.set(method, [...(this.#ordered.get(method) ?? []), ...faults])
  }

  /** Replaces the chances of these methods; what was ordered stays. */
  chance({ methods, weights }: z.infer<ReturnType<typeof chancesOf>>): void {
    for (const method of methods) {
      const faults = this.#chances.get(method) ?? new Faults(this.#random)
      faults.plan(faultsShape.parse({ weights }))
      this.#chances.set(method, faults)
    }
  }

  /** The fault of the next call of a method. */
  draw(method: string): Fault | Refused {
    return this.#ordered.get(method)?.shift() ?? this.#chances.get(method)?.draw(method) ?? 'ok'
  }
}
