import { expect } from 'vitest'
import { freshPerson, personal } from '../platform/teams/activities.ts'
import type { Activity } from '../platform/teams/control.ts'
import type { PersonInput } from '../platform/teams/shapes.ts'
import type { Posted } from '../platform/teams/talks.ts'
import { quiet } from '../support/quiet.ts'
import type { TeamsHouse } from './support.ts'

/** Many scenes are played in one house, each with people of its own. */
export type At = () => TeamsHouse

/** Somebody of the tenant whom no scene before has seen; without an address in the city's directory they stay unknown. */
export async function somebody({ teams }: TeamsHouse, more: Partial<PersonInput> = {}): Promise<PersonInput> {
  const person = freshPerson(more)
  await teams.people([person])
  return person
}

/** 佐藤花子 of the sample city, with a new account. */
export function hanako(house: TeamsHouse): Promise<PersonInput> {
  return somebody(house, { email: 'n100184@sample.invalid' })
}

/** What the bot posted between now and the end of what is done. */
export async function posted(house: TeamsHouse, done: () => Promise<unknown>): Promise<readonly Posted[]> {
  const key = ({ conversation, id }: Posted) => `${conversation} ${id}`
  const before = new Set((await house.teams.messages()).map(key))
  await done()
  await quiet(house)
  return (await house.teams.messages()).filter((message) => !before.has(key(message)))
}

/** Hands an activity to the bot, which must take it at once; gives what is answered to it within the request. */
export async function taken({ teams }: TeamsHouse, activity: Activity): Promise<unknown> {
  const { status, body } = await teams.deliver(activity)
  expect(status).toBe(200)
  return body
}

/** Hands an activity to the bot; gives what it posted in answer. */
export function answersTo(house: TeamsHouse, activity: Activity): Promise<readonly Posted[]> {
  return posted(house, () => taken(house, activity))
}

/** One answer to a question in the personal chat. */
export async function answerTo(house: TeamsHouse, person: PersonInput, text: string): Promise<Posted> {
  const [answer, ...others] = await answersTo(house, personal(person, text))
  if (!answer || others.length > 0) throw new Error(`${others.length + (answer ? 1 : 0)} answers`)
  return answer
}
