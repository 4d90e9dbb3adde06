import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Draft04 from 'ajv-draft-04'

/** The published schemas that the manifest must pass: its own, and a newer one that an admin centre may hold it to. */
export const VERSIONS = ['1.19', '1.25'] as const
export type Version = (typeof VERSIONS)[number]

const require = createRequire(import.meta.url)

/** What is wrong with a manifest by the published schema, a line each; empty where nothing is. */
export function manifestFaults(manifest: unknown, version: Version): readonly string[] {
  // A manifest names its own version; all else is what the other schema is to judge.
  return faults(schema('MicrosoftTeams.schema.json', version), { ...Object(manifest), manifestVersion: version })
}

/** The same for a file with its words in another language. */
export function languageFaults(words: unknown, version: Version): readonly string[] {
  return faults(schema('MicrosoftTeams.Localization.schema.json', version), words)
}

function schema(name: string, version: Version): object {
  const file = require.resolve(`@microsoft/app-manifest/build/json-schemas/teams/v${version}/${name}`)
  // Some are saved with a byte order mark.
  return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
}

function faults(schema: object, given: unknown): readonly string[] {
  // These schemas have keys and patterns of which a strict validator knows nothing.
  const ajv = new Draft04.default({ strict: false, unicodeRegExp: false, allErrors: true, formats: { uri: true } })
  const validate = ajv.compile(schema)
  validate(given)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
