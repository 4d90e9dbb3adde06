import type { Period } from '../../domain/stress-check/period.ts'

/** What the stress check needs. It can ask neither who is eligible, nor who is silent, nor who took it. */
export interface StressCheckPorts {
  /** Periods that were approved and are not purged. */
  periods(): Promise<readonly Period[]>
  /** Whom the city names for questions on the stress check; undefined where it has named nobody. */
  contact(): Promise<string | undefined>
  silence(of: { readonly periodId: string; readonly employeeId: string }): Promise<void>
  unsilence(of: { readonly periodId: string; readonly employeeId: string }): Promise<void>
}
