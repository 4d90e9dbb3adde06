import type { Formed, Plugged, Prompt, Shortcut } from './feature.ts'

/** What all features offer, for a channel to show in its own way. */
export interface Offers {
  readonly prompts: readonly Prompt[]
  readonly forms: readonly Pick<Formed<never>, 'form' | 'check'>[]
  readonly shortcuts: readonly Shortcut[]
}

/** Gathers the offers of features, in their order. */
export function offersOf<Tx>(features: readonly Plugged<Tx>[]): Offers {
  return {
    prompts: features.flatMap(({ prompts }) => prompts),
    forms: features.flatMap(({ forms }) => forms),
    shortcuts: features.flatMap(({ shortcuts }) => shortcuts),
  }
}
