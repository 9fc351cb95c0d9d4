// Someone who has just installed the program tries it with the invented municipality, from the first page on.
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { launch } from './launch.ts'

it('makes the trial archive from the first page, opens it, and leaves one when it is asked twice', {
  timeout: 400_000
}, async () => {
  const home = await mkdtemp(join(tmpdir(), 'trial-home-'))
  const desktop = await launch({ env: { HOME: home, USERPROFILE: home } })
  const { page } = desktop
  try {
    await page.getByRole('button', { name: 'Skapa provarkivet' }).click()
    const twice = page.evaluate(() => globalThis.shell.makeDemo())
    await page.getByRole('heading', { level: 1, name: 'Idag' }).waitFor({ timeout: 300_000 })
    const made = readdirSync(home).filter(name => name.startsWith('Kanalarkiv-demo-'))
    expect(made).toHaveLength(1)
    const archive = join(home, made[0] ?? '', 'arkiv')
    expect(await twice).toEqual({ archive })
    expect(existsSync(join(archive, 'archive.db'))).toBe(true)
    expect(await desktop.call('archive.status')).toMatchObject({
      value: { channels: expect.any(Number), dir: archive }
    })
    // Something is captured, so that there is no first step left.
    expect(await page.getByRole('heading', { name: 'Kom i gång' }).count()).toBe(0)
  } finally {
    await desktop.close()
    await rm(home, { recursive: true, force: true })
  }
})
