// A core that answers nobody: the app ends it, starts another with the same archive, and tells the window.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'

const WAIT = { timeout: 60_000, interval: 100 }
let folder: string
let desktop: Desktop

beforeEach(async () => {
  ;({ folder, desktop } = await launchInFolder({ env: { KANALARKIV_CORE_PATIENCE: '4' } }))
})
afterEach(() => closeAndRemove(desktop, folder))

it('is ended and started again with its archive, and the window says so until it has been seen', async () => {
  const dir = join(folder, 'arkiv')
  expect(await desktop.call('archive.create', { dir, municipality: 'Åmål' })).toHaveProperty('value')
  const hung = await desktop.corePid()
  const waiting = desktop.call('archive.events')
  await desktop.call('archive.current')
  process.kill(hung, 'SIGSTOP')

  expect(await waiting).toEqual({ stopped: true })
  await vi.waitFor(async () => expect(await desktop.corePid()).not.toBe(hung), WAIT)
  expect(await desktop.call('archive.current')).toEqual({ value: { dir, municipality: 'Åmål' } })
  const told = desktop.page.getByRole('alert').filter({ hasText: 'svarade inte och startades om' })
  await told.waitFor()
  await told.getByRole('button', { name: 'Stäng' }).click()
  await told.waitFor({ state: 'detached' })
  const why = (await desktop.log()).filter(({ msg }) => msg === 'core does not answer and is killed')
  expect(why).toHaveLength(1)
})

it('is left alone when it answers, however long a call takes', async () => {
  expect(
    await desktop.call('archive.create', { dir: join(folder, 'arkiv'), municipality: 'Åmål' })
  ).toHaveProperty('value')
  const pid = await desktop.corePid()
  void desktop.call('archive.events').catch(() => 'the page is gone')
  await new Promise(resolve => setTimeout(resolve, 10_000))
  expect(await desktop.call('archive.current')).toHaveProperty('value')
  expect(await desktop.corePid()).toBe(pid)
})
