import type { Temporal } from 'temporal-polyfill'
import type { Task } from '../domain/nudge/task.ts'
import type { Person } from '../domain/people/person.ts'
import type { Sensitive } from '../domain/screen/screen.ts'
import type { Asker } from './asker.ts'
import { type Button, type Card, card } from './card/card.ts'
import type { Form, FormAnswers } from './card/form.ts'
import type { Line } from './digest/line.ts'
import type { Place } from './event.ts'
import type { Evidence } from './evidence.ts'
import type { Answers, Flow } from './flow/flow.ts'
import { TEXT } from './texts.ts'

/** The turn of one person in a talk. */
export interface Turn {
  readonly asker: Asker
  readonly place: Place
  readonly now: Temporal.Instant
}

/** One message in answer, with what stands behind it where a question was asked. */
export interface Reply {
  readonly card: Card
  readonly evidence?: Evidence
  /** A flow of the same feature that begins after this message. */
  readonly begins?: string
  /** What that flow need not ask: it was said already. A flow put off before is then begun anew. */
  readonly beginsWith?: Answers
  /** It tells of the person: asked in a channel, it is answered in their direct chat. */
  readonly personal?: true
  /** Its row is kept apart from all others, with those of the stress check, and nothing else tells that it was sent. */
  readonly keeps?: 'stress_check'
  /** In answer to a button: it stands in the place of the card that was pressed, where the platform can do that. */
  readonly replaces?: true
}

/** A talk of several questions, and what becomes of the answers at its end. */
export interface Leads<Ports> {
  readonly flow: Flow
  finish(answers: Answers, turn: Turn, ports: Ports): Promise<Reply[]>
}

/** A word that opens something when it is all that was typed: 「ヘルプ」「/who」. */
export interface Word<Ports> {
  readonly say: readonly string[]
  run(turn: Turn, ports: Ports): Promise<Reply[]>
}

export type Given = Button['given']

/** What a button does; undefined where what it named is gone since it was sent. */
export type Act<Ports> = (given: Given, turn: Turn, ports: Ports) => Promise<Reply[] | undefined>

/**
 * What a feature offers. Channels render what is declared here, and features meet only here.
 * `Ports` is what the feature needs from outside, bound to the transaction of the turn.
 */
export interface Feature<Ports> {
  /** The folder's name; buttons carry it. */
  readonly name: string
  readonly words?: readonly Word<Ports>[]
  /** What its buttons do. */
  readonly acts?: Readonly<Record<string, Act<Ports>>>
  /** Talks of several questions; a reply that `begins` one starts it. */
  readonly flows?: readonly Leads<Ports>[]
  /** The answer to free text; undefined = not mine. Features are asked in the order of main. */
  answer?(text: string, turn: Turn, ports: Ports): Promise<Reply[] | undefined>
  /** The reply to a message of which only the class was kept. */
  comfort?(about: Sensitive, turn: Turn, ports: Ports): Promise<Reply[]>
  /** What a person sees who opens the bot without a word. */
  greet?(turn: Turn, ports: Ports): Promise<Reply[]>
  /** Its part of the page that a platform keeps for the bot and each person. */
  section?(turn: Turn, ports: Ports): Promise<Reply[]>
  /** What a digest says of its open tasks. Called for many people at once: it looks nothing up. */
  lines?(tasks: readonly Task[], whom: Person): readonly Line[]
  /** What it goes on with where another feature ends: the act that begins it, which is given `text`. */
  readonly takes?: Takes
  /** Questions to begin with, as a person would write them. */
  readonly prompts?: readonly Prompt[]
  /** Questions that are answered together, for channels that can show them so. */
  readonly forms?: readonly Formed<Ports>[]
  /** Its entries in a platform's own menus. */
  readonly shortcuts?: readonly Shortcut[]
}

/** What features hand on to one another, and under which act somebody takes it: an `idea` that came up in a meeting. */
export type Takes = Readonly<Partial<Record<'idea', string>>>

/** Who takes something over, as a button names it; undefined as long as no feature does. */
export function takerOf<Tx>(
  features: readonly Plugged<Tx>[],
  what: keyof Takes,
): { readonly feature: string; readonly act: string } | undefined {
  const [taker] = features.flatMap(({ name, takes }) => {
    const act = takes[what]
    return act === undefined ? [] : [{ feature: name, act }]
  })
  return taker
}

/** A form, and what becomes of its answers. */
export interface Formed<Ports> {
  readonly form: Form
  /** Says what is wrong, by field, while the person still sees the form; empty when all is well. */
  check?(answers: FormAnswers): FormAnswers
  submit(answers: FormAnswers, turn: Turn, ports: Ports): Promise<Reply[]>
}

/** Opens a form of the same feature from a menu of the platform. */
export interface Shortcut {
  /** The platform's name of it, as its manifest has it. */
  readonly name: string
  readonly form: string
  /** The field that begins with the words of the message it was opened from; who wrote them is not carried over. */
  readonly fills?: string
}

/** A question offered to somebody who has none yet. */
export interface Prompt {
  readonly title: string
  readonly says: string
}

/** A feature with its ports bound by the one who knows the store; `Tx` is the store's transaction. */
export interface Plugged<Tx> {
  readonly name: string
  word(said: string, turn: Turn, tx: Tx): Promise<Reply[]> | undefined
  act(name: string, given: Given, turn: Turn, tx: Tx): Promise<Reply[] | undefined> | undefined
  answer(text: string, turn: Turn, tx: Tx): Promise<Reply[] | undefined>
  comfort(about: Sensitive, turn: Turn, tx: Tx): Promise<Reply[]> | undefined
  greet(turn: Turn, tx: Tx): Promise<Reply[]> | undefined
  section(turn: Turn, tx: Tx): Promise<Reply[]>
  lines(tasks: readonly Task[], whom: Person): readonly Line[]
  readonly takes: Takes
  readonly prompts: readonly Prompt[]
  readonly forms: readonly Omit<Formed<never>, 'submit'>[]
  readonly shortcuts: readonly Shortcut[]
  submit(form: string, answers: FormAnswers, turn: Turn, tx: Tx): Promise<Reply[]> | undefined
  readonly flows: readonly Led<Tx>[]
}

/** A flow with the end that its feature gives it. */
export interface Led<Tx> {
  readonly flow: Flow
  finish(answers: Answers, turn: Turn, tx: Tx): Promise<Reply[]>
}

/** Takes a feature and how its ports are made of a transaction; gives it ready for the router. */
export function plug<Ports, Tx>(feature: Feature<Ports>, bind: (tx: Tx) => Ports): Plugged<Tx> {
  return {
    name: feature.name,
    word: (said, turn, tx) => feature.words?.find(({ say }) => say.includes(said))?.run(turn, bind(tx)),
    act: (name, given, turn, tx) => feature.acts?.[name]?.(given, turn, bind(tx)),
    answer: async (text, turn, tx) => feature.answer?.(text, turn, bind(tx)),
    comfort: (about, turn, tx) => feature.comfort?.(about, turn, bind(tx)),
    greet: (turn, tx) => feature.greet?.(turn, bind(tx)),
    lines: (tasks, whom) => feature.lines?.(tasks, whom) ?? [],
    section: async (turn, tx) => (await feature.section?.(turn, bind(tx))) ?? [],
    takes: feature.takes ?? {},
    prompts: feature.prompts ?? [],
    forms: feature.forms ?? [],
    shortcuts: feature.shortcuts ?? [],
    submit: (name, answers, turn, tx) => {
      const formed = feature.forms?.find(({ form }) => form.name === name)
      // A channel asks at once where it can; what comes by another way is looked at here.
      const faults = Object.values(formed?.check?.(answers) ?? {})
      return faults.length > 0 ? faulty(faults) : formed?.submit(answers, turn, bind(tx))
    },
    flows: (feature.flows ?? []).map(({ flow, finish }) => {
      return { flow, finish: (answers, turn, tx) => finish(answers, turn, bind(tx)) }
    }),
  }
}

async function faulty(faults: readonly string[]): Promise<Reply[]> {
  return [{ card: card(TEXT.faulty).list(faults).build(), personal: true }]
}
