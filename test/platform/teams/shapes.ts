import { z } from 'zod'
import { TENANT_ID } from './identity.ts'

const count = z.int().nonnegative()

/** Somebody of the tenant, or a guest in it. Without `id` there is one that follows from `aadObjectId`. */
export const personShape = z
  .strictObject({
    aadObjectId: z.string().min(1),
    id: z.string().startsWith('29:').optional(),
    name: z.string().default('職員'),
    email: z.string().optional(),
    userRole: z.enum(['user', 'guest']).default('user'),
    tenantId: z.string().default(TENANT_ID),
  })
  .transform(({ id, ...person }) => ({ ...person, id: id ?? `29:1${person.aadObjectId}` }))

/**
 * How Teams is set up. `patienceMs`: how long it waits for an answer; `retryMs`: the pauses before each further try of
 * what nobody took; an invoke is tried once.
 */
export const teamsShape = z.strictObject({
  people: z.array(personShape).default([]),
  patienceMs: count.default(5_000),
  retryMs: z.array(count).default([20, 200, 1_000]),
})

export type Person = z.infer<typeof personShape>
/** A person as tests write one. */
export type PersonInput = z.input<typeof personShape>
export type TeamsOptions = z.infer<typeof teamsShape>
