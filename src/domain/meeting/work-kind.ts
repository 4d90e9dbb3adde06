/** What kind of work most people of a unit do: at desks, with hands and machines, or with children. */
export type WorkKind = 'office' | 'field' | 'care'

const FIELD = /技能|業務職|労務|消防|調理|栄養|作業|清掃/
const CARE = /保育|幼稚園|看護|介護/

/** Takes the 職種 and 職位 of everybody in a unit; gives the kind of work that at least half of them do, else `office`. */
export function workKindOf(posts: readonly string[]): WorkKind {
  const half = posts.length / 2
  if (posts.length > 0 && posts.filter((post) => FIELD.test(post)).length >= half) return 'field'
  return posts.length > 0 && posts.filter((post) => CARE.test(post)).length >= half ? 'care' : 'office'
}
