import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Slack, startSlack } from '../platform/slack/client.ts'
import { ALL, doctorSlack } from './support.ts'

// The same fake that the bot is tested with: what doctor calls complete is what the bot's calls are let through with.
let slack: Slack
beforeAll(async () => {
  slack = await startSlack()
})
afterAll(() => slack.stop())

const lines = () =>
  doctorSlack({ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken }, { apiUrl: slack.apiUrl })

it('finds nothing missing at the platform that the bot works with, and sends nothing', async () => {
  expect((await lines()).filter((line) => line.startsWith('△'))).toEqual([])
  expect((await slack.calls()).map(({ method }) => method)).toEqual(['auth.test', 'apps.connections.open'])
})

it('names the scope that is taken away', async () => {
  await slack.scopes(ALL.filter((name) => name !== 'im:write'))
  expect(await lines()).toContainEqual(expect.stringMatching(/^△ トークンに権限 im:write がありません/))
})
