// What a person is told when an archive cannot be opened: whole sentences that say what to do, and then it is done.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { builtCli } from '../helpers/cli/process.ts'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'
import { chooseInDialogs } from './person.ts'
import { startSlowSite } from './slow-site.ts'

let folder: string
let desktop: Desktop

beforeEach(async () => {
  ;({ folder, desktop } = await launchInFolder())
})
afterEach(() => closeAndRemove(desktop, folder))

it('a folder that is no archive is refused by name, and one that is not empty takes no new archive', async () => {
  const { page } = desktop
  const papers = join(folder, 'papper')
  await mkdir(join(papers, 'gamla'), { recursive: true })
  await chooseInDialogs(desktop, [papers])
  await page.getByRole('button', { name: 'Välj mapp och öppna' }).click()
  await refusal(`Mappen ${papers} är inte ett Kanalarkiv-arkiv. Välj en annan mapp`).waitFor()

  await page.getByRole('textbox', { name: 'Kommunens eller myndighetens namn' }).fill('Älvåsa kommun')
  await page.getByRole('textbox', { name: 'Ditt namn' }).fill('Linnea Hagström')
  await page.getByRole('button', { name: 'Välj mapp … Mapp för arkivet' }).click()
  await page.getByRole('button', { name: 'Skapa arkivet' }).click()
  await refusal(`Mappen ${papers} är inte tom.`).waitFor()
})

it('an archive in which the command line is at work is refused, and opens when that has ended', async () => {
  const { page } = desktop
  const dir = join(folder, 'arkiv')
  const slow = await startSlowSite()
  expect(await ended(cli('init', '--archive', dir, '--municipality', 'Älvåsa kommun'))).toBe(0)
  const register = ['channel', 'add', '--archive', dir, '--platform', 'website', '--name', 'Den tröga sidan']
  const owner = [
    '--department',
    'Kansliet',
    '--responsible',
    'Åsa Öberg',
    '--purpose',
    'Nyheter',
    '--private-addresses',
    'yes'
  ]
  expect(await ended(cli(...register, '--address', ...slow.addresses, ...owner))).toBe(0)

  const capture = cli('capture', '--archive', dir, '--all')
  try {
    await slow.asked
    await chooseInDialogs(desktop, [dir])
    await page.getByRole('button', { name: 'Välj mapp och öppna' }).click()
    const who = `hos ${systemActor()} i kanalarkiv på datorn ${hostname()} sedan `
    await refusal(new RegExp(`Arkivet är öppet ${who}.+ Stäng det där först\\.`)).waitFor()
  } finally {
    capture.kill('SIGINT')
    await ended(capture)
    slow.close()
  }
  await page.getByRole('button', { name: 'Välj mapp och öppna' }).click()
  await page.getByRole('heading', { level: 1, name: 'Idag' }).waitFor()
  await page.getByText('Kanaler som fattas').waitFor()
  await page.getByRole('link', { name: 'Den tröga sidan' }).first().waitFor()
})

function refusal(text: string | RegExp) {
  return desktop.page.getByRole('alert').filter({ hasText: text })
}

function cli(...args: string[]) {
  return spawn(process.execPath, [builtCli(), ...args], { stdio: 'ignore' })
}

async function ended(child: ReturnType<typeof cli>): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}
