// Sealed notes and consents at the window, in both languages, light and dark: a key and its words, a note opened and refused,
// what must come down when a consent is withdrawn, and a record that is marked as secret. One story, in order.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Consent } from '#shared/consent.ts'
import type { JournalRow } from '#shared/journal.ts'
import type { ChannelRow, Department, Person } from '#shared/register.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { ask } from './ask.ts'
import { faultsOn } from './axe.ts'
import { closeAndRemove, type Desktop, launch, temporaryFolder } from './launch.ts'
import { choose, goTo } from './person.ts'
import { picture } from './pictures.ts'
import { dress, type Language, settle, TEXTS, type Theme } from './places.ts'

const DRESSES: readonly (readonly [Language, Theme])[] = [
  ['en', 'dark'],
  ['en', 'light'],
  ['sv', 'dark'],
  // The story goes on in this one.
  ['sv', 'light']
]
const TEXT = 'Lösenord: sju-sjösjuka-sjömän'
const sv = TEXTS.sv

let folder: string
let dir: string
let desktop: Desktop
let page: Page
let channel: ChannelRow
let words: string

beforeAll(async () => {
  folder = await temporaryFolder()
  dir = join(folder, 'arkiv')
  desktop = await launch({ userData: join(folder, 'profile') })
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
  await ask(desktop, 'archive.create', { dir, municipality: 'Norrby kommun' })
  const { id: departmentId } = await ask<Department>(desktop, 'departments.add', {
    name: 'Skolan',
    mailbox: null
  })
  const person = { name: 'Åsa Öberg', email: null, departmentId }
  const { id: responsibleId } = await ask<Person>(desktop, 'people.add', person)
  channel = await ask<ChannelRow>(desktop, 'channels.register', {
    ...{ platform: 'instagram', name: 'Norrby skolor', addresses: ['https://glimten.example/skolan'] },
    ...{ departmentId, responsibleId, purpose: 'Nyheter', dialogue: true, mandate: null }
  })
  const fields = { channelId: channel.id, label: 'Sidan', holderId: responsibleId, keptWhere: 'Kassaskåpet' }
  await ask(desktop, 'credentials.save', { id: null, fields })
})
afterAll(() => closeAndRemove(desktop, folder))

it('is given a key as words once, on a page that can be printed', async () => {
  for (const [language, theme] of DRESSES) {
    const t = TEXTS[language].credentials
    await at('/channels/people', language, theme)
    await page.getByRole('button', { name: t.makeKey }).click()
    await choose(page, TEXTS[language].channels.department, 'Skolan')
    await page.getByRole('textbox', { name: t.keyHolder }).fill('Rektor')
    await page.getByRole('dialog').getByRole('button', { name: t.makeKey }).click()
    const list = page.locator('[data-words] li')
    await list.last().waitFor()
    words = (await list.allTextContents()).join(' ')
    expect(words.split(' ')).toHaveLength(24)
    await look('seal-key', language, theme)
    await page.getByRole('button', { name: t.keyKept }).click()
  }
})

it('seals a note, is told which word is wrong, and opens it with the words', async () => {
  const t = sv.credentials
  await at(`/channels/${channel.id}`, 'sv', 'light')
  await page.getByRole('button', { name: t.sealNamed.replace('{{label}}', 'Sidan') }).click()
  await page.getByRole('textbox', { name: t.text }).fill(TEXT)
  await page.getByRole('dialog').getByRole('button', { name: t.seal, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  for (const [language, theme] of DRESSES) {
    const texts = TEXTS[language].credentials
    await at(`/channels/${channel.id}`, language, theme)
    await page.getByRole('button', { name: texts.openNamed.replace('{{label}}', 'Sidan') }).click()
    await page.getByRole('textbox', { name: texts.reason }).fill('Åsa är sjuk')
    const key = page.getByRole('textbox', { name: texts.key, exact: true })
    await key.fill(words.replace(/^\w+ \w+/, 'fönster fönster'))
    const open = page.getByRole('dialog').getByRole('button', { name: texts.open, exact: true })
    await open.click()
    await page.getByRole('dialog').getByRole('alert').filter({ hasText: 'fönster' }).waitFor()
    await look('note-refused', language, theme)
    await key.fill(words)
    await open.click()
    await page.getByText(TEXT).waitFor()
    await look('note-opened', language, theme)
  }
  const { items } = await ask<{ items: JournalRow[] }>(desktop, 'journal.list', {
    about: channel.id,
    limit: 9
  })
  expect(items.map(({ act }) => act)).toEqual([
    ...DRESSES.flatMap(() => ['sealed-note.opened', 'sealed-note.refused']),
    'sealed-note.sealed'
  ])
  // Nothing of it is on disk: not in the archive, and not in the profile of the window.
  for (const secret of [TEXT, words, words.split(' ').slice(0, 3).join(' ')])
    expect(filesWith(folder, secret)).toEqual([])
  expect(filesWith(folder, 'Kassaskåpet')).not.toEqual([])
})

it('gets the whole key back from the words', async () => {
  for (const [language, theme] of DRESSES) {
    const t = TEXTS[language].credentials
    await at('/channels/people', language, theme)
    await page.getByRole('button', { name: t.restore }).click()
    await page.getByRole('textbox', { name: t.typedWords }).fill(words.toUpperCase())
    await look('restore-key', language, theme)
    await page.getByRole('button', { name: t.restoreNow }).click()
    expect(await page.locator('[data-secret]').textContent()).toMatch(/^AGE-SECRET-KEY-1/)
  }
})

it('withdraws a consent and is led to each post that has to come down', async () => {
  const documentPath = join(folder, 'samtycke.pdf')
  await writeFile(documentPath, 'undertecknat')
  const place = (post: number) => ({
    ...{ channelId: channel.id, captureId: null, address: `https://glimten.example/skolan/p/${post}` }
  })
  const draft = { covers: 'E.K. 12', isChild: true, givenOn: '2026-08-20', validUntil: null }
  await ask(desktop, 'consents.add', { draft, documentPath, places: [place(1), place(2)] })
  await ask(desktop, 'consents.add', { draft: { ...draft, covers: 'F.L. 13' }, documentPath, places: [] })
  const t = sv.consents
  await at('/channels/consents', 'sv', 'light')
  await page.getByRole('button', { name: t.withdrawNamed.replace('{{covers}}', 'E.K. 12') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2 inlägg läggs bland kommentarerna').waitFor()
  await dialog.getByRole('spinbutton').first().click()
  await page.keyboard.type('20261120')
  await look('consent-withdraw', 'sv', 'light')
  await dialog.getByRole('button', { name: t.withdraw, exact: true }).click()
  await page.getByText('Samtycket är återkallat. 2 inlägg ska tas bort.').waitFor()
  for (const [language, theme] of DRESSES) {
    await at('/channels/consents', language, theme)
    await page.getByText(TEXTS[language].consents.states.withdrawn, { exact: true }).waitFor()
    await look('consents-withdrawn', language, theme)
  }
  const [consent] = (await ask<Consent[]>(desktop, 'consents.list')).filter(
    ({ state }) => state === 'withdrawn'
  )
  expect(consent?.places.map(({ commentState }) => commentState)).toEqual(['noticed', 'noticed'])
  await page.getByRole('link', { name: sv.comments.states.noticed }).first().click()
  await page.getByText('https://glimten.example/skolan/p/1').first().waitFor()
  await goTo(page, sv.comments.title)
  await expect.poll(() => page.getByRole('grid').getByRole('row').count()).toBe(2)
})

it('marks a document and a person as secret where they stand', async () => {
  for (const [language, theme] of DRESSES) {
    const t = TEXTS[language].secrecy
    await at('/channels/consents', language, theme)
    await page.getByRole('button', { name: t.buttonNamed.replace('{{name}}', 'F.L. 13') }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: t.paragraph }).fill('OSL 21 kap. 1 §')
    await look('secrecy-row', language, theme)
    await page.getByRole('dialog').getByRole('button', { name: t.mark }).click()
    await page.getByRole('button', { name: t.markedNamed.replace('{{name}}', 'F.L. 13') }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('Prövad')
    await page.getByRole('dialog').getByRole('button', { name: t.lift }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Sekretess: samtycke.pdf' }).first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: sv.secrecy.paragraph }).fill('OSL 21 kap. 1 §')
  await page.getByRole('dialog').getByRole('button', { name: sv.secrecy.mark }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const marks = await ask<{ record: { kind: string } }[]>(desktop, 'secrecy.list')
  expect(marks.map(({ record }) => record.kind)).toEqual(['document'])
})

async function at(path: string, language: Language, theme: Theme): Promise<void> {
  await dress(page, language, theme)
  await page.evaluate(path => {
    location.hash = path
  }, path)
  await page.locator('h1').waitFor()
  await settle(page)
}

/** Takes the picture where pictures are wanted, and lets axe look. */
async function look(name: string, language: Language, theme: Theme): Promise<void> {
  await settle(page)
  await picture(page, { name, language, theme, dir })
  const isFirst = language === 'sv' && theme === 'light'
  const found = await faultsOn(page, { rules: isFirst ? 'whole' : 'dress', leavesAnnounced: true })
  expect([name, language, theme, found]).toEqual([name, language, theme, []])
}
