import type { Command } from 'commander'
import stringWidth from 'string-width'
import { dayOf } from '../domain/calendar/written.ts'
import { labelOf } from '../domain/people/roles.ts'
import { type Grant, giveRole, listRoles, takeRole } from '../infra/store/people/roles.ts'
import type { Tools } from './tools.ts'

/** `hagukumi roles give|take|list`: who may do what. */
export function roleCommands(program: Command, tools: Tools): void {
  const roles = program.command('roles').description('役割（人事担当、提案事務局など）')
  const by = () => ({ actor: tools.actor, now: tools.now(), today: dayOf(tools.now()) })
  roles
    .command('give')
    .description('役割を付ける')
    .argument('<person>', '職員番号か氏名')
    .argument('<role>', '役割の名前かコード')
    .action(async (person: string, role: string) => {
      const { done, ...grant } = await giveRole(tools.db, person, role, by())
      tools.io.out(done ? `${written(grant)}を付けました。` : `${written(grant)}は、もう付いています。`)
    })
  roles
    .command('take')
    .description('役割を外す')
    .argument('<person>', '職員番号か氏名')
    .argument('<role>', '役割の名前かコード')
    .action(async (person: string, role: string) => {
      const { done, ...grant } = await takeRole(tools.db, person, role, by())
      tools.io.out(done ? `${written(grant, 'から')}を外しました。` : `${written(grant)}は、付いていません。`)
    })
  roles
    .command('list')
    .description('役割のある職員を並べる（部下をもつことによる所属長は、名簿から分かるので並びません）')
    .option('--json', 'JSON で')
    .action(async (options: { json?: true }) => {
      const grants = await listRoles(tools.db, by().today)
      tools.io.out(options.json ? JSON.stringify(grants, undefined, 2) : table(grants))
    })
}

function written({ number, name, role }: Grant, particle: 'に' | 'から' = 'に'): string {
  return `${name}さん（${number}）${particle}「${labelOf(role)}」`
}

function table(grants: readonly Grant[]): string {
  if (grants.length === 0) return '役割のある職員はまだいません。'
  const rows = grants.map((each) => [
    labelOf(each.role),
    each.number,
    each.name,
    each.unitPath,
    each.sample ? 'サンプル' : '',
  ])
  const lines = [['役割', '職員番号', '氏名', '所属', ''], ...rows]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...lines.map((row) => stringWidth(row[at] ?? ''))))
  const padded = (cell: string, at: number) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - stringWidth(cell)))
  return lines.map((row) => row.map(padded).join('  ').trimEnd()).join('\n')
}
