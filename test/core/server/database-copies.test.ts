// Copies of the database under a lease: nothing is written or taken away without it, and what a later holder wrote is the newer.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { Instant, Sha256 } from '#shared/ids.ts'
import { folderTarget } from '../../../electron/core/delivery/backups/target.ts'
import { readCopies } from '../../../electron/core/delivery/takeover/copies.ts'
import { writeCopy } from '../../../electron/core/delivery/takeover/write-copy.ts'
import { readClocks } from '../../../electron/core/kernel/lease/clocks.ts'
import { newShared, trustFrom } from '../../../electron/core/kernel/lease/shared-lease.ts'
import { newArchive, temporaryFolder } from '../../helpers/archive.ts'

const never = new AbortController().signal

async function copies() {
  const { dir } = await newArchive()
  const to = await temporaryFolder()
  let minute = 0
  const leaseOf = (isRenewed: () => boolean) => {
    const shared = newShared()
    trustFrom(shared, readClocks())
    const renewing = setInterval(() => isRenewed() && trustFrom(shared, readClocks()), 10)
    onTestFinished(() => clearInterval(renewing))
    return { shared, lasts: 1_000 }
  }
  const copy = (holder: string, isRenewed: () => boolean = () => true) => {
    minute++
    return writeCopy(
      {
        ...{ kind: 'copy', dir, to: { name: to, store: null }, archive: 'a', municipality: 'Norrby kommun' },
        ...{ program: '1', lease: leaseOf(isRenewed), holder },
        head: Sha256.parse(String(minute).padStart(64, '0')),
        at: Instant.parse(`2026-12-01T10:${String(minute).padStart(2, '0')}:00.000Z`)
      },
      never
    )
  }
  const folders = async () => (await readdir(join(to, 'copies')).catch(() => [])).sort()
  return { to, copy, folders, whole: async () => (await readCopies(folderTarget(to))).whole }
}

it('is not written by whose lease is trusted and not renewed, as after a pause', async () => {
  const { copy, folders } = await copies()
  await expect(copy('gammal', () => false)).rejects.toMatchObject({ code: 'lease-lost' })
  expect(await folders()).toEqual([])
})

it('gets no manifest, and takes nothing away, where the lease is lost under way', async () => {
  const { to, copy, folders, whole } = await copies()
  await mkdir(join(to, 'copies', '2026-12-01T090000.000Z'), { recursive: true })
  let isDatabaseThere = false
  const renewedUntilThen = () => {
    void folders().then(names => {
      isDatabaseThere ||= names.length > 1
    })
    return !isDatabaseThere
  }
  await expect(copy('gammal', renewedUntilThen)).rejects.toMatchObject({ code: 'lease-lost' })
  expect(isDatabaseThere).toBe(true)
  expect(await whole()).toEqual([])
  expect(await folders()).toHaveLength(2)
})

it('of a later holder is the newest, whatever number one of an earlier has', async () => {
  const { to, copy, whole } = await copies()
  await copy('gammal')
  await copy('ny')
  const newest = (await whole()).at(-1)
  expect(newest?.manifest).toMatchObject({ holder: 'ny', number: 2, succession: 2 })
  // As a server that was paused with all its clocks ends it.
  const [first] = await whole()
  const late = join(to, 'copies', '2026-12-01T110000.000Z')
  await mkdir(late)
  await writeFile(join(late, 'manifest.json'), JSON.stringify({ ...first?.manifest, number: 3 }))
  expect((await whole()).at(-1)).toEqual(newest)
  await copy('ny')
  expect((await whole()).map(({ manifest }) => [manifest.holder, manifest.number])).toEqual([
    ['gammal', 3],
    ['ny', 2],
    ['ny', 3]
  ])
})

it('whose manifest cannot be read is told of, passed by, and gone when it is older than those that stay', async () => {
  const { to, copy, folders, whole } = await copies()
  await copy('a')
  const [first = ''] = await folders()
  const manifest = join(to, 'copies', first, 'manifest.json')
  await writeFile(manifest, (await readFile(manifest)).subarray(1))
  for (let nth = 0; nth < 3; nth++) expect(await copy('a')).toEqual([`copies/${first}`])
  expect(await whole()).toHaveLength(3)
  await copy('a')
  expect(await whole()).toHaveLength(3)
  expect(await folders()).not.toContain(first)
  expect(await copy('a')).toEqual([])
})
