import { z } from 'zod'
import { problemsOf } from './blocks.ts'
import { plain } from './elements.ts'
import { freshId } from './fresh.ts'
import { APP_ID, BOT, TEAM } from './identity.ts'
import { Refusal, refusedFor } from './refusal.ts'

const viewShape = z.looseObject({
  type: z.enum(['modal', 'home']),
  title: plain(24).optional(),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  blocks: z.array(z.looseObject({ type: z.string() })),
  callback_id: z.string().max(255).default(''),
  external_id: z.string().max(255).default(''),
  private_metadata: z.string().max(3000).default(''),
})

/** A modal or a home tab as it stands in front of somebody. */
export type View = z.infer<typeof viewShape> & {
  readonly id: string
  readonly hash: string
  /** Who sees it. */
  readonly user: string
  /** The method that brought it here last. */
  readonly by: string
}

/** What can be opened with: each trigger_id once, by whom it was made, until a time in ms since the epoch. */
export class Triggers {
  readonly #open = new Map<string, { readonly user: string; readonly until: number }>()
  readonly #used = new Set<string>()

  add(id: string, user: string, until: number): void {
    this.#open.set(id, { user, until })
  }

  /** Uses one up and gives its user. @throws Refusal for one that is unknown, used or too old. */
  use(id: string): string {
    const trigger = this.#open.get(id)
    if (!trigger) throw new Refusal(this.#used.has(id) ? 'exchanged_trigger_id' : 'invalid_trigger_id')
    this.#open.delete(id)
    this.#used.add(id)
    if (Date.now() >= trigger.until) throw new Refusal('expired_trigger_id')
    return trigger.user
  }
}

/** Every view, the newest state of each. */
export class Views {
  readonly #all = new Map<string, View>()

  all(): View[] {
    return [...this.#all.values()]
  }

  open(user: string, view: unknown, by: string): View {
    return this.#keep(freshId('V'), { user, by }, view)
  }

  /** A person has one home tab. @throws Refusal where `hash` names an older state of it. */
  publish(user: string, view: unknown, hash: string | undefined): View {
    const id = `VHOME${user}`
    this.#check(this.#all.get(id), hash)
    return this.#keep(id, { user, by: 'views.publish' }, view)
  }

  /** @throws Refusal for an unknown view, or where `hash` names an older state of it. */
  update(asked: { view_id?: string; external_id?: string; hash?: string }, view: unknown): View {
    const known = this.all().find(({ id, external_id }) =>
      asked.view_id === undefined ? external_id !== '' && external_id === asked.external_id : id === asked.view_id,
    )
    if (!known) throw new Refusal('not_found')
    this.#check(known, asked.hash)
    return this.#keep(known.id, { user: known.user, by: 'views.update' }, view)
  }

  #check(known: View | undefined, hash: string | undefined): void {
    if (known && hash !== undefined && hash !== known.hash) throw new Refusal('hash_conflict')
  }

  #keep(id: string, who: { user: string; by: string }, asked: unknown): View {
    const parsed = viewShape.safeParse(asked)
    if (!parsed.success) throw refusedFor('invalid_arguments', [`the view: ${parsed.error.message}`])
    const problems = [...problemsOf(parsed.data.blocks, parsed.data.type), ...missing(parsed.data)]
    if (problems.length > 0) throw refusedFor('invalid_arguments', problems)
    const blocks = parsed.data.blocks.map((block) => ({ block_id: freshId(''), ...block }))
    const view = { ...parsed.data, blocks, id, hash: freshId(''), ...who }
    this.#all.set(id, view)
    return view
  }
}

/** A view as Slack shows it to apps. */
export function shownView({ user: _, by: __, ...view }: View) {
  const root = { root_view_id: view.id, previous_view_id: null }
  return { ...view, team_id: TEAM.id, app_id: APP_ID, bot_id: BOT.bot, state: { values: {} }, ...root }
}

function missing(view: z.infer<typeof viewShape>): string[] {
  if (view.type !== 'modal') return []
  const asks = view.blocks.some(({ type }) => type === 'input')
  return [...(view.title ? [] : ['a modal has a title']), ...(asks && !view.submit ? ['input without submit'] : [])]
}
