import { isAboutStressCheck } from '../../domain/stress-check/words.ts'
import { fold } from '../../domain/text/normalise.ts'

/** What is asked about the stress check. */
export type Asked = 'who' | 'eligible' | 'request' | 'when' | 'next' | 'promise' | 'about'

// All patterns read folded text: normal letters, no spaces, katakana as hiragana.

/** Who took it or did not, how many, by unit or by name. Asked by whatever role, it is answered to nobody. */
const OTHERS =
  /だれ|誰|どなた|何人|なんにん|何名|人数|名簿|りすと|名前|氏名|一覧|率|割合|ぱーせんと|ぱー$|%|内訳|進捗|状況|未受検|未実施|未回答|未受診|受検者|(?:課|係|部|班|部署|所属|職場|うち|部下|めんばー).*(?:受けた|受けて(?:い|る|な|ま)|受検した|受検して|受検率|状況|済|終わっ)|(?:受け|受検し|受診し|やっ|済ませ|終わっ|回答し)(?:て|で)?(?:い)?(?:ない|なかった|た|る|ます|ました)(?:の)?(?:人|ひと|者|方|職員|社員|部下|めんばー|やつ)|(?:さん|くん|君|課長|係長|部長|主査|主幹|部下|同僚|あの人|彼|彼女)(?:は|が|も|って).*(?:受け|受検|対象|止め|済)|(?:止め|とめ)(?:て(?:い)?る|た)(?:人|方|職員)/

/** The same without the name of the stress check: no other matter of the city hall is 受検. */
const OTHERS_UNNAMED =
  /未受検|受検(?:し|を?終え?)?て(?:い)?(?:ない|る|た)|受検した(?:人|方|職員)|^(?:まだ)?(?:だれ|誰|どなた|何人)(?:が|か|は)?(?:まだ)?(?:受けて(?:い)?(?:ない|ません)|受けた|受けました)|^(?:まだ)?受けて(?:い)?ない(?:人|方|職員|の)(?:は|を|って|が)?(?:だれ|誰|どなた|何人|教えて|いる|います|りすと|一覧)/

/** Matters that people sit or attend, and that other features answer. */
const ELSEWHERE = /研修|講座|講習|受講|面談|健診|検診|健康診断|どっく|試験|検定|資格|せみなー|予防接種|昇任|昇格/

const ELIGIBLE = /対象|受けられる(?:か|の|人)|受けてもい(?:い|け)|資格はある/
const ELIGIBLE_UNNAMED =
  /^(?:私|わたし|自分|僕|俺|わたくし)(?:は|って|も)?対象(?:なの|です|でしょう)?(?:か|かな|かしら)?[?]?$/

const REQUEST = /申(?:し)?出|申(?:し)?込|面接指導|医師の?面接|医師と(?:の)?面(?:接|談)|産業医の?面(?:接|談)/
const REQUEST_UNNAMED =
  /面接指導(?:の|を|は|って|に|$)|医師の?面接(?:の|を|は)?(?:申|どこ|いつ|受け)|^(?:申(?:し)?出)(?:先|の?窓口)?(?:は|って)?(?:どこ|どちら|だれ|誰|いつ|どう)/

const NEXT = /来年|翌年|次回|次の(?:年|期間)|再来年|次年度/
const WHEN =
  /いつ|期間|締(?:め)?切|しめきり|〆切|期限|期日|何日|なんにち|何月|何時|日程|日にち|(?<!これ|今|いま)まで|すけじゅーる|時期|あと何|終わ(?:り|る)|始ま|開始|何分|所要|時間|url|あどれす|りんく|画面|どこで(?:受|や|でき)|受け方|受けるには|やり方|どうやって(?:受|や)|どうすれば/
const PROMISE =
  /不利益|上司に|人事(?:課|係)?に|見られ|知られ|ばれ|伝わ|受けなくて|受けないと|受けたくな|断(?:って|れ|り)|強制|義務|必須|必ず|任意|全員/
const ABOUT =
  /^すとれすちぇっく(?:$|[?]|とは|って(?:何|なに|なん)?(?:です|でしょう|だ|な)?(?:か|っけ|の)?[?]?$|(?:は|の)?(?:何|なに)(?:です)?か?[?]?$|について(?:教え|知り|$))|すとれすちぇっくとは|どんな(?:検査|もの|内容)|何をする|なにをする|何を聞かれ/

/** Takes what somebody wrote; gives what they ask about the stress check, undefined where it is something else. */
export function askedAbout(text: string): Asked | undefined {
  const said = fold(text).replace(/[。.!]+$/, '')
  if (isAboutStressCheck(text)) {
    if (OTHERS.test(said)) return 'who'
    if (REQUEST.test(said)) return 'request'
    if (ELIGIBLE.test(said)) return 'eligible'
    if (PROMISE.test(said)) return 'promise'
    if (NEXT.test(said)) return 'next'
    if (WHEN.test(said)) return 'when'
    return ABOUT.test(said) ? 'about' : undefined
  }
  if (ELSEWHERE.test(said)) return undefined
  if (OTHERS_UNNAMED.test(said)) return 'who'
  if (REQUEST_UNNAMED.test(said)) return 'request'
  return ELIGIBLE_UNNAMED.test(said) ? 'eligible' : undefined
}
