// Disposal at the window: the archivist enters a rule, stops what must not go, and confirms and carries out what somebody else
// proposed. The tests are the chapters of one story, in order.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ArchiveStatus } from '#shared/archive.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { ask } from './ask.ts'
import { type Fault, faultsOn } from './axe.ts'
import { addRuleOfMessages, asColleague, createWithChannel, SENDER } from './filled.ts'
import { closeAndRemove, type Desktop, launch, temporaryFolder } from './launch.ts'
import { choose, chooseInDialogs, goTo } from './person.ts'
import { picture } from './pictures.ts'
import { dress, type Language, showTheme, type Theme } from './places.ts'

const WORDS = 'Jag undrar över soptunnan vid bryggan'
let folder: string
let dir: string
let desktop: Desktop
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  dir = join(folder, 'arkiv')
  await proposedBySomeoneElse()
  desktop = await launch({ archive: dir, userData: join(folder, 'profile') })
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
})
afterAll(() => closeAndRemove(desktop, folder))

it('enters a rule with its decision, and a hold with its reason', async () => {
  await goTo(page, 'Gallring')
  await page.getByRole('link', { name: 'Regler' }).click()
  await page.getByRole('button', { name: 'Skriv in en regel' }).click()
  const form = page.getByRole('dialog')
  await form.getByText('Insamling', { exact: true }).click()
  await form.getByRole('textbox', { name: 'Antal månader' }).fill('två år')
  await form.getByRole('textbox', { name: 'Beslutets diarienummer' }).fill('KS 2026/0099')
  await form.getByRole('textbox', { name: 'Beslutat av' }).fill('Kommunstyrelsen § 12')
  await form.getByRole('group', { name: 'Beslutsdag' }).getByRole('spinbutton').first().focus()
  await page.keyboard.type('20260302')
  await form.getByRole('button', { name: 'Skriv in en regel' }).click()
  await form.getByText('Skriv ett helt antal månader').waitFor()
  await form.getByRole('textbox', { name: 'Antal månader' }).fill('24')
  await look('retention-rule-form')
  await form.getByRole('button', { name: 'Skriv in en regel' }).click()
  const entered = page.getByRole('row', { name: 'Insamling' })
  for (const words of ['2 år', 'Krävs', 'KS 2026/0099']) await entered.getByText(words).waitFor()
  await look('retention-rules')
  await page.getByRole('link', { name: 'Gallringsstopp' }).click()
  await page.getByText('Inget gallringsstopp gäller.').waitFor()
  await page.getByRole('button', { name: 'Lägg ett gallringsstopp' }).click()
  await choose(page, 'Kanal', 'Biblioteket')
  await page.getByRole('textbox', { name: 'Skäl' }).fill('Begärd av en domstol')
  await look('hold-form')
  await page.getByRole('dialog').getByRole('button', { name: 'Lägg ett gallringsstopp' }).click()
  const hold = page.getByRole('row', { name: 'Biblioteket' })
  for (const words of ['Begärd av en domstol', 'Gäller']) await hold.getByText(words).waitFor()
  await look('holds')
})

it('confirms what somebody else proposed, carries it out, and saves the certificate', async () => {
  await goTo(page, 'Gallring')
  await page.getByRole('button', { name: 'Räkna ut' }).click()
  await page.getByText('Saknar regel och bevaras').waitFor()
  await look('disposals')
  await page.getByRole('row', { name: /Linnea Hagström/ }).click()
  await page.getByRole('heading', { name: 'Bekräfta gallringen' }).waitFor()
  await page.getByText('Förslaget lades av Linnea Hagström').waitFor()
  await look('disposal')
  await page.getByRole('button', { name: 'Bekräfta gallringen' }).click()
  const carryOut = page.getByRole('button', { name: 'Utför gallringen' })
  await carryOut.waitFor()
  expect(await carryOut.isDisabled()).toBe(true)
  expect(filesWith(dir, WORDS)).not.toEqual([])
  await page.getByText('Jag har gått igenom listan och vill radera posterna').click()
  await carryOut.click()
  await page.getByText('Utförd', { exact: true }).first().waitFor()
  await look('disposal-done')
  expect(filesWith(dir, WORDS)).toEqual([])
  expect(await ask<ArchiveStatus>(desktop, 'archive.status')).toMatchObject({ messages: 0 })
  await chooseInDialogs(desktop, [folder])
  await page.getByRole('button', { name: 'Spara en kopia av Gallringsbevis.pdf' }).click()
  await page.getByText('Kopian är sparad').waitFor()
  expect(await readdir(folder)).toContain('Gallringsbevis.pdf')
})

/** Every page in both languages and themes: axe finds nothing, and a person can look at the pictures. */
async function look(name: string): Promise<void> {
  const found: (Fault & { in: string })[] = []
  const isForm = name.endsWith('-form')
  for (const [language, theme] of LOOKS) {
    // What is filled in would be gone when the window is begun anew.
    if (isForm && language === 'en') continue
    await (isForm ? showTheme(page, theme) : dress(page, language, theme))
    const isFirst = language === 'sv' && theme === 'light'
    const faults = await faultsOn(page, { rules: isFirst ? 'every' : 'dress' })
    found.push(...faults.map(fault => ({ in: `${name} ${language} ${theme}`, ...fault })))
    await picture(page, { name, language, theme, dir })
  }
  await (isForm ? showTheme(page, 'light') : dress(page, 'sv', 'light'))
  expect(found).toEqual([])
}

const LOOKS: readonly (readonly [Language, Theme])[] = [
  ['sv', 'light'],
  ['sv', 'dark'],
  ['en', 'light'],
  ['en', 'dark']
]

/** An archive in which a colleague has registered a message, entered a rule, and proposed. */
const proposedBySomeoneElse = (): Promise<unknown> =>
  asColleague(dir, async core => {
    const { channelId, register } = await createWithChannel(core, dir)
    await register('Biblioteket', 'https://flode.example/bibblan')
    const { id } = await core.messages.paste({ channelId, text: WORDS, ...SENDER })
    // What waits for an answer is not disposed of.
    const { items } = await core.inbox.list({
      which: 'waiting',
      channelId,
      handler: null,
      limit: 1,
      after: null
    })
    for (const thread of items)
      await core.inbox.answer({
        id: thread.id,
        answer: { kind: 'no-answer', because: 'Besvarad i telefon' }
      })
    await core.messages.route({ id, route: { kind: 'registered', diaryNumber: 'KS 2026/1' } })
    await addRuleOfMessages(core, 'none')
    return core.disposal.propose({ kinds: null, channelIds: null })
  })
