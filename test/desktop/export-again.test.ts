// A package on its way to a disk that is handed over: stopped, begun again to the same disk, and to another when that one is gone.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asColleague, createWithChannel, SENDER } from './filled.ts'
import { closeAndRemove, type Desktop, launch, temporaryFolder } from './launch.ts'
import { chooseInDialogs, goTo } from './person.ts'
import { picture } from './pictures.ts'
import { dress, type Language } from './places.ts'

/** So many register documents that there is time to stop. */
const MESSAGES = 80
let folder: string
let dir: string
let disk: string
let desktop: Desktop
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  dir = join(folder, 'arkiv')
  disk = join(folder, 'disk')
  await mkdir(disk)
  await fill()
  desktop = await launch({ archive: dir, userData: join(folder, 'profile') })
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
  await chooseInDialogs(desktop, [disk])
})
afterAll(() => closeAndRemove(desktop, folder))

it('is stopped, and nothing of it is left on the disk', async () => {
  await goTo(page, 'Export')
  await page.getByText('Tas med som de är').click()
  await page.getByText('Mapp för diariet, med registreringsunderlag i PDF/A-2b').click()
  await button('Välj en annan mapp …').click()
  await page.getByText(disk).waitFor()
  await button('Skriv paketet').click()
  await button('Stoppa').click()
  await page.getByRole('grid', { name: 'Skrivna paket' }).getByText('Avbrutet').waitFor()
  expect(await readdir(disk)).toEqual([])
})

it('says where it was to be, and begins again there', async () => {
  await page.getByRole('grid', { name: 'Skrivna paket' }).getByRole('row').nth(1).click()
  await page.getByRole('definition').filter({ hasText: disk }).waitFor()
  await look('export-stopped')
  await button('Börja om').click()
  await written()
  expect(await readdir(disk)).toHaveLength(1)
  expect(await readdir(join(dir, 'exports'))).toEqual([])
})

it('says that the disk is gone, and goes to another', async () => {
  await rm(disk, { recursive: true })
  await goTo(page, 'Export')
  await page.getByRole('row').filter({ hasText: 'Avbrutet' }).click()
  await button('Börja om').click()
  await page.getByRole('alert').filter({ hasText: disk }).waitFor()
  const other = join(folder, 'en annan disk')
  await mkdir(other)
  await chooseInDialogs(desktop, [other])
  await button('Börja om i en annan mapp …').click()
  await written()
  expect(await readdir(other)).toHaveLength(1)
  expect(existsSync(disk)).toBe(false)
  expect(await readdir(join(dir, 'exports'))).toEqual([])
})

const button = (name: string) => page.getByRole('button', { name, exact: true })

/** The page of the package that was written has come. */
const written = () => button('Packa som zip-fil').waitFor({ timeout: 120_000 })

async function look(name: string): Promise<void> {
  for (const language of ['en', 'sv'] satisfies Language[]) {
    await dress(page, language, 'light')
    await picture(page, { name, language, theme: 'light', dir })
  }
}

const fill = (): Promise<void> =>
  asColleague(dir, async core => {
    const { channelId } = await createWithChannel(core, dir)
    for (let number = 1; number <= MESSAGES; number++)
      await core.messages.paste({ channelId, text: `Fråga nummer ${number} om badet`, ...SENDER })
  })
