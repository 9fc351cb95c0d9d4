// An archive in a folder that some program synchronises is opened, and told of.
import { existsSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { checkFolder } from '../../electron/core/app/folder-check.ts'
import { archiveStatus } from '../../electron/core/app/status.ts'
import { syncServiceOf } from '../../electron/core/kernel/db/synced-folder.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'

it.each([
  ['OneDrive/arkiv', 'OneDrive'],
  ['OneDrive - Norrby kommun/Dokument/arkiv', 'OneDrive'],
  ['Library/CloudStorage/OneDrive-Norrbykommun/arkiv', 'OneDrive'],
  ['Dropbox (Norrby)/arkiv', 'Dropbox'],
  ['Library/Mobile Documents/com~apple~CloudDocs/arkiv', 'iCloud'],
  ['iCloudDrive/arkiv', 'iCloud'],
  ['Library/CloudStorage/GoogleDrive-a@norrby.example/Min enhet/arkiv', 'Google Drive'],
  ['Nextcloud2/arkiv', 'Nextcloud'],
  ['onedrivers/arkiv', null],
  ['Mina dokument/arkiv', null]
])('%s is kept alike by %s', async (path, service) => {
  const dir = join(await temporaryFolder(), path)
  await mkdir(dir, { recursive: true })
  expect(await syncServiceOf(dir)).toBe(service)
})

it('is known by what OneDrive tells every program, whatever the folder is called', async () => {
  const above = await temporaryFolder()
  const dir = join(above, 'Synk2', 'arkiv')
  await mkdir(dir, { recursive: true })
  for (const name of ['OneDrive', 'OneDriveCommercial'])
    expect(await syncServiceOf(dir, { [name]: join(above, 'Synk2') })).toBe('OneDrive')
  expect(await syncServiceOf(dir, { OneDrive: join(above, 'Synk') })).toBeNull()
})

it.each([
  ['.dropbox.cache', 'Dropbox'],
  ['.sync_1a2b3c4d5e6f.db', 'Nextcloud'],
  ['.tmp.drivedownload', 'Google Drive']
])('is known by %s, whatever the folder is called', async (left, service) => {
  const above = await temporaryFolder()
  const dir = join(above, 'gemensamt', 'arkiv')
  await mkdir(dir, { recursive: true })
  await writeFile(join(above, left), '')
  expect(await syncServiceOf(dir)).toBe(service)
})

it('is told with the archive in numbers', async () => {
  const dir = join(await temporaryFolder(), 'Nextcloud', 'arkiv')
  const archive = await createArchive(dir, 'Norrby kommun', openOptions())
  onTestFinished(() => archive.close())
  expect(await archiveStatus(archive.context)).toMatchObject({ syncedBy: 'Nextcloud' })
})

it('is told before an archive is made there, with the disk, and nothing is written', async () => {
  const above = join(await temporaryFolder(), 'OneDrive - Norrby kommun')
  const dir = join(above, 'arkiv')
  expect(await checkFolder(dir)).toEqual({
    ...{ isEmpty: true, network: null, syncedBy: null, roams: false, freeBytes: expect.any(Number) }
  })
  await mkdir(above)
  expect(await checkFolder(dir)).toMatchObject({ isEmpty: true, syncedBy: 'OneDrive' })
  expect(existsSync(dir)).toBe(false)
  await mkdir(dir)
  await writeFile(join(dir, 'budget.xlsx'), '')
  expect(await checkFolder(dir, async () => 'nfs4')).toMatchObject({ isEmpty: false, network: 'nfs4' })
})

it('is no folder for an archive where a file stands, or a link that leads to none', async () => {
  const dir = await temporaryFolder()
  await writeFile(join(dir, 'fil'), '')
  await symlink(join(dir, 'borta'), join(dir, 'länk'))
  await symlink(join(dir, 'ring'), join(dir, 'ring'))
  await mkdir(join(dir, 'mapp'))
  await symlink(join(dir, 'mapp'), join(dir, 'till'))
  for (const name of ['fil', 'länk', 'ring', 'fil/arkiv', 'länk/arkiv'])
    await expect(checkFolder(join(dir, name)), name).rejects.toMatchObject({ code: 'not-a-folder' })
  for (const name of ['mapp', 'till', 'till/arkiv', 'nytt/arkiv'])
    expect(await checkFolder(join(dir, name)), name).toMatchObject({ isEmpty: true })
})
