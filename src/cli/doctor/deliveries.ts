import { readPause } from '../../infra/store/messages/pause.ts'
import { readInbox } from '../../infra/store/messages/set-aside.ts'
import { readTotals } from '../../infra/store/messages/totals.ts'
import type { Tools } from '../tools.ts'
import type { Finding } from './index.ts'

/** How sending and handling stand: what waits for an operator, and how they look at it. */
export async function deliveryFindings({ db }: Tools): Promise<Finding[]> {
  const totals = await readTotals(db.prisma)
  const left = totals.reduce((sum, { failed, unknown }) => sum + failed + unknown, 0)
  const { setAside } = await readInbox(db.prisma)
  return [
    (await readPause(db.prisma))
      ? { state: '△', text: '送信を止めています。動かすときは deliveries continue です。' }
      : { state: '○', text: '送信は止めていません。' },
    left === 0
      ? { state: '○', text: '送れずに残っているものはありません。' }
      : {
          state: '△',
          text: `送れなかったか、届いたか確かめられないものが${left}件あります。deliveries list で見られます。`,
        },
    setAside.length === 0
      ? { state: '○', text: '扱えずに取り分けたものはありません。' }
      : { state: '△', text: `扱えずに取り分けたものが${setAside.length}件あります。inbox list で見られます。` },
  ]
}
