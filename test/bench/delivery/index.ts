import { startCluster } from '../../support/cluster.ts'
import { fanOut } from './fan-out.ts'

/** Everything the bench says of delivery. Needs installed PostgreSQL programs; throws without them. */
export async function measureDelivery() {
  const cluster = await startCluster()
  if (!cluster) throw new Error('PostgreSQL not found')
  try {
    return { fanOut: await fanOut(cluster.url, 10_000) }
  } finally {
    await cluster.stop()
  }
}
