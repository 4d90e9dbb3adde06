// Makes the sample city: people.csv, roles.csv and personas.json. Seeded, so that every run gives the same files.
//   node prisma/seed/city/make.mjs
import { writeFileSync } from 'node:fs'
import { moves } from './careers.mjs'
import { bossOf, headOf, people } from './people.mjs'
import { PERSONAS } from './personas.mjs'
import { random } from './random.mjs'

const COLUMNS =
  '職員番号,氏名,ふりがな,メール,任用形態,所属,職種,職位,本務兼務,発令日,終了日,上司,一次評価者,二次評価者,勤務曜日,勤務時間,休職等,退職日'

/** Field staff and assistants often have no address of their own. */
function mailOf({ persona, employment, jobFamily, number }) {
  const always = persona || !(employment === '会計年度任用職員' || jobFamily === '技能労務職')
  return always || random() < 0.4 ? `n${number}@sample.invalid` : ''
}

/** One row of people.csv; a 兼務 has a superior and no appraisers of its own (domain notes §2). */
function rowOf(person, mail, { unit, gradeName, kind, from, to }) {
  const boss = bossOf(person, unit)
  const above = boss && bossOf(boss)
  const appraisers = kind === '本務' ? [boss?.number ?? '', above?.number ?? ''] : ['', '']
  return [
    ...[person.number, person.name, person.kana, mail, person.employment],
    ...[unit, person.jobFamily, gradeName, kind, from, to],
    ...[boss?.number ?? '', ...appraisers],
    ...[person.days, person.hours, person.persona?.leave ?? person.leave ?? '', person.left ?? ''],
  ].join(',')
}

/** The first people of a grade in a unit who stay there. */
function some(unit, grade, count) {
  const stays = (each) => !each.persona && !each.leave && !each.left && !moves(each)
  return people.filter((each) => each.unit === unit && each.gradeName === grade && stays(each)).slice(0, count)
}

const rows = people.flatMap((person) => {
  const mail = mailOf(person)
  return person.posts.map((post) => rowOf(person, mail, post))
})

const grants = [
  ...people.filter((each) => each.persona?.role).map((each) => [each, each.persona.role]),
  [headOf('総務部/人事課'), '人事担当'],
  ...some('総務部/人事課/人事研修係', '副主幹級', 1).map((each) => [each, '人事担当']),
  ...some('企画政策部/企画課/企画調整係', '主事級', 1).map((each) => [each, '提案事務局']),
  ...['総務部', '財務部', '建設部', '総務部/財政課'].map((unit) => [headOf(unit), '審査委員']),
  ...some('総務部/人事課/給与厚生係', '主任主事級', 1).map((each) => [each, 'ストレスチェック実施事務従事者']),
  ...some('総務部/情報政策課', '主任主事級', 1).map((each) => [each, 'システム管理者']),
]

const personas = PERSONAS.map((persona) => {
  const { name, number } = people.find((each) => each.persona === persona)
  return { name, number, for: persona.for }
})

const write = (name, text) => writeFileSync(new URL(name, import.meta.url), `${text}\n`)
write('people.csv', [COLUMNS, ...rows].join('\n'))
write('roles.csv', ['職員番号,役割', ...grants.map(([person, role]) => `${person.number},${role}`).sort()].join('\n'))
write('personas.json', JSON.stringify(personas, undefined, 2))
