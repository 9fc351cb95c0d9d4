// The main job in the real window, on the real core, the demo municipality and a real browser. The tests of a
// describe are the chapters of one story, in order.
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaptureDetail, CaptureRow, Run } from '#shared/capture.ts'
import type { ChannelRow } from '#shared/register.ts'
import { type DemoChannel, type DemoSite, startDemoSite } from '../../resources/demo/site.mjs'
import { ask } from './ask.ts'
import { fillChannel, fillMandate, sendChannel } from './channel-form.ts'
import { type Desktop, launch, temporaryFolder } from './launch.ts'
import { arrowTo, choose, chooseInDialogs, goTo, goToArchive, menuLink, tabTo, typeChoice } from './person.ts'
import { type SlowSite, startSlowSite } from './slow-site.ts'

let folder: string
let site: DemoSite
let slow: SlowSite
let desktop: Desktop
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  site = await startDemoSite()
  slow = await startSlowSite()
  desktop = await launch({ userData: join(folder, 'profile') })
  page = desktop.page
})
afterAll(async () => {
  await desktop.close()
  slow.close()
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

describe('an official at the window', () => {
  it('creates an archive in a folder of their choice', async () => {
    await page.getByRole('heading', { name: 'Öppna ett arkiv', level: 1 }).waitFor()
    await button('Skapa arkivet').click()
    await page.getByText('Fyll i det här fältet.').first().waitFor()
    await field('Kommunens eller myndighetens namn').fill('Älvåsa kommun')
    await field('Ditt namn').fill('Linnea Hagström')
    await button('Skapa arkivet').click()
    await page.getByText('Välj en mapp för arkivet.').waitFor()
    await chooseInDialogs(desktop, [join(folder, 'arkiv')])
    await button('Välj mapp … Mapp för arkivet').click()
    // However much that is on the disk of this computer.
    await page.getByText(/ är lediga på disken\.$/).waitFor()
    await button('Skapa arkivet').click()
    await page.getByRole('heading', { name: 'Kom i gång' }).waitFor()
    expect(existsSync(join(folder, 'arkiv', 'archive.db'))).toBe(true)
    expect(await ask(desktop, 'users.me')).toMatchObject({ name: 'Linnea Hagström' })
  })

  it('registers channels with new owners and a mandate, and is told of an address that is taken', async () => {
    const [feed, log] = [demoChannel('flode'), demoChannel('lang')]
    await page.getByRole('link', { name: 'Registrera en kanal' }).click()
    await fillChannel(page, feed, feed.addresses)
    await fillMandate(page, feed)
    await sendChannel(page)
    await page.getByRole('heading', { level: 1, name: feed.name }).waitFor()
    await page.getByText(feed.mandate.decidedBy, { exact: true }).waitFor()
    await allowPrivate()

    await goTo(page, 'Kanaler')
    await button('Registrera en kanal').click()
    await choose(page, 'Förvaltning', 'Ny förvaltning …')
    await fillChannel(page, log, [feed.addresses[0] ?? ''])
    await sendChannel(page)
    await page.getByRole('dialog').getByText(`finns redan i registret, under kanalen ${feed.name}.`).waitFor()
    expect(await field('Adresser att samla in').getAttribute('aria-invalid')).toBe('true')
    await field('Adresser att samla in').fill(log.addresses.join('\n'))
    await sendChannel(page)
    await page.getByRole('heading', { level: 1, name: log.name }).waitFor()
    await page.getByText('Inget beslut är antecknat.').waitFor()
    await allowPrivate()
    expect((await ask<ChannelRow[]>(desktop, 'channels.list', { retired: 'with' })).length).toBe(2)
  })

  it('captures the half-year with progress, and finds every page captured', async () => {
    await goTo(page, 'Insamlingar')
    await button('Starta en insamling').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Starta', exact: true }).click()
    const going = page.getByRole('region', { name: 'Insamling pågår' })
    await going.getByRole('progressbar', { name: /av 3 adresser/ }).waitFor()
    await going.getByRole('button', { name: 'Stoppa' }).waitFor()
    // Each count on the way passes in a moment, so only that there is one is waited for.
    await going.waitFor({ state: 'detached' })
    const rows = page.getByRole('grid', { name: 'Insamlade sidor' }).getByRole('row')
    await expect.poll(() => rows.filter({ hasText: /fullständig/i }).count()).toBe(3)
    expect((await captures()).map(({ state, reasons }) => ({ state, reasons }))).toEqual(
      Array(3).fill({ state: 'complete', reasons: [] })
    )
    expect(await rows.filter({ has: page.getByText('Fullständig', { exact: true }) }).count()).toBe(3)
  })

  it('reads a 40,000-pixel-tall screenshot from top to bottom', async () => {
    await page.getByRole('row', { name: demoChannel('lang').name }).click()
    const sheet = page.getByRole('region', { name: /^Skärmbild av/ })
    await sheet.waitFor()
    const capture = await ask<CaptureDetail>(desktop, 'captures.find', { id: page.url().split('/').at(-1) })
    const tiles = capture.files.filter(({ role }) => role === 'screenshot')
    const height = Math.max(...tiles.map(tile => (tile.top ?? 0) + (tile.height ?? 0)))
    expect(height).toBeGreaterThanOrEqual(40_000)

    await button('100 %').click()
    for (const [index, tile] of tiles.entries()) {
      await sheet.evaluate((place, top) => place.scrollTo({ top }), tile.top ?? 0)
      const picture = sheet.getByRole('img', { name: `Del ${index + 1} av ${tiles.length} av skärmbilden` })
      await picture.evaluate((image: HTMLImageElement) => image.decode())
      const size = await picture.evaluate((image: HTMLImageElement) => ({
        natural: [image.naturalWidth, image.naturalHeight],
        shown: [image.width, image.height]
      }))
      const wanted = [tile.width, tile.height]
      expect([index, size]).toEqual([index, { natural: wanted, shown: wanted }])
    }
    expect(await sheet.getByRole('img').count()).toBeLessThan(tiles.length)

    await sheet.focus()
    // The browser may drop a key that comes while it still glides from the one before: a person presses again.
    await expect.poll(() => pressed('Home')).toMatch(/: 0–/)
    await expect.poll(() => pressed('PageDown')).not.toMatch(/: 0–/)
    await expect.poll(() => pressed('End')).toMatch(new RegExp(`–${height} av ${height} px$`))
    await page.keyboard.press('0')
    expect(await button('Anpassa till bredden').getAttribute('aria-checked')).toBe('true')

    // Beside it is all of it, small: pressed, it goes there, and the frame can be dragged.
    const map = await page.locator('.minimap').boundingBox()
    if (map === null) throw new Error('no minimap')
    const middle = () =>
      sheet.evaluate(place => (place.scrollTop + place.clientHeight / 2) / place.scrollHeight)
    await page.mouse.move(map.x + 10, map.y + map.height / 2)
    await page.mouse.down()
    await expect.poll(middle).toBeCloseTo(0.5, 1)
    await page.mouse.move(map.x + 10, map.y + map.height * 0.75, { steps: 4 })
    await page.mouse.up()
    await expect.poll(middle).toBeCloseTo(0.75, 1)
    const pictures = process.env['KANALARKIV_LOOK']
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'minimap.png') })
  })

  it('saves a comment, decides, removes it and confirms, with the keyboard alone', async () => {
    await tabTo(page, menuLink(page, 'Inkorg'))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('link', { name: 'Spara kommentar' }))
    await page.keyboard.press('Enter')
    await typeChoice(page, 'Kanal', demoChannel('flode').name)
    await tabTo(page, field('Kommentarens adress'))
    await page.keyboard.type(site.abusive.permalink)
    await arrowTo(page, group('Vilken kommentar?'), 'Jag väljer bland kommentarerna på sidan')
    await tabTo(page, button('Hämta kommentarerna på sidan'))
    await page.keyboard.press('Enter')
    await arrowTo(page, group(/kommentarer hittades/), site.abusive.author)
    await tabTo(page, button('Spara kommentaren'))
    await page.keyboard.press('Enter')
    await verdict('Ta inte bort kommentaren än').waitFor()
    await page.getByText(site.abusive.text).first().waitFor()

    await arrowTo(page, group('Grund för att ta bort kommentaren'), 'a)')
    await tabTo(page, field('Anteckning'))
    await page.keyboard.type('Ett personangrepp på en namngiven tjänsteman.')
    await tabTo(page, button('Spara beslutet'))
    await page.keyboard.press('Enter')
    await verdict('Nu får kommentaren tas bort').waitFor()

    await arrowTo(page, group('Vad har gjorts på kanalen?'), 'Raderad')
    await tabTo(page, button('Bekräfta'))
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'Kommentaren finns kvar på' }).waitFor()
    site.removeComment(site.abusive.id)
    await tabTo(page, button('Bekräfta'))
    await page.keyboard.press('Enter')
    await verdict('Kommentaren är borttagen').waitFor()
    await page.getByText('Sidan öppnades igen').waitFor()
  })

  it('pastes a message and routes it to the diary', async () => {
    const [message] = site.directMessages
    await goTo(page, 'Meddelanden')
    await page.getByRole('link', { name: 'Lägg till meddelande' }).click()
    await choose(page, 'Kanal', demoChannel('flode').name)
    await field('Avsändarens namn').fill(message?.senderName ?? '')
    await field('Meddelandets text').fill(message?.text ?? '')
    await button('Spara meddelandet').click()
    await page.getByRole('heading', { level: 1, name: `Meddelande från ${message?.senderName}` }).waitFor()
    await page.getByText('Registreras i diariet').click()
    await field('Diarienummer').fill('KS 2026:0417')
    await button('Spara').click()
    await page.getByRole('region', { name: 'Så fördes meddelandet vidare' }).waitFor()
    await page.getByText('KS 2026:0417').waitFor()
  })

  it('takes in a mail as a file and saves the copy for the mailbox', async () => {
    const original = join(folder, 'fråga.eml')
    await writeFile(original, MAIL)
    await goTo(page, 'Meddelanden')
    await page.getByRole('link', { name: 'Lägg till meddelande' }).click()
    await page.getByRole('tab', { name: 'Ta in fil' }).click()
    await chooseInDialogs(desktop, [original])
    await button('Välj filer …').click()
    await choose(page, 'Kanal', demoChannel('flode').name)
    await button('Ta in filerna').click()
    await page.getByRole('link', { name: 'Öppna meddelandet' }).click()
    await page.getByRole('heading', { level: 1, name: 'Meddelande från Börje Timmervik' }).waitFor()
    await page.getByText('Kopieras till myndighetens brevlåda').click()
    await field('Myndighetens brevlåda').fill('kommun@alvasa.example')
    await button('Spara').click()
    const copy = join(folder, 'kopia.eml')
    await chooseInDialogs(desktop, [copy])
    await button('Spara som .eml …').click()
    await page.getByText('E-postmeddelandet är sparat.').waitFor()
    expect(await readFile(copy, 'utf8')).toMatch(/^To: .*kommun@alvasa\.example/m)
  })

  it('writes a package and sees it listed', async () => {
    await goTo(page, 'Export')
    await button('Räkna ut').click()
    await button('Skriv paketet').click()
    const packages = page.getByRole('grid', { name: 'Skrivna paket' }).getByRole('row')
    const row = packages.filter({ hasText: 'Hela arkivet' })
    await row.filter({ hasText: 'Skrivet' }).waitFor()
    const name = await row.locator('.mono').textContent()
    expect(existsSync(join(folder, 'arkiv', name ?? '', 'manifest-sha512.txt'))).toBe(true)
  })

  it('goes on working while a run and a verification go on, and stops the run', async () => {
    const [feed] = await ask<ChannelRow[]>(desktop, 'channels.list', { retired: 'with' })
    const { departmentId, responsibleId, purpose } = feed ?? {}
    const owner = {
      departmentId,
      responsibleId,
      purpose,
      platform: 'website',
      dialogue: false,
      mandate: null
    }
    await ask(desktop, 'channels.register', {
      ...owner,
      name: 'Den tröga sidan',
      addresses: [...slow.addresses]
    })
    await goTo(page, 'Kanaler')
    await page.getByRole('row', { name: /Den tröga sidan/ }).click()
    await allowPrivate()
    await button('Samla in kanalen').click()
    await slow.asked
    await page.getByText(/^Nu: Den tröga sidan/).waitFor()

    await goTo(page, 'Export')
    await button('Räkna om').click()
    await page.getByText('En insamling pågår. Vänta tills den är klar.').waitFor()
    await goToArchive(page)
    await button('Kontrollera nu').click()
    await goTo(page, 'Kommentarer')
    await button('Alla').click()
    await page.getByRole('row', { name: site.abusive.author }).click()
    await verdict('Kommentaren är borttagen').waitFor()
    await goToArchive(page)
    await button('Kontrollera nu').click()
    await page.getByText('Allt stämmer.').waitFor()
    expect(await ask<Run | null>(desktop, 'captures.currentRun')).toMatchObject({ state: 'running' })

    await goTo(page, 'Insamlingar')
    await button('Stoppa').click()
    await page.getByRole('region', { name: 'Insamling pågår' }).waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'Körningar', exact: true }).click()
    const single = page.getByRole('row').filter({ hasText: 'Enstaka insamling' })
    await single.filter({ hasText: 'Stoppad' }).waitFor()
    expect((await captures()).filter(({ state }) => state === 'complete').length).toBe(3)
  })

  it('finds every act in the journal, and all well', async () => {
    await goTo(page, 'Journal')
    const journal = page.getByRole('grid', { name: 'Journal' })
    await journal.waitFor()
    const more = button('Visa fler')
    const rows = async () => Number((await journal.getAttribute('aria-rowcount')) ?? 0)
    while ((await more.count()) > 0) {
      const before = await rows()
      await more.click()
      await expect.poll(rows).toBeGreaterThan(before)
    }
    // Only the acts in view are drawn: a person scrolls past all of them.
    const said = new Set<string>()
    for (let top = 0; top < (await journal.evaluate(grid => grid.clientHeight)); top += 400) {
      await journal.evaluate((grid, top) => {
        const scroller = grid.closest('main')
        scroller?.scrollTo({ top: top + (grid.getBoundingClientRect().top + scroller.scrollTop) })
      }, top)
      await expect.poll(() => journal.getByRole('rowheader').count()).toBeGreaterThan(0)
      for (const act of await journal.getByRole('rowheader').allInnerTexts()) said.add(act)
    }
    expect(ACTS.filter(act => !said.has(act))).toEqual([])
    await button('Kontrollera nu').click()
    await page.getByText('Allt stämmer.').waitFor()
    expect(desktop.output.filter(line => /Content Security Policy|pageerror/.test(line))).toEqual([])
  })

  it('closes the archive, and opens it again from the list', async () => {
    await button('Inställningar').click()
    await page.getByRole('menuitem', { name: 'Stäng arkivet' }).click()
    await page.getByRole('heading', { name: 'Öppna ett arkiv', level: 1 }).waitFor()
    await button(join(folder, 'arkiv')).click()
    await page.getByRole('heading', { level: 1, name: 'Idag' }).waitFor()
  })
})

const ACTS = [
  'Arkivet skapades',
  'Förvaltning lades till',
  'Person lades till',
  'Kanal registrerades',
  'Körning började',
  'Körning slutade',
  'Kommentar sparades',
  'Beslut om kommentar',
  'Kommentarens kopia kontrollerades',
  'Kommentar bekräftades borta',
  'Meddelande togs in',
  'Meddelande fördes vidare',
  'Paket skrevs'
]

const MAIL = [
  'From: =?utf-8?Q?B=C3=B6rje_Timmervik?= <borje.timmervik@example.org>',
  'To: <kommun@alvasa.example>',
  'Subject: Gatlykta',
  'Date: Wed, 18 Nov 2026 07:30:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Gatlyktan på Kvarngatan 8 är släckt.',
  ''
].join('\r\n')

const button = (name: string) => page.getByRole('button', { name, exact: true }).or(toggle(name))
const toggle = (name: string) => page.getByRole('radio', { name, exact: true })
const field = (name: string) => page.getByRole('textbox', { name })
const group = (name: string | RegExp) => page.getByRole('radiogroup', { name })
const verdict = (text: string) => page.getByText(text, { exact: true })

function demoChannel(slug: string): DemoChannel {
  const found = site.channels.find(channel => channel.slug === slug)
  if (found === undefined) throw new Error(`the demo municipality has no channel ${slug}`)
  return found
}

async function captures(): Promise<CaptureRow[]> {
  const all = { channelId: null, runId: null }
  return (await ask<{ items: CaptureRow[] }>(desktop, 'captures.list', all)).items
}

/** The demo municipality is this computer: whoever has its channel in front of them says that this is meant. */
async function allowPrivate(): Promise<void> {
  const card = page.getByRole('region', { name: 'Så samlas kanalen in' })
  await choose(page, 'Får sidorna ligga i ett privat nätverk\\?', 'Ja')
  await card.getByRole('button', { name: 'Spara', exact: true }).click()
  await page.getByText('Inställningen är sparad.').first().waitFor()
}

async function pressed(key: string): Promise<string> {
  await page.keyboard.press(key)
  return position()
}

/** Where in the picture one is, without the spaces in the numbers. */
async function position(): Promise<string> {
  return ((await page.getByText(/ av .* px$/).textContent()) ?? '').replaceAll(/(?<=\d)\s(?=\d)/g, '')
}
