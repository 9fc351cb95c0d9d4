// A moderator at the window, with a real WordPress: reads the comments in, decides on one, and removes it through the account.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { addAccount } from '../../electron/core/comments/accounts/accounts.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { newChannel, openOptions } from '../helpers/archive.ts'
import { noKeychain, startKeychain } from '../helpers/keychain.ts'
import { noWordPress, startWordPress, type WordPress, writeComments } from '../helpers/platforms/wordpress.ts'
import { type Desktop, launch, temporaryFolder } from './launch.ts'
import { arrowTo, goTo } from './person.ts'

const missing = noWordPress() ?? noKeychain()
const TEXT = 'Ni är odugliga hela bunten. Ring mig på 070-123 45 67!'

describe.skipIf(missing !== null)(`with a real WordPress${missing === null ? '' : ` (${missing})`}`, () => {
  let [site, desktop]: [WordPress?, Desktop?] = []
  let folder = ''
  let written: number[] = []

  beforeAll(async () => {
    folder = await temporaryFolder()
    await startKeychain()
    site = await startWordPress()
    const { address, user, password } = site
    written = await writeComments(site, [
      { name: 'Kalle Påhitt', text: TEXT, ip: '192.0.2.9', agent: 'Webbläsare/1', email: 'kalle@example.se' }
    ])
    const archive = await createArchive(join(folder, 'arkiv'), 'Norrby kommun', {
      ...openOptions(),
      actor: systemActor()
    })
    const { id: channelId } = newChannel(archive.context, {
      platform: 'blog',
      name: 'Bloggen',
      addresses: [address]
    })
    await addAccount(archive.context, {
      draft: { channelId, kind: 'wordpress', address, directory: null, user },
      secret: password
    })
    await archive.close()
    desktop = await launch({ archive: join(folder, 'arkiv'), userData: join(folder, 'profile') })
    await desktop.page.setViewportSize({ width: 1280, height: 800 })
  })
  afterAll(async () => {
    await desktop?.close()
    await site?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('reads, is pointed at, decides, removes and sees it gone', async () => {
    const page = desktop?.page
    if (page === undefined) throw new Error('no window')
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    await goTo(page, 'Kommentarer')
    await page.getByRole('link', { name: 'Bevakning' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bevakning' }).waitFor()
    await button('Läs in nu: Bloggen').click()
    await page
      .getByRole('row')
      .filter({ hasText: 'Kalle Påhitt' })
      .filter({ hasText: 'Telefonnummer' })
      .waitFor()
    await page.getByRole('row').filter({ hasText: 'Kalle Påhitt' }).click()
    await page.getByRole('heading', { level: 2, name: 'Hos plattformen' }).waitFor()
    await page.getByText('192.0.2.9').waitFor()
    await arrowTo(page, page.getByRole('radiogroup', { name: 'Grund för att ta bort kommentaren' }), 'a)')
    await button('Spara beslutet').click()
    await button('Lägg i papperskorgen').click()
    await page.getByText('Gjort, och plattformen visar det.').waitFor()
    await page.getByText('I papperskorgen', { exact: true }).waitFor()
    const left = await site?.php(`echo json_encode(get_comment($in, ARRAY_A));`, written[0])
    expect(JSON.parse(left ?? '{}')).toMatchObject({
      comment_approved: 'trash',
      comment_author_IP: '192.0.2.9',
      comment_agent: 'Webbläsare/1'
    })
    // To open it was to look at it.
    await goTo(page, 'Kommentarer')
    await page.getByRole('link', { name: 'Bevakning' }).click()
    await page.getByRole('heading', { level: 2, name: 'Inlästa kommentarer' }).waitFor()
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'Kalle Påhitt' }).count()).toBe(0)
  })
})
