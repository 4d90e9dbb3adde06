import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { HagukumiError } from '../bot/errors.ts'
import { decodeText } from '../infra/csv/decode.ts'
import { MOST_CHARACTERS } from '../infra/store/settings/read.ts'
import { exportSettings, importSettings, type SettingsReport } from '../infra/store/settings/settings.ts'
import { readGivenFile } from './given-file.ts'
import type { Tools } from './tools.ts'

/** `hagukumi settings import|export FILE`: what a city officer sets, as one JSON file. */
export function settingsCommands(program: Command, tools: Tools): void {
  const settings = program.command('settings').description('市の設定')
  settings
    .command('import')
    .description('設定の JSON を取り込む（書いた項目だけ変わる。null は取り消し）')
    .argument('<file>', 'JSON ファイル（- は標準入力）')
    .action(async (file: string) => {
      const text = decodeText(await readGivenFile(tools.io, file, MOST_CHARACTERS * 4), ' JSON ')
      const report = await importSettings(tools.db, text, { actor: tools.actor, now: tools.now() })
      tools.io.out(written(report))
    })
  settings
    .command('export')
    .description('設定を JSON で書き出す')
    .argument('<file>', 'JSON ファイル（- は標準出力）')
    .action(async (file: string) => {
      const text = await exportSettings(tools.db)
      if (file === '-') tools.io.out(text)
      else await save(path.resolve(tools.io.cwd, file), `${text}\n`)
    })
}

async function save(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (cause) {
    throw new HagukumiError('bad_input', 'ファイルを書けません。場所と、書く権限、空き容量をお確かめください。', {
      cause,
    })
  }
}

function written({ changed, unchanged, removed, sample }: SettingsReport): string {
  const names = (keys: readonly string[]) => (keys.length > 0 ? `（${keys.join('・')}）` : '')
  return [
    `設定を取り込みました。変更 ${changed.length}件${names(changed)}／変更なし ${unchanged.length}件／取り消し ${removed.length}件${names(removed)}`,
    ...(sample.length > 0
      ? [
          `サンプルの印がついたままの設定${names(sample)}は「サンプル」と表示されます。市の設定にするには、ファイルの sample から外してください。`,
        ]
      : []),
  ].join('\n')
}
