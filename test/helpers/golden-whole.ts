// A package of the golden archive as its receiver has it: read by what lies in it, and searched byte by byte.
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import type { ExportFormat } from '#shared/export.ts'
import { reportOf } from '../../electron/core/delivery/exports/exports.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { CASE, DISPOSED, MASKED, SECRET } from './golden-archive.ts'
import { pdfPages } from './pdf-text.ts'
import { filesIn, type golden } from './validators.ts'

/** Writes the package with and without what is secret: each is right by its own checks and by ours, and holds what it may and no more. */
export async function expectWhole(
  { ctx, written, isStamped }: Awaited<ReturnType<typeof golden>>,
  format: ExportFormat
): Promise<void> {
  for (const withSecret of ['leave-out', 'include-marked'] as const) {
    const { id, root } = await written(format, { withSecret })
    const which = `${format}, ${withSecret}`
    const checks = reportOf(ctx.db.read, id)?.checks ?? []
    expect([which, checks.filter(({ outcome }) => outcome === 'failed')]).toEqual([which, []])
    const found = format === 'bagit' ? await verifyPackage(root) : await verifyListed(root)
    expect([which, found?.findings]).toEqual([which, []])
    if (!format.startsWith('diary')) {
      expect([which, found?.keys.length]).toEqual([which, 1])
      expect([which, found?.archives.map(({ count }) => count)]).toEqual([which, isStamped ? [1] : []])
      expect([which, (found?.stamps.length ?? 0) > 0]).toEqual([which, isStamped])
    }
    const files = await filesIn(root)
    const bytes = await Promise.all(files.map(path => readFile(path)))
    const within = (words: string) => bytes.some(each => each.includes(words))
    expect([which, within(DISPOSED)]).toEqual([which, false])
    const isAlong = withSecret === 'include-marked'
    for (const words of SECRET) expect([which, words, within(words)]).toEqual([which, words, isAlong])
    expect([which, within(CASE)]).toEqual([which, true])
    const masked = files.filter(path => /maskad-\d+\.pdf$/.test(path))
    expect([which, masked.length]).toEqual([which, 1])
    for (const path of masked) {
      const pdf = await readFile(path)
      expect([which, pdf.includes(MASKED), pdfPages(pdf).join(' ').includes('811218')]).toEqual([
        ...[which, false, false]
      ])
    }
  }
}
