import type { Config } from '../config.ts'
import { type Playground, preparePlayground } from './index.ts'
import { TEXT } from './texts.ts'

/**
 * The Playground where it is asked for, or where somebody sits at a terminal with neither a platform's keys nor a server
 * whose messages wait for other processes; undefined elsewhere, and where it is not installed.
 */
export async function playgroundFor(
  { playground, slack, teams, databaseUrl }: Pick<Config, 'playground' | 'slack' | 'teams' | 'databaseUrl'>,
  input: { readonly isTTY?: boolean },
): Promise<Playground | undefined> {
  const isNewcomer = input.isTTY === true && [slack, teams, databaseUrl].every((each) => each === undefined)
  return playground === 'on' || (playground === undefined && isNewcomer) ? preparePlayground() : undefined
}

/** Whoever is told of it, and from when on it may take their machine's time. */
interface Told {
  readonly begun?: Promise<void>
  say(line: string): void
}

/** Opens it before a bot that listens at `port`, and says where it is, or that it is not, in one line. Never throws. */
export async function showPlayground(playground: Playground, port: number, { begun, say }: Told): Promise<void> {
  await begun
  const address = await playground.open(port).catch(() => 'failed' as const)
  if (address !== undefined) say(address === 'failed' ? TEXT.failed : TEXT.opened(address))
}
