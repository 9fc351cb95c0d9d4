// A document to print: a tagged PDF/A in a folder that a person chose outside the archive.

import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { PrintedFile } from '#shared/coverage.ts'
import { openPdf, type PdfLevel, type PdfWriter } from '../../formats/pdf/document.ts'
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { writeOutside } from '../../kernel/objects/write-outside.ts'

/** Writes the document whole, or nothing. @throws ArchiveError folder-unusable */
export async function printTo(
  ctx: Context,
  {
    dir,
    name,
    title,
    level = '2b'
  }: {
    readonly dir: string
    readonly name: string
    readonly title: string
    readonly level?: PdfLevel
  },
  write: (pdf: PdfWriter) => void
): Promise<PrintedFile> {
  const { municipality } = archiveOwner(ctx.db.read)
  const pdf = await openPdf({
    title,
    author: municipality,
    at: ctx.clock.now(),
    appVersion: ctx.appVersion,
    level
  })
  const bytes = buffer(pdf.stream)
  write(pdf)
  pdf.end()
  await writeOutside(ctx, dir, [{ name, bytes: await bytes }])
  return { path: join(dir, name) }
}
