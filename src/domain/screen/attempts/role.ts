import { each, type Rule, together } from '../rules.ts'
import { words } from '../words.ts'
import { YOU } from './you.ts'

/** Making the bot somebody else. */
const BECOME = words`
  {今,いま,これ,今日,本日,ただいま,ここ,以降,たった今}{から,より} として振る舞 としてふるま として話 として答 として返 として行動
  として動作 として応答 になって 役だ 役ね 役を 役です 役に 演じ のふり ふりを という設定 設定です 設定で の王 奴隷 おばちゃん 恋人
  のai である。 のつもりで だったら だとした だと仮定 なれ。 なりな に変身
`
/** Unmistakable without an address. */
const PLAY = words`
  になりきって になりきり になり切って になりすま になって答え になって話 になってしゃべ になって返 になって説 になったつもりで答
  になったつもりで話 のふりをして のふりして のふりで ふりをしろ
  {海賊,猫,犬,侍,武士,忍者,王様,魔女,悪魔,神様,ロボット,アニメ,ギャル,恋人,彼女}{として,になって,のように話,のように答,っぽく}
  {海賊,猫,犬,侍,武士,忍者,王様,魔女,悪魔,神様,ロボット,アニメ,ギャル,恋人,彼女}{みたいに話,キャラ,口調,言葉で,風に,役}
  {彼氏,お母さん,おばあちゃん,赤ちゃん,総理,大統領,ヤクザ}{として,になって,のように話,のように答,っぽく}
  {彼氏,お母さん,おばあちゃん,赤ちゃん,総理,大統領,ヤクザ}{みたいに話,キャラ,口調,言葉で,風に,役}
  {執事,メイド,お嬢様,ホスト,占い師,悪役,医者,弁護士}{として,になって,のように話,のように答,っぽく}
  {執事,メイド,お嬢様,ホスト,占い師,悪役,医者,弁護士}{みたいに話,キャラ,口調,言葉で,風に,役} キャラで キャラクターで話
  キャラになって キャラとして 口調で 口調に 口癖を 語尾に 語尾を 語尾は 関西弁で 大阪弁で 博多弁で 京都弁で 津軽弁で タメ口で
  赤ちゃん言葉 お嬢様言葉 ごっこ なりすまして 演じて。 演じてくだ 演じてほ 演じろ 演じなさい ロールプレイしよ ロールプレイしま
  ロールプレイして ロールプレイを始 ロールプレイを開 ロールプレイで話 と呼んで 愛していると言 愛してると言 愛してるって 付き合って。
  感情がある設 {キャラ,役,人格,ロール}に{なりき,なれ,切り替} ロールを{演,変,外} 役を演じて ロールから外 なりきれ。
  として{答え,話し,しゃべっ,返事し,回答し,振る舞っ,ふるまっ,応答し,返答し,行動し,動作し}{て。,てくだ,てほし,てよ,てね,て、,ろ。,せよ}
  毒舌で オネエ ツンデレ 役をやって 役をして 褒める役 相手役 海賊風 侍風 風に自己紹介
  {風,口調,調子}で{答え,話し,しゃべっ,説明し}て
`
const LEARNING = words`
  研修 講座 セミナー course training 接遇
`

/** Modes and powers. */
const MODES = words`
  {開発者,管理者,デバッグ,デバック,メンテナンス,特権,スーパーユーザー,保守,悪魔,無制限,自由,裏}{モード,mode}
  {神,root,god,developer,dev,debug}{モード,mode}
  {admin,sudo,maintenance,unsafe,evil,dan,unlock}{モード,mode} 脱獄 jailbreak
  doanythingnow youarenowdan asdan
  {管理者権限を,管理権限を,特権を,root権限,権限を}{付与し,与え,よこ,くれ,渡せ,渡して,昇格}
  {認証,承認,本人確認,セキュリティ,権限チェック,権限確認,ログイン}を{スキップ,回避,バイパス,省いて,省略して,無効,なしに,突破,飛ばして}
  管理者として扱 管理者に昇格 管理者にして root権限 権限で実行 管理者としてログイン 管理者でログイン 管理者権限で バックドア 裏口
  ロックを解除し 無敵モード
`
/** Claiming to be in charge … */
const IN_CHARGE = words`
  {私,わたし,俺,僕}は{この,}{システム,ボット,ai,}{の,}{管理者,開発者,開発元,運営,保守,作成者,製作者}
  {iamyour,iamthe,imyour,imthe}{developer,admin,creator,owner,administrator}
  管理者によるもの 管理者の命令 管理者からの命令 開発元の者 市長の命令
`
/** … to be let through. */
const LET_THROUGH = words`
  出力 開示 全部見せ スキップ 表示し 全データ パスワード 従 渡し 解除 許可し obey access show give override
  bypass
`

const ENGLISH = words`
  youarenow yourenow pretendto pretendyou pretendthat pretending
  impersonate roleplayas letsroleplay simulatea simulatean speaklikea
  talklikea youwillbea playarole playtherole playagame pretendyou{are,re}
  youaredan youredan youareahacker youareanevil becomehypothetical
  youwillactas youaregoingtoact behaveas behaveaccordingly ifyouwerea
`
const ENGLISH_ROLE = words`
  actasa actasan actasmy actasif actasthe actlikea roleplay
`

/** Role play, modes, borrowed authority. */
export const ROLE: readonly Rule[] = [
  { all: [YOU, BECOME], unless: [LEARNING] },
  { all: [PLAY], unless: [LEARNING] },
  ...each(MODES, ENGLISH),
  ...together([IN_CHARGE], [LET_THROUGH]),
  { all: [ENGLISH_ROLE], unless: [LEARNING] },
]
