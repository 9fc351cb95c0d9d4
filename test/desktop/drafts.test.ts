// What was typed and not sent is there when the program has been started again, and is nowhere but in its own file.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ask } from './ask.ts'
import { closeAndRemove, type Desktop, launch, temporaryFolder } from './launch.ts'

const TYPED = 'Berätta om badplatsen i Norrby'

let folder: string
let desktop: Desktop

beforeEach(async () => {
  folder = await temporaryFolder()
  desktop = await start()
})
afterEach(() => closeAndRemove(desktop, folder))

const start = (archive?: string) =>
  launch({ userData: join(folder, 'profile'), ...(archive === undefined ? {} : { archive }) })

const purpose = () => desktop.page.getByRole('textbox', { name: 'Syfte' })

async function openForm(): Promise<void> {
  await desktop.page.getByRole('link', { name: 'Kanaler', exact: true }).first().click()
  await desktop.page.getByRole('button', { name: 'Registrera en kanal' }).click()
  await purpose().waitFor()
}

it('a draft outlives the program, until it is begun anew', async () => {
  const dir = join(folder, 'arkiv')
  await ask(desktop, 'archive.create', { dir, municipality: 'Norrby kommun' })
  // The page did not ask for it itself.
  await desktop.page.reload()
  await openForm()
  await purpose().fill(TYPED)
  await desktop.close()
  const drafts = join(folder, 'profile', 'drafts')
  const [name = ''] = await readdir(drafts)
  const file = join(drafts, name)
  expect(await readFile(file, 'utf8')).toContain(TYPED)
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(JSON.stringify(await desktop.log())).not.toContain(TYPED)

  desktop = await start(dir)
  await openForm()
  expect(await purpose().inputValue()).toBe(TYPED)
  await desktop.page.getByText(/^Utkast från i dag/).waitFor()
  await desktop.page.getByRole('button', { name: 'Börja om' }).click()
  await expect.poll(() => purpose().inputValue()).toBe('')
  await expect.poll(() => readdir(drafts)).toEqual([])
})
