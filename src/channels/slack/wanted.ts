/** Something that is asked of Slack, and for what. The sentence is read by the administrator who grants it. */
export interface Wanted {
  readonly name: string
  readonly why: string
}

/** What the bot's token may do. Nothing more is asked for: no channel is read, no file, no search. */
export const SCOPES: readonly Wanted[] = [
  { name: 'chat:write', why: 'お答えとお知らせを送り、書き直すため' },
  { name: 'im:history', why: '個別チャットの質問を受け取り、届いたかどうかを確かめるため' },
  { name: 'im:write', why: 'まだ話したことのない職員にも、個別チャットでお知らせするため' },
  { name: 'app_mentions:read', why: 'チャンネルで呼びかけられたときだけ答えるため（ほかの投稿は読みません）' },
  { name: 'commands', why: '/hagukumi とショートカットを使えるようにするため' },
  { name: 'assistant:write', why: '最初の画面に、尋ね方の例を出すため' },
  { name: 'users:read', why: '話しかけた人を名簿の職員と結び、退職した人の結びつきを外すため' },
  { name: 'users:read.email', why: 'メールアドレスで名簿の職員と結ぶため' },
]

/** What Slack tells the bot of. */
export const EVENTS: readonly Wanted[] = [
  { name: 'message.im', why: '個別チャットの質問を受け取るため' },
  { name: 'app_mention', why: 'チャンネルでの呼びかけを受け取るため' },
  { name: 'app_home_opened', why: '最初の画面とホームを出すため' },
  { name: 'user_change', why: '退職した人の結びつきを外すため' },
  { name: 'app_uninstalled', why: 'アプリが外されたことを知るため' },
  { name: 'tokens_revoked', why: 'トークンが無効になったことを知るため' },
]

/** What the app-level token may do; it is only used to open the socket. */
export const APP_TOKEN_SCOPE = 'connections:write'

/** The one path that Slack calls where HTTP is used: events, buttons and the command alike. */
export const EVENTS_PATH = '/slack/events'

/** The host in the manifest for HTTP, to be replaced by the city's own. */
export const EXAMPLE_HOST = 'hagukumi.example.lg.jp'

/** Slack wants ASCII here. */
export const COMMAND = '/hagukumi'

export const SHORTCUTS = [
  { type: 'global', callbackId: 'proposal_new', name: '職員提案を書く' },
  { type: 'message', callbackId: 'proposal_from_message', name: 'この投稿から提案を作る' },
] as const

/** A switch of the app: where it stands in the manifest, how it must stand, and how a person gets it there. */
export interface Switch {
  readonly path: string
  readonly wanted: 'on' | 'off'
  readonly name: string
  readonly how: string
}

export const SWITCHES: readonly Switch[] = [
  {
    path: 'features.app_home.home_tab_enabled',
    wanted: 'on',
    name: 'ホームタブ',
    how: 'App Home で Home Tab をオンにしてください。',
  },
  {
    path: 'features.app_home.messages_tab_enabled',
    wanted: 'on',
    name: 'メッセージタブ',
    how: 'App Home で Messages Tab をオンにしてください。',
  },
  {
    path: 'features.app_home.messages_tab_read_only_enabled',
    wanted: 'off',
    name: 'メッセージタブの「読み取り専用」',
    how: 'このままでは職員が書き込めません。App Home で、メッセージタブから送れるようにする欄に印を付けてください。',
  },
  {
    path: 'settings.interactivity.is_enabled',
    wanted: 'on',
    name: 'ボタンとショートカット（Interactivity）',
    how: 'Interactivity & Shortcuts でオンにしてください。',
  },
  {
    path: 'settings.token_rotation_enabled',
    wanted: 'off',
    name: 'トークンの自動交換（Token Rotation）',
    how: 'はぐくみは自動交換に対応していません。オフに戻せないときは、見本のマニフェストからアプリを作り直してください。',
  },
]
