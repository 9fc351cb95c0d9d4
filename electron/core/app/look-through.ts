// The database looked through for the checks that run by themselves.
import type { LookThrough } from '../delivery/checks/database.ts'
import { foreignSchema } from '../kernel/db/schema-check.ts'
import { readApart } from './read-apart.ts'

/** All of it takes SQLite its time: that is done in a thread, however small it is. To hold its rules against the program's takes none. */
export const lookThrough: LookThrough = async (ctx, kind) =>
  kind === 'schema' ? foreignSchema(ctx.db.read) : readApart(ctx, 'checks.database', null, { many: 0 })
