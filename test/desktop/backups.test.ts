// The archive backed up, verified and brought back at the real window, as somebody does whose disk is gone.
import { appendFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sv } from '../../renderer/locales/sv.ts'
import { faultsOn } from './axe.ts'
import { type Desktop, launch, temporaryFolder } from './launch.ts'
import { chooseInDialogs } from './person.ts'

let folder: string
let desktop: Desktop
beforeAll(async () => {
  folder = await temporaryFolder()
  desktop = await launch({ userData: join(folder, 'profile') })
})
afterAll(async () => {
  await desktop.close()
  await rm(folder, { recursive: true, force: true })
})

const t = sv.backups
const look = process.env['KANALARKIV_LOOK']

async function examined(name: string) {
  const { page } = desktop
  if (look !== undefined) await page.screenshot({ path: join(look, `${name}.png`), fullPage: true })
  return faultsOn(page, { rules: 'every', leavesAnnounced: true })
}

it('says that nothing is backed up, backs up, reads it again, and restores the archive from it', async () => {
  const { page } = desktop
  const [archive, copies, fresh] = ['arkiv', 'kopior', 'åter'].map(name => join(folder, name)) as [
    string,
    string,
    string
  ]
  for (const dir of [copies, fresh]) await mkdir(dir)
  expect(
    await desktop.call('archive.create', { dir: archive, municipality: 'Norrby kommun' })
  ).toHaveProperty('value')
  await page.reload()
  await page.getByText(sv.today.noBackup).waitFor()
  expect(await examined('today-no-backup')).toEqual([])
  await page.getByRole('link', { name: sv.today.toBackups }).click()
  await page.getByText(t.none).waitFor()

  await page.getByRole('button', { name: t.add }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: t.add }).click()
  await dialog.getByText(sv.start.folderNeeded).waitFor()
  await chooseInDialogs(desktop, [copies])
  await dialog.getByRole('button', { name: new RegExp(sv.start.chooseFolder) }).click()
  await dialog.getByText(copies).waitFor()
  await dialog.getByText(t.encrypted).click()
  await dialog.getByRole('button', { name: t.makeKey }).click()
  const words = (await dialog.locator('.alert .mono').textContent()) ?? ''
  expect(words.split(' ')).toHaveLength(24)
  expect(await examined('backup-form')).toEqual([])
  await dialog.getByRole('button', { name: t.add }).click()
  await page.getByRole('heading', { name: copies }).waitFor()

  await page.getByRole('button', { name: t.write }).click()
  await page.getByText(t.written.replace('{{number}}', '1')).waitFor()
  await page.getByRole('button', { name: t.verify }).click()
  await page.getByText(t.right).waitFor()
  await page.getByText(t.history).click()
  await page.getByRole('grid', { name: t.history }).waitFor()
  expect(await examined('backups')).toEqual([])
  await page.evaluate(() => {
    location.hash = '#/archive'
  })
  await page.getByText(sv.holdings.lastBackup).waitFor()
  await page.evaluate(() => {
    location.hash = '#/'
  })
  await page.getByRole('heading', { level: 1, name: sv.today.title }).waitFor()
  await page.getByRole('heading', { name: sv.today.first.title }).waitFor()
  expect(await page.getByText(sv.today.noBackup).count()).toBe(0)

  // The disk is gone.
  await desktop.call('archive.close')
  await rm(archive, { recursive: true })
  await page.reload()
  await page.getByRole('heading', { name: sv.start.restore }).waitFor()
  const restore = page.getByRole('button', { name: sv.start.restoreButton, exact: true })
  await restore.click()
  await page.getByText(sv.start.folderNeeded).first().waitFor()
  await chooseInDialogs(desktop, [copies])
  await page.getByRole('button', { name: `${sv.start.chooseFolder} ${sv.start.restoreFrom}` }).click()
  await page.getByText(copies).waitFor()
  await chooseInDialogs(desktop, [fresh])
  await page.getByRole('button', { name: `${sv.start.chooseFolder} ${sv.start.restoreInto}` }).click()
  await page.getByText(fresh).waitFor()
  await restore.click()
  const key = page.getByRole('textbox', { name: sv.start.restoreKey })
  await key.fill('inte rätt ord')
  expect(await examined('restore')).toEqual([])
  await restore.click()
  await page.getByRole('alert').waitFor()
  await key.fill(words)
  await restore.click()
  await page.getByText(sv.start.restored).waitFor()
  expect(await examined('restored')).toEqual([])
  await page.getByRole('button', { name: sv.start.openRestored }).click()
  await page.getByRole('heading', { name: sv.today.title }).waitFor()
  expect(await desktop.call('archive.verify')).toMatchObject({ value: { findings: [] } })
})

it('names what is changed in the folder', async () => {
  const { page } = desktop
  const copies = join(folder, 'kopior')
  const [generation = ''] = await readdir(join(copies, 'generations'))
  await appendFile(join(copies, 'generations', generation, 'archive.db.age'), 'x')
  await page.evaluate(() => {
    location.hash = '#/backups'
  })
  await page.getByRole('button', { name: t.verify }).click()
  await page.getByRole('grid', { name: t.findings }).waitFor()
  await page.getByText(`generations/${generation}/archive.db.age`).waitFor()
  expect(await examined('backups-changed')).toEqual([])
})
