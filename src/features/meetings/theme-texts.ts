import type { WorkKind } from '../../domain/meeting/work-kind.ts'

/** A theme of the bank: what may be talked of, and the question to open with. */
export interface Theme {
  readonly code: string
  readonly title: string
  readonly question: string
  /** How long the question keeps a unit busy. */
  readonly minutes: number
  /** The units it is meant for; without it, all. */
  readonly kinds?: readonly WorkKind[]
  /** The policy's words behind it, to the letter, and their place; some matters it does not speak of. */
  readonly quote?: { readonly ref: string; readonly text: string }
}

/** The themes of the domain notes (§4), with the policy's own words where it has some. */
export const THEMES: readonly Theme[] = [
  {
    code: 'mistakes',
    title: '事務ミス防止',
    question: '最近「あぶなかった」と思った手順はどこですか。気づけたのは、何があったからですか。',
    minutes: 15,
    kinds: ['office'],
    quote: {
      ref: '第４章３⑵',
      text: '事務ミス防止や業務の専門性向上に向けた職場研修の推進を図り',
    },
  },
  {
    code: 'reasons',
    title: '業務の意義・根拠',
    question: 'いつもの手続きを1つ選ぶと、根拠は何の第何条ですか。なければ困る人はだれですか。',
    minutes: 15,
    kinds: ['office'],
    quote: {
      ref: '第１章１⑵',
      text: '事務ミス防止や業務の専門性の向上に向けて、業務のそもそもの意義・根拠を明確にするなどのＯＪＴの取組が求められます。',
    },
  },
  {
    code: 'hazards',
    title: '危険予知',
    question: 'これからの作業で、けがになりそうなところはどこですか。1つだけ、やり方を決めるとしたら何ですか。',
    minutes: 10,
    kinds: ['field', 'care'],
    quote: {
      ref: '第４章４⑷',
      text: '重大な災害発生にもつながる危険事務作業者に対する職場安全教育の実施も不可欠となります。',
    },
  },
  {
    code: 'near_misses',
    title: 'ヒヤリハット',
    question: 'この1か月で、ひやりとしたことは何ですか。次の人のために、何を変えておけますか。',
    minutes: 10,
    kinds: ['field', 'care'],
    quote: {
      ref: '第４章４⑷',
      text: '職員が健康で安全に業務に従事することができる職場環境の整備に取り組み、業務による災害の発生予防を図ります。',
    },
  },
  {
    code: 'citizens',
    title: '市民視点',
    question: '市民の方からいただいた声を1つ選ぶと、その方は何に困っていましたか。',
    minutes: 15,
    quote: { ref: '第２章６⑺', text: '常に市民視点で物事を考え、市民と連携・協働して職務に取り組む意識' },
  },
  {
    code: 'work_style',
    title: '働き方',
    question: '続けやすい働き方のために、係で決めごとを1つ変えるとしたら何ですか。',
    minutes: 15,
    quote: { ref: '第４章３⑸', text: '仕事の生産性の向上や柔軟な働き方を推進するため、「働き方改革」に取り組みます。' },
  },
  {
    code: 'speaking_up',
    title: '聞きやすい職場',
    question: '「聞きにくい」と感じるのは、どんなときですか。聞かれる側は、何ができそうですか。',
    minutes: 15,
    quote: {
      ref: '第４章３⑸',
      text: '率直に質問したり、自分の意見を言ったり、誤りを認めたりすることができる状態',
    },
  },
  {
    code: 'less_work',
    title: 'なくせる仕事',
    question: 'やめても、だれも困らないかもしれない作業は何ですか。1か月だけ止めてみるなら、どれですか。',
    minutes: 15,
    quote: {
      ref: '第２章６⑺',
      text: '常に妥当性、有効性及び効率性の視点で物事を考え、経営的な感覚で職務に取り組む意識',
    },
  },
  {
    code: 'peak',
    title: '今月の山と応援',
    question: '今月の山は、いつ、だれのところに来ますか。手を貸せる人と時間はありますか。',
    minutes: 10,
    quote: {
      ref: '第４章４⑴',
      text: '密なコミュニケーションによって常に職員の仕事の状況を把握し、適時、適切に応援体制を整え',
    },
  },
  {
    code: 'training',
    title: '研修の還元',
    question: '最近の研修で聞いたことのうち、この職場で1つ試すとしたら何ですか。',
    minutes: 15,
    quote: { ref: '第４章２⑵', text: '研修成果の組織への還元' },
  },
  {
    code: 'security',
    title: 'セキュリティ',
    question: '書類や画面が、見えてはいけない人の目に入る場所はありますか。USBメモリやメールの送り先はどうですか。',
    minutes: 10,
  },
  {
    code: 'goals',
    title: '組織目標',
    question: '係の目標は、いまどこまで来ていますか。自分の仕事は、そのどこにつながっていますか。',
    minutes: 20,
    quote: {
      ref: '第４章３⑶',
      text: '職場において明確に組織目標を掲げ、職員が共有することにより、目標達成に向けた議論やミーティング等が活発化し、職場内のコミュニケーションが増進されます。',
    },
  },
  {
    code: 'ethics',
    title: '倫理・公金',
    question: 'お金や鍵を1人で扱っている場面はありますか。2人で確かめるには、どう変えられますか。',
    minutes: 15,
    quote: {
      ref: '第２章６⑺',
      text: '全体の奉仕者として高い倫理感を有し、行政課題に責任を持って取り組むとともに、法令及び服務規律を遵守し、公正に職務に取り組む意識',
    },
  },
  {
    code: 'handover',
    title: '引継ぎ',
    question: '明日1人が休んだら、止まる仕事はどれですか。手順がどこにあるか、全員が言えますか。',
    minutes: 15,
    quote: { ref: '第４章４⑴', text: '一部の職員に業務負荷が偏って業務の属人化が起こることのないよう' },
  },
  {
    code: 'disaster',
    title: '災害参集',
    question:
      '夜中に大きな地震があったら、まずどこへ、どうやって集まりますか。電話が通じないときの決めごとはありますか。',
    minutes: 15,
  },
]
