// A package that something happens to: a record is disposed of after it was chosen, the disk is pulled out while it is written, the
// disk can only be read. And masks that are drawn out over the edge of what they lie on.
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DisclosureDetail, DisclosureRecordDetail } from '#shared/disclosure.ts'
import type { DisposalDetail } from '#shared/disposal.ts'
import type { Export } from '#shared/export.ts'
import type { MessageId } from '#shared/ids.ts'
import { ask } from './ask.ts'
import { addRuleOfMessages, asColleague, createWithChannel, SENDER } from './filled.ts'
import { closeAndRemove, type Desktop, launch, temporaryFolder } from './launch.ts'
import { chooseInDialogs, goTo } from './person.ts'
import { picture } from './pictures.ts'
import { dress, type Language, type Theme } from './places.ts'

/** So many register documents that there is time to pull the disk out. */
const MESSAGES = 60
const [WIDTH, HEIGHT] = [200, 120]
let folder: string
let dir: string
let desktop: Desktop
let page: Page
let proposed: DisposalDetail
let pictured: MessageId

beforeAll(async () => {
  folder = await temporaryFolder()
  dir = join(folder, 'arkiv')
  proposed = await fill()
  desktop = await launch({ archive: dir, userData: join(folder, 'profile') })
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
})
afterAll(() => closeAndRemove(desktop, folder))

it('says that a chosen record was disposed of, and writes the package with the other', async () => {
  await goTo(page, 'Export')
  await page.getByText('Det som jag väljer').click()
  await page.getByText('Tas med som de är').click()
  await page.getByText('Välj posterna för hand').click()
  const records = page.getByText(/^Direktmeddelande · /)
  await page.getByText(/^Direktmeddelande · .* · badet\.png$/).waitFor()
  // The one that goes is the newest.
  await records.nth(0).click()
  await records.nth(1).click()
  await page.getByText('2 poster valda för hand').waitFor()
  await ask(desktop, 'disposal.confirm', { id: proposed.id })
  await ask(desktop, 'disposal.carryOut', { id: proposed.id })
  await said('1 av de valda posterna är gallrad sedan de valdes och kan inte tas med. Ta bort den ur urvalet')
  expect(await button('Skriv paketet').isDisabled()).toBe(true)
  expect(await readdir(join(dir, 'exports'))).toEqual([])
  // The form would be empty in another language.
  await button('Ta bort de gallrade ur urvalet').scrollIntoViewIfNeeded()
  await picture(page, { name: 'export-disposed', language: 'sv', theme: 'light', dir })
  await button('Ta bort de gallrade ur urvalet').click()
  await page.getByText('1 post vald för hand').waitFor()
  await button('Skriv paketet').click()
  await page.getByText('Paketet är skrivet och kontrollerat.').waitFor()
  const [made] = await ask<Export[]>(desktop, 'exports.list')
  expect(made).toMatchObject({ state: 'written', selected: { messages: 1 } })
})

it('says that the disk went away, where half of the package may lie, and names nothing as done', async () => {
  const [disk, away] = [join(folder, 'disk'), join(folder, 'urdragen')]
  await mkdir(disk)
  await begin(disk)
  await halfWritten(disk)
  await rename(disk, away)
  // As where a disk was mounted.
  await mkdir(disk)
  await said(`Disken eller mappen ${disk} försvann medan paketet skrevs. Paketet blev inte klart`)
  const [half = ''] = await readdir(away)
  expect(half).toMatch(/\.tmp$/)
  await said(`Ligger ${half} kvar på disken är det ett halvt paket, som kan raderas.`)
  expect(await readdir(disk)).toEqual([])
  await dress(page, 'en', 'light')
  await page.getByRole('row').filter({ hasText: 'Failed' }).first().click()
  await page
    .getByText(`The disk or the folder ${disk} went away while the package was being written.`)
    .waitFor()
  await look('export-gone')
})

it.skipIf(process.platform !== 'linux')(
  'says that a folder can only be read, before anything is written',
  async () => {
    const count = (await ask<Export[]>(desktop, 'exports.list')).length
    // Nobody makes a folder there, whoever they are.
    await begin('/sys')
    await said(
      /Det går inte att skriva i mappen \/sys: (rätt att skriva där saknas|disken går bara att läsa). Välj en annan mapp. Inget har ändrats./
    )
    expect(await ask<Export[]>(desktop, 'exports.list')).toHaveLength(count)
  }
)

it('masks all up to the edge when the hand goes on over it', async () => {
  const { id } = await ask<DisclosureDetail>(desktop, 'disclosures.open', {
    draft: { reference: null, about: 'Bilden', requestedAt: new Date(Date.now() - 60_000).toISOString() }
  })
  await ask(desktop, 'disclosures.addRecords', { id, records: [{ kind: 'message', id: pictured }] })
  await page.evaluate(to => {
    location.hash = to
  }, `/disclosures/${id}/0`)
  await page.getByRole('textbox', { name: 'Paragraf' }).fill('21 kap. 1 §')
  const stage = page.locator('.mask-stage')
  await stage.scrollIntoViewIfNeeded()
  const box = await stage.boundingBox()
  if (box === null) throw new Error('the picture is not shown')
  // Quickly, as a hand does: nothing is seen of it between the middle of the picture and far outside.
  await page.mouse.move(box.x + WIDTH / 2, box.y + HEIGHT / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + WIDTH + 200, box.y - 40)
  await page.mouse.up()
  await page.locator('.mask-box').waitFor()
  const { masks } = await ask<DisclosureRecordDetail>(desktop, 'disclosures.record', { id, position: 0 })
  expect(masks.map(({ place }) => place)).toEqual([
    { kind: 'region', picture: 0, x: WIDTH / 2, y: 0, width: WIDTH / 2, height: HEIGHT / 2 }
  ])
})

/** Pictures in both languages and themes, when somebody wants to look; afterwards it is Swedish and light. */
async function look(name: string): Promise<void> {
  for (const theme of ['dark', 'light'] satisfies Theme[])
    for (const language of ['en', 'sv'] satisfies Language[]) {
      await dress(page, language, theme)
      await picture(page, { name, language, theme, dir })
    }
}

const said = (words: string | RegExp) => page.getByRole('alert').filter({ hasText: words }).first().waitFor()
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

async function begin(into: string): Promise<void> {
  await chooseInDialogs(desktop, [into])
  await goTo(page, 'Idag')
  await goTo(page, 'Export')
  await page.getByText('Tas med som de är').click()
  await page.getByText('Mapp för diariet, med registreringsunderlag i PDF/A-2b').click()
  await button('Välj en annan mapp …').click()
  await page.getByText(into).waitFor()
  await button('Skriv paketet').click()
}

async function halfWritten(disk: string): Promise<void> {
  for (;;) {
    const [draft] = await readdir(disk)
    if (draft !== undefined && (await readdir(join(disk, draft, 'messages')).catch(() => [])).length > 5)
      return
    await page.waitForTimeout(20)
  }
}

const fill = (): Promise<DisposalDetail> =>
  asColleague(dir, async core => {
    const { channelId } = await createWithChannel(core, dir)
    for (let number = 1; number <= MESSAGES; number++)
      await core.messages.paste({ channelId, text: `Fråga nummer ${number} om badet`, ...SENDER })
    const file = join(folder, 'badet.png')
    await writeFile(file, PNG.sync.write(new PNG({ width: WIDTH, height: HEIGHT })))
    pictured = (await core.messages.takeFile({ channelId, path: file, ...SENDER })).id
    const text = 'Var lämnar jag min gamla soptunna?'
    const { id } = await core.messages.paste({ channelId, text, ...SENDER })
    await core.messages.route({ id, route: { kind: 'minor', because: 'Besvarad på plats' } })
    await addRuleOfMessages(core, 'none')
    return core.disposal.propose({ kinds: null, channelIds: null })
  })
