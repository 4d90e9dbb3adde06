import { answerJson, type Route } from './route.ts'

/** Milliseconds. Who asks for readiness usually gives up after some seconds; a database that takes this long is away. */
const READY_WITHIN_MS = 2_000

/**
 * `GET /live` answers 200 as long as the process answers at all. `GET /ready` answers 200, or 503 with the names of what
 * is not ready. `ready` gives those names, none when all is well; where it throws or takes longer than 2 s, it is the
 * database.
 */
export function healthRoutes(ready: () => Promise<readonly string[]>): readonly Route[] {
  return [
    { method: 'GET', path: '/live', handle: async (_, response) => answerJson(response, 200, { live: true }) },
    {
      method: 'GET',
      path: '/ready',
      handle: async (_, response) => {
        const why = await notReady(ready)
        if (why.length === 0) answerJson(response, 200, { ready: true })
        else answerJson(response, 503, { ready: false, why })
      },
    },
  ]
}

async function notReady(ready: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(() => resolve(['database']), READY_WITHIN_MS)
  })
  try {
    return await Promise.race([ready(), tooLate])
  } catch {
    return ['database']
  } finally {
    clearTimeout(timer)
  }
}
