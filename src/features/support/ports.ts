import type { Passage } from '../../domain/passage.ts'
import type { Sensitive } from '../../domain/screen/screen.ts'
import type { Contact } from '../../domain/settings.ts'

/** What 相談先 needs: the city's contacts and the policy's passages at a place. It can write nothing. */
export interface SupportPorts {
  contacts(): Promise<readonly Contact[]>
  /** What the policy says of such a matter, in running text; nothing where it says nothing. */
  passages(about: Sensitive): readonly Passage[]
  /** How a person deletes what they wrote, on the platform of their account; undefined where nobody can say. */
  deleting(channel: string): string | undefined
}
