// A moderator's morning in the real window: an export is read in, what is late is found, registered and mailed to the
// registrar, over a real line to a real server. The tests of the describe are the chapters of one story, in order.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Department, Person } from '#shared/register.ts'
import { metaFile, OWN } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { openSmtp, type SmtpHost } from '../helpers/smtp.ts'
import { ask, nameUser } from './ask.ts'
import { type Desktop, launch, temporaryFolder } from './launch.ts'
import { choose, chooseInDialogs, goTo } from './person.ts'
import { pictureOfStep } from './pictures.ts'

const MAILBOX = 'registrator@norrby.example'
const DAY = 86_400_000
const CHANNEL = 'Norrby kommun på Facebook'

let folder: string
let smtp: SmtpHost
let desktop: Desktop
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  smtp = await openSmtp()
  desktop = await launch({ userData: join(folder, 'profile') })
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
  await ask(desktop, 'archive.create', { dir: join(folder, 'arkiv'), municipality: 'Norrby kommun' })
  await nameUser(desktop, 'Jonas Åberg')
  const { id: departmentId } = await ask<Department>(desktop, 'departments.add', {
    name: 'Kansliet',
    mailbox: MAILBOX
  })
  const asa = { name: 'Åsa Öberg', email: 'asa.oberg@norrby.example', departmentId }
  const { id: responsibleId } = await ask<Person>(desktop, 'people.add', asa)
  await ask(desktop, 'channels.register', {
    ...{ platform: 'facebook', name: CHANNEL, addresses: ['https://facebook.example/norrby'] },
    ...{ departmentId, responsibleId, purpose: 'Dialog', dialogue: true, mandate: null }
  })
  await page.reload()
})
afterAll(async () => {
  await desktop?.close()
  await smtp?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('a moderator at the window', () => {
  it('sets the server for outgoing mail, and is told when it does not answer', async () => {
    await goTo(page, 'Meddelanden')
    await page.getByRole('link', { name: 'E-post' }).click()
    await button('Ställ in server').click()
    await field('Server').fill('127.0.0.1')
    await page.getByText('Ingen (bara en server på arkivets dator)').click()
    await field('Port').fill('1')
    await field('Avsändaradress').fill('kanalarkiv@norrby.example')
    await button('Kontrollera och spara').click()
    await page.getByText('går inte att nå: ingen svarar på adressen').waitFor()
    await field('Port').fill(String(smtp.port))
    await button('Kontrollera och spara').click()
    await page.getByText(`127.0.0.1:${smtp.port}`).waitFor()
  })

  it('reads in an export of the page', async () => {
    const root = 'your_facebook_activity/messages'
    const now = Date.now()
    const from = (name: string, days: number, text: string) => ({ from: name, at: now - days * DAY, text })
    const kalle = [from('Kalle Påhitt', 20, 'När öppnar badet?'), from(OWN, 19.9, 'Den 1 juni.')]
    const orjan = [from('Örjan Ängström', 12, 'Det är halt på Storgatan. Kan ni sanda?')]
    const zip = await writeZip(join(folder, 'facebook-norrby.zip'), {
      [`${root}/inbox/kalle_10000001/message_1.json`]: metaFile('Kalle Påhitt', ['Kalle Påhitt', OWN], kalle),
      [`${root}/message_requests/orjan_10000002/message_1.json`]: metaFile(
        'Örjan Ängström',
        ['Örjan Ängström', OWN],
        orjan
      )
    })
    await goTo(page, 'Meddelanden')
    await page.getByRole('link', { name: 'Lägg till meddelande' }).click()
    await page.getByRole('tab', { name: 'Läs in export' }).click()
    await chooseInDialogs(desktop, [zip])
    await button('Välj filer').click()
    await choose(page, 'Kanal', CHANNEL)
    await field('Kontots namn i exporten (valfritt)').fill(OWN)
    await button('Läs in').click()
    await page.getByText('3 nya meddelanden finns nu i arkivet.').waitFor()
    await look('import-export')
  })

  it('finds what is late on top, and who nobody has answered', async () => {
    await goTo(page, 'Meddelanden')
    const rows = page.getByRole('grid').getByRole('row').filter({ hasText: CHANNEL })
    await rows.first().waitFor()
    expect(await rows.count()).toBe(2)
    const first = await rows.first().textContent()
    expect(first).toContain('Försenat')
    expect(first).toContain('Örjan Ängström')
    // The other was answered in the channel, and only lacks a route.
    expect(await rows.last().textContent()).toContain('Ohanterat')
    await page.getByRole('navigation').getByText('1', { exact: true }).waitFor()
    await look('inbox')
  })

  it('opens it from the keyboard, and takes it on', async () => {
    const row = page.getByRole('row', { name: /Örjan Ängström/ })
    await row.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Meddelande från Örjan Ängström' }).waitFor()
    await page.getByRole('listitem').getByText('Det är halt på Storgatan. Kan ni sanda?').waitFor()
    const [me] = await ask<{ name: string }[]>(desktop, 'users.list')
    await choose(page, 'Handläggare', me?.name ?? '')
    await page.getByText('Handläggaren är ändrad.').waitFor()
    await look('conversation')
  })

  it('registers it, the public words and the protected apart', async () => {
    await page.getByText('Registreras i diariet').click()
    await field('Diarienummer').fill('KS 2026:0512')
    await field('Vad det gäller, i ord som alla får läsa (valfritt)').fill('Halka på Storgatan')
    await field('Avsändare, om den är skyddad (valfritt)').fill('Örjan Ängström')
    await button('Spara').click()
    await page.getByRole('region', { name: 'Så fördes meddelandet vidare' }).waitFor()
    await page.getByText('KS 2026:0512').waitFor()
    await page.getByText('Halka på Storgatan').waitFor()
  })

  it('mails it to the mailbox, and sees that the server took it', async () => {
    expect(await field('Skicka till').inputValue()).toBe(MAILBOX)
    await button('Skicka en kopia').click()
    await page.getByText('Mottaget av servern').waitFor()
    await look('mailed')
    const [taken, ...more] = smtp.taken
    expect(more).toEqual([])
    const read = await PostalMime.parse(taken?.raw ?? '')
    expect(read).toMatchObject({ to: [{ address: MAILBOX }], from: { address: 'kanalarkiv@norrby.example' } })
    expect(read.text).toContain('Det är halt på Storgatan. Kan ni sanda?')
    expect(read.text).toContain('Diarienummer: KS 2026:0512')
    expect(read.text).not.toContain('skyddad')
  })

  it('says of the one that was answered that it matters little, and has only the registered one waiting for an answer', async () => {
    await goTo(page, 'Meddelanden')
    await page.getByRole('row', { name: /Kalle Påhitt/ }).click()
    await page.getByText('Den 1 juni.').waitFor()
    await page.getByText('Är av ringa betydelse').click()
    await field('Varför').last().fill('Besvarat i kanalen')
    await button('Spara').click()
    await page.getByText('Klart', { exact: true }).waitFor()
    await goTo(page, 'Meddelanden')
    // What was registered is in the diary, and still waits for its answer.
    const waiting = page.getByRole('grid').getByRole('row').filter({ hasText: CHANNEL })
    await waiting.first().waitFor()
    expect([await waiting.count(), await waiting.first().textContent()]).toEqual([
      1,
      expect.stringContaining('Örjan Ängström')
    ])
    await goTo(page, 'Svarstider')
    await page.getByRole('img', { name: /./ }).first().waitFor()
  })
})

const look = (name: string) => pictureOfStep(page, { name, dir: join(folder, 'arkiv') })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const field = (name: string) => page.getByLabel(name, { exact: true })
