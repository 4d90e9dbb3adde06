const APP_PAGE = 'Azure のボットの「構成」'
const SECRET_PAGE = 'Microsoft Entra 管理センターの「アプリの登録」→「証明書とシークレット」'

/** What an administrator reads of the way to Teams: what is wrong, and the one next step. */
export const TEXT = {
  noKeys:
    'TEAMS_APP_ID、TEAMS_APP_PASSWORD、TEAMS_TENANT_ID が入っていません。README の「Teams で使う」の順に、値を入れてください。',
  admitted: 'アプリの ID とシークレットで、Teams に送るための認証が通りました。',
  unreachable: (host: string) =>
    `${host} に届かないか、返事を読めませんでした。Teams にはプロキシを通らずにつながります。直接つながるか、ファイアウォールをお確かめください。`,
  refused: (code: string) =>
    `アプリの ID とシークレットが認められませんでした（${code}）。${APP_PAGE}とアプリの登録の状態をお確かめください。`,
  keys: 'Teams から届くものを確かめるための鍵を、受け取れます。',
  http: (port: number, path: string) =>
    `HTTP で受けます（このサーバーの 127.0.0.1:${port}${path}）。リバースプロキシから、ここへ渡してください。`,
  noPort: 'Teams から受けるには PORT が要ります。番号を決めて入れてください。',
  anyPort: 'PORT が 0 では、番号が起動のたびに変わります。リバースプロキシから渡せるよう、番号を決めてください。',
  reached: (people: number) => `お知らせを届けられる方は、いま${people}人です（はぐくみとのチャットがある方）。`,
  nobody:
    'お知らせを届けられる方は、まだいません。Teams 管理センターの「セットアップ ポリシー」で職員に入れるか、職員が一度話しかけると、届けられるようになります。',
} as const

/** Refusals of the key, by Entra's code. */
export const REFUSALS: Readonly<Record<string, string>> = {
  AADSTS7000215: `TEAMS_APP_PASSWORD が違います。${SECRET_PAGE}で作った「値」（「シークレット ID」ではありません）を写し直してください。`,
  AADSTS7000222: `TEAMS_APP_PASSWORD の期限が切れています。${SECRET_PAGE}で新しく作り、その「値」を入れてください。`,
  AADSTS700016: `TEAMS_APP_ID のアプリが、このテナントにありません。${APP_PAGE}の「Microsoft アプリ ID」を写し直してください。`,
  AADSTS90002: `TEAMS_TENANT_ID のテナントが見つかりません。${APP_PAGE}の「アプリ テナント ID」を写し直してください。`,
}
