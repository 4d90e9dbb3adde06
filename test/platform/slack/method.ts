import type { z } from 'zod'
import { refusedFor } from './refusal.ts'
import type { Workspace } from './workspace.ts'

/** The arguments of a call, with what was JSON in a form already read. */
export type Args = Readonly<Record<string, unknown>>

/** One method of the Web API. */
export interface Method {
  /** What the token must be allowed to. */
  readonly scope?: string | ((args: Args) => string)
  /** `app` where only an app-level token is good. */
  readonly token?: 'app'
  /** Does it and gives the rest of the answer. @throws Refusal */
  run(args: Args, workspace: Workspace): Readonly<Record<string, unknown>>
}

/** A method that takes arguments of this shape. */
export function method<S extends z.ZodType>(
  shape: S,
  run: (args: z.infer<S>, workspace: Workspace) => Readonly<Record<string, unknown>>,
  needs: Pick<Method, 'scope' | 'token'> = {},
): Method {
  return { ...needs, run: (args, workspace) => run(read(shape, args), workspace) }
}

/** @throws Refusal `invalid_arguments` */
export function read<S extends z.ZodType>(shape: S, args: Args): z.infer<S> {
  const parsed = shape.safeParse(args)
  if (parsed.success) return parsed.data
  throw refusedFor(
    'invalid_arguments',
    parsed.error.issues.map(({ message, path }) => `${message} [/${path.join('/')}]`),
  )
}
