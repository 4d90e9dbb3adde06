import type { Limits } from '../../bot/delivery/courier.ts'

/**
 * Teams' documentation: 50 a second for an app in a tenant; in one conversation 7 in one second, 8 in two and 60 in 30.
 * Two a second keep all of these.
 */
export const RATES: Limits = { perSecond: 50, perSecondAndPlace: 2 }
