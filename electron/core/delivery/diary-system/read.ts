// What other rooms read here.
import type { Sending } from '#shared/diary-system.ts'
import type { ExportId } from '#shared/ids.ts'
import { maySee } from '#shared/secrecy.ts'
import type { Context } from '../../kernel/context.ts'
import type { Page, Paging } from '../../kernel/db/paging.ts'
import { whoIs } from '../../register/roles/users.ts'
import { clearOfSecretWords } from '../../register/secrecy/typed.ts'
import { listSendings } from './queries.ts'

export { listFilings, type YearlyCase, yearlyCaseFor } from './filing-queries.ts'
export { findSystem } from './queries.ts'

/**
 * What was sent of a package, latest first. What the diary answered are words from outside: those of a marked record are kept from who may
 * not see it.
 */
export function sendingsSeen(
  ctx: Pick<Context, 'db' | 'osUser' | 'clock'>,
  asked: Paging & { exportId: ExportId }
): Page<Sending> {
  const page = listSendings(ctx.db.read, asked)
  const { roles } = whoIs(ctx, ctx.osUser)
  if (maySee('message', roles) && maySee('comment', roles)) return page
  const clear = clearOfSecretWords(ctx.db.read)
  return { ...page, items: page.items.map(item => ({ ...item, reply: clear(item.reply) })) }
}
