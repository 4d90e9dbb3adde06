import { afterEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/infra/clock/clock.ts'
import { engines } from '../support/engines.ts'
import { type House, house, said, until } from './support.ts'

describe.each(engines)('what one person writes on $name', ({ city }) => {
  let home: House | undefined
  afterEach(async () => {
    await home?.close()
    home = undefined
  })

  it('is answered in the order in which it came, also where it came at once', async () => {
    home = await house(await city(), 'slack')
    const { app, work } = home
    const grades = ['主事', '主任主事', '主査', '主幹', '課長', '部長']
    const asked = grades.map((grade) => said('slack', 'ひとり', `${grade}級の企画立案能力って？`, newId()))
    await Promise.all(asked.map((event) => work.receive(event)))
    const sent = await until(
      async () => (await home?.platform.book())?.messages ?? [],
      (messages) => messages.length === grades.length,
    )
    const causes = await app.db.prisma.outboxMessage.findMany({ orderBy: { createdAt: 'asc' } })
    const order = causes.map(({ id }) => sent.find(({ key }) => key === id)?.text.split('\n')[0] ?? '')
    // 主幹級 stands in two tables, and is asked back.
    expect(order.map((line) => grades.findLast((grade) => line.includes(grade)))).toEqual(grades)
  })
})
