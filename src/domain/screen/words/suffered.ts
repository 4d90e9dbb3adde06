import type { Rule } from '../rules.ts'
import { words } from '../words.ts'
import { ARRANGEMENT } from './arrangements.ts'
import { ASKED, MATTERS } from './matters.ts'
import { FAMILY, ME, SOMEBODY } from './people.ts'

// Japanese tells by its endings what one suffers from others: the passive (呼びつけられます), a deed that comes upon one
// (触ってくる), a favour refused (教えてもらえない), words quoted (「休むな」と言われた). No list of deeds is needed.

/** The passive that ends a clause. */
const PASSIVE = words`
  {さ,か,わ,ま,が,ば,た,し,ら,な}れ{ます,る。,る、,るし,るの,るん,るように,てい,てる,て、,て嫌}
  {さ,か,わ,ま,が,ば,た,し,ら,な}れ{てつら,て困,ません,た。,た、,たり,たし,たん,まし,っぱ,続,そう}
`
/** … of things, offices and good turns. */
const PLAIN_PASSIVE = words`
  {求めら,見ら,得ら,受けら,使わ,行わ,行なわ,開か,書か,定めら,褒めら,ほめら,選ば,任さ,頼ま,期待さ,配ら,送ら}れ
  {届けら,表示さ,更新さ,通知さ,出さ,知らさ,知ら,開催さ,実施さ,決めら,覚えら,認めら,食べら,寝ら,起きら,考えら,思わ,示さ}れ
  {含ま,置か,設けら,位置づけら,位置付けら,分けら,進めら,生ま,生かさ,培わ,構成さ,公開さ,公表さ,削除さ,承認さ,受理さ,助けら,切ら}れ
  {忘ら,入ら,送信さ,登録さ,配属さ,任命さ,採用さ,指名さ,推薦さ,委嘱さ,変更さ,改定さ,改正さ,策定さ,制定さ,導入さ,記載さ,掲載さ}れ
  {反映さ,評価さ,支給さ,適用さ,添付さ,活用さ,達成さ,解決さ,改善さ,取り組ま,育てら,支えら,恵ま,励まさ,感謝さ,喜ば,誘わ,信頼さ}れ
  {明らかにさ,いただか,つながら,案内さ,紹介さ,予約さ,予定さ,受け入れら,こら,でら,出ら,来ら,帰ら,調べら,伝えら,答えら,続けら,つけら}れ
  {抑えら,高めら,深めら,変えら,替えら,始めら,整えら,認識さ,想定さ,共有さ,重視さ,尊重さ,確保さ,予想さ,見込ま,懸念さ,散見さ,影響さ}れ
  {推測さ,強いら,限ら,図ら,問わ,望ま,好ま,迫ら,課さ,分析さ,検討さ,充実さ,強化さ,推進さ,運用さ,管理さ,実現さ,発揮さ}れ よう言われ
  ように言われ たらと言われ てみたらと てはと言われ 聞かれ 勧められ 教えられ
`

/** Something comes from somebody … */
const COMES = words`
  {て,んで}{くる。,くるの,くるん,くるし,くるこ,くる人,くる、,きます,きて、,きた。,きた、,きたり,きました,こられ,来る。,来ます}
`
const COMES_HARMLESSLY = words`
  {出,入っ,増え,減っ,戻っ,なっ,変わっ}{て,で}{くる,きます,きた,きました,来る,来ます,こられ,きて}
  {分かっ,わかっ,持っ,慣れ,見え,求められ,やっ,生まれ}{て,で}{くる,きます,きた,きました,来る,来ます,こられ,きて}
  {育っ,届い,積み上げ,培っ,進め,取り組ん,相談し,報告し}{て,で}{くる,きます,きた,きました,来る,来ます,こられ,きて}
  {勤め,働い,学ん,続け,し,行っ,異動し,来}{て,で}{くる,きます,きた,きました,来る,来ます,こられ,きて}
`
/** … where it has no place. */
const NO_PLACE = words`
  飲み会 飲みに 二次会 休みの日 休日 夜に 家に 隣に 隣を 私のこと 私に 私を 私の 何度も 頻繁 平気で 一方的 わざわざ 必ず隣 近くに
  顔を 断っても やんわり 執拗 いちいち 毎回 いつも 窓口で 電話で 廊下
`

/** A favour refused. */
const REFUSED = words`
  て{も,}{もらえ,くれ}{ない。,ない、,ないの,ないん,なく,なか,ません,ず}
`

/** Words quoted that were said to one. */
const QUOTED = words`
  」{と,って,とか,などと,など,と何度も,と毎回,と上司に,と嫌味を,と電話で}{言わ,いわ,言う,言っ,言い,嫌味,怒,責,文句}
  」{と,って,とか,などと,など,と何度も,と毎回,と上司に,と嫌味を,と電話で}{繰り返,笑,叱,告げ,返,ため息,チク,迫,脅}
`

/** What others did to one, by its name. */
const WRONGED = words`
  せいにされ せいにして せいにする 隠された 隠され 隠さ{れ,れた} 外され 外すね はずされ 態度が変わ 態度が急 冷たくされ 冷たくなった
  無視され ショックでした ショックです ショックを受け 不公平 ひいき さりげなく批判 批判され 文句が出 文句を言われ 迷惑がられ あからさま
  不機嫌 無言電話 最悪で 最悪。 気を遣わされ 冷たい態度 肩身が狭 戦力外 頼んでも断 逃げ回 放置して 放置した 取り合ってく 握りつぶ
  握り潰 なかったことにされ 改善されな 改善されま 直してくれ やめてくれ やめてほし 許されると 責任にされ 悪者に 笑い者に 嘘をつか 騙さ
  だまさ 裏切ら 利用され 舐めら なめら 仕事が増えるわ 休むの? 休むな 押し返さ 誹謗 オンパレード 日常茶飯 拗ね すねる 仕打ち
  不利益な扱 不利益を受 報復人事 呼び出され 呼び出される 干渉 ネチネチ ねちねち 公私混同
`
/** What is suffered from others. */
export const SUFFERED_FROM_OTHERS: readonly Rule[] = [
  { all: [PASSIVE], unless: [PLAIN_PASSIVE, MATTERS, ASKED, ARRANGEMENT] },
  ...[NO_PLACE, ME, SOMEBODY].map(
    (where): Rule => ({ all: [COMES, where], unless: [COMES_HARMLESSLY, MATTERS, ARRANGEMENT] }),
  ),
  { all: [REFUSED], unless: [MATTERS, ASKED, ARRANGEMENT] },
  { all: [QUOTED], unless: [MATTERS] },
  { all: [WRONGED], unless: [MATTERS, ARRANGEMENT] },
  ...[SOMEBODY, FAMILY].map((who): Rule => ({ all: [PASSIVE, who], unless: [PLAIN_PASSIVE, MATTERS, ARRANGEMENT] })),
]
