import path from 'node:path'
import { z } from 'zod'
import { HagukumiError } from './bot/errors.ts'

/** Everything the environment decides, read once. What a city officer would change is a setting in the database. */
export interface Config {
  /** PostgreSQL; undefined = the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** Folder of the embedded database and of the local socket. */
  readonly dataDir: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug'
  /** Where HTTP is answered, on 127.0.0.1; 0 = any free port. undefined = no server is opened. */
  readonly port: number | undefined
}

const shape = z.object({
  DATABASE_URL: z.string().optional(),
  HAGUKUMI_DATA: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('warn'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .optional(),
})

/**
 * Takes the environment and the folder it was started in; gives the configuration.
 * Throws one bad_input that names every key that cannot be used.
 */
export function readConfig(environment: NodeJS.ProcessEnv, cwd: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = shape.safeParse(given)
  if (!read.success) {
    const keys = [...new Set(read.error.issues.map((issue) => issue.path.join('.')))]
    throw new HagukumiError(
      'bad_input',
      `環境変数 ${keys.join('、')} の値が使えません。README の一覧でお確かめください。`,
    )
  }
  const { DATABASE_URL, HAGUKUMI_DATA, LOG_LEVEL, PORT } = read.data
  const dataDir = path.resolve(cwd, HAGUKUMI_DATA ?? 'data')
  return { databaseUrl: DATABASE_URL, dataDir, logLevel: LOG_LEVEL, port: PORT }
}
