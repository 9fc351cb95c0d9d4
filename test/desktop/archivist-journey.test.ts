// The archivist's journey in the real window: selects, sees what blocks, writes a package for the diary, reads how it was
// validated, enters the number that came back, discloses one record masked, and disposes of another with a colleague. The
// tests are the chapters of one story, in order.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Export } from '#shared/export.ts'
import type { MessageId } from '#shared/ids.ts'
import type { Transfer } from '#shared/receipt.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { ask } from './ask.ts'
import { addRuleOfMessages, asColleague, createWithChannel, SENDER } from './filled.ts'
import { closeAndRemove, type Desktop, launch, temporaryFolder } from './launch.ts'
import { choose, goTo } from './person.ts'
import { pictureOfStep } from './pictures.ts'

const ASKED = 'Hej, jag heter Göran Ek, 811218-9876. Varför är badet stängt?'
const OLD = 'Var kan jag lämna min gamla soptunna i vår?'
const LATE = 'Tack för hjälpen förra året!'
let folder: string
let dir: string
let desktop: Desktop
let page: Page
let ids: { asked: MessageId; old: MessageId }

beforeAll(async () => {
  folder = await temporaryFolder()
  dir = join(folder, 'arkiv')
  ids = await asColleague(dir, filled)
  await open()
})
afterAll(() => closeAndRemove(desktop, folder))

it('selects, sees what blocks the package, and handles it', async () => {
  await goTo(page, 'Export')
  await button('Räkna ut').click()
  await page.getByText('1 meddelande behöver ett beslut.').waitFor()
  expect(await button('Skriv paketet').isDisabled()).toBe(true)
  await look('archivist-blocked')
  await page.getByRole('link', { name: /Visa meddelandet/ }).click()
  await page.getByText('När börjar simskolan?').first().waitFor()
  await desktop.call('messages.route', {
    id: page.url().split('/').at(-1),
    route: { kind: 'minor', because: 'Svaret står på webbplatsen' }
  })
})

it('writes the package and reads how it was validated', async () => {
  await goTo(page, 'Export')
  await button('Räkna om').click()
  await page.getByRole('textbox', { name: /^Vad kallas mottagaren/ }).fill('Kommunens diarium')
  await page.getByText('Mapp för diariet, med registreringsunderlag i PDF/A-2b').click()
  await button('Skriv paketet').click()
  await page.getByText('Paketet är skrivet och kontrollerat.').waitFor()
  await page.getByRole('grid', { name: 'Skrivna paket' }).getByRole('row').nth(1).click()
  await page.getByRole('heading', { name: 'Valideringsrapport' }).waitFor()
  const report = page.getByRole('grid', { name: 'Valideringsrapport' })
  await report
    .getByRole('row', { name: /Poster .*filer in och ut stämmer/ })
    .getByText('Godkänt')
    .waitFor()
  expect(await report.getByText('Underkänt').count()).toBe(0)
  await look('archivist-package')
  await button('Packa som zip-fil').click()
  await page.getByText('Packad och läst tillbaka').waitFor()
  const [made] = await ask<Export[]>(desktop, 'exports.list')
  expect(existsSync(join(dir, `${made?.folder}.zip`))).toBe(true)
  expect((await readdir(join(dir, String(made?.folder), 'messages'))).length).toBe(3)
})

it('enters the number that the registrar gave, and finds it on the record', async () => {
  const form = page.getByRole('region', { name: 'Skriv in ett kvitto' })
  await form.getByRole('textbox', { name: 'Diarienummer eller leveransnummer' }).fill('KS 2026/0600')
  await form.getByRole('group', { name: 'Togs emot' }).getByRole('spinbutton').first().focus()
  await page.keyboard.type('20261120')
  await form.getByRole('textbox', { name: 'Av', exact: true }).fill('Registrator Ragnhild')
  await form.getByRole('button', { name: 'Spara kvittot' }).click()
  await page.getByText('Kvittot KS 2026/0600 gäller 3 poster.').waitFor()
  await look('archivist-receipt')
  await show(`/messages/${ids.asked}`)
  await page.getByText('KS 2026/0600').first().waitFor()
  const chain = await ask<Transfer[]>(desktop, 'receipts.chain', {
    record: { kind: 'message', id: ids.asked }
  })
  expect(chain.flatMap(({ receipts }) => receipts.map(({ number }) => number))).toEqual(['KS 2026/0600'])
})

it('finds what came in last year and was taken in now by its half-year, and that it is not acknowledged', async () => {
  const year = new Date().getFullYear() - 1
  const { channelId } = await ask<{ channelId: string }>(desktop, 'messages.find', { id: ids.asked })
  const late = { ...SENDER, channelId, text: LATE, receivedAt: `${year}-11-20T09:00:00.000Z` }
  const { id } = await ask<{ id: string }>(desktop, 'messages.paste', late)
  await desktop.call('messages.route', { id, route: { kind: 'minor', because: 'Besvarad då' } })
  await goTo(page, 'Export')
  // Whom the first one was for is remembered, and nothing is asked of it again.
  await page.getByRole('radio', { name: /^Kommunens diarium/, checked: true }).waitFor({ state: 'attached' })
  expect(await page.getByRole('textbox', { name: /^Vad kallas mottagaren/ }).count()).toBe(0)
  await page.getByText('Det som jag väljer').click()
  await choose(page, 'Halvår .valfritt.', `Andra halvåret ${year}`)
  await choose(page, 'Bara det som inte är kvitterat .valfritt.', 'Inte kvitterat av diariet')
  await page.getByText('Välj posterna för hand').click()
  await page
    .getByText(/^Direktmeddelande · /)
    .first()
    .waitFor()
  expect(await page.getByText(/^Direktmeddelande · /).allTextContents()).toEqual([
    expect.stringContaining(LATE)
  ])
})

it('sets who delivers to whom once for the archive, after a digit that was wrong, and a package says it', async () => {
  await goTo(page, 'Export')
  await page.getByText('Till någon annan').click()
  await page.getByText(/^E-ARK SIP 2\.1\.0, /).click()
  const delivery = page.getByRole('group', { name: 'Leveransen' })
  const number = delivery.getByRole('textbox', { name: 'Arkivbildarens organisationsnummer' })
  await number.fill('212000-0143')
  await delivery.getByRole('button', { name: 'Spara som arkivets uppgifter' }).click()
  // At the field, and by the button.
  await delivery
    .locator('.field-error')
    .filter({ hasText: /kontrollsiffra, stämmer inte/ })
    .waitFor()
  await delivery
    .getByRole('alert')
    .filter({ hasText: /kontrollsiffra, stämmer inte/ })
    .waitFor()
  expect(await ask(desktop, 'exports.delivery')).toBeNull()
  await number.fill('16212000-0142')
  await delivery.getByRole('textbox', { name: 'Leveransöverenskommelsens nummer' }).fill('KS 2026/9')
  await look('archivist-delivery')
  await delivery.getByRole('button', { name: 'Spara som arkivets uppgifter' }).click()
  await page.getByText('Uppgifterna om leveransen är sparade i arkivet.').waitFor()
  const said = { creatorCode: '212000-0142', agreement: 'KS 2026/9' }
  expect(await ask(desktop, 'exports.delivery')).toMatchObject({ ...said, creator: null, schemas: null })
  // Who comes after finds it filled in.
  await show('/')
  await goTo(page, 'Export')
  await page.getByText('Till någon annan').click()
  await page.getByText(/^E-ARK SIP 2\.1\.0, /).click()
  await expect.poll(() => number.inputValue()).toBe('212000-0142')
})

it('discloses the record with the personal number masked', async () => {
  await goTo(page, 'Utlämnande')
  await button('Öppna ett utlämnande').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Vad som begärs' }).fill('Frågor om badet')
  await dialog.getByRole('button', { name: 'Öppna ett utlämnande' }).click()
  // It leads to the disclosure when it is there, and would lead away from what is shown next.
  await dialog.waitFor({ state: 'detached' })
  await desktop.call('search.catchUp')
  await page.getByRole('textbox', { name: 'Ord', exact: true }).fill('hjälpen')
  await button('Sök i arkivet').click()
  await page.getByText(LATE).click()
  await button('Lägg till den valda').click()
  await page.getByText('1 handling är tillagd som den är nu.').waitFor()
  await show(`/messages/${ids.asked}`)
  await button('Lägg till i utlämnande').click()
  await button('Lägg till').click()
  await page.getByText('Det går inte att lämna ut än: 2 handlingar återstår att gå igenom').waitFor()
  await page.getByRole('grid', { name: 'Handlingar' }).getByRole('row').nth(2).click()
  // The text of the copy is selected in with the keyboard, too.
  await page.getByRole('textbox', { name: 'Meddelandets text' }).press('ControlOrMeta+a')
  await button('Maskera markeringen i Meddelandets text').waitFor()
  await button('Maskera ett ord överallt').click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Ord eller namn' }).fill('HETER')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Paragraf' }).fill('OSL 21 kap. 1 §')
  await button('Maskera 1 ställe').click()
  await page.getByText('HETER är maskerat på 1 ställe.').waitFor()
  await button(/Maskera 811218-9876/)
    .first()
    .click()
  await page.getByRole('button', { name: /Ta bort maskeringen: 811218-9876/ }).waitFor()
  await look('archivist-masking')
  expect(await button('Allt är genomgånget').isDisabled()).toBe(true)
  await button(/^Låt (?:det|alla \d+) stå omaskera/).click()
  await button('Allt är genomgånget').click()
  // What still keeps it from being delivered leads to where it is decided on.
  expect(await button('Skriv kopiorna och avsluta').isDisabled()).toBe(true)
  const waiting = page.getByRole('region', { name: 'Lämna ut' }).getByRole('listitem')
  await waiting.getByRole('link', { name: /^1\. Meddelande: Norrby, \d/ }).click()
  await button(/^Låt (?:det|alla \d+) stå omaskera/).click()
  await button('Allt är genomgånget').click()
  await button('Skriv kopiorna och avsluta').click()
  await page.getByText('Kopiorna är skrivna och återlästa.').waitFor()
  const [copy = ''] = (await readdir(join(dir, 'exports'))).filter(name => name.startsWith('utlamnande'))
  const text = pdfPages(await readFile(join(dir, 'exports', copy, 'handling-002.pdf'))).join(' ')
  expect(text).toContain('Varför är badet stängt?')
  expect(text).not.toContain('811218')
  expect(text).not.toContain('jag heter')
  await look('archivist-disclosed')
})

it('disposes of another record that a colleague proposed, and nothing of it is left', async () => {
  await desktop.close()
  await asColleague(dir, core => core.disposal.propose({ kinds: null, channelIds: null }))
  await open()
  expect(filesWith(dir, OLD)).not.toEqual([])
  await goTo(page, 'Gallring')
  await page.getByRole('row', { name: /Linnea Hagström/ }).click()
  await button('Bekräfta gallringen').click()
  await look('archivist-disposal')
  await page.getByText('Jag har gått igenom listan och vill radera posterna').click()
  await button('Utför gallringen').click()
  await page.getByText('Utförd', { exact: true }).first().waitFor()
  expect(filesWith(dir, OLD)).toEqual([])
  await look('archivist-disposed')
})

const look = (name: string) => pictureOfStep(page, { name, dir })
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

/** As from a link to the record. */
const show = (path: string) =>
  page.evaluate(to => {
    location.hash = to
  }, path)

async function open(): Promise<void> {
  desktop = await launch({ archive: dir, userData: join(folder, 'profile') })
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** A channel with three messages: one that somebody asks to see, one that is old, and one that nobody has dealt with. */
async function filled(core: Client): Promise<typeof ids> {
  const { channelId } = await createWithChannel(core, dir)
  const asked = await core.messages.paste({ channelId, text: ASKED, ...SENDER })
  await core.messages.route({ id: asked.id, route: { kind: 'registered', diaryNumber: 'KS 2026/0598' } })
  const old = await core.messages.paste({ channelId, text: OLD, ...SENDER })
  await core.messages.route({ id: old.id, route: { kind: 'minor', because: 'Besvarad på plats' } })
  await core.messages.paste({ channelId, text: 'När börjar simskolan?', ...SENDER })
  await addRuleOfMessages(core, 'required')
  // What somebody has asked to see is not disposed of.
  await core.retention.placeHold({ on: { scope: 'message', id: asked.id }, because: 'Begärd att lämnas ut' })
  return { asked: asked.id, old: old.id }
}
