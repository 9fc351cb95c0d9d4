// The head of the journal in a file elsewhere: whoever keeps it can tell later whether the journal was written anew.
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { archiveOwner } from '../db/archive-owner.ts'
import { writeOutside } from '../objects/write-outside.ts'
import { swedish, swedishTime } from '../swedish-time.ts'
import { readHead, record } from './record.ts'

/** What the file and the mail say, with the head itself on a line of its own. */
export function wordsOfHead(ctx: Context) {
  const head = readHead(ctx.db.read)
  if (head === undefined) throw new Error('the journal has no head')
  const at = ctx.clock.now()
  const { archive, municipality } = archiveOwner(ctx.db.read)
  const title = `Journalens sista sigill, ${municipality}`
  const lines = [
    `Arkiv ${archive}, ${swedishTime(at)}`,
    '',
    `${head.seq}:${head.sha256}`,
    '',
    'Raden ovan är radens nummer och dess sigill. Förvara den skild från arkivet, till exempel i diariet eller på papper.',
    'Jämför senare med: kanalarkiv verify --archive ARKIVMAPP --against DENNA-FIL'
  ]
  return { head, at, title, lines, details: { line: head.seq, head: head.sha256 } }
}

/** Writes it to a folder outside the archive, under a name of its own. @throws ArchiveError folder-unusable */
export async function saveHead(ctx: Context, dir: string): Promise<{ path: string }> {
  const { at, title, lines, details } = wordsOfHead(ctx)
  const name = `journalens-sigill-${swedish(at, 'yyyy-MM-dd-HHmmss')}.txt`
  const text = [title, ...lines, ''].join('\r\n')
  await writeOutside(ctx, dir, [{ name, bytes: Buffer.from(`\uFEFF${text}`) }])
  ctx.db.transact(tx => record(tx, ctx, { act: 'journal.head-saved', about: null, details }))
  return { path: join(dir, name) }
}
