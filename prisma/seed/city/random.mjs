// mulberry32: small, and the same on every machine. The seed is the day on which the sample city's year begins.
let state = 20260401

export function random() {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

export const pick = (list) => list[Math.floor(random() * list.length)]
