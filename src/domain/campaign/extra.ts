import type { Actor, Step } from './definition.ts'

/** Steps that a definition does not have and that a move brings about (domain notes §2). No definition's key begins so. */
export const EXTRA_PREFIX = 'move_'

export type ExtraKey = `${typeof EXTRA_PREFIX}${'handover' | 'goals' | 'interview' | 'newcomer'}`

/** A step without a day: each assignment of it has its own. */
export type ExtraStep = Omit<Step, 'due' | 'key'> & { readonly key: ExtraKey; readonly actor: Actor }

const BY = ['csv', 'self'] as const
const NEAR = ['T-5', 'T-0'] as const

export const EXTRA: Readonly<Record<ExtraKey, ExtraStep>> = {
  move_handover: {
    key: 'move_handover',
    title: '評価の引継ぎをする',
    actor: 'first_appraiser',
    touches: NEAR,
    minutes: 20,
    completion: BY,
  },
  move_goals: {
    key: 'move_goals',
    title: '目標の再設定をする',
    actor: 'member',
    touches: NEAR,
    minutes: 30,
    completion: ['csv', 'appraiser', 'self'],
    reference: 'own_abilities',
  },
  move_interview: {
    key: 'move_interview',
    title: '目標の再設定の面談をする',
    actor: 'first_appraiser',
    touches: NEAR,
    minutes: 30,
    completion: ['csv', 'appraiser', 'self'],
    reference: 'coaching_ability',
  },
  // 条件付採用 has an appraisal of its own; the person never reads of it, only who appraises (domain notes §2).
  move_newcomer: {
    key: 'move_newcomer',
    title: '新しく来た方の評価の進め方を決める',
    actor: 'first_appraiser',
    touches: NEAR,
    minutes: 20,
    completion: BY,
    reference: 'coaching_ability',
  },
}

/** Business days within which the new pair sets the goals again (domain notes §2), and the old appraiser hands over before it. */
export const RESET_DAYS = 20
export const HANDOVER_DAYS = 10

/** Business days after a return before HR is told what could be picked up (domain notes §2). */
export const RETURN_DAYS = 5
