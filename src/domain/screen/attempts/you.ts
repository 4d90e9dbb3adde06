import { words } from '../words.ts'

/** Addressing the bot. */
export const YOU = words`
  あなた きみの きみは きみが きみに 君の 君は 君が 君に 君を おまえ お前 貴様 てめえ そちらのai このボット bot ぼっと
  このai お主
`

/** Colleagues, and words that only look like an address. */
export const NOT_YOU = words`
  あなたたち職員 あなたの町 諸君 あなたの市
`
