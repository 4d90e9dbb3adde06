import type { Shape } from '../../../domain/search.ts'
import type { Want } from './question.ts'

// Patterns are matched on squashed text (NFKC, lower case, no white space).

const WANTS: ReadonlyArray<readonly [Want, RegExp]> = [
  [
    'role',
    /役割|仕事|職務|役目|立場|責任|ミッション|業務内容|何をする|なにをする|何する|なにする|やること|担[うっ]|期待|やるべき|任され|しごと|やくわり|roles?(?![a-z])|duties|job|expected|何をしてい|ポジション|立ち位置|どう動|どう働|何すれば|何し(たら|ます)|何やれ|何やる|何をやれ|何をすれ|どこまで|どんな存在/,
  ],
  [
    'ability',
    /能力|スキル|力(?=は|って|を|が|に|$|\?|、|と)|求め|必要|でき(れば|ない|る(こと|よう)|てほしい|たら)|要件|身につけ|身に付け|大事|大切|abilit|skill|competenc|needed|required|のうりょく|もとめ|ひつよう|水準|レベル|できて/,
  ],
  ['awareness', /土台|意識|心構え|マインド|いしき/],
  [
    'comparison',
    /違い|違う|違っ|ちがい|ちがう|比べ|くらべ|比較|差(?!し|別|出)|同じ|異な|differ|compare|versus|vs|変わら/,
  ],
  [
    'promotion',
    /(に|へ)(昇任|昇格|昇進|上が|あが|な(ったら|ると|るとき|る時|ったとき|った時|ります|りました|りそう|るん|るので|るには何が))|昇任(したら|すると|後|して)|昇格(したら|すると|後)|昇進(したら|すると|後)|次の(級|職位|ステップ)|(ひとつ|一つ|1つ)上の|(新し|新た)く(求め|必要|加わ|増え)|promot/,
  ],
  ['course', /研修|講座|セミナー|eラーニング|受講|講習|学べる|学びたい|けんしゅう|course|training/],
  [
    'source',
    /^(その|それの|この)?(根拠|出典|ソース|引用元|原典|どこに書いて|何ページ|どこの(記述|文)|何章|どこに(載|の)って)(は|って|です|も|を|ある|あり|い|ます|教|見|[?？。]|か|$)/,
  ],
  ['more', /^(もっと|もう少し|さらに)?(詳し|くわし|全文|原文|続き|全部見|もっと)/],
  ['whole', /一覧|全部|すべて|全て|まとめ|ぜんぶ|一通り|all/],
]

/** The statements of all grades are asked for, not those of one's own or of the last one. */
export const ALL_GRADES = /全職位|全ての職位|すべての職位|職位ごと|各職位|職位別/

/** Takes squashed text; gives what it wants. */
export function wantsOf(squashed: string): Set<Want> {
  return new Set(WANTS.filter(([, pattern]) => pattern.test(squashed)).map(([want]) => want))
}

const LIST =
  /主な取組|取組|取り組み|一覧|全部|すべて|全て|何がある|なにがある|項目|[0-9一二三四五]つ|柱|中身|列挙|種類|何をする|何するの|やること|取り組む|どんなこと|具体的に(何|なに|どんな)|には何|をあげて|を挙げて|list/
const DEFINITION =
  /とは|って(何|なに|なん)|意味|定義|どういう(もの|こと|意識|研修|状態|能力|制度|考え)|どんな(もの|意識|研修|制度|状態)|(は|が)(何|なに)(です|で|[?？]|$)|whatis|meaning|説明して/
const DATE = /いつ|何年|年度|期間|何月|時期|when|howlong|since/

/** Takes squashed text; gives the kind of passage that answers best. */
export function shapeOf(squashed: string): Shape {
  if (DEFINITION.test(squashed)) return 'definition'
  if (DATE.test(squashed)) return 'date'
  return LIST.test(squashed) ? 'list' : 'any'
}

/** Words that carry an intent and no topic; they are not looked for in documents. */
export const GENERIC =
  /^(役割|仕事|職務|役目|立場|責任|業務|内容|期待|能力|スキル|力|求め|求める|求められ|求められる|必要|大事|大切|要件|意識|土台|違い|違う|違っ|比較|比べ|差|同じ|昇任|昇格|昇進|新しく|新しい|一覧|全部|全て|すべて|職員|職|級|人|職位|場合|ところ|部分|こと|レベル|水準|教え|教えて|知り|どれ|どの|くらい|程度|ぐらい|何|なん|なに|ミッション|やる|できる|でき|なる|なっ|なれ|なり|さ|せ|思い|思う|欲しい|ほしい|身|つけ|つける|ちゃん|role|skill|skills|ability|abilities|difference|between|required|needed|expected|please|tell|me|about|grade|different|you|can|have|should|must|does|which|who|級の|表|定め|定義|意味|説明|まとめ|まとめて|具体|的|ダメ|だめ|駄目|ok|聞き|聞い|質問|確認|見|見せ|見せて|見たい|分かり|わかり|分から|わから|くれる|願い|お願い|いたし|致し|ポイント|特徴|中身|もと|もとめ|変わる|変わり|変わら|変わっ|増える|増え|加わる|じゃあ|では|ちなみに|それ|その|ほか|他|以外|今|いま|今度|来年|来年度|4月|春)$/
