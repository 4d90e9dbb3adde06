import type { TeamsDesk } from './desk.ts'
import { TEAMS } from './happened.ts'
import type { Access, Teams } from './index.ts'
import { RATES } from './rates.ts'
import { TEXT } from './texts.ts'
import { MESSAGES_PATH } from './wanted.ts'

/**
 * Teams, whose packages are loaded when something first happens there: they take a second and 100 MB, and who talks at
 * a terminal does not wait for that. Meant for the Playground, whose key is right and which is never away.
 */
export function lateTeams(access: Access): Teams {
  let opened: Promise<Teams> | undefined
  let desk: TeamsDesk | undefined
  const open = async () => {
    const { openTeams } = await import('./index.ts')
    const teams = openTeams(access)
    if (desk) teams.serve(desk)
    return teams
  }
  const teams = () => (opened ??= open())
  const handle: Teams['routes'][number]['handle'] = async (...asked) => {
    for (const route of (await teams()).routes) await route.handle(...asked)
  }
  return {
    courier: { channel: TEAMS, limits: RATES, send: async (...sent) => (await teams()).courier.send(...sent) },
    directory: { channel: TEAMS, emailOf: async (...asked) => (await teams()).directory.emailOf(...asked) },
    deleting: TEXT.deleting,
    routes: [{ method: 'POST', path: MESSAGES_PATH, handle }],
    serve: (given) => {
      desk = given
    },
    start: async () => undefined,
    stop: async () => (await opened)?.stop(),
  }
}
