import type { Feature } from '../../bot/feature.ts'
import { personasCard, selfCard } from './cards.ts'
import type { PeoplePorts } from './ports.ts'

/** Who one is to the bot, and which personas the sample city offers. */
export const people: Feature<PeoplePorts> = {
  name: 'people',
  words: [
    {
      say: ['私の所属', '私の所属は', '私の職位', '私の職位は', '私の役割は何になっている', '自分の所属', '自分の職位'],
      run: async ({ asker }) => [{ card: selfCard(asker.person), personal: true }],
    },
    {
      say: ['/who', 'だれ', '私は誰', '私はだれ', 'わたしはだれ', '自分は誰', 'whoami'],
      run: async ({ asker }, ports) => {
        const personas = await ports.personas()
        const card = personas.length > 0 ? personasCard(personas, asker.person) : selfCard(asker.person)
        return [{ card, personal: true }]
      },
    },
  ],
}
