import { z } from 'zod'
import { chancesOf } from '../method-faults.ts'
import { deliveryShape, fault } from '../shapes.ts'
import { payloadShape } from './payload.ts'
import { personShape } from './shapes.ts'

/** A fault of any method, or Slack's own refusal with this code. */
const methodFault = z.union([fault, z.strictObject({ error: z.string() })])

/** The next faults of a method in order. Those of sending are ordered with the sends; a post can only be refused here. */
export const methodFaultsShape = z
  .strictObject({ method: z.string(), faults: z.array(methodFault) })
  .refine(
    ({ method, faults }) => method !== 'chat.postMessage' || faults.every((each) => typeof each === 'object'),
    'the faults of chat.postMessage are ordered with those of the sends',
  )

/** The chances of the faults of these methods from now on. Those of sending are the platform's own. */
export const chancesShape = chancesOf(z.string().refine((name) => name !== 'chat.postMessage'))

/** Events to hand over as a busy Slack does: in copies, in any order, and again until somebody takes them. */
export const spreadShape = deliveryShape
  .omit({ urls: true, events: true })
  .extend({ payloads: z.array(payloadShape.refine(({ body }) => typeof body.event_id === 'string', 'events only')) })

/** What the app may do from now on. */
export const scopesShape = z.strictObject({ scopes: z.array(z.string()) })

/** People who come, or changed. */
export const peopleShape = z.strictObject({ people: z.array(personShape) })

export type MethodFault = z.infer<typeof methodFault>
export type Spreading = z.infer<typeof spreadShape>
