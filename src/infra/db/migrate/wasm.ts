import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { trackConnections } from './connections.ts'

export type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'

/** What an engine starts with: where it connects to, and the Prisma schema as `[path, text]` where it needs one. */
export interface EngineStart {
  readonly factory: SqlMigrationAwareDriverAdapterFactory
  readonly datamodels?: [string, string][] | undefined
  /** Takes the engine's log lines; nothing is logged without it. */
  readonly onLog?: ((line: string) => void) | undefined
}

/** A started engine. `stop` frees it and closes every connection it opened. */
export interface StartedEngine {
  readonly engine: glue.SchemaEngine
  stop(): Promise<void>
}

let loaded: Promise<void> | undefined
const timers = new Set<NodeJS.Timeout>()

/**
 * Prisma's own schema engine, compiled to WebAssembly, so that no native engine has to be downloaded.
 * It connects at once; a failure to connect is thrown as an Error with Prisma's `code` (P1001 …).
 */
export async function startEngine(start: EngineStart): Promise<StartedEngine> {
  loaded ??= load()
  await loaded
  const { factory, closeAll } = trackConnections(start.factory)
  const onLog = start.onLog ?? (() => undefined)
  try {
    const engine = await glue.SchemaEngine.new(
      { datamodels: start.datamodels },
      onLog,
      bindMigrationAwareSqlAdapterFactory(factory),
    )
    return {
      engine,
      stop: async () => {
        engine.free()
        await closeAll()
        for (const timer of timers) timer.unref()
        timers.clear()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

async function load(): Promise<void> {
  // Without the registry a panic of the engine shows as a TypeError that hides its message.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => undefined } })
  // package.json and the .wasm are not exported; the glue beside it is.
  const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = await WebAssembly.compile(await readFile(path.join(path.dirname(gluePath), 'schema_engine_bg.wasm')))
  const imports = { './schema_engine_bg.js': { ...glue, ...looseTimers() } }
  const { exports } = await WebAssembly.instantiate(module, imports)
  glue.__wbg_set_wasm(exports)
  if (typeof exports.__wbindgen_start === 'function') exports.__wbindgen_start()
}

/**
 * The engine leaves a timer of ten seconds behind (its patience for the advisory lock), and a command would end that
 * much later. So its timers are collected here and let go of when the engine stops.
 */
function looseTimers(): Record<string, (run: () => void, ms: number) => NodeJS.Timeout> {
  const names = Object.keys(glue).filter((name) => name.startsWith('__wbg_setTimeout_'))
  const collect = (run: () => void, ms: number): NodeJS.Timeout => {
    const timer = setTimeout(run, ms >>> 0)
    timers.add(timer)
    return timer
  }
  return Object.fromEntries(names.map((name) => [name, collect]))
}
