import { describe, expect, it } from 'vitest'
import { mostThatFit } from '../../../src/channels/teams/fit.ts'

describe('the most that fit', () => {
  it.each([0, 1, 3, 5])('are %s of five', (room) => {
    expect(mostThatFit(5, (count) => count <= room)).toBe(room)
  })

  it('are none where not even none fits, or where there is nothing', () => {
    expect([mostThatFit(5, () => false), mostThatFit(0, () => true), mostThatFit(-1, () => true)]).toEqual([0, 0, 0])
  })
})
