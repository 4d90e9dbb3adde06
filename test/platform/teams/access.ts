import type { TeamsConfig } from '../../../src/config.ts'
import type { Teams } from './client.ts'

/** Where a bot finds the platform, and as whom it comes. */
export type Way = Pick<Teams, 'appId' | 'tenantId' | 'metadataUrl' | 'serviceUrl'>

/** The bot's keys, with the platform on this machine in place of Microsoft's. */
export function configOf({ appId, tenantId, metadataUrl, serviceUrl }: Way): TeamsConfig {
  const local = { metadataUrl, serviceUrls: [new URL(serviceUrl).origin] }
  return { appId, tenantId, password: 'unused', hosts: [], local }
}
