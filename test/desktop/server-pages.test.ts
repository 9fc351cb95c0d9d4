// The pages of a program with a server, looked at by axe in every dress: what stands in the place of a page that cannot be had, the server's
// own, and the archive's. Pictures of each are left in the folder that KANALARKIV_LOOK names.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { faultsOn } from './axe.ts'
import { launch, temporaryFolder } from './launch.ts'
import type { Language } from './places.ts'
import { type ServerKit, startServerKit } from './server-kit.ts'

const DRESSES = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced', media: { colorScheme: 'light', forcedColors: 'active' } }
] as const
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 }
]

let folder: string
let kit: ServerKit
beforeAll(async () => {
  folder = await temporaryFolder()
  kit = await startServerKit()
})
afterAll(async () => {
  await kit.close()
  await rm(folder, { recursive: true, force: true })
})

/** What stands outside of the button, link or menu that it is in, and the foot of the menu where that is not in one row on a telephone. */
const spilt = () => {
  const out = [...document.querySelectorAll('button, a')].flatMap(one =>
    [...one.children]
      .filter(({ clientWidth }) => clientWidth > 1)
      .filter(part => part.getBoundingClientRect().right > one.getBoundingClientRect().right)
      .map(part => part.outerHTML)
  )
  const menu = document.querySelector('.side')
  if (menu !== null && menu.scrollWidth > menu.clientWidth) out.push('the menu')
  const foot = [...document.querySelectorAll('.side-foot .button')].map(
    one => one.getBoundingClientRect().top
  )
  if (innerWidth < 560 && new Set(foot).size > 1) out.push('the foot')
  return out
}

/** What is wrong with the page, dress by dress, and in each size what spills over and whether it has to be scrolled sideways. */
async function wrongWith(page: Page, name: string): Promise<unknown[]> {
  const wrong: unknown[] = []
  const look = process.env['KANALARKIV_LOOK']
  for (const dress of DRESSES) {
    await page.emulateMedia(dress.media)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      if (look !== undefined)
        await page.screenshot({ path: join(look, `server-${name}-${dress.name}-${size.width}.png`) })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      const spills = await page.evaluate(spilt)
      if (wide > 0 || spills.length > 0) wrong.push([dress.name, size.width, wide, spills])
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    wrong.push(...(await faultsOn(page, { rules: 'whole' })))
  }
  await page.emulateMedia(DRESSES[0].media)
  return wrong
}

/** Pages of the archive that are other than in a program with folders, or that a moderator has at hand. */
const PAGES = { today: '/', comments: '/comments', take: '/comments/new', archive: '/archive' }

it.each<Language>(['sv', 'en'])('are without fault in %s', async language => {
  const userData = join(folder, language)
  await mkdir(userData)
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ language }))
  await kit.breakLine()
  const { page, close } = await launch({ userData, args: [`--server=${kit.address}`] })
  onTestFinished(async () => void (await close()))
  const wrong: unknown[] = []
  const look = async (name: string) => {
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    for (const fault of await wrongWith(page, `${name}-${language}`)) wrong.push([name, fault])
  }
  await look('away')
  await kit.mendLine()
  await page.getByRole('button', { name: 'Moa Ek' }).click()
  await page.getByText('Norrby kommun').first().waitFor()

  await page.evaluate(language => localStorage.setItem('kanalarkiv.language', language), language)
  await page.reload()
  for (const [name, path] of Object.entries(PAGES)) {
    await page.evaluate(to => {
      location.hash = to
    }, path)
    await page.locator(`html[lang=${language}]`).waitFor()
    await look(name)
  }
  for (const own of ['signed-out', 'sign-in/callback?code=x']) {
    await page.goto(`${kit.address}/${own}`)
    await look(own.replaceAll(/\W/g, '-'))
  }
  expect(wrong).toEqual([])
})
