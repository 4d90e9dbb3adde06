/** Takes a text as Slack writes it (`<@U1>`, `<https://…|label>`, `&lt;`); gives what the person sees, without the bot's own name. */
export function seen(written: string, botUserId: string): string {
  return written
    .replaceAll(`<@${botUserId}>`, ' ')
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, kind: string, target: string, label: string | undefined) => {
      if (label !== undefined && label !== '') return kind === '' ? label : `${kind === '#' ? '#' : '@'}${label}`
      return kind === '!' ? `@${target}` : kind + target
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}
