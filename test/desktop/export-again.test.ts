// A package on its way to a disk that is handed over: stopped, begun again to the same disk, and to another when that one is gone.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROLES } from '#shared/user.ts'
import { systemActor } from '../../electron/core/actor.ts'
import { openLog } from '../../electron/core/log.ts'
import { createSession } from '../../electron/core/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { type Desktop, launch, temporaryFolder } from './launch.ts'
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
afterAll(async () => {
  await desktop.close()
  await rm(folder, { recursive: true, force: true })
})

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

async function fill(): Promise<void> {
  const actor = systemActor()
  const session = createSession({ actor, program: 'Kanalarkiv', appVersion: '0.1.0', log: openLog(null) })
  const core: Client = createRouterClient(session.router, { context: {} })
  try {
    await core.archive.create({ dir, municipality: 'Norrby kommun' })
    await core.users.save({ osUser: actor, name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
    const { id: departmentId } = await core.departments.add({ name: 'Kultur och fritid', mailbox: null })
    const { id: responsibleId } = await core.people.add({ name: 'Åsa Öberg', email: null, departmentId })
    const { id: channelId } = await core.channels.register({
      ...{ platform: 'facebook', name: 'Norrby', addresses: ['https://flode.example/norrby'] },
      ...{ departmentId, responsibleId, purpose: 'Nyheter', dialogue: true, mandate: null }
    })
    const sender = { senderName: 'Göran Ek', senderAddress: null, receivedAt: null }
    for (let number = 1; number <= MESSAGES; number++)
      await core.messages.paste({ channelId, text: `Fråga nummer ${number} om badet`, ...sender })
  } finally {
    await session.close()
  }
}
