/** How Prisma's CLI started the engine. */
export interface EngineArguments {
  /** Paths of schema files. */
  readonly datamodels: readonly string[]
  readonly url: string
  /** The command after `cli`; undefined where requests come on standard input. */
  readonly command: string | undefined
}

/** Reads `--flag value` pairs and skips those it does not know. Throws where the data source is not JSON with a URL. */
export function readArguments(argv: readonly string[]): EngineArguments {
  const datamodels: string[] = []
  let url = ''
  let command: string | undefined
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]
    if (word === 'cli') {
      command = argv[at + 1]
      break
    }
    const value = argv[at + 1] ?? ''
    if (word === '--datamodels') datamodels.push(value)
    if (word === '--datasource') url = readUrl(value)
    if (word?.startsWith('--')) at++
  }
  return { datamodels, url, command }
}

function readUrl(json: string): string {
  const datasource: unknown = JSON.parse(json)
  const url = typeof datasource === 'object' && datasource && 'url' in datasource ? datasource.url : undefined
  return typeof url === 'string' ? url : ''
}
