/** Whether a unit is `above` or lies below it; both are whole paths: 総務部/人事課 lies within 総務部. */
export function within(unitPath: string, above: string): boolean {
  return unitPath === above || unitPath.startsWith(`${above}/`)
}
