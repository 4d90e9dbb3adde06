import { words } from '../words.ts'

// Endings that many words share, as alternatives in braces.

/** 眠れ＋ない, ません, ず, ん, へん, ねえ. */
export const NOT = '{ない,なく,なか,なき,なさ,ません,ず,ん。,んの,んで,ん、,んわ,んし,んく,へん,ねえ,ねー,ねぇ,ぬ}'

/** What ends a clause that is told: not a noun (「している職員」), not a question (「していますか」). */
const STOP =
  '{。,、,が,けど,けれど,ので,から,し、,し。,しか,んで,んだ,のです,のだ,のに,のを,のは,よ,わ,さ,ね,っぽ,みたい,らし,かも,って,と思,とい,と言,と聞,」,気が}'

/** Something that goes on or has come upon somebody. */
export const GOING_ON = words`
  {て,んで,いで}{,い}{る,ます,た,ました}${STOP} {て,んで,いで}く{る,ます}${STOP}
  {て,んで,いで}{しまっ,き,もう,もろ}た${STOP} {て,んで,いで}{おり,き,しまい}ま{す,した}
  {て,んで,いで}{もらえ,くれ}{ない,ません,なか} {て,んで,いで}しま{う,い} {ちゃ,じゃ}{った,って,いそう,いま}
  {さ,ら,か,わ,た,ま,な,が,ば}れ{た,て,ました,ます,る}${STOP}
`

/** Something done, told as such. Too common to be a case by itself: 「事件が明らかになりました」. */
export const DONE = words`
  {し,い,え,き,っ,ん}{た,だ,ました}${STOP}
`
