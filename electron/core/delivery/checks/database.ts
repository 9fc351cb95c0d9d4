// The database looked through by SQLite once a week, and its rules held against the program's own at every opening. The reading is
// handed in: it is done in a thread of its own.
import { type Context, tellChanged } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import * as queries from './queries.ts'

/** Reads the database, or its rules; gives what is wrong. */
export type LookThrough = (ctx: Context, kind: queries.LookKind) => Promise<string[]>

const WEEK = 7 * 86_400_000

/** Looks through the database where a week has passed, or `always`. */
export async function lookAtDatabase(ctx: Context, look: LookThrough, always = false): Promise<void> {
  const last = queries.lastLook(ctx.db.read, 'database')
  // A clock that was set back must not make it wait for ever.
  const age = last === null ? WEEK : Math.abs(Date.parse(ctx.clock.now()) - Date.parse(last.at))
  if (!always && age < WEEK) return
  const problems = await look(ctx, 'database')
  note(ctx, 'database', problems)
}

/** Holds tables, indexes, views and triggers against the program's own. A line is written where that came to something else. */
export async function lookAtSchema(ctx: Context, look: LookThrough): Promise<void> {
  const before = queries.lastLook(ctx.db.read, 'schema')?.problems ?? []
  const problems = await look(ctx, 'schema')
  note(ctx, 'schema', problems, before.join('\n') !== problems.join('\n'))
}

/** More than this is no longer a list for people. */
const MOST = 100

function note(ctx: Context, kind: queries.LookKind, problems: readonly string[], isNews = true): void {
  ctx.db.transact(tx => {
    queries.setLook(tx, kind, ctx.clock.now(), problems.slice(0, MOST))
    if (isNews) record(tx, ctx, { act: `check.${kind}`, about: null, details: { problems: problems.length } })
  })
  tellChanged(ctx, 'checks')
}
