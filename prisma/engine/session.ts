import { readFile } from 'node:fs/promises'
import { type StartedEngine, startEngine } from '../../src/infra/db/migrate/wasm.ts'
import type { EngineArguments } from './arguments.ts'
import { noTarget, openTarget, type Target } from './target.ts'

/** Methods of the protocol that the engine has under the same name, with the same parameters. */
const methods = [
  'applyMigrations',
  'createMigration',
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'ensureConnectionValidity',
  'evaluateDataLoss',
  'markMigrationApplied',
  'markMigrationRolledBack',
] as const

/** One run of Prisma's CLI. The database is opened (and locked) when a request first needs it. */
export class Session {
  readonly #start: EngineArguments
  readonly #print: (content: string) => Promise<void>
  #open: { readonly target: Target; readonly started: StartedEngine } | undefined

  /** `print` shows a text through the CLI and waits until it is shown. */
  constructor(start: EngineArguments, print: (content: string) => Promise<void>) {
    this.#start = start
    this.#print = print
  }

  /** The result of one request. Throws what the engine throws, or HagukumiError where the database cannot be opened. */
  async answer(method: string, params: unknown): Promise<unknown> {
    if (method === 'diff') return this.#diff(params)
    const { engine } = await this.#engine()
    if (method === 'getDatabaseVersion') return engine.version()
    const known = methods.find((name) => name === method)
    if (!known) throw new Error(`この設定では「${method}」を使えません。`)
    // These two read the state after all migrations from a cache that only devDiagnostic fills, and it does not on a
    // new database: then they fail for want of a shadow database. Asked again after the migrations, it does.
    if (known === 'evaluateDataLoss' || known === 'createMigration') await engine.devDiagnostic(params as never)
    return engine[known](params as never)
  }

  async close(): Promise<void> {
    await this.#open?.started.stop()
    await this.#open?.target.close()
  }

  /** The CLI shows nothing of a result of `diff`: the text must be printed through it first. */
  async #diff(params: unknown): Promise<unknown> {
    const { engine, stop } = needsDatabase(params)
      ? { ...(await this.#engine()), stop: async () => undefined }
      : await startEngine({ factory: noTarget().factory, datamodels: await this.#datamodels() })
    try {
      const { exitCode, stdout } = await engine.diff(params as never)
      if (stdout) await this.#print(stdout)
      return { exitCode, stdout: null }
    } finally {
      await stop()
    }
  }

  async #engine(): Promise<StartedEngine> {
    if (!this.#open) {
      const target = await openTarget(this.#start.url)
      try {
        const started = await startEngine({ factory: target.factory, datamodels: await this.#datamodels() })
        this.#open = { target, started }
      } catch (error) {
        await target.close()
        throw error
      }
    }
    return this.#open.started
  }

  async #datamodels(): Promise<[string, string][] | undefined> {
    const files = this.#start.datamodels
    if (files.length === 0) return undefined
    return Promise.all(files.map(async (file): Promise<[string, string]> => [file, await readFile(file, 'utf8')]))
  }
}

/** A comparison of files, with each other or with the migrations, needs no database; one side may name it. */
function needsDatabase(params: unknown): boolean {
  if (typeof params !== 'object' || !params) return true
  const sides = [Reflect.get(params, 'from'), Reflect.get(params, 'to')]
  return sides.some((side: { tag?: unknown } | undefined) => side?.tag === 'url' || side?.tag === 'schemaDatasource')
}
