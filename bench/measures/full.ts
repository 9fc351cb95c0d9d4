// What looks at a whole archive after many years, and whether others are answered meanwhile. Each is only taken when it is named; `--size`
// says how large the archive is.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { EVERYTHING } from '#shared/export.ts'
import { readApart } from '../../electron/core/app/read-apart.ts'
import { addRule } from '../../electron/core/delivery/retention/rules.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { listThreads } from '../../electron/core/messages/inbox/inbox.ts'
import { newArchive } from '../lib/archive.ts'
import { fullArchive, openFull } from '../lib/full-archive.ts'
import { type Measure, type Size, type Subject, secondsOf } from '../lib/measure.ts'
import { peakOf } from '../lib/processes.ts'
import { run } from '../lib/programs.ts'
import { nineteenOfTwenty } from '../lib/shell.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const LONG = { isLong: true } as const

/** Lists and searches as they are asked at the command line. */
const COMMANDS = [
  ['status'],
  ['channel', 'list'],
  ['comment', 'list', '--limit', '20'],
  ['inbox', 'list', '--limit', '20'],
  ['capture', 'list', '--limit', '20'],
  ['search', 'snöröjning', '--limit', '20']
]

export const cliFull: Measure = {
  ...LONG,
  name: 'cli-full',
  goal: 1.2,
  ours: 'lists, a search and the status at the command line, in an archive of many years',
  baseline: 'the same of an archive with nothing in it',
  async prepare({ size }) {
    const dir = await fullArchive(size)
    const folder = await temporaryFolder(0)
    const empty = await newArchive(folder)
    await empty.close()
    const all = (archive: string) =>
      secondsOf(async () => {
        for (const command of COMMANDS) await onCommandLine([...command, '--archive', archive])
      })
    return {
      ours: () => all(dir),
      baseline: () => all(empty.context.dir),
      close: () => removeFolder(folder)
    }
  }
}

/** The bundle beside this one. */
async function onCommandLine(args: readonly string[]): Promise<void> {
  const file = join(import.meta.dirname, 'kanalarkiv.js')
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`kanalarkiv ${args.join(' ')} ended with ${String(code)}.`)
}

export const verifyFull: Measure = {
  ...LONG,
  name: 'verify-full',
  goal: 1.2,
  ours: 'verifyArchive of an archive of many years, others asking for the inbox meanwhile',
  baseline: 'sha256sum of its objects, then one integrity_check in the sqlite3 shell',
  prepare: asked =>
    besides(asked, {
      async ours(context) {
        const { findings } = await verifyArchive(context)
        if (findings.length > 0)
          throw new Error(`${findings.length} findings, the first: ${findings[0]?.code}.`)
      },
      async baseline({ dir }) {
        await run('sh', ['-c', 'find "$0" -type f -print0 | xargs -0 sha256sum', join(dir, 'objects')])
        await run('sqlite3', ['-readonly', join(dir, 'archive.db'), 'PRAGMA integrity_check'])
      }
    })
}

export const exportProposeFull: Measure = {
  ...LONG,
  name: 'export-propose-full',
  goal: 1,
  ours: 'what a package of everything would hold, others asking for the inbox meanwhile',
  baseline: 'the second that it may take',
  prepare: asked =>
    besides(asked, {
      ours: context => readApart(context, 'exports.propose', { ...EVERYTHING, unfinished: 'include' }),
      baseline: 1
    })
}

export const disposalFull: Measure = {
  ...LONG,
  name: 'disposal-full',
  goal: 1,
  ours: 'what two rules come to for every record, others asking for the inbox meanwhile',
  baseline: 'the 15 s that it may take',
  prepare: asked =>
    besides(asked, {
      memory: 400,
      async begin(context) {
        const decision = { decidedBy: 'KS § 1', decidedOn: '2026-01-02', reference: 'KS 2026/1' }
        const kept = { months: 3, countedFrom: 'recorded' } as const
        for (const kind of ['message', 'comment'] as const)
          await addRule(context, {
            draft: { kind, channelId: null, category: null, kept, transfer: 'none', ...decision },
            documentPath: null
          })
      },
      ours: context => readApart(context, 'disposal.assess', { kinds: null, channelIds: null }),
      baseline: 15
    })
}

/** An answer that others may wait for, in seconds. */
const OTHERS = 0.05

type Work = {
  /** The most memory, in megabytes. */
  readonly memory?: number
  begin?(context: Context): Promise<void>
  ours(context: Context): Promise<unknown>
  /** The work that it is held against, or the seconds that it may take. */
  readonly baseline: number | ((context: Context) => Promise<unknown>)
}

/** Work on the whole archive, while another asks for a page of the inbox every twentieth of a second. */
async function besides({ size }: Size, { memory, begin, ours, baseline }: Work): Promise<Subject> {
  const archive = await openFull(size)
  const { context } = archive
  if (context.db.read.prepare('SELECT 1 FROM retention_rule').get() === undefined) await begin?.(context)
  const waited: number[] = []
  let peak = 0
  return {
    ours: () =>
      secondsOf(async () => {
        let due = performance.now()
        const asking = setInterval(() => {
          listThreads(context, { which: 'waiting', channelId: null, handler: null, limit: 50, after: null })
          waited.push((performance.now() - due) / 1000)
          due = performance.now() + EVERY
        }, EVERY)
        due += EVERY
        try {
          peak = Math.max(peak, await peakOf(() => ours(context)))
        } finally {
          clearInterval(asking)
        }
      }),
    baseline: async () => (typeof baseline === 'number' ? baseline : secondsOf(() => baseline(context))),
    notes: () => [
      `others waited ${milliseconds(nineteenOfTwenty(waited))} (19 of 20), ${milliseconds(Math.max(...waited))} at most`,
      `the most memory, with what came before: ${peak.toFixed(0)} MB`
    ],
    unmet: () => [
      ...(Math.max(...waited) > OTHERS ? [`others are answered in ${milliseconds(OTHERS)}`] : []),
      ...(memory !== undefined && peak > memory ? [`no more than ${memory} MB of memory`] : [])
    ],
    close: () => archive.close()
  }
}

const EVERY = 50
const milliseconds = (seconds: number) => `${(seconds * 1000).toFixed(0)} ms`
