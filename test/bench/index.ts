// `bench` measures answers and the start, `bench delivery` what becomes of messages, `bench slack` how fast
// events are acknowledged, `bench campaign` what planning for 100,000 people costs; `--json` for machines.
import { measure } from './answers.ts'
import { measureCampaigns, writtenCampaigns } from './campaign/index.ts'
import { measureDelivery, writtenDelivery } from './delivery/index.ts'
import { acknowledgements, writtenAcknowledgements } from './slack/index.ts'
import { measureStart } from './start.ts'

if (process.argv[2] === 'delivery') {
  const figures = await measureDelivery()
  console.log(process.argv.includes('--json') ? JSON.stringify(figures) : writtenDelivery(figures))
  process.exit(0)
}

if (process.argv[2] === 'campaign') {
  const figures = await measureCampaigns()
  console.log(process.argv.includes('--json') ? JSON.stringify(figures) : writtenCampaigns(figures))
  process.exit(0)
}

if (process.argv[2] === 'slack') {
  const figures = await acknowledgements()
  console.log(process.argv.includes('--json') ? JSON.stringify(figures) : writtenAcknowledgements(figures))
  process.exit(0)
}

const SIZES = [185, 2_500, 10_000]

const rows = []
for (const size of SIZES) rows.push(await measure(size))
const result = { answers: rows, start: await measureStart() }

if (process.argv.includes('--json')) console.log(JSON.stringify(result))
else {
  for (const { passages, build, answer, found, ratio } of rows) {
    console.log(`${passages} passages`)
    for (const name of ['hagukumi', 'minisearch', 'orama'] as const) {
      console.log(
        `  ${name.padEnd(10)} build ${build[name]} ms, answer p50 ${answer[name].p50} ms, p99 ${answer[name].p99} ms, found ${found[name]}`,
      )
    }
    console.log(`  ours by the peer (p50): MiniSearch ${ratio.minisearch}, Orama ${ratio.orama}`)
  }
  const { firstMs, warmMs, nodeMs, waiting, withTeams } = result.start
  console.log(`start to first answer: first ${firstMs} ms, warm ${warmMs} ms (bare node ${nodeMs} ms)`)
  for (const [name, { readyMs, residentMb }] of Object.entries({ 'without Teams': waiting, 'with Teams': withTeams }))
    console.log(`waiting bot ${name}: ready after ${readyMs} ms, resident ${residentMb ?? '–'} MB`)
}
