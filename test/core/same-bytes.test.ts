// The same archive written twice, with the clock held and the ids the same: every form of package is the same, byte for byte. The
// second is written later, from another folder, so that nothing of the moment or the computer is in it.
import { createHash } from 'node:crypto'
import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DisclosureForm } from '#shared/disclosure.ts'
import { ExportFormat } from '#shared/export.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { addRecords, openDisclosure } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { everything, filledArchive } from './exports-archive.ts'

const ids = vi.hoisted(() => ({ next: 0 }))

vi.mock('node:crypto', async original => ({
  ...(await original<typeof import('node:crypto')>()),
  randomUUID: () => `00000000-0000-4000-8000-${String(ids.next++).padStart(12, '0')}`
}))

beforeEach(() => {
  ids.next = 1
})

const delivery = {
  creator: 'Norrby kommun',
  creatorCode: '2120000142',
  submitter: null,
  submitterCode: null,
  preservation: 'Kommunarkivet',
  agreement: 'KS 2026/7',
  schemas: null
}

/** Every file below a folder, by its path, with its digest. */
async function digests(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    found[path.slice(root.length)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  }
  return found
}

/** Does the same in two copies of an archive, one after the other; gives what each left in `exports`. */
async function twice(work: (ctx: Context) => Promise<unknown>) {
  const { archive, dir } = await filledArchive()
  await archive.close()
  const from = ids.next
  const written: Record<string, string>[] = []
  for (const name of ['en', 'en-annan']) {
    const copy = join(await temporaryFolder(), name)
    await cp(dir, copy, { recursive: true })
    ids.next = from
    const again = await openArchive(copy, openOptions())
    await work(again.context)
    await again.close()
    written.push(await digests(join(copy, 'exports')))
    // The clock on the wall goes on; a zip and a PDF count in seconds, the former in twos.
    await setTimeout(2_100)
  }
  return written
}

describe('written twice, it is the same byte for byte:', () => {
  it.each(ExportFormat.options)('a package of the form %s', async format => {
    const [one = {}, other] = await twice(ctx => createExport(ctx, everything, { format, delivery }))
    expect(Object.keys(one).length).toBeGreaterThan(5)
    expect(other).toEqual(one)
  })

  it.each(DisclosureForm.options)('a disclosure as %s', async form => {
    const [one = {}, other] = await twice(async ctx => {
      const [row] = ctx.db.read.prepare('SELECT id FROM message ORDER BY id').all() as { id: string }[]
      const { id } = openDisclosure(ctx, { reference: null, about: 'Badet', requestedAt: ctx.clock.now() })
      await addRecords(ctx, id, [{ kind: 'message', id: row?.id as never }])
      await goThrough(ctx, id, 0)
      await deliver(ctx, id, { form, level: form === 'zip' ? '1b' : '2b' })
    })
    expect(Object.keys(one).length).toBeGreaterThan(0)
    expect(other).toEqual(one)
  })
})
