import { squash } from '../text/normalise.ts'

/** Takes 職位 and 職種 as a city writes them; gives the id of the framework's grade, or undefined without a table. */
export type GradeLookup = (gradeName: string, jobFamily: string) => string | undefined

/** The part of a framework's grade that the lookup needs. */
interface KnownGrade {
  readonly id: string
  readonly positions: readonly string[]
  readonly jobFamily: string
}

const MANUAL = '技能労務職'
/** 職種 that cities write for 技能労務職. */
const MANUAL_WORDS = /技能|労務|業務員|運転手|用務|調理|作業|清掃/
/** 職種 that fall under 管理職, 監督職 and 事務職・技術職. */
const OFFICE_WORDS =
  /管理職|監督職|事務|行政|技術|技師|土木|建築|電気|機械|化学|造園|農業|林業|保健師|栄養士|学芸員|司書|福祉職|社会福祉/
/** 職種 for which the policy has no table (domain notes §10): nothing is borrowed for them, whatever their 職位. */
const NO_TABLE = /保育|教諭|教員|消防|救急|医|看護|病院|薬剤|会計年度/

/**
 * Takes the grades of a framework; gives the lookup.
 * 主幹級 and 副主幹級 stand in two tables (監督職 and 技能労務職), so 職種 decides. 「主査」 is read as 「主査級」.
 */
export function gradeLookup(grades: readonly KnownGrade[]): GradeLookup {
  return (gradeName, jobFamily) => {
    const family = squash(jobFamily)
    const name = squash(gradeName)
    const named = grades.filter(({ positions }) => positions.some((each) => each === name || each === `${name}級`))
    const exact = named.find((grade) => grade.jobFamily === family)
    if (exact) return exact.id
    if (NO_TABLE.test(family)) return undefined
    if (MANUAL_WORDS.test(family)) return named.find((grade) => grade.jobFamily === MANUAL)?.id
    if (OFFICE_WORDS.test(family)) return named.find((grade) => grade.jobFamily !== MANUAL)?.id
    return undefined
  }
}
