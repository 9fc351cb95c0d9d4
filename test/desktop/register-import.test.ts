// A municipality of real size takes its own spreadsheet into the register through the window. The tests are the
// chapters of one story, in order.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChannelRow, Department, Person } from '#shared/register.ts'
import { REAL_SIZE, realSizeRows } from '../helpers/real-size.ts'
import { type Value, workbook } from '../helpers/xlsx.ts'
import { ask, nameUser } from './ask.ts'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'
import { choose, chooseInDialogs, goTo } from './person.ts'
import { pictureOfStep } from './pictures.ts'

let folder: string
let desktop: Desktop
let page: Page

beforeAll(async () => {
  ;({ folder, desktop } = await launchInFolder())
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
  await ask(desktop, 'archive.create', { dir: join(folder, 'arkiv'), municipality: 'Norrby kommun' })
  await nameUser(desktop, 'Jonas Åberg')
  await page.reload()
})
afterAll(() => closeAndRemove(desktop, folder))

describe('a spreadsheet of real size', () => {
  it('is read, its columns are understood, and nothing has changed yet', async () => {
    await goTo(page, 'Kanaler')
    await page.getByRole('link', { name: 'Läs in lista' }).click()
    await read('kanaler.xlsx', await workbook({ rows: realSizeRows() }))
    await page.getByText('140 nya kanaler, 0 ändrade, 0 oförändrade, 0 rader kan inte tas in.').waitFor()
    expect(await chosenFor('A: Förvaltning')).toBe('Förvaltning')
    expect(await chosenFor('P: Diarienummer')).toBe('Diarienummer')
    await look('import')
    expect(await channels()).toEqual([])
  })

  it('is tried anew when a person says that a column means something else', async () => {
    await choose(page, 'B: Kanal', 'Läses inte in')
    await page.getByText('140 rader kan inte tas in.', { exact: true }).waitFor()
    await page.getByText('Ingen kolumn ger uppgiften').first().waitFor()
    await choose(page, 'B: Kanal', 'Kanalens namn')
    await page.getByText('140 nya kanaler').waitFor()
  })

  it('is taken in as a whole, with its departments and people', async () => {
    await button('Ta in 140 kanaler').click()
    await page.getByText('Kalkylbladet är inläst.').waitFor()
    await page.getByRole('link', { name: 'Till kanalerna' }).click()
    await page.getByRole('searchbox', { name: 'Sök bland kanalerna' }).fill('simhallen 1')
    await page.getByRole('row', { name: /Älvåsa simhallen 1/ }).waitFor()
    await look('register')
    expect(await channels()).toHaveLength(REAL_SIZE.channels)
    expect(await ask<Department[]>(desktop, 'departments.list')).toHaveLength(REAL_SIZE.departments)
    expect(await ask<Person[]>(desktop, 'people.list')).toHaveLength(REAL_SIZE.people)
  })

  it('changes nothing a second time, and cannot be taken in', async () => {
    await toImport()
    await page.getByRole('row', { name: /kanaler\.xlsx/ }).waitFor()
    await read('kanaler.xlsx', await workbook({ rows: realSizeRows() }))
    await page.getByText('Det finns inget att ta in').waitFor()
    expect(await button('Ta in 0 kanaler').isDisabled()).toBe(true)
  })
})

describe('a channel that is not captured', () => {
  const NAME = 'Älvåsa simhallen 1'
  const found = async () => (await channels()).find(({ name }) => name.startsWith(NAME))

  it('cannot be closed', async () => {
    await goTo(page, 'Kanaler')
    await page.getByRole('searchbox', { name: 'Sök bland kanalerna' }).fill('simhallen 1')
    await page.getByRole('row', { name: /Älvåsa simhallen 1/ }).click()
    await button('Avsluta kanalen').click()
    await field('Varför avslutas kanalen?').fill('Badet är stängt')
    await page.getByRole('dialog').getByRole('button', { name: 'Avsluta kanalen' }).click()
    await page.getByRole('alert').filter({ hasText: 'har ingen färdig insamling' }).waitFor()
    expect(await found()).toMatchObject({ retiredAt: null })
    await page.keyboard.press('Escape')
  })

  it('cannot be given another name either, unless somebody says why', async () => {
    await button('Ändra').first().click()
    await field('Kanalens namn').fill(`${NAME} och badet`)
    const save = page.getByRole('dialog').getByRole('button', { name: 'Spara' })
    await save.click()
    await page.getByRole('alert').filter({ hasText: 'har ingen färdig insamling' }).waitFor()
    expect(await found()).toMatchObject({ name: NAME })
    await page.getByText('Det måste ske utan insamling').click()
    await field('Varför görs det utan insamling?').fill('Namnet var felskrivet')
    await save.click()
    await page.getByRole('heading', { level: 1, name: `${NAME} och badet` }).waitFor()
    await page.getByText('Namnet var felskrivet').first().waitFor()
    const { id, name: _, ...channel } = (await found()) ?? {}
    const { platform, addresses, kinds, departmentId, responsibleId, purpose, dialogue, about } =
      channel as ChannelRow
    const same = { platform, addresses, kinds, departmentId, responsibleId, purpose, dialogue, about }
    await ask(desktop, 'channels.edit', {
      id,
      changes: { ...same, name: NAME },
      override: 'Som i kalkylbladet'
    })
  })
})

describe('the public list', () => {
  const settings = {
    Organisationsnummer: '212000-0142',
    'Filernas mapp på webben': 'https://www.norrby.example/oppna-data',
    'Kontaktens e-post': 'oppnadata@norrby.example'
  }

  it('is published with the details that data portals need, and a website beside the channels', async () => {
    await toPublicList()
    await page.getByText('Listan är inte publicerad än.').waitFor()
    await button('Registrera en webbplats').click()
    await field('Namn').fill('Norrby kommuns webbplats')
    await field('Adress').fill('https://www.norrby.example')
    await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
    await page.getByRole('grid', { name: 'Webbplatser' }).getByText('Norrby kommuns webbplats').waitFor()
    for (const [label, text] of Object.entries(settings)) await field(label).fill(text)
    await field('Kontakt').fill('Informationsenheten')
    await button('Spara').click()
    await page.getByText('Uppgifterna om utgivaren är sparade.').waitFor()
    await publishTo('forsta')
    await page.getByText('Inget har ändrats sedan dess.').waitFor()
    await look('public-list')
    const html = await published('forsta', 'publik-lista.html')
    expect(html).toContain('Älvåsa simhallen 1')
    expect(html).not.toContain('@norrby.example')
    const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] })
    expect((await validator.validateString(html)).results).toEqual([])
  })

  it('is byte for byte the same after the spreadsheet is imported again, and shows what an edit changes', async () => {
    await toImport()
    await read('kanaler.xlsx', await workbook({ rows: realSizeRows() }))
    await page.getByText('Det finns inget att ta in').waitFor()
    await toPublicList()
    await publishTo('andra')
    await page.getByRole('grid', { name: 'Publiceringar' }).getByRole('row').nth(2).waitFor()
    for (const name of await readdir(join(folder, 'forsta')))
      expect(await published('andra', name), name).toBe(await published('forsta', name))

    const [changed] = await channels()
    if (changed === undefined) throw new Error('no channel')
    const { platform, name, addresses, departmentId, responsibleId, dialogue } = changed
    const changes = {
      platform,
      name,
      addresses,
      departmentId,
      responsibleId,
      dialogue,
      purpose: 'Öppettider'
    }
    await ask(desktop, 'channels.edit', { id: changed.id, changes, override: 'Registret rättas' })
    const diff = page.getByRole('list', { name: 'Ändringar sedan förra publiceringen' })
    await diff.getByText('Syfte: Öppettider').waitFor()
    await button('Kopiera HTML').click()
    await page.getByText('HTML-texten är kopierad.').waitFor()
    expect(await desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Öppettider')
  })
})

describe('a spreadsheet with faults', () => {
  const HEAD = [
    'Kanal',
    'Plattform',
    'Adress',
    'Förvaltning',
    'Ansvarig',
    'Syfte',
    'Dialog',
    'Beslutad av',
    'Beslutsdatum',
    'Gäller till och med'
  ]
  const row = (name: Value, address: Value, ...rest: Value[]): Value[] => [
    ...[name, 'Facebook', address, 'Kommunledningskontoret', 'Åsa Öberg', 'Nyheter', 'Ja', ...rest]
  ]

  it('shows each with its row and what to do, and takes in the rest only when told to', async () => {
    await toImport()
    await read(
      'fel.xlsx',
      await workbook({
        rows: [
          HEAD,
          row('Ny kanal', 'https://flode.example/ny'),
          row('Samma', 'https://flode.example/ny'),
          [
            'Okänd plattform',
            'Fejkbok',
            'https://flode.example/okand',
            'Kommunledningskontoret',
            'Åsa Öberg',
            'Nyheter',
            'Ja'
          ],
          row(
            'Utgånget',
            'https://flode.example/beslut',
            'Chefen',
            { date: '2026-03-01' },
            { date: '2026-02-01' }
          ),
          row({ formula: 'A2&"x"', saved: null }, 'https://flode.example/formel'),
          row('Sammanfogad', 'https://flode.example/slagen').with(3, null)
        ],
        merged: ['D6:D7']
      })
    )
    const rows = page.getByRole('grid', { name: 'Raderna i provkörningen' }).getByRole('row')
    await rows.filter({ hasText: 'Fejkbok är okänd' }).waitFor()
    const said = async (name: string) =>
      rows.filter({ has: page.getByRole('rowheader', { name, exact: true }) }).textContent()
    expect(await said('Samma')).toContain('står också på rad 2')
    expect(await said('Utgånget')).toContain('slutar gälla 2026-02-01')
    expect(await rows.filter({ hasText: 'formel utan sparat värde' }).count()).toBe(1)
    expect(await said('Sammanfogad')).toContain('kommer från en sammanfogad cell: Kommunledningskontoret')
    await page.locator('#trial').evaluate(heading => heading.scrollIntoView())
    await look('import-faults')
    const taking = page.getByRole('button', { name: /^Ta in \d kanal/ })
    await taking.click()
    await page.getByRole('alert').filter({ hasText: 'Inläsningen är inte gjord: 4 rader' }).waitFor()
    expect(await channels()).toHaveLength(REAL_SIZE.channels)
    await page.getByText(/^Utelämna de/).click()
    await taking.click()
    await page.getByText('Kalkylbladet är inläst.').waitFor()
    expect((await channels()).map(({ name }) => name)).toContain('Ny kanal')
    expect((await channels()).map(({ name }) => name)).not.toContain('Samma')
  })

  it('is refused with the remedy when it is no spreadsheet at all', async () => {
    await toImport()
    await chooseFile('kanaler.xlsx', Buffer.from('inte ett kalkylblad'))
    await page.getByRole('alert').filter({ hasText: 'kanaler.xlsx' }).waitFor()
  })
})

describe('another, new archive', () => {
  it('publishes the same list to the byte, out of the same spreadsheet', async () => {
    await ask(desktop, 'archive.close')
    await ask(desktop, 'archive.create', { dir: join(folder, 'annat'), municipality: 'Norrby kommun' })
    await page.reload()
    await toImport()
    await read('kanaler.xlsx', await workbook({ rows: realSizeRows() }))
    await button('Ta in 140 kanaler').click()
    await page.getByText('Kalkylbladet är inläst.').waitFor()
    const site = {
      name: 'Norrby kommuns webbplats',
      address: 'https://www.norrby.example',
      role: 'principal'
    }
    await ask(desktop, 'websites.add', { ...site, partners: null })
    const publisher = {
      ...{ organisationNumber: '2120000142', baseAddress: 'https://www.norrby.example/oppna-data' },
      ...{ contactName: 'Informationsenheten', contactEmail: 'oppnadata@norrby.example', licence: 'cc0' }
    }
    await ask(desktop, 'publicList.saveSettings', publisher)
    await toPublicList()
    await publishTo('nytt')
    expect(await readdir(join(folder, 'nytt'))).toEqual(await readdir(join(folder, 'forsta')))
    // A night may have passed between the two.
    const days = await Promise.all(
      ['forsta', 'nytt'].map(async dir => JSON.parse(await published(dir, 'publik-lista.json')).updated)
    )
    for (const name of await readdir(join(folder, 'forsta')))
      expect((await published('nytt', name)).replaceAll(days[1], days[0]), name).toBe(
        await published('forsta', name)
      )
  })
})

const look = (name: string) => pictureOfStep(page, { name, dir: join(folder, 'arkiv') })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const channels = () => ask<ChannelRow[]>(desktop, 'channels.list', { retired: 'with' })

/** What stands in the list under a label. */
async function chosenFor(label: string): Promise<string | null> {
  return page.getByRole('button', { name: new RegExp(` ${label}$`) }).textContent()
}

async function toPublicList(): Promise<void> {
  await goTo(page, 'Kanaler')
  await page.getByRole('link', { name: 'Publik lista' }).click()
}

async function publishTo(name: string): Promise<void> {
  await mkdir(join(folder, name))
  await chooseInDialogs(desktop, [join(folder, name)])
  await button('Skriv till en mapp …').click()
  await page.getByText(`Listan är skriven till ${join(folder, name)}.`).waitFor()
}

const published = (dir: string, name: string) => readFile(join(folder, dir, name), 'utf8')

async function toImport(): Promise<void> {
  await goTo(page, 'Kanaler')
  await page.getByRole('link', { name: 'Läs in lista' }).click()
}

async function chooseFile(name: string, bytes: Buffer): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  await chooseInDialogs(desktop, [path])
  await button('Välj fil …').click()
}

async function read(name: string, bytes: Buffer): Promise<void> {
  await chooseFile(name, bytes)
  await page.getByRole('heading', { level: 1, name }).waitFor()
}
