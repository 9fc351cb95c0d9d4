// Listing, filtering and searching 200,000 comments: the first page of each within 50 ms, nineteen times of twenty, and about as
// fast as the sqlite3 shell gives the same rows.
import { join } from 'node:path'
import type { CommentFilter } from '#shared/comment.ts'
import type { ChannelId } from '#shared/ids.ts'
import { findComments } from '../../electron/core/comments/comments/find.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import type { ReadDb } from '../../electron/core/kernel/db/open.ts'
import { newArchive, newChannel } from '../lib/archive.ts'
import type { Measure, Subject } from '../lib/measure.ts'
import { inShell, nineteenOfTwenty } from '../lib/shell.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'
import { importAll, writeExport } from '../lib/wxr.ts'

const COMMENTS = 200_000
const SECONDS = 0.05
const ROUNDS = 20

const what = `the first page of ${COMMENTS} comments: all, by channel, by state, by period, by words; nineteen of twenty are faster`

export const commentsList: Measure = {
  name: 'comments-list',
  goal: 1,
  ours: what,
  baseline: `the ${SECONDS * 1000} ms that are allowed`,
  prepare: () => prepare(async () => SECONDS)
}

export const commentsListShell: Measure = {
  name: 'comments-list-shell',
  goal: 1.3,
  ours: what,
  baseline: 'the same SQL in the sqlite3 shell, by its own timer',
  prepare: () =>
    prepare((ctx, filters) => {
      const queries = filters.map(filter => sqlOf(ctx, filter))
      return inShell(join(ctx.dir, 'archive.db'), queries, ROUNDS)
    })
}

type Filter = Partial<CommentFilter>

async function prepare(
  baseline: (ctx: Context, filters: readonly Filter[]) => Promise<number>
): Promise<Subject> {
  const folder = await temporaryFolder(3 * 2 ** 30)
  const file = join(folder, 'bloggen.xml')
  await writeExport(file, COMMENTS)
  const archive = await newArchive(folder)
  const { context } = archive
  const channelId = newChannel(context, 'blog', 'https://blogg.example/')
  await importAll(context, archive.hold, { channelId, file, comments: COMMENTS })
  const filters = filtersFor(channelId)
  return {
    baseline: () => baseline(context, filters),
    ours: async () => listed(context, filters),
    close: async () => {
      await archive.close()
      await removeFolder(folder)
    }
  }
}

const filtersFor = (channelId: ChannelId): Filter[] => [
  {},
  { channelId },
  { state: 'verified' },
  { state: 'decided' },
  { search: 'snöröjning' },
  { search: 'Storgatan sandar' },
  { search: 'Besökare 17', channelId },
  { search: 'finns inte alls' }
]

const FIRST_PAGE = { limit: 50, after: null } as const

function listed(ctx: Context, filters: readonly Filter[]): number {
  const times = Array.from({ length: ROUNDS }, () =>
    filters.map(filter => {
      const start = performance.now()
      findComments(ctx.db.read, { ...filter, ...FIRST_PAGE })
      return (performance.now() - start) / 1000
    })
  )
  return nineteenOfTwenty(times.flat())
}

/** What the list asks the database, with the values in it. */
function sqlOf(ctx: Context, filter: Filter): string {
  let said = ''
  const listening: Pick<ReadDb, 'prepare'> = {
    prepare(sql) {
      const statement = ctx.db.read.prepare(sql)
      return Object.create(statement, {
        all: {
          value: (values: Readonly<Record<string, string | number | null>>) => {
            said = sql.replaceAll(/@(\w+)/g, (_, name: string) => literal(values[name]))
            return statement.all(values)
          }
        }
      })
    }
  }
  findComments(listening as ReadDb, { ...filter, ...FIRST_PAGE })
  return `${said.replaceAll(/\s*\n\s*/g, ' ')};`
}

const literal = (value: string | number | null | undefined): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? 'NULL')
