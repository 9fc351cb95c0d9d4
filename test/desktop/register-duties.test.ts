// What the records officer follows up each half-year, at the window: coverage, attestations and checklists. The tests are the
// chapters of one story, in order.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AttestationStatus } from '#shared/attestation.ts'
import type { Run } from '#shared/capture.ts'
import type { ChannelRow } from '#shared/register.ts'
import type { ImportFile, ImportPlan } from '#shared/register-import.ts'
import { type DemoSite, startDemoSite } from '../../resources/demo/site.mjs'
import { pdfPages } from '../helpers/pdf-text.ts'
import { realSizeRows } from '../helpers/real-size.ts'
import { workbook } from '../helpers/xlsx.ts'
import { ask, nameUser } from './ask.ts'
import { type Desktop, launch, temporaryFolder } from './launch.ts'
import { choose, chooseInDialogs, goTo } from './person.ts'
import { pictureOfStep } from './pictures.ts'

let folder: string
let site: DemoSite
let desktop: Desktop
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  await mkdir(join(folder, 'ut'))
  site = await startDemoSite()
  desktop = await launch({ userData: join(folder, 'profile') })
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
  await ask(desktop, 'archive.create', { dir: join(folder, 'arkiv'), municipality: 'Norrby kommun' })
  await nameUser(desktop, 'Jonas Åberg')
  const path = join(folder, 'kanaler.xlsx')
  await writeFile(path, await workbook({ rows: realSizeRows() }))
  const { id, sheets } = await ask<ImportFile>(desktop, 'registerImport.read', { path })
  const tried = { id, mapping: sheets[0]?.proposal }
  const { digest } = await ask<ImportPlan>(desktop, 'registerImport.plan', tried)
  await ask(desktop, 'registerImport.apply', { ...tried, digest, refused: 'stop' })
  await page.reload()
})
afterAll(async () => {
  await desktop.close()
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

it('sees how many of the channels are captured, by department, and writes the report', async () => {
  await goTo(page, 'Täckning')
  await page.getByRole('heading', { name: '0 av 140 kanaler är insamlade' }).waitFor()
  await page
    .getByRole('row', { name: /Socialförvaltningen/ })
    .first()
    .waitFor()
  // Those in view alone are drawn; with the head there are so many.
  const missing = page.getByRole('grid', { name: 'Kanaler som saknas' })
  expect(await missing.getAttribute('aria-rowcount')).toBe('141')
  await page.getByRole('img', { name: /^Diagram över insamlade kanaler\. .*: 0 av 140\./ }).waitFor()
  await choose(page, 'Förvaltning', 'Räddningstjänsten')
  await page.getByRole('img', { name: /: 0 av 11\./ }).waitFor()
  await look('coverage')
  await chooseInDialogs(desktop, [join(folder, 'ut')])
  await page.getByRole('button', { name: 'Skriv rapport som PDF …' }).click()
  const [path] = await written(/insamlade-kanaler-.*\.pdf/)
  expect(pdfPages(await readFile(path)).join(' ')).toContain('0 av 140 kanaler')
})

it('has a department attest its part at the window, with the register as it is', async () => {
  await goTo(page, 'Idag')
  await page.getByText('12 förvaltningar ska intyga sin del av registret').waitFor()
  await page.getByRole('link', { name: 'Visa intygen' }).click()
  await page.getByText('0 av 12 förvaltningar har intygat sin del.').waitFor()
  await page.getByRole('row', { name: /Räddningstjänsten/ }).click()
  await page.getByText('Det här blir förvaltningens första intyg.').waitFor()
  await page.getByRole('heading', { name: '11 kanaler' }).waitFor()
  // Somebody corrects the register while the page is open: what is signed is what is seen.
  await change('Räddningstjänsten', 'Frågor om brandskydd')
  await page.getByText('Frågor om brandskydd').waitFor()
  await page.getByRole('button', { name: 'För in intyget' }).click()
  await page.getByText('Fyll i det här fältet.').waitFor()
  await page.getByRole('textbox', { name: 'Intygat av' }).fill('Märta Rask')
  await look('attestation')
  await page.getByRole('button', { name: 'För in intyget' }).click()
  await page.getByText(/^Intygat av Märta Rask den /).waitFor()
  expect(await states()).toMatchObject({ attested: 1 })
})

it('has another sign on paper: the form is printed, and the scan is kept with the attestation', async () => {
  await page.getByRole('link', { name: 'Intyg', exact: true }).first().click()
  await page.getByRole('row', { name: /Tekniska förvaltningen/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Tekniska förvaltningen' }).waitFor()
  await page.getByRole('button', { name: 'Skriv blankett som PDF …' }).click()
  const [path] = await written(/intyg-tekniska-forvaltningen-.*\.pdf|intyg-tekniska-förvaltningen-.*\.pdf/)
  await page.getByText('På papper', { exact: true }).click()
  const text = pdfPages(await readFile(path)).join(' ')
  const [, basis = ''] = /Underlag: ([0-9a-f]{12})/.exec(text) ?? []
  await page.getByText(`Blanketten ska ha underlaget ${basis}.`, { exact: false }).waitFor()
  const scan = join(folder, 'påskriven.pdf')
  await writeFile(scan, 'en inläst blankett')
  await chooseInDialogs(desktop, [scan])
  await page.getByRole('button', { name: 'Välj inläst blankett …' }).click()
  await page.getByText(scan).waitFor()
  await page.getByRole('textbox', { name: 'Intygat av' }).fill('Nils-Erik Öberg')
  await page.getByRole('button', { name: 'För in intyget' }).click()
  await page.getByRole('button', { name: 'Visa blanketten' }).waitFor()
  expect(await states()).toMatchObject({ attested: 2 })
})

it('reminds the others by mail, and is told when no mail server is known', async () => {
  await page.getByRole('link', { name: 'Intyg', exact: true }).first().click()
  await page.getByText('2 av 12 förvaltningar har intygat sin del.').waitFor()
  await look('attestations')
  await page.getByRole('button', { name: 'Påminn de som återstår' }).click()
  await page.getByRole('alert').filter({ hasText: 'e-post' }).waitFor()
})

it('goes through what a captured channel shows its visitors, and sees what is missing until it is mended', async () => {
  const channel = site.channels.find(({ slug }) => slug === site.abusive.channelSlug)
  if (channel === undefined) throw new Error('no channel')
  const { platform, name, purpose, dialogue, addresses } = channel
  const [owner] = await ask<ChannelRow[]>(desktop, 'channels.list', { retired: 'without' })
  const made = await ask<ChannelRow>(desktop, 'channels.register', {
    ...{ platform, name, purpose, dialogue, addresses: addresses.slice(0, 1), mandate: null },
    departmentId: owner?.departmentId,
    responsibleId: owner?.responsibleId
  })
  // The demo's pages are on this computer.
  const settings = {
    channelId: made.id,
    viewport: 'desktop',
    reach: 'ordinary',
    privateAddresses: true,
    filmProgram: false
  }
  await ask(desktop, 'captures.setChannelSettings', settings)
  const request = { kind: 'single', which: [made.id], reason: null, acceptBadCertificates: false }
  const { id } = await ask<Run>(desktop, 'captures.startRun', request)
  await expect
    .poll(async () => (await ask<Run>(desktop, 'captures.findRun', { id })).state, { timeout: 120_000 })
    .toBe('finished')

  await page.getByRole('link', { name: 'Checklista', exact: true }).click()
  await page.getByText(/^Ingenting är noterat som saknat, men \d+ av \d+ frågor är inte besvarade/).waitFor()
  // What is waiting to be looked at comes before what is not captured.
  await page.getByRole('columnheader', { name: 'Läge' }).click()
  await page.getByRole('row', { name: new RegExp(name) }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  const item = (legend: string) => page.getByRole('group', { name: legend, exact: true })
  await item('Logotyp').getByText('Titta i insamlingen.', { exact: false }).waitFor()
  await look('checklist')
  await item('Logotyp').getByText('Nej, det saknas').click()
  await item('Logotyp').getByRole('textbox', { name: 'Anteckning' }).fill('Bara en bild på torget.')
  const quote = item('Syfte').getByRole('textbox', { name: 'Orden i den insamlade texten' })
  await quote.fill('Det här har aldrig stått på sidan')
  await item('Syfte').getByText('Ja, det finns').click()
  await page.getByRole('button', { name: 'Spara svaren' }).click()
  await page.getByRole('alert').filter({ hasText: 'står inte i den insamlade texten' }).waitFor()
  await quote.fill('')
  await page.getByRole('button', { name: 'Spara svaren' }).click()
  await item('Logotyp')
    .getByText(/^Besvarat av /)
    .waitFor()

  await page.getByRole('link', { name: 'Checklista', exact: true }).first().click()
  await page.getByRole('grid', { name: 'Det här saknas' }).getByText('Bara en bild på torget.').waitFor()
  await look('checklists')
  await page.getByRole('link', { name, exact: true }).click()
  await item('Logotyp').getByText('Ja, det finns').click()
  await page.getByRole('button', { name: 'Spara svaren' }).click()
  await expect.poll(() => ask<unknown[]>(desktop, 'checklists.missing')).toEqual([])
})

const look = (name: string) => pictureOfStep(page, { name, dir: join(folder, 'arkiv') })

/** The document whose path the window says it wrote. */
async function written(name: RegExp): Promise<[string]> {
  const said = await page
    .getByText(new RegExp(`Dokumentet är skrivet: .*${name.source}`))
    .first()
    .textContent()
  return [String(said).replace('Dokumentet är skrivet: ', '')]
}

/** Another person changes the purpose of one of the department's channels. */
async function change(department: string, purpose: string): Promise<void> {
  const channels = await ask<ChannelRow[]>(desktop, 'channels.list', { retired: 'without' })
  const found = channels.find(({ departmentName }) => departmentName === department)
  if (found === undefined) throw new Error(`no channel of ${department}`)
  const { id, platform, name, addresses, departmentId, responsibleId, dialogue } = found
  const changes = { platform, name, addresses, departmentId, responsibleId, dialogue, purpose }
  await ask(desktop, 'channels.edit', { id, changes, override: 'Rättelse av en felskrivning' })
}

async function states(): Promise<Record<string, number>> {
  const { departments } = await ask<AttestationStatus>(desktop, 'attestations.status')
  const counts: Record<string, number> = {}
  for (const { state } of departments) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
