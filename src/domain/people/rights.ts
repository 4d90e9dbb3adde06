import type { Right, Settings } from '../settings.ts'
import { inOrder } from './roles.ts'

/**
 * Whether somebody with these roles holds a right, by the city's settings. A right that the settings do not name belongs
 * to nobody; 職員 and 所属長 count as roles like those that were given.
 */
export function holdsRight(roles: Iterable<string>, right: Right, { rights }: Settings): boolean {
  const holders = rights?.[right] ?? []
  return inOrder(roles).some((role) => holders.includes(role))
}
