import { z } from 'zod'
import { COMMAND, EVENTS, SCOPES, SHORTCUTS } from '../../src/channels/slack/wanted.ts'

// Slack's own schema is not published as a package, knows no scope or event by name, and lets agent_view stand beside
// assistant_view. So the rules that matter here are written down, with the lengths that Slack's documentation gives.

const upTo = (most: number) => z.string().min(1).max(most)
const url = z.url({ protocol: /^https$/ }).max(3000)

/** Takes names in any order, each once; refuses one too many and one too few. */
const exactly = (names: readonly string[]) =>
  z.array(z.string()).refine((given) => [...given].sort().join() === [...names].sort().join())

const namesOf = (wanted: readonly { name: string }[]) => wanted.map(({ name }) => name)

const prompts = z
  .array(z.strictObject({ title: upTo(75), message: upTo(300) }))
  .min(1)
  .max(4)

const shortcut = z.strictObject({
  name: upTo(24),
  type: z.enum(['global', 'message']),
  callback_id: upTo(255),
  description: upTo(150),
})

const features = z
  .strictObject({
    agent_view: z.strictObject({ agent_description: upTo(300), suggested_prompts: prompts }).optional(),
    assistant_view: z.strictObject({ assistant_description: upTo(300), suggested_prompts: prompts }).optional(),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    // Other letters than these are refused by Slack.
    bot_user: z.strictObject({ display_name: upTo(80).regex(/^[a-z0-9._-]+$/), always_online: z.boolean() }),
    shortcuts: z
      .array(shortcut)
      .max(10)
      .refine((given) => {
        const ids = (list: readonly { type: string; id: string }[]) =>
          list.map(({ type, id }) => `${type} ${id}`).sort()
        return (
          ids(given.map(({ type, callback_id }) => ({ type, id: callback_id }))).join() ===
          ids(SHORTCUTS.map(({ type, callbackId }) => ({ type, id: callbackId }))).join()
        )
      }),
    slash_commands: z.tuple([
      z.strictObject({
        command: z.literal(COMMAND),
        url: url.optional(),
        description: upTo(2000),
        usage_hint: upTo(1000),
        should_escape: z.boolean(),
      }),
    ]),
  })
  .refine(({ agent_view, assistant_view }) => (agent_view === undefined) !== (assistant_view === undefined))

/** A manifest of ours: every key known, every length within Slack's, exactly the scopes and events that are wanted. */
export const manifestRules = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: upTo(35),
    description: upTo(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features,
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: exactly(namesOf(SCOPES)) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: url.optional(), bot_events: exactly(namesOf(EVENTS)) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: url.optional() }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
})

export type Manifest = z.infer<typeof manifestRules>
