import type { Passage } from '../../domain/passage.ts'
import type { Contact } from '../../domain/settings.ts'

/** What 相談先 needs: the city's contacts and the policy's passages at a place. It can write nothing. */
export interface SupportPorts {
  contacts(): Promise<readonly Contact[]>
  /** The running text of the section at a place (第４章４⑵), without its lists. */
  passages(ref: string): readonly Passage[]
}
