import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type Fixture, fixtures } from './fixtures.ts'
import { readers } from './readers.ts'

const NOW = Temporal.Instant.from('2026-11-30T01:00:00Z')

/** Scenarios that every channel must know, in its own way. */
const EVERYWHERE = ['dm', 'dm-thread', 'mention', 'mention-thread', 'press', 'submit', 'edited', 'bot']

/** Where each platform documents what it sends. */
const DOCUMENTED: Readonly<Record<string, string>> = { slack: 'docs.slack.dev', teams: 'learn.microsoft.com' }

describe('what a platform sends', () => {
  it.each(fixtures)('$channel: $scenario', ({ channel, kind, payload, event }) => {
    const read = readers[channel]?.[kind]
    if (!read) throw new Error(`no reader of ${channel} for ${kind}`)
    const happened = read(payload, NOW)
    const expected = event && { ...event, at: event.at === 'now' ? NOW.toString() : event.at }
    expect(happened ? { ...happened, at: happened.at.toString() } : null).toEqual(expected)
  })

  it.each(Object.keys(readers))('is known of %s in every scenario that all channels share', (channel) => {
    const known = fixtures.filter((each) => each.channel === channel).map(({ scenario }) => scenario)
    expect(known).toEqual(expect.arrayContaining(EVERYWHERE))
  })

  it('means the same in all channels that know a scenario', () => {
    const scenarios = new Map<string, Fixture[]>()
    for (const each of fixtures) scenarios.set(each.scenario, [...(scenarios.get(each.scenario) ?? []), each])
    for (const [scenario, all] of scenarios) {
      const kinds = all.map(({ event }) => [event?.kind, event?.text])
      expect(new Set(kinds.map((kind) => JSON.stringify(kind))).size, scenario).toBe(1)
    }
  })

  it('names its source in the documentation of its platform', () => {
    for (const { channel, scenario, source } of fixtures)
      expect(new URL(source).host, scenario).toBe(DOCUMENTED[channel])
  })
})
