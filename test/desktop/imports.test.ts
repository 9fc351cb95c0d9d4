// An export read in through the real window: chosen, followed, read again, and asked about when it leaves the name open.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ChannelRow, Department, Person } from '#shared/register.ts'
import { OWN, smallExport } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { ask } from './ask.ts'
import { faultsOn } from './axe.ts'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'
import { chooseInDialogs, goTo } from './person.ts'

let folder: string
let desktop: Desktop
let page: Page

beforeAll(async () => {
  ;({ folder, desktop } = await launchInFolder())
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
  await ask(desktop, 'archive.create', { dir: join(folder, 'arkiv'), municipality: 'Norrby kommun' })
  const department = await ask<Department>(desktop, 'departments.add', { name: 'Kultur', mailbox: null })
  const owner = { name: 'Åsa Öberg', email: null, departmentId: department.id }
  const person = await ask<Person>(desktop, 'people.add', owner)
  await ask<ChannelRow>(desktop, 'channels.register', {
    platform: 'facebook',
    name: 'Norrby på Facebook',
    addresses: ['https://flode.example/norrby'],
    departmentId: department.id,
    responsibleId: person.id,
    purpose: 'Nyheter',
    dialogue: true,
    mandate: null
  })
  await page.reload()
})
afterAll(() => closeAndRemove(desktop, folder))

/** Reads in the files as a person does, and waits for the page of the import. */
async function importFiles(paths: string[], ownName?: string): Promise<void> {
  await goTo(page, 'Meddelanden')
  await page.getByRole('link', { name: 'Lägg till meddelande' }).click()
  await page.getByRole('tab', { name: 'Läs in export' }).click()
  await chooseInDialogs(desktop, paths)
  await page.getByRole('button', { name: 'Välj filer' }).click()
  await page.getByText(paths[0] ?? '').waitFor()
  if (ownName !== undefined) await page.getByLabel(/Kontots namn i exporten/).fill(ownName)
  await page.getByRole('button', { name: 'Läs in', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /^Inläsning / }).waitFor()
}

it('reads in an export, says what was new and what was not understood, and lists what waits', async () => {
  const half = 'your_facebook_activity/messages/inbox/halv_10000009/message_1.json'
  const zip = await writeZip(join(folder, 'facebook-norrby.zip'), {
    ...smallExport(),
    [half]: '{"participants":[{"name":"Norrby kommun"},{"name":"Kalle"}],"messages":[{',
    'your_facebook_activity/events/your_events.json': '{}'
  })
  await importFiles([zip])
  await page.getByText('4 nya meddelanden finns nu i arkivet.').waitFor()
  await page.getByText('5 sedda = 4 nya + 0 fanns redan + 0 utelämnade + 1 oläsligt').waitFor()
  const findings = page.getByRole('grid', { name: 'Anmärkningar' })
  await findings.getByRole('rowheader', { name: half }).waitFor()
  await findings.getByText('Filen slutar mitt i.', { exact: false }).waitFor()
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080]
  ] as const) {
    await page.setViewportSize({ width, height })
    // What is read out for a moment stands in a place of its own, by the name of something that has just gone.
    expect(await faultsOn(page, { rules: 'every', leavesAnnounced: true })).toEqual([])
    const pictures = process.env['KANALARKIV_LOOK']
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `import-${width}.png`) })
  }
  await page.getByRole('link', { name: 'Visa det som väntar' }).click()
  await page.getByText('Det är halt på Storgatan.').waitFor()
})

it('says of the same export that it brings nothing new', async () => {
  await importFiles([join(folder, 'facebook-norrby.zip')])
  await page.getByText('Allt i exporten fanns redan i arkivet.').waitFor()
})

it('asks for the name of the account where the export does not give it', async () => {
  const [path = '', content = ''] = Object.entries(smallExport())[0] ?? []
  const zip = await writeZip(join(folder, 'liten.zip'), { [path]: content })
  await importFiles([zip])
  await page.getByText(/Ange namnet och läs in exporten igen/).waitFor()
  await importFiles([zip], OWN)
  await page.getByText('Allt i exporten fanns redan i arkivet.').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Inläsningar' }).click()
  await expect.poll(() => page.getByRole('grid', { name: 'Inläsningar' }).getByRole('row').count()).toBe(5)
})

it('refuses a file that is no export with what to do, and stays on the form', async () => {
  await goTo(page, 'Meddelanden')
  await page.getByRole('link', { name: 'Lägg till meddelande' }).click()
  await page.getByRole('tab', { name: 'Läs in export' }).click()
  await chooseInDialogs(desktop, [await writeZip(join(folder, 'bilder.zip'), { 'bild.jpg': 'x' })])
  await page.getByRole('button', { name: 'Välj filer' }).click()
  await page.getByRole('button', { name: 'Läs in', exact: true }).click()
  await page.getByText('bilder.zip är ingen export som går att läsa in', { exact: false }).waitFor()
  const pictures = process.env['KANALARKIV_LOOK']
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'import-form.png') })
})
