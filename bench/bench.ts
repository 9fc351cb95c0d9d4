// The measurements: each of our own against a bare reference that does the least that could count as the same work.
import { parseArgs } from 'node:util'
import { describeMachine } from './lib/machine.ts'
import { FEWEST_RUNS, type Measure, type Result, Skipped, take } from './lib/measure.ts'
import { jsonLine, table } from './lib/report.ts'
import { removeTemporary } from './lib/temporary.ts'
import { appStart } from './measures/app-start.ts'
import { backupAgain, backupFirst, restoreDrill } from './measures/backups.ts'
import { browsers4 } from './measures/browsers-4.ts'
import { capture, captureShort } from './measures/capture.ts'
import { commentSave } from './measures/comment-save.ts'
import { commentsList, commentsListShell } from './measures/comments-list.ts'
import { fourAtOnce } from './measures/four-at-once.ts'
import { cliFull, disposalFull, exportProposeFull, verifyFull } from './measures/full.ts'
import { importExport } from './measures/import.ts'
import { inboxPage } from './measures/inbox-page.ts'
import { manyCaptures } from './measures/many-captures.ts'
import { mets } from './measures/mets.ts'
import { packageLarge, packageMeasure } from './measures/package.ts'
import { openFullArchive, pagesFull } from './measures/pages-full.ts'
import { peakMemory } from './measures/peak-memory.ts'
import { picture } from './measures/picture.ts'
import { report } from './measures/report.ts'
import { s3Put } from './measures/s3-put.ts'
import { scoopCpu, scoopWall } from './measures/scoop.ts'
import { searchPage, searchShell } from './measures/search.ts'
import { secondCapture } from './measures/second-capture.ts'
import { server200 } from './measures/server-200.ts'
import { storePut, storePutOne } from './measures/store-put.ts'
import { storeVerify, storeVerifyOne } from './measures/store-verify.ts'
import { webPage } from './measures/web-page.ts'
import { wxrImport } from './measures/wxr-import.ts'

const MEASURES: readonly Measure[] = [
  capture,
  captureShort,
  picture,
  fourAtOnce,
  browsers4,
  peakMemory,
  secondCapture,
  scoopWall,
  scoopCpu,
  manyCaptures,
  wxrImport,
  commentSave,
  commentsList,
  commentsListShell,
  storePut,
  storePutOne,
  storeVerify,
  storeVerifyOne,
  s3Put,
  appStart,
  packageMeasure,
  packageLarge,
  mets,
  report,
  importExport,
  inboxPage,
  searchPage,
  searchShell,
  server200,
  webPage,
  openFullArchive,
  pagesFull,
  cliFull,
  verifyFull,
  exportProposeFull,
  disposalFull,
  backupFirst,
  backupAgain,
  restoreDrill
]
const USAGE = `npm run bench -- [--json] [--only NAME]… [--runs N] [--size N]
  --only NAME  one of ${MEASURES.map(({ name }) => name).join(', ')}
               (${MEASURES.filter(({ isLong }) => isLong)
                 .map(({ name }) => name)
                 .join(', ')}: only when named)
  --runs N     how many times each is run (${FEWEST_RUNS} at the least for a result that counts; that is the default)
  --size N     how large the archive of many years, or of the drill, is; 1, that is a million messages, or 10 GiB, unless it is said
  --json       ends with one line of JSON on standard output; all else goes to standard error
`

type Asked = {
  readonly measures: readonly Measure[]
  readonly runs: number
  readonly size: number
  readonly isJson: boolean
}

process.on('exit', removeTemporary)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

const asked = ask()
if (asked !== null) await measureAll(asked)

function ask(): Asked | null {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        runs: { type: 'string', default: String(FEWEST_RUNS) },
        size: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false }
      }
    })
    const { json, only, help } = values
    if (help) {
      process.stdout.write(USAGE)
      return null
    }
    const runs = Number(values.runs)
    if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs is a whole number, not ${values.runs}.`)
    const size = Number(values.size)
    if (!(size > 0)) throw new Error(`--size is a number above 0, not ${values.size}.`)
    const unknown = only.find(name => MEASURES.every(measure => measure.name !== name))
    if (unknown !== undefined) throw new Error(`There is no measure called ${unknown}.`)
    const measures = MEASURES.filter(({ name, isLong }) =>
      only.length === 0 ? isLong !== true : only.includes(name)
    )
    return { measures, runs, size, isJson: json }
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n${USAGE}`)
    process.exitCode = 2
    return null
  }
}

async function measureAll({ measures, runs, size, isJson }: Asked): Promise<void> {
  const told = isJson ? process.stderr : process.stdout
  told.write(`${describeMachine()}\n\n`)
  const results: Result[] = []
  for (const measure of measures) {
    process.stderr.write(`${measure.name} …\n`)
    try {
      results.push(await take(measure, runs, { size }))
    } catch (error) {
      const isSkipped = error instanceof Skipped
      told.write(
        `${measure.name} ${isSkipped ? 'is left out' : 'could not be measured'}: ${sentenceOf(error)}\n\n`
      )
      if (!isSkipped) process.exitCode = 1
    }
  }
  told.write(table(results, runs))
  if (isJson) process.stdout.write(`${jsonLine(results)}\n`)
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
