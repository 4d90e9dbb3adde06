import { describe, expect, it } from 'vitest'
import { readSettingsFile } from '../../src/infra/store/settings/read.ts'

const all = { on: '第4木曜', at: '08:35', minutes: 30, closed: 'before' }
const channel = { channel: 'slack', id: 'C0123' }
const read = (meetings: object) => readSettingsFile(JSON.stringify({ meetings })).set.meetings

describe('the setting of meetings', () => {
  it('takes a cadence for all, own ones that name only what differs, and those left out', () => {
    const set = {
      all,
      least_people: 5,
      units: [{ unit: '市民部/市民課/窓口係', at: '09:00', channel }],
      not_units: ['消防本部'],
      not_leading: ['100179'],
    }
    expect(read(set)).toEqual(set)
    expect(read({ units: [{ unit: '会計課', ...all }] })).toEqual({ units: [{ unit: '会計課', ...all }] })
  })

  it.each([
    ['a cadence that is none', { all: { ...all, on: '第6木曜' } }, 'meetings.all.on：形が合いません'],
    ['a meeting of two hours', { all: { ...all, minutes: 120 } }, 'meetings.all.minutes：形が合いません'],
    ['a time that is none', { all: { ...all, at: '8:35' } }, 'meetings.all.at：形が合いません'],
    ['a day that stays closed', { all: { ...all, closed: 'stays' } }, 'meetings.all.closed：形が合いません'],
    [
      'half a cadence where there is none for all',
      { units: [{ unit: '会計課', on: '毎週月曜' }] },
      'meetings：形が合いません',
    ],
    ['a unit named twice', { all, units: [{ unit: '会計課' }, { unit: '会計課' }] }, 'meetings：形が合いません'],
    ['an unknown key, with the nearest one', { all: { ...all, minuts: 30 } }, '「minutes」のことでしょうか'],
    [
      'an unknown platform',
      { all, units: [{ unit: '会計課', channel: { channel: 'fax', id: '1' } }] },
      'channel.channel：形が合いません',
    ],
    [
      'a channel written otherwise',
      { all, units: [{ unit: '会計課', channel: { chanel: 'slack', id: '1' } }] },
      '「channel」のことでしょうか',
    ],
  ])('refuses %s', (_, meetings, says) => {
    expect(() => read(meetings)).toThrow(says)
  })
})
