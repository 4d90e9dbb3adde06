import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../src/infra/db/index.ts'
import { root, script, start } from '../support/child.ts'
import { databaseAt, execute } from '../support/server.ts'

const FUNCTION = '20980101000000_function'
/** Splitting at each `;` would break this. */
const functionSql = `CREATE FUNCTION mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := ';'; RETURN NEW; END; $$;\n`

let parent: string
let project: string

/** A copy of what Prisma's CLI works on, so that `migrate dev` may write into it. */
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'hagukumi-cli-'))
  project = path.join(parent, 'a project')
  await mkdir(project)
  for (const name of [
    'prisma/schema.prisma',
    'prisma/migrations',
    'prisma/engine',
    'prisma.config.ts',
    'package.json',
  ]) {
    await cp(path.join(root, name), path.join(project, name), { recursive: true })
  }
  await cp(path.join(root, 'src'), path.join(project, 'src'), { recursive: true })
  await symlink(path.join(root, 'node_modules'), path.join(project, 'node_modules'))
})
afterAll(() => rm(parent, { recursive: true, force: true }))

interface Ran {
  readonly code: number | string
  readonly text: string
}

const environments: readonly { name: string; env: () => NodeJS.ProcessEnv }[] = [
  { name: 'PGlite', env: () => ({ DATABASE_URL: '', HAGUKUMI_DATA: path.join(parent, 'folder') }) },
  ...(inject('server')
    ? [
        {
          name: 'PostgreSQL',
          env: () => ({
            DATABASE_URL: databaseAt(inject('server')?.url ?? '', `${inject('server')?.template}_cli`),
          }),
        },
      ]
    : []),
]

describe.each(environments)('Prisma on $name, without a downloaded engine', ({ name, env }) => {
  const cli = path.join(root, 'node_modules/prisma/build/index.js')
  async function prisma(...words: string[]): Promise<Ran> {
    const child = start(process.execPath, [cli, ...words], { cwd: project, env: env() })
    child.process.stdin?.end()
    return { code: await child.ended, text: child.said.out + child.said.err }
  }
  /** `migrate dev` insists on a terminal. */
  async function prismaAtTerminal(...words: string[]): Promise<Ran> {
    const line = [process.execPath, cli, ...words].map((word) => `'${word}'`).join(' ')
    const child = start('script', ['-qec', line, '/dev/null'], { cwd: project, env: { ...env(), CI: '' } })
    return { code: await child.ended, text: child.said.out }
  }
  const migrations = 'prisma/migrations'

  afterAll(async () => {
    for (const made of await readdir(path.join(project, migrations))) {
      if (/_(extra|more|function)$/.test(made)) await rm(path.join(project, migrations, made), { recursive: true })
    }
    await cp(path.join(root, 'prisma/schema.prisma'), path.join(project, 'prisma/schema.prisma'))
    const { DATABASE_URL } = env()
    if (DATABASE_URL) {
      await execute(
        inject('server')?.url ?? '',
        `DROP DATABASE ${new URL(DATABASE_URL).pathname.slice(1)} WITH (FORCE)`,
      )
    }
  })

  it.runIf(name === 'PGlite').each(['validate', 'format', 'generate'])('%s works', async (command) => {
    expect(await prisma(command)).toMatchObject({ code: 0 })
  })

  it('deploy creates the database and fills Prisma’s own table of migrations', async () => {
    await mkdir(path.join(project, migrations, FUNCTION), { recursive: true })
    await writeFile(path.join(project, migrations, FUNCTION, 'migration.sql'), functionSql)
    expect(await prisma('migrate', 'deploy')).toMatchObject({ code: 0, text: expect.stringContaining(FUNCTION) })
    const { DATABASE_URL, HAGUKUMI_DATA } = env()
    const db = await openDatabase({ databaseUrl: DATABASE_URL || undefined, dataDir: HAGUKUMI_DATA ?? '' })
    const applied = await db.prisma.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1`
    await db.close()
    expect(applied.map((row) => row.name)).toEqual(
      (await readdir(path.join(project, migrations))).filter((entry) => /^\d/.test(entry)).sort(),
    )
  })

  it('status tells that all is applied, and afterwards what is missing', async () => {
    expect(await prisma('migrate', 'status')).toMatchObject({ code: 0, text: expect.stringContaining('up to date') })
    await mkdir(path.join(project, migrations, '20970101000000_more'))
    await writeFile(path.join(project, migrations, '20970101000000_more', 'migration.sql'), 'SELECT nothing();')
    expect(await prisma('migrate', 'status')).toMatchObject({
      code: 1,
      text: expect.stringContaining('20970101000000_more'),
    })
  })

  it('resolve takes back a migration that failed', async () => {
    expect((await prisma('migrate', 'deploy')).code).toBe(1)
    expect(await prisma('migrate', 'deploy')).toMatchObject({ code: 1, text: expect.stringContaining('P3009') })
    expect(await prisma('migrate', 'resolve', '--rolled-back', '20970101000000_more')).toMatchObject({ code: 0 })
    await rm(path.join(project, migrations, '20970101000000_more'), { recursive: true })
    expect((await prisma('migrate', 'deploy')).code).toBe(0)
  })

  it('diff tells the database from a changed schema, and prints the script', async () => {
    const same = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code']
    expect(await prisma(...same)).toMatchObject({ code: 0 })
    const schema = path.join(project, 'prisma/schema.prisma')
    await writeFile(schema, `${await readFile(schema, 'utf8')}\nmodel Extra {\n  id Int @id\n}\n`)
    expect(await prisma(...same)).toMatchObject({ code: 2 })
    const printed = await prisma(...same.slice(0, -1), '--script')
    expect(printed).toMatchObject({ code: 0, text: expect.stringContaining('CREATE TABLE "Extra"') })
  })

  it('dev writes the migration for a changed schema and applies it', async () => {
    const dev = await prismaAtTerminal('migrate', 'dev', '--name', 'extra')
    expect(dev).toMatchObject({ code: 0, text: expect.stringContaining('in sync') })
    const made = (await readdir(path.join(project, migrations))).find((entry) => entry.endsWith('_extra')) ?? 'none'
    expect(await readFile(path.join(project, migrations, made, 'migration.sql'), 'utf8')).toContain(
      'CREATE TABLE "Extra"',
    )
    expect(await prisma('migrate', 'status')).toMatchObject({ code: 0, text: expect.stringContaining('up to date') })
  })

  it.runIf(name === 'PGlite').each(['studio', 'db push', 'db execute', 'migrate reset', 'init'])(
    '%s ends with one sentence',
    async (words) => {
      const { code, text } = await prisma(...words.split(' '))
      expect(code).toBe(2)
      expect(text.trim().split('\n')).toHaveLength(1)
      expect(text).toContain(`「prisma ${words}」は`)
    },
  )

  it.runIf(name === 'PGlite')('a migration is refused while a bot holds the folder, and the bot is named', async () => {
    const holder = start(
      process.execPath,
      script('test/db/fixtures/lock.ts', path.join(env().HAGUKUMI_DATA ?? '', 'pg')),
    )
    await expect.poll(() => holder.said.out, { timeout: 20_000 }).toContain('held')
    const { code, text } = await prisma('migrate', 'deploy')
    holder.process.stdin?.end()
    await holder.ended
    expect(code).toBe(1)
    expect(text).toContain(`先に起動したはぐくみ（プロセス番号 ${holder.process.pid}、`)
  })
})
