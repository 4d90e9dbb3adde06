import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const portOf = (PORT?: string) => readConfig({ PORT }, '/').port

const faultOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment, '/')
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad_input' })
    return (error as Error).message
  }
  throw new Error('was not refused')
}

describe('PORT', () => {
  it('is a port, 0 for any free one, or left out', () => {
    expect([portOf('3000'), portOf('65535'), portOf('0')]).toEqual([3000, 65535, 0])
    expect([portOf(), portOf('')]).toEqual([undefined, undefined])
  })

  it.each(['65536', '-1', '30.5', '3e3', '0x50', '３０００', 'http'])('cannot be %s', (wrong) => {
    expect(() => portOf(wrong)).toThrow(
      expect.objectContaining({
        code: 'bad_input',
        message: '環境変数 PORT の値が使えません。README の一覧でお確かめください。',
      }),
    )
  })

  it('is named together with the other bad keys', () => {
    expect(() => readConfig({ PORT: 'http', LOG_LEVEL: 'loud' }, '/')).toThrow('環境変数 LOG_LEVEL、PORT の値')
  })
})

describe('the key of the stress check', () => {
  it('is 32 bytes in Base64, or left out', () => {
    const key = Buffer.alloc(32, 1).toString('base64')
    expect(readConfig({ HAGUKUMI_SC_KEY: key }, '/').stressCheckKey).toBe(key)
    expect(readConfig({}, '/').stressCheckKey).toBeUndefined()
    for (const wrong of ['secret', key.slice(1), Buffer.alloc(31).toString('base64')])
      expect(faultOf({ HAGUKUMI_SC_KEY: wrong })).toContain('HAGUKUMI_SC_KEY')
  })
})

describe('the keys of Slack', () => {
  const slackOf = (environment: NodeJS.ProcessEnv) => readConfig(environment, '/').slack
  it('give the way to Slack: an app token, a signing secret, or both', () => {
    const SLACK_BOT_TOKEN = 'xoxb-1-a'
    expect(slackOf({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-1' })).toEqual({
      botToken: 'xoxb-1-a',
      appToken: 'xapp-1',
    })
    expect(slackOf({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: '0f' })).toEqual({
      botToken: 'xoxb-1-a',
      signingSecret: '0f',
    })
    expect(slackOf({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: '0f' })).toEqual({
      botToken: 'xoxb-1-a',
      appToken: 'xapp-1',
      signingSecret: '0f',
    })
  })

  it('leave Slack alone without a bot token', () => {
    expect([slackOf({}), slackOf({ SLACK_BOT_TOKEN: '' }), slackOf({ SLACK_APP_TOKEN: 'xapp-1' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('name both ways where there is neither', () => {
    for (const SLACK_SIGNING_SECRET of [undefined, '']) {
      const fault = faultOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET })
      expect(fault).toContain('環境変数 SLACK_APP_TOKEN、SLACK_SIGNING_SECRET の値が使えません')
      expect(fault).toContain('どちらかも入れてください')
    }
  })

  const bot = (begins: string) => `SLACK_BOT_TOKEN は xoxb- で始まる値です（今のものは ${begins} で始まります）。`
  const app = 'SLACK_APP_TOKEN は xapp- で始まる値です（今のものは xoxb- で始まります）。'
  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxp-hidden' }, 'SLACK_BOT_TOKEN', bot('xoxp-')],
    [{ SLACK_BOT_TOKEN: 'xapp-hidden' }, 'SLACK_BOT_TOKEN', bot('xapp-')],
    [{ SLACK_BOT_TOKEN: 'xoxe.xoxb-hidden' }, 'SLACK_BOT_TOKEN', bot('xoxe.xoxb-')],
    [{ SLACK_BOT_TOKEN: 'hidden' }, 'SLACK_BOT_TOKEN', 'SLACK_BOT_TOKEN は xoxb- で始まる値です。'],
    [{ SLACK_BOT_TOKEN: 'xoxb-hidden hidden' }, 'SLACK_BOT_TOKEN', 'SLACK_BOT_TOKEN に空白か改行が'],
    [{ SLACK_APP_TOKEN: 'xoxb-hidden' }, 'SLACK_APP_TOKEN', app],
    [
      { SLACK_SIGNING_SECRET: 'xapp-hidden' },
      'SLACK_SIGNING_SECRET',
      'Signing Secret です（今のものは xapp- で始まります）',
    ],
    [{ SLACK_SIGNING_SECRET: 'hidden\r\n' }, 'SLACK_SIGNING_SECRET', 'SLACK_SIGNING_SECRET に空白か改行が'],
    [
      { SLACK_BOT_TOKEN: 'xapp-hidden', SLACK_APP_TOKEN: 'xoxb-hidden' },
      'SLACK_BOT_TOKEN、SLACK_APP_TOKEN',
      bot('xapp-') + app,
    ],
    [{ SLACK_BOT_TOKEN: 'xoxp-hidden', LOG_LEVEL: 'loud' }, 'LOG_LEVEL、SLACK_BOT_TOKEN', bot('xoxp-')],
  ])('are named, with how they begin and nothing more of their value (%#)', (wrong, keys, sentence) => {
    const fault = faultOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0f', ...wrong })
    expect(fault).toContain(`環境変数 ${keys} の値が使えません。`)
    expect(fault).toContain(sentence)
    expect(fault).not.toContain('hidden')
  })
})

describe('the keys of Teams', () => {
  const ALL = {
    TEAMS_APP_ID: '3f1c2a60-7b1e-4d0b-9c55-8a1de0c0ffee',
    TEAMS_APP_PASSWORD: 'hidden~secret',
    TEAMS_TENANT_ID: '9b6f4e0a-2c1d-4e77-8f3a-5d2b7c9e1a44',
  }
  const teamsOf = (environment: NodeJS.ProcessEnv) => readConfig(environment, '/').teams

  it('make a bot of one tenant, at the usual host of the Bot Connector', () => {
    const keys = { appId: ALL.TEAMS_APP_ID, tenantId: ALL.TEAMS_TENANT_ID, password: ALL.TEAMS_APP_PASSWORD }
    expect(teamsOf(ALL)).toEqual({ ...keys, hosts: ['smba.trafficmanager.net'] })
    expect(teamsOf({ ...ALL, TEAMS_SERVICE_HOSTS: 'a.example,b.example' })?.hosts).toEqual(['a.example', 'b.example'])
  })

  it('may all be missing', () => {
    expect(teamsOf({})).toBeUndefined()
    expect(teamsOf({ TEAMS_APP_ID: '', TEAMS_APP_PASSWORD: '', TEAMS_TENANT_ID: '' })).toBeUndefined()
  })

  it.each(Object.keys(ALL))('cannot be used without %s, and say so without showing the others', (missing) => {
    const fault = faultOf({ ...ALL, [missing]: '' })
    expect(fault).toContain(`環境変数 ${missing} の値が使えません`)
    expect(fault).toContain('3つがすべて要ります')
    expect(fault).not.toContain('hidden')
  })

  it.each([
    ['TEAMS_APP_ID', 'はぐくみ'],
    ['TEAMS_TENANT_ID', 'contoso.onmicrosoft.com'],
    ['TEAMS_APP_PASSWORD', 'hidden secret'],
    ['TEAMS_SERVICE_HOSTS', 'https://smba.trafficmanager.net/'],
    ['TEAMS_SERVICE_HOSTS', '*'],
  ])('are refused where %s is %j', (key, value) => {
    const fault = faultOf({ ...ALL, [key]: value })
    expect(fault).toContain(`環境変数 ${key} の値が使えません`)
    expect(fault).not.toContain('hidden')
  })
})
