import type { PERSONAL_COLUMNS } from './columns.ts'
import type { Appointment, Employee } from './employee.ts'
import type { Stretch } from './stretch.ts'

/** What a file tells of a person, each thing as one string, so that two tellings can be compared by column. */
export type Told = Readonly<Record<(typeof PERSONAL_COLUMNS)[number], string>>

/** Takes a person; gives what is told of them, however the file wrote it. */
export function toldOf(person: Omit<Employee, 'appointments'>): Told {
  return {
    氏名: person.name,
    ふりがな: person.kana,
    メール: person.email ?? '',
    任用形態: person.employment,
    勤務曜日: person.dutyDays?.join('') ?? '',
    勤務時間: person.dutyHours ? `${person.dutyHours.from}-${person.dutyHours.to}` : '',
    休職等: person.leaves.map(writtenStretch).sort().join(';'),
    退職日: person.leftOn?.toString() ?? '',
  }
}

/** Takes an appointment; gives it as one string, equal only for equal appointments. */
export function toldAppointment(post: Appointment): string {
  const { kind, unitPath, gradeId, gradeName, jobFamily, superior, firstAppraiser, secondAppraiser } = post
  const people = [superior, firstAppraiser, secondAppraiser]
  return JSON.stringify([kind, unitPath, gradeId, gradeName, jobFamily, writtenStretch(post), ...people])
}

/** Takes a whole employee; gives one string, equal only for equal employees, whatever the order of their rows. */
export function toldEmployee(employee: Employee): string {
  return JSON.stringify([toldOf(employee), employee.appointments.map(toldAppointment).sort()])
}

function writtenStretch({ from, to }: Stretch): string {
  return `${from}/${to ?? ''}`
}
