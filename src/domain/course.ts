/** 講座 of the training catalogue. `sample` ones are fictional and are marked so wherever they are shown. */
export interface Course {
  readonly id: string
  readonly title: string
  readonly category: string
  readonly gradeIds: readonly string[]
  /** Names of abilities and of awareness that the course develops. */
  readonly abilities: readonly string[]
  readonly awareness: readonly string[]
  /** Days; 0.2 is one or two hours, 0 is not counted in days. */
  readonly days: number
  readonly format: string
  readonly overnight: boolean
  readonly provider: string
  /** Calendar months 1 to 12. */
  readonly months: readonly number[]
  /** 指名 推薦 公募 随時. */
  readonly application: string
  readonly superiorMayRecommend: boolean
  /** Calendar days after the end; 0 = no report. */
  readonly reportDueDays: number
  readonly summary: string
  readonly tags: readonly string[]
  readonly sample: boolean
}
