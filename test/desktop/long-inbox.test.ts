// An inbox of hundreds of rows: only those in view are drawn, all are counted, and the keys and the scroll reach the last one.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { asColleague, createWithChannel } from './filled.ts'
import { launch, temporaryFolder } from './launch.ts'
import { goTo } from './person.ts'

it('draws the rows in view of a list of 130, and leads to the last by the keys', async () => {
  const folder = await temporaryFolder()
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const archive = join(folder, 'arkiv')
  await asColleague(archive, async core => {
    const { channelId } = await createWithChannel(core, archive)
    for (let at = 0; at < 130; at++) {
      const receivedAt = new Date(Date.UTC(2026, 0, 1, 8, at)).toISOString()
      const text = `Fråga nummer ${at} om badplatsen och snöröjningen`
      await core.messages.paste({
        channelId,
        senderName: `Person ${at}`,
        senderAddress: null,
        receivedAt,
        text
      })
    }
  })
  const desktop = await launch({ archive, userData: join(folder, 'profile') })
  onTestFinished(() => desktop.close().then(() => undefined))
  const { page } = desktop
  await page.setViewportSize({ width: 1280, height: 800 })
  await goTo(page, 'Meddelanden')
  const rows = page.getByRole('grid', { name: 'Meddelanden' }).getByRole('row')
  const more = page.getByRole('button', { name: 'Visa fler' })
  await page.getByText('50 visas').waitFor()
  // Those below the window are drawn a moment after the page.
  await expect.poll(() => rows.count()).toBe(50)
  for (const shown of ['100 visas', '130 visas']) {
    await more.click()
    await page.getByText(shown).waitFor()
  }
  expect(await rows.count()).toBeLessThan(60)

  const list = page.getByRole('region', { name: 'Meddelanden' })
  await list.evaluate(element => element.scrollTo(0, 0))
  await rows.first().focus()
  await page.keyboard.press('End')
  const last = page.locator('[role=row][aria-rowindex="130"]')
  await last.waitFor()
  const box = await last.boundingBox()
  expect(box?.y).toBeGreaterThan(0)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800)
  await page.keyboard.press('Enter')
  await page.waitForURL(/messages\/thread\//)
  expect(await rows.count()).toBeLessThan(60)
})
