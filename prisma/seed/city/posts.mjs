// What posts a unit of each kind has. A post: { gradeName, jobFamily, employment, days, hours }.
const PERMANENT = '任期の定めのない職員'
const WEEK = '月火水木金'
const DAY = '8:30-17:15'

const post = (gradeName, jobFamily, more = {}) => ({
  gradeName,
  jobFamily,
  employment: PERMANENT,
  days: WEEK,
  hours: DAY,
  ...more,
})

const assistant = (title, more = {}) =>
  post(title, '会計年度任用職員', { employment: '会計年度任用職員', hours: '9:00-16:00', ...more })

const cycle = (list, count) => Array.from({ length: count }, (_, at) => list[at % list.length])

/** An office: one 主幹級 and one 副主幹級 among eight, the other grades in turn, one in seven 会計年度任用職員. */
const office = (families, supervisors) => (count) => {
  const [one, two] = families
  return cycle(
    [
      ...supervisors.map((grade) => post(grade, one)),
      post('主査級', one),
      post('主事級', two),
      post('主任主事級', one),
      assistant('事務補助員'),
      post('主任主査級', two),
      post('主事級', one),
      post('主任主事級', two),
      post('主査級', two),
      post('主事級', one, { employment: '任期付職員' }),
      post('主査級', one),
      assistant('事務補助員', { days: '月火木金' }),
      post('主任主事級', one, { employment: '再任用職員', days: '月火水木' }),
    ],
    count,
  )
}

const clerks = ['事務職', '事務職']
const saturday = (posts) => posts.map((each, at) => (at % 3 === 1 ? { ...each, days: '火水木金土' } : each))

/** Head and staff of each kind of unit. */
export const KINDS = {
  department: { head: post('部長級', '事務職'), staff: (n) => cycle([post('副部長級', '事務職')], n) },
  division: { head: post('課長級', '事務職'), staff: office(clerks, ['主幹級', '副主幹級']) },
  section: { chief: '副主幹級', staff: office(clerks, ['副主幹級']) },
  counter: { chief: '副主幹級', staff: (n) => saturday(office(clerks, ['副主幹級'])(n)) },
  branch: { head: post('課長級', '事務職'), staff: (n) => saturday(office(clerks, ['副主幹級'])(n)) },
  library: { head: post('課長級', '事務職'), staff: (n) => saturday(office(clerks, ['主幹級', '副主幹級'])(n)) },
  works: { head: post('課長級', '技術職'), staff: office(['技術職', '事務職'], ['主幹級', '副主幹級', '特任主幹']) },
  health: { head: post('課長級', '事務職'), staff: office(['保健師', '事務職'], ['主幹級', '副主幹級']) },
  manual: {
    head: post('主幹級', '技能労務職', { hours: '7:45-16:30' }),
    staff: (n) =>
      cycle(
        [
          ['副主幹級', '主任技能主査', '技能主事', '技能主査', '主任技能主事', '業務主事', '主任業務主査', '技能主査'],
          [
            '主任技能主事',
            '技能主事',
            '業務主査',
            '主任業務主事',
            '労務主事',
            '主任労務主査',
            '労務主査',
            '主任労務主事',
          ],
        ]
          .flat()
          .map((grade) => post(grade, '技能労務職', { hours: '7:45-16:30' })),
        n,
      ),
  },
  kitchen: {
    head: post('課長級', '事務職'),
    staff: (n) =>
      cycle(
        [
          post('技能主査', '技能労務職', { hours: '7:30-16:15' }),
          post('主査級', '栄養士'),
          post('主任技能主事', '技能労務職', { hours: '7:30-16:15' }),
          assistant('調理補助員', { hours: '8:00-15:00' }),
          post('技能主事', '技能労務職', { hours: '7:30-16:15' }),
          assistant('調理補助員', { hours: '8:00-15:00' }),
        ],
        n,
      ),
  },
  nursery: {
    head: post('保育所長', '保育士'),
    staff: (n) =>
      cycle(
        [
          post('主任保育士', '保育士'),
          post('保育士', '保育士', { hours: '7:00-15:45' }),
          post('保育士', '保育士', { days: '火水木金土' }),
          assistant('保育補助員', { hours: '8:30-15:30' }),
          post('保育士', '保育士', { hours: '10:15-19:00' }),
          post('保育士', '保育士'),
          post('技能主事', '技能労務職'),
        ],
        n,
      ),
  },
  fire_head: { head: post('消防長', '消防職'), staff: () => [] },
  fire_office: {
    head: post('消防司令長', '消防職'),
    staff: (n) =>
      cycle(
        ['消防司令', '消防司令補', '消防士長', '消防副士長'].map((g) => post(g, '消防職')),
        n,
      ),
  },
  fire_station: { head: post('消防署長', '消防職'), staff: (n) => shifts(n) },
  fire_post: { head: post('消防司令', '消防職'), staff: (n) => shifts(n) },
}

/** A day and a night on duty in turn; which days is decided month by month, so all seven are possible. */
function shifts(count) {
  const ranks = ['消防司令補', '消防士長', '消防士長', '消防副士長', '消防士', '消防士']
  return cycle(
    ranks.map((rank) => post(rank, '消防職', { days: '月火水木金土日', hours: '8:30-8:30' })),
    count,
  )
}
