// Fetches what has come to the mailboxes while the archive is open. Only the app does so; the command line when asked.
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { fetchMailbox } from './fetch.ts'
import { mailboxIds } from './queries.ts'

const EVERY = 5 * 60_000

/** Begins with a fetching, and goes on until the archive is closed. `hold` keeps it open while a mail is being saved. */
export function runMailboxesInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  everyWhileOpen(ctx, hold, {
    failed: 'the mailboxes could not be fetched',
    every: EVERY,
    first: 'at-once',
    work: () => fetchEach(ctx)
  })
}

async function fetchEach(ctx: Context): Promise<void> {
  for (const id of mailboxIds(ctx.db.read))
    try {
      await fetchMailbox(ctx, id)
    } catch (error) {
      // A refusal is kept with the mailbox, where people see it.
      if (!(error instanceof ArchiveError)) ctx.log.error({ err: error }, 'a mailbox could not be fetched')
    }
}
