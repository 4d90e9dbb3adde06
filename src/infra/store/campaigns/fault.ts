/** That one campaign could not be looked at. It names the campaign by its id alone, which a log may say. */
export class CampaignFault extends Error {
  override readonly name = 'CampaignFault'
  readonly code: string

  /** Takes the campaign's id, and what was thrown or what is wrong with it. */
  constructor(id: string, what: unknown) {
    super(
      `campaign ${id} ${typeof what === 'string' ? what : 'failed'}`,
      typeof what === 'string' ? {} : { cause: what },
    )
    this.code = id
  }
}
