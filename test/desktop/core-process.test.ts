import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'

let folder: string
let desktop: Desktop

beforeEach(async () => {
  ;({ folder, desktop } = await launchInFolder())
})
afterEach(() => closeAndRemove(desktop, folder))

describe('the core process', () => {
  it('answers the window over a port, and remembers the archive', async () => {
    expect(await desktop.call('archive.current')).toEqual({ value: null })
    const dir = await newArchive()
    expect(await desktop.call('archive.current')).toEqual({ value: { dir, municipality: 'Åmål' } })
    await vi.waitFor(async () => expect(await recentArchives()).toEqual([dir]), WAIT)
  })

  it('refuses with the code of the closed list', async () => {
    expect(await desktop.call('archive.open', { dir: join(folder, 'missing') })).toEqual({
      code: 'not-an-archive'
    })
  })

  it('ends the calls that wait when it crashes, comes back with the archive, and answers again', async () => {
    const dir = await newArchive()
    const ports = await countPorts()
    const waiting = desktop.call('archive.events')
    await desktop.call('archive.current') // answered, so the call before it has arrived too
    const crashed = await desktop.corePid()
    process.kill(crashed, 'SIGKILL')

    expect(await waiting).toEqual({ stopped: true })
    await vi.waitFor(async () => expect(await ports()).toBeGreaterThan(0), WAIT)
    expect(await desktop.call('archive.current')).toEqual({ value: { dir, municipality: 'Åmål' } })
    expect(await desktop.corePid()).not.toBe(crashed)
  })

  it('is not started again for ever when it keeps crashing, and the window is told', async () => {
    await desktop.page.evaluate(() => {
      window.addEventListener('message', ({ data }) => {
        if (data.kind === 'kanalarkiv-core-gone') document.documentElement.dataset['coreGone'] = ''
      })
    })
    await desktop.call('archive.current')
    const crashed = new Set<number>()
    for (let crash = 1; crash <= 4; crash++) {
      const pid = await vi.waitFor(async () => {
        const found = await desktop.corePid()
        expect(crashed).not.toContain(found)
        return found
      }, WAIT)
      crashed.add(pid)
      process.kill(pid, 'SIGKILL')
    }
    await desktop.page.waitForFunction(() => 'coreGone' in document.documentElement.dataset)
    expect(crashed).toContain(await desktop.corePid())
  })

  it('is asked to stop when the app quits, and lets go of the archive', async () => {
    const dir = await newArchive()
    const pid = await desktop.corePid()
    expect(await desktop.close()).toBe(0)
    expect(isRunning(pid)).toBe(false)
    expect(await coreExits()).toEqual([0])
    expect(existsSync(join(dir, 'archive.db'))).toBe(true)
    // What a database leaves beside itself when its process is killed, and not when it closes it.
    expect(existsSync(join(dir, 'archive.db-wal'))).toBe(false)
  })

  it('is asked to stop when the operating system ends the app', async () => {
    await newArchive()
    desktop.app.process().kill('SIGTERM')
    expect(await desktop.close()).toBe(0)
    expect(await coreExits()).toEqual([0])
  })

  it('is killed when it does not stop in time', async () => {
    await newArchive()
    const pid = await desktop.corePid()
    process.kill(pid, 'SIGSTOP')
    expect(await desktop.close()).toBe(0)
    expect(isRunning(pid)).toBe(false)
  })

  it('lives on when a page that listens to it goes away', async () => {
    await newArchive()
    const pid = await desktop.corePid()
    void desktop.call('archive.events').catch(() => 'the page is gone')
    await desktop.call('archive.current')
    await desktop.page.reload()
    for (const _ of [1, 2, 3]) expect(await desktop.call('archive.status')).toHaveProperty('value')
    expect(await desktop.corePid()).toBe(pid)
    expect(isRunning(pid)).toBe(true)
  })

  it('does not outlive the app when that is killed', async () => {
    await newArchive()
    const pid = await desktop.corePid()
    desktop.app.process().kill('SIGKILL')
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), WAIT)
  })
})

const WAIT = { timeout: 60_000, interval: 100 }

/** Counts the ports that come from now on. */
async function countPorts(): Promise<() => Promise<number>> {
  await desktop.page.evaluate(() => {
    window.addEventListener('message', ({ data }) => {
      const { dataset } = document.documentElement
      if (data.kind === 'kanalarkiv-port') dataset['ports'] = `${dataset['ports'] ?? ''}.`
    })
  })
  return () => desktop.page.evaluate(() => document.documentElement.dataset['ports']?.length ?? 0)
}

/** How the cores of this test ended, as the log tells. */
async function coreExits() {
  return (await desktop.log()).filter(({ msg }) => msg === 'core ended').map(({ code }) => code)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function newArchive(): Promise<string> {
  const dir = join(folder, 'arkiv')
  expect(await desktop.call('archive.create', { dir, municipality: 'Åmål' })).toHaveProperty('value')
  return dir
}

function recentArchives(): Promise<string[]> {
  return desktop.page.evaluate(() => globalThis.shell.recentArchives())
}
