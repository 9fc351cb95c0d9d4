// The disk with the archive is pulled out while somebody writes in the window: it says so, nothing is said to be saved and nothing is written
// where the archive lay; when the disk is back, what was written is still there to be saved.
import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, createWithDialogue } from './ask.ts'
import { closeAndRemove, type Desktop, launch, temporaryFolder } from './launch.ts'
import { choose, goTo } from './person.ts'

const TEXT = 'När öppnar badet?'
let folder: string
let desktop: Desktop

beforeAll(async () => {
  folder = await temporaryFolder()
  desktop = await launch({ userData: join(folder, 'profile') })
  await createWithDialogue(desktop, join(folder, 'arkiv'), 'https://flode.example/kommunen')
  await desktop.page.reload()
})
afterAll(() => closeAndRemove(desktop, folder))

it('says that the archive is not there, and saves what was written once it is back', async () => {
  const { page } = desktop
  const [dir, away] = [join(folder, 'arkiv'), join(folder, 'urdragen')]
  await goTo(page, 'Meddelanden')
  await page.getByRole('link', { name: 'Lägg till meddelande' }).click()
  await choose(page, 'Kanal', 'Kommunen på Flödet')
  await page.getByLabel('Avsändarens namn').fill('Tove')
  await page.getByLabel('Meddelandets text').fill(TEXT)
  await rename(dir, away)
  const save = page.getByRole('button', { name: 'Spara meddelandet' })
  await save.click()
  await page
    .getByRole('alert')
    .filter({ hasText: `Arkivet ligger inte längre i ${dir}` })
    .first()
    .waitFor()
  expect(await page.getByText('Meddelandet är sparat.').count()).toBe(0)
  expect(existsSync(dir)).toBe(false)
  expect(await page.getByLabel('Meddelandets text').inputValue()).toBe(TEXT)

  await rename(away, dir)
  await save.click()
  await page.getByText('Meddelandet är sparat.').waitFor()
  const { items } = await ask<{ items: { text: string }[] }>(desktop, 'messages.list', {
    ...{ channelId: null, state: null, limit: 10, after: null }
  })
  expect(items.map(({ text }) => text)).toEqual([TEXT])
})
