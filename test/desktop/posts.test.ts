// The posts of a channel at the window: gone through, found among the records, gone through again when one has vanished; and a platform
// whose pages were mended in a file, and reset.
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROLES } from '#shared/user.ts'
import { serve } from '../helpers/serve.ts'
import { POST_STUBS, type StubPost } from '../helpers/stubs/platform-posts.ts'
import { ask, createWithDialogue } from './ask.ts'
import { faultsOn } from './axe.ts'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'
import { choose, chooseInDialogs, goTo, goToArchive, menuLink } from './person.ts'
import { picture } from './pictures.ts'
import { dress } from './places.ts'

const stub = POST_STUBS.facebook
const AT = { at: '2026-11-24T09:00:00.000Z' }
const LEKPLATS: StubPost = {
  ...{ ...AT, id: 'pfbid01A', text: 'Lekplatsen vid torget är klar och öppen för alla barn' },
  comments: [{ id: '71', by: 'Eva Ek', text: 'Vad fint det blev vid lekplatsen' }]
}
const SIMHALL: StubPost = { ...AT, id: 'pfbid02B', text: 'Simhallen stänger på fredag', comments: [] }

let folder: string
let desktop: Desktop

beforeAll(async () => {
  ;({ folder, desktop } = await launchInFolder())
})
afterAll(() => closeAndRemove(desktop, folder))

/** Axe finds nothing on what is shown, and a person can look at it. */
async function lookAt(name: string): Promise<void> {
  const { page } = desktop
  for (const [language, theme] of [
    ['en', 'dark'],
    ['sv', 'light']
  ] as const) {
    await dress(page, language, theme)
    await page.getByRole('grid').first().waitFor()
    const rules = language === 'sv' ? 'every' : 'dress'
    expect(await faultsOn(page, { rules, leavesAnnounced: true })).toEqual([])
    await picture(page, { name, language, theme, dir: join(folder, 'arkiv') })
  }
}

it('shows what became of each post, and leads to its record', { timeout: 120_000 }, async () => {
  let shown = [LEKPLATS, SIMHALL]
  const origin = await serve(
    createServer(({ url }, response) => {
      const { pathname } = new URL(url ?? '/', 'http://stub')
      const one = shown.find(post => pathname === stub.address(post))
      const html = pathname === '/norrby' ? stub.list(shown) : one === undefined ? null : stub.page(one)
      response.setHeader('content-type', 'text/html; charset=utf-8')
      if (html === null) response.statusCode = 404
      response.end(html ?? '<p>Sidan finns inte</p>')
    })
  )
  const { page } = desktop
  const channelId = await createWithDialogue(desktop, join(folder, 'arkiv'), `${origin}/norrby`)
  const settings = {
    channelId,
    viewport: 'desktop',
    reach: 'ordinary',
    privateAddresses: true,
    filmProgram: false
  }
  await ask(desktop, 'captures.setChannelSettings', settings)
  const { osUser } = await ask<{ osUser: string }>(desktop, 'users.me')
  await ask(desktop, 'users.save', { osUser, name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  // The window learns that an archive is open.
  await page.reload()
  await menuLink(page, 'Kanaler').waitFor()
  await goTo(page, 'Kanaler')
  await page.getByRole('row', { name: 'Kommunen på Flödet' }).click()
  const posts = page.getByRole('region', { name: 'Inlägg', exact: true })
  const now = posts.getByRole('button', { name: 'Gå igenom inläggen', exact: true })
  await posts.getByText('Kanalens inlägg har inte gåtts igenom.').waitFor()
  await now.click()
  await posts.getByText('Genomgången är fullständig.').waitFor()
  await posts.getByText('Nytt: 2').waitFor()

  shown = [LEKPLATS]
  await now.click()
  await posts.getByText('Försvunnet: 1').waitFor()
  await lookAt('channel-posts')
  await choose(page, 'Visa inlägg', 'Försvunnet')
  const rows = posts.getByRole('rowheader')
  await rows.filter({ hasText: LEKPLATS.text }).waitFor({ state: 'detached' })
  expect(await rows.count()).toBe(1)
  await rows.getByRole('link', { name: SIMHALL.text }).click()
  await page.getByRole('main').getByText(SIMHALL.text).first().waitFor()
  expect(await page.evaluate(() => location.hash)).toMatch(/^#\/comments\//)
})

it('takes in what was mended of a platform in a file, says so, and goes back', async () => {
  const { page } = desktop
  const file = join(folder, 'facebook.json')
  await goToArchive(page)
  await chooseInDialogs(desktop, [file])
  const row = page.getByRole('row', { name: /^Facebook/ })
  await row.getByRole('button', { name: 'Spara som fil' }).click()
  await page.getByText(`Uppgifterna är sparade: ${file}`).waitFor()
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), version: 2 }))
  await row.getByRole('button', { name: 'Läs in rättad fil' }).click()
  await row.getByText('Rättat', { exact: true }).waitFor()
  await lookAt('archive-platforms')
  await row.getByRole('button', { name: 'Återställ' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Återställ', exact: true }).click()
  await row.getByText('Det inbyggda', { exact: true }).waitFor()
})
