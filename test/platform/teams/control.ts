import { z } from 'zod'
import { chancesOf } from '../method-faults.ts'
import { deliveryShape, fault } from '../shapes.ts'
import { personShape } from './shapes.ts'

/** What the connector is asked for; `send` is a message, new or in answer. */
const kind = z.enum(['send', 'create', 'update', 'delete', 'member', 'members', 'pagedmembers'])
const refused = z.strictObject({ status: z.int().min(400).max(499), code: z.string() })
const kindFault = z.union([fault, refused])

/** The next faults of a kind in order. Those of sending are ordered with the sends; a send can only be refused here. */
export const kindFaultsShape = z
  .strictObject({ kind, faults: z.array(kindFault) })
  .refine((it) => it.kind !== 'send' || it.faults.every((each) => typeof each === 'object'), 'sends are only refused')

/** Those of sending are the platform's own. */
export const chancesShape = chancesOf(kind.exclude(['send']))

/** An activity as Teams posts it; `serviceUrl` is added where there is none. */
export const activityShape = z.looseObject({ type: z.string(), id: z.string() })

/** An activity and what goes with it: the right token where none is given, none where it is empty. */
export const deliverShape = z.strictObject({
  activity: activityShape,
  token: z.string().optional(),
  headers: z.record(z.string(), z.string()).default({}),
})

/** Activities to hand over as a busy Teams does: in copies, in any order, and again until somebody takes them. */
export const spreadShape = deliveryShape.omit({ urls: true, events: true }).extend({ payloads: z.array(activityShape) })

/** Claims to sign with the key that the metadata shows, or with one that nobody knows. */
export const signShape = z.strictObject({
  claims: z.record(z.string(), z.unknown()),
  key: z.enum(['own', 'foreign']).default('own'),
})

/** Whether the bot may write to somebody from now on. */
export const reachShape = z.strictObject({ aadObjectId: z.string(), to: z.enum(['open', 'blocked', 'removed']) })

/** People who come, or changed. */
export const peopleShape = z.strictObject({ people: z.array(personShape) })

export type Kind = z.infer<typeof kind>
export type Refused = z.infer<typeof refused>
export type Activity = z.infer<typeof activityShape>
export type Deliver = z.infer<typeof deliverShape>
