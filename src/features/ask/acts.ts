import type { Act, Feature, Given, Reply, Turn } from '../../bot/feature.ts'
import { type Framework, type Grade, gradeOf } from '../../domain/competency/framework.ts'
import { type Answer, asReply } from './answer.ts'
import { abilityAnswer } from './answers/ability.ts'
import { awarenessAnswer } from './answers/awareness.ts'
import { abilityComparison, roleComparison } from './answers/comparison.ts'
import { gradeAnswer, roleAnswer } from './answers/grade.ts'
import { overGradesAnswer } from './answers/overview.ts'
import { gradeOfPerson, ownCard } from './answers/own.ts'
import { ratedCard } from './cards.ts'
import { courseAnswer } from './courses/answer.ts'
import { type CourseFilter, NO_FILTER } from './courses/filter.ts'
import type { AskPorts, Knowledge } from './ports.ts'
import { sectionAnswer } from './source.ts'

/** What the buttons of this feature do; each gives what the same words typed would give. */
export const acts: Feature<AskPorts>['acts'] = {
  ability: act((given, { framework }) => {
    const { grade, abilityIds } = namedIn(given, framework)
    return grade ? abilityAnswer(framework, grade, abilityIds) : overGradesAnswer(framework, abilityIds[0] ?? '')
  }),
  role: act((given, { framework }) => whenGrade(given, framework, roleAnswer)),
  grade: act((given, { framework }) => whenGrade(given, framework, gradeAnswer)),
  compare: act((given, { framework }) => {
    const { grades, abilityIds } = namedIn(given, framework)
    if (grades.length < 2) return undefined
    return abilityIds.length > 0 ? abilityComparison(framework, grades, abilityIds) : roleComparison(framework, grades)
  }),
  awareness: act((_given, { framework }) => awarenessAnswer(framework, [])),
  courses: act((given, { framework, courses }) => {
    const { grades, abilityIds } = namedIn(given, framework)
    const abilities = framework.groups.flatMap((group) => group.abilities).filter(({ id }) => abilityIds.includes(id))
    const filter = { ...NO_FILTER, gradeIds: grades.map(({ id }) => id), abilities: abilities.map(({ name }) => name) }
    return courseAnswer(framework, courses, filter)
  }),
  moreCourses: act(({ filter, from }, { framework, courses }) =>
    courseAnswer(framework, courses, { ...NO_FILTER, ...(filter as Partial<CourseFilter>) }, Number(from)),
  ),
  read: act(({ section, place, from }, knowledge) => {
    const found = typeof section === 'string' ? knowledge.section(section) : knowledge.place(String(place))
    return found && sectionAnswer(found, typeof from === 'number' ? from : 0)
  }),
  own: async (_given, turn, ports) => {
    const answer = ownCard(ports.knowledge.framework, turn.asker.person, (await ports.desk()).name)
    await ports.remember(turn, answer.subject)
    return [asReply(answer)]
  },
  rate,
  ownCourses: act((_given, { framework, courses }, turn) => {
    const grade = gradeOfPerson(framework, turn.asker.person)
    return { ...courseAnswer(framework, courses, { ...NO_FILTER, gradeIds: grade ? [grade.id] : [] }), personal: true }
  }),
}

/** What somebody thought of an answer, kept without who it was. */
async function rate({ feedback, outcome, refs }: Given, { now }: Turn, ports: AskPorts): Promise<Reply[]> {
  const good = feedback === 'good'
  await ports.rate({ good, outcome: String(outcome), refs: strings(refs), at: now })
  return [{ card: ratedCard(good ? undefined : (await ports.desk()).name), personal: true }]
}

/** An act that answers from the knowledge alone. What a button named may be gone with a new version of a document. */
function act(answer: (given: Given, knowledge: Knowledge, turn: Turn) => Answer | undefined): Act<AskPorts> {
  return async (given, turn, ports) => {
    const answered = answer(given, ports.knowledge, turn)
    if (!answered) return undefined
    await ports.remember(turn, answered.subject)
    return [asReply(answered)]
  }
}

function namedIn(given: Given, framework: Framework) {
  const grades = strings(given.gradeIds).flatMap((id) => gradeOf(framework, id) ?? [])
  // Other features name an ability by its word: the ids are those of the imported framework.
  const named = framework.groups.flatMap(({ abilities }) => abilities).filter(({ name }) => name === given.ability)
  return { grade: grades[0], grades, abilityIds: [...strings(given.abilityIds), ...named.map(({ id }) => id)] }
}

function whenGrade(given: Given, framework: Framework, answer: (framework: Framework, grade: Grade) => Answer) {
  const { grade } = namedIn(given, framework)
  return grade && answer(framework, grade)
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}
