// What a package says that it is: captured pages only where there are some, and nothing else where there is.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { ExportScope } from '#shared/export.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { everything, filledArchive } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

it.each<[string, Partial<ExportScope>, string, string, string]>([
  ['pages', { kinds: ['capture'] }, 'Web Archives', 'Webpages', 'sidorna så som de samlades in.'],
  ['messages', { kinds: ['message'] }, 'Mixed', 'ERMS', ': meddelanden.'],
  ['all', {}, 'Mixed', 'Webpages', 'samlades in, sparade kommentarer och meddelanden.']
])('says of %s what they are', async (_, scope, eark, fgs, words) => {
  const { ctx, dir } = await filledArchive()
  const write = async (format: 'eark-sip-2.1.0' | 'fgs-1.2') =>
    join(
      dir,
      String((await createExport(ctx, { ...everything, ...scope }, { format, delivery: null })).folder)
    )
  const sip = await write('eark-sip-2.1.0')
  for (const list of ['METS.xml', 'representations/rep1/METS.xml'])
    expect(await readFile(join(sip, list), 'utf8')).toContain(` TYPE="${eark}" csip:`)
  expect(await readFile(join(sip, 'metadata/descriptive/ead.xml'), 'utf8')).toContain(words)
  expect(await readFile(join(await write('fgs-1.2'), 'sip.xml'), 'utf8')).toContain(` TYPE="${fgs}" PROFILE`)
})
