import { z } from 'zod'
import { Refusal } from './refusal.ts'

// What the connector takes, with the numbers of its documentation.

/** A card, in bytes. */
const MOST_CARD = 28 * 1024
/** A message as UTF-16, in bytes. */
const MOST_MESSAGE = 100 * 1024

const card = z.looseObject({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z
    .looseObject({
      type: z.literal('AdaptiveCard'),
      version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']),
      body: z.array(z.looseObject({ type: z.string() })).optional(),
      actions: z.array(z.looseObject({ type: z.string().startsWith('Action.') })).optional(),
    })
    .refine((content) => Buffer.byteLength(JSON.stringify(content)) <= MOST_CARD, 'the card is larger than 28 KB'),
})
const otherAttachment = z
  .looseObject({ contentType: z.string() })
  .refine(({ contentType }) => contentType !== card.shape.contentType.value, 'not an adaptive card that Teams takes')

const claim = z.looseObject({
  '@type': z.literal('Claim'),
  position: z.int().positive(),
  appearance: z.looseObject({
    '@type': z.literal('DigitalDocument'),
    name: z.string().min(1).max(80),
    abstract: z.string().min(1).max(160),
    url: z.url().optional(),
    keywords: z.array(z.string().max(28)).max(3).optional(),
  }),
})
const entity = z.union([
  z.looseObject({
    type: z.literal('https://schema.org/Message'),
    '@type': z.literal('Message'),
    citation: z.array(claim).max(20).optional(),
  }),
  z.looseObject({ type: z.string().refine((type) => type !== 'https://schema.org/Message') }),
])

const activityShape = z.looseObject({
  type: z.enum(['message', 'typing', 'event', 'trace', 'invokeResponse']),
  text: z.string().optional(),
  replyToId: z.string().optional(),
  attachments: z.array(z.union([card, otherAttachment])).optional(),
  entities: z
    .array(entity)
    .refine((all) => all.filter(({ type }) => type === 'https://schema.org/Message').length <= 1, 'one Message only')
    .optional(),
  channelData: z.looseObject({}).optional(),
})

/** An activity as the bot sent it. */
export type Received = z.infer<typeof activityShape>

/** @throws Refusal for what is no activity that Teams takes. */
export function activityOf(body: unknown): Received {
  if (JSON.stringify(body ?? null).length * 2 > MOST_MESSAGE)
    throw new Refusal(413, 'MessageSizeTooBig', 'Message size too large')
  const activity = read(activityShape, body)
  if (activity.type === 'message' && !activity.text && (activity.attachments ?? []).length === 0)
    throw new Refusal(400, 'BadArgument', 'The message has neither text nor an attachment')
  return activity
}

/** @throws Refusal */
export function read<S extends z.ZodType>(shape: S, body: unknown): z.infer<S> {
  const { data, error } = shape.safeParse(body)
  if (!error) return data
  const [first] = error.issues
  throw new Refusal(400, 'BadArgument', `${first?.message} [/${first?.path.join('/')}]`)
}
