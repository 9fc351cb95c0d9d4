// The file of an import: kept untouched before it is read, and read again from what was kept.
import { hash, randomUUID } from 'node:crypto'
import { RegisterImportId } from '#shared/ids.ts'
import type { ImportFile } from '#shared/register-import.ts'
import type { Sheet, Workbook } from '../../formats/sheets/sheet.ts'
import { letterOf } from '../../formats/sheets/sheet.ts'
import { bytesOfSheet, readSheet, refuseTooLarge } from '../../formats/sheets/sheet-apart.ts'
import type { Context } from '../../kernel/context.ts'
import { tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { onReceived, release, type Waiting } from '../../kernel/objects/inbox-folder.ts'
import { proposedMapping } from './headings.ts'
import { findKept, insertKept, type KeptFile } from './queries.ts'
import { placesOfPasswords, speaksOfPasswords } from './secrets.ts'

const MOST_SAMPLES = 3
const SAMPLE_LETTERS = 80
const MOST_NAMED = 10
/** Letters in all cells, several times those of the longest register: the rows are looked at where all else is answered. */
const MOST_LETTERS = 5_000_000

/**
 * Keeps a spreadsheet as it is and says what its sheets look like. Nothing in the register changes. It is looked through before
 * anything of it is kept: one with passwords is refused, and so is one that cannot be looked through. Only that it was, why, and its
 * digest are noted.
 * @throws ArchiveError file-unreadable, sheet-has-passwords, sheet-not-kept, sheet-unreadable; the file is kept in the last case if
 * it has no rows, not if it is too large
 */
export async function readImport(ctx: Context, path: string): Promise<ImportFile> {
  await refuseTooLarge(path)
  return onReceived(ctx, path, waiting => keep(ctx, waiting), { empty: 'received' })
}

async function keep(ctx: Context, waiting: Waiting): Promise<ImportFile> {
  await lookThrough(ctx, waiting)
  const original = await ctx.objects.putFile(waiting.path, 'application/octet-stream')
  const id = RegisterImportId.parse(randomUUID())
  ctx.db.transact(tx => {
    const [name, readAt] = [waiting.name.slice(0, 255), ctx.clock.now()]
    record(tx, ctx, { act: 'register-import.read', about: id, objects: [original] })
    insertKept(tx, { id, name, original: original.sha256, readAt, readBy: ctx.actor })
  })
  tellChanged(ctx, 'register')
  return importFile(ctx, id)
}

/** @throws ArchiveError sheet-has-passwords, sheet-not-kept; the copy in the inbox is gone then */
async function lookThrough(ctx: Context, waiting: Waiting): Promise<void> {
  const { name } = waiting
  const bytes = await bytesOfSheet(name, waiting.path)
  const refuse = async (why: Readonly<Record<string, string | number>>) => {
    // What a person put into the inbox is theirs to take out.
    if (!waiting.waitedAlready) await release(waiting)
    const details = { sha256: hash('sha256', bytes), ...why }
    ctx.db.transact(tx => record(tx, ctx, { act: 'register-import.refused', about: null, details }))
  }
  const places = await readRegister(name, bytes).then(placesOfPasswords, async (error: unknown) => {
    if (speaksOfPasswords(bytes)) return ['?']
    if (!(error instanceof ArchiveError)) {
      if (!waiting.waitedAlready) await release(waiting)
      throw error
    }
    const detail = String(error.params['detail'])
    await refuse({ detail })
    throw new ArchiveError('sheet-not-kept', { file: name, detail })
  })
  if (places.length === 0) return
  const where = places.slice(0, MOST_NAMED).join(', ')
  await refuse({ places: places.length, where })
  throw new ArchiveError('sheet-has-passwords', { file: name, where })
}

/** What the sheets of a kept file look like. @throws ArchiveError not-found, object-damaged, sheet-unreadable */
export async function importFile(ctx: Context, id: RegisterImportId): Promise<ImportFile> {
  const kept = keptFile(ctx.db.read, id)
  const { sheets, notes } = await workbookOf(ctx, kept)
  const seen = sheets.map(described)
  if (seen.every(({ rows }) => rows === 0))
    throw new ArchiveError('sheet-unreadable', { file: kept.name, detail: 'no-rows' })
  return { id, name: kept.name, readAt: kept.readAt, notes: [...notes], sheets: seen }
}

export function keptFile(db: ReadDb, id: RegisterImportId): KeptFile {
  const kept = findKept(db, id)
  if (kept === undefined) throw new ArchiveError('not-found', { what: id })
  return kept
}

// The mapping is tried several times in a row, and the file is always the same.
const lastRead = new WeakMap<Context, { readonly original: string; readonly workbook: Workbook }>()

/** The rows of a kept file. @throws ArchiveError object-damaged, sheet-unreadable */
export async function workbookOf(ctx: Context, { name, original }: KeptFile): Promise<Workbook> {
  const known = lastRead.get(ctx)
  if (known?.original === original) return known.workbook
  if ((await ctx.objects.verify(original)).state !== 'right')
    throw new ArchiveError('object-damaged', { what: original })
  const workbook = await readRegister(name, await bytesOfSheet(name, await ctx.objects.file(original)))
  lastRead.set(ctx, { original, workbook })
  return workbook
}

/** @throws ArchiveError sheet-unreadable */
async function readRegister(name: string, bytes: Buffer): Promise<Workbook> {
  const workbook = await readSheet(name, bytes)
  let letters = 0
  for (const { rows } of workbook.sheets)
    for (const { cells } of rows) for (const { text } of cells) letters += text.length
  if (letters > MOST_LETTERS) throw new ArchiveError('sheet-unreadable', { file: name, detail: 'too-large' })
  return workbook
}

function described(sheet: Sheet, at: number): ImportFile['sheets'][number] {
  const proposal = proposedMapping(sheet, at)
  const headings = sheet.rows.find(({ number }) => number === proposal.headingRow)
  const below = sheet.rows.filter(({ number }) => number > proposal.headingRow)
  const width = Math.max(0, ...sheet.rows.slice(0, 50).map(({ cells }) => cells.length))
  return {
    name: sheet.name,
    rows: below.length,
    headingRow: proposal.headingRow,
    proposal,
    columns: Array.from({ length: width }, (_, column) => ({
      at: column,
      letter: letterOf(column),
      heading: headings?.cells[column]?.text.slice(0, SAMPLE_LETTERS) ?? '',
      samples: below
        .map(({ cells }) => cells[column]?.text ?? '')
        .filter(text => text !== '')
        .slice(0, MOST_SAMPLES)
        .map(text => text.slice(0, SAMPLE_LETTERS))
    }))
  }
}
