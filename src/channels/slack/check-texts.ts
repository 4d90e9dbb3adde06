import { APP_TOKEN_SCOPE, EVENTS_PATH, EXAMPLE_HOST, type Switch, type Wanted } from './wanted.ts'

const SCOPES_PAGE = 'アプリの設定の OAuth & Permissions'
const APP_TOKENS_PAGE = 'アプリの設定の Basic Information にある App-Level Tokens'

/** What an administrator reads of the way to Slack: what is wrong, and the one next step. */
export const TEXT = {
  noToken: 'SLACK_BOT_TOKEN が入っていません。README の「Slack で使う」の順に、値を入れてください。',
  connected: (team: string, bot: string) => `ワークスペース「${team}」に、ボット「${bot}」としてつながります。`,
  unreachable: (code: string) =>
    `Slack（slack.com）に届きません${code === '' ? '' : `（${code}）`}。このサーバーから外に出られるか、ファイアウォールとプロキシをお確かめください。`,
  certificate: (code: string) =>
    `Slack の証明書を確かめられません（${code}）。通信を調べる装置があるときは、その証明書のファイルを NODE_EXTRA_CA_CERTS に指定してください。`,
  foreign: (status: number | undefined) =>
    `Slack ではないものが答えました${status === undefined ? '' : `（HTTP ${status}）`}。途中のプロキシや認証の画面が https://slack.com への通信を止めていないか、お確かめください。`,
  busy: 'Slack への問い合わせが続いたため、断られました。1分ほどおいて、もう一度お試しください。',
  refused: (key: string, code: string) =>
    `${key} での問い合わせを、Slack が断りました（${code}）。アプリの設定とワークスペースの状態をお確かめください。`,
} as const

/** Refusals of the bot's token, by Slack's code. */
export const BOT_REFUSAL: Readonly<Record<string, string>> = {
  invalid_auth: `SLACK_BOT_TOKEN が受け付けられません。${SCOPES_PAGE} の Bot User OAuth Token を写し直してください。`,
  not_authed: `SLACK_BOT_TOKEN が受け付けられません。${SCOPES_PAGE} の Bot User OAuth Token を写し直してください。`,
  account_inactive:
    'このトークンのボットは無効になっています。アプリがワークスペースから外されていないかお確かめのうえ、入れ直してください。',
  token_revoked: `SLACK_BOT_TOKEN は取り消されています。アプリを入れ直し、${SCOPES_PAGE} の新しい値を写してください。`,
  token_expired:
    'SLACK_BOT_TOKEN の期限が切れています。はぐくみは自動交換（Token Rotation）に対応していません。見本のマニフェストからアプリを作り直してください。',
}

/** Refusals of the app-level token, by Slack's code. */
export const APP_REFUSAL: Readonly<Record<string, string>> = {
  invalid_auth: `SLACK_APP_TOKEN が受け付けられません。${APP_TOKENS_PAGE} から写し直してください。`,
  not_allowed_token_type: `SLACK_APP_TOKEN の種類が違います。${APP_TOKENS_PAGE} の値（xapp- で始まります）を入れてください。`,
  missing_scope: `SLACK_APP_TOKEN に ${APP_TOKEN_SCOPE} がありません。${APP_TOKENS_PAGE} で、${APP_TOKEN_SCOPE} を付けて作り直してください。`,
  socket_mode_not_enabled: 'Socket Mode がオフです。アプリの設定の Socket Mode でオンにしてください。',
  token_revoked: `SLACK_APP_TOKEN は取り消されています。${APP_TOKENS_PAGE} で作り直してください。`,
}

/** How Slack's words reach the bot. */
export const WAY = {
  socket: 'Socket Mode でつながります。',
  socketOnly: 'Socket Mode でつなぎます。SLACK_SIGNING_SECRET も入っていますが、使いません。',
  http: (port: number) =>
    `HTTP で受けます（このサーバーの 127.0.0.1:${port}${EVENTS_PATH}）。リバースプロキシから、ここへ渡してください。`,
  noPort:
    'HTTP で受けるには PORT が要ります。番号を決めて入れるか、SLACK_APP_TOKEN を入れて Socket Mode にしてください。',
  anyPort: 'PORT が 0 では、番号が起動のたびに変わります。リバースプロキシから渡せるよう、番号を決めてください。',
} as const

/** What the token may do. */
export const TOKEN = {
  complete: (count: number) => `トークンの権限は${count}つともそろっています。`,
  lacks: ({ name, why }: Wanted) =>
    `トークンに権限 ${name} がありません（${why}）。${SCOPES_PAGE} の Bot Token Scopes に足し、アプリを入れ直してください。`,
  tooMuch: (name: string) => `トークンの権限 ${name} は、はぐくみには要りません。${SCOPES_PAGE} で外してください。`,
  unknown: 'トークンの権限を読み取れませんでした。--manifest を付けて、アプリの設定をお確かめください。',
} as const

/** How the app is set, by its manifest. */
export const MANIFEST = {
  complete: 'アプリの設定（マニフェスト）は、はぐくみに合っています。',
  lacksScope: ({ name, why }: Wanted) =>
    `アプリの設定に権限 ${name} がありません（${why}）。${SCOPES_PAGE} の Bot Token Scopes に足し、アプリを入れ直してください。`,
  scopeTooMuch: (name: string) =>
    `アプリの設定の権限 ${name} は、はぐくみには要りません。${SCOPES_PAGE} で外してください。`,
  lacksEvent: ({ name, why }: Wanted) =>
    `イベント ${name} がありません（${why}）。Event Subscriptions の Subscribe to bot events に足してください。`,
  lacksShortcut: (name: string, type: 'global' | 'message', id: string) =>
    `ショートカット「${name}」がありません。Interactivity & Shortcuts で、種類を ${type === 'global' ? 'Global' : 'On messages'}、Callback ID を ${id} として足してください。`,
  lacksCommand: (command: string) => `コマンド ${command} がありません。Slash Commands で足してください。`,
  switched: ({ name, wanted, how }: Switch) => `${name}が${wanted === 'on' ? 'オフ' : 'オン'}です。${how}`,
  lacksAgentView:
    'エージェントの表示（agent_view）がありません。App Manifest の features に、見本（manifests/slack/）の agent_view を足してください。',
  oldView:
    '古い表示（assistant_view）があります。App Manifest の features で、見本（manifests/slack/）の agent_view に置き換えてください。',
  socketOff: 'Socket Mode がオフです。SLACK_APP_TOKEN でつなぐには、アプリの設定の Socket Mode でオンにしてください。',
  socketOn:
    'Socket Mode がオンのため、HTTP では届きません。オフにするか、SLACK_APP_TOKEN を入れて Socket Mode でお使いください。',
  noAddress: (what: string) => `${what}の URL がありません。https://市のホスト名${EVENTS_PATH} を入れてください。`,
  wrongAddress: (what: string) =>
    `${what}の URL が違います。https で始まり ${EVENTS_PATH} で終わる、市のサーバーの URL にしてください。`,
  exampleAddress: (what: string) =>
    `${what}の URL が見本（${EXAMPLE_HOST}）のままです。市のサーバーの URL にしてください。`,
  addresses: {
    events: 'イベント（Event Subscriptions）',
    interactivity: 'ボタンとショートカット（Interactivity & Shortcuts）',
    command: 'コマンド（Slash Commands）',
  },
} as const
