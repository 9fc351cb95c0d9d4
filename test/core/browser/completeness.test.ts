// The statement of what a capture has and has not: counters, banners, walls, and where a feed was left and why.
import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Completeness } from '../../../electron/core/captures/browser/artefacts/completeness.ts'
import { launchBrowser } from '../../../electron/core/captures/browser/process/browser.ts'
import { findBrowser } from '../../../electron/core/captures/browser/process/find-browser.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { type Taken, take } from './taking.ts'

beginStage()

const statementOf = (taken: Taken) => taken.provenance.more['completeness'] as Completeness

describe('what a capture says of itself', { timeout: 60_000 }, () => {
  it('holds the counters of the page against the comments on it', async () => {
    const whole = await take(browser, `${site.origin}/counted?says=3&there=3`)
    expect(whole.state).toBe('complete')
    expect(statementOf(whole)).toMatchObject({
      comments: { shown: 3, saved: 3 },
      posts: { shown: null, saved: 1 },
      wall: null,
      feedEndedBy: 'bottom',
      cut: []
    })
    const short = await take(browser, `${site.origin}/counted?says=1%20120&there=3`)
    expect(short).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'comments-missing', detail: '3 / 1120' }]
    })
    expect(statementOf(short).comments).toEqual({ shown: 1120, saved: 3 })
  })

  it.each([
    ['Kommentarer (12)', 12],
    ['Alla kommentarer · 12', 12],
    ['Comments: 12', 12],
    ['12 svar på ”Vårstädning på torget, i parken och längs ån med alla som vill vara med”', 12],
    ['12 thoughts on “Spring cleaning”', 12],
    ['1,2 tn kommentarer', 1_200],
    ['3.4K comments', 3_400],
    ['1 234 kommentarer', 1_234]
  ])('holds it whichever way it is said: %s', async (head, shown) => {
    const taken = await take(browser, `${site.origin}/said?head=${encodeURIComponent(head)}`)
    expect(taken.reasons).toEqual([{ code: 'comments-missing', detail: `3 / ${shown}` }])
    expect(statementOf(taken).comments).toEqual({ shown, saved: 3 })
  })

  it('holds it when only the picture of a bubble says it', async () => {
    const taken = await take(browser, `${site.origin}/said?label=5%20kommentarer`)
    expect(statementOf(taken).comments).toEqual({ shown: 5, saved: 3 })
  })

  it.each(['link=3+kommentarer', 'link=3+kommentarer&more', 'label=3+kommentarer'])(
    'takes a number that is said twice of one post for one: %s',
    async query => {
      const taken = await take(browser, `${site.origin}/said?head=3+kommentarer&${query}`)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(statementOf(taken).comments).toEqual({ shown: 3, saved: 3 })
    }
  )

  it('takes the same number of two posts for two', async () => {
    const short = await take(browser, `${site.origin}/said-each?there=2`)
    expect(short.reasons).toEqual([{ code: 'comments-missing', detail: '2 / 4' }])
    expect((await take(browser, `${site.origin}/said-each?there=4`)).state).toBe('complete')
  })

  it.each(['own', 'foreign'])(
    'unfolds and counts the comments in a frame, of its own or another site: %s',
    async of => {
      const foreign = of === 'foreign' ? `&foreign=${encodeURIComponent(site.otherOrigin)}` : ''
      const whole = await take(browser, `${site.origin}/said-around?${foreign}`)
      expect(whole).toMatchObject({ state: 'complete', reasons: [] })
      expect(whole.text).toContain('Kommentar nummer 11')
      expect(statementOf(whole).comments).toEqual({ shown: 12, saved: 12 })
      const short = await take(browser, `${site.origin}/said-around?there=9${foreign}`)
      expect(short.reasons).toEqual([{ code: 'comments-missing', detail: '9 / 12' }])
    }
  )

  it('names the banner that was closed, the wall that was met, and the pictures that are missing', async () => {
    const asked = await take(browser, `${site.origin}/consent/english`)
    expect(statementOf(asked).banners.cookies).toBe('dismissed')
    const walled = await take(browser, `${site.origin}/login-form`)
    expect(statementOf(walled)).toMatchObject({ wall: 'login-required', comments: null })
    const broken = await take(browser, `${site.origin}/broken`)
    expect(statementOf(broken).cut).toEqual([{ what: 'pictures', why: 'missing', amount: 2 }])
  })

  it('follows a feed back to the date it is wanted from, past an old post that is pinned', async () => {
    const taken = await take(browser, `${site.origin}/dated`, { since: new Date('2026-06-01T00:00:00Z') })
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(statementOf(taken).feedEndedBy).toBe('date')
    for (const day of ['2026-06-30', '2026-06-02', '2026-06-01']) expect(taken.text).toContain(day)
    expect(taken.text).not.toContain('2026-01-01')
  })

  it.each([
    ['count', { posts: 20 }, 'scroll-limit'],
    ['height', { height: 9_000 }, 'height-limit'],
    ['steps', { scrollSteps: 5 }, 'scroll-limit'],
    ['time', { scroll: 600 }, 'scroll-limit']
  ] as const)('says that a feed without end was left at a bound: %s', async (why, limits, code) => {
    const taken = await take(browser, `${site.origin}/dated`, { limits })
    expect(taken.state).toBe('partial')
    expect(taken.codes).toContain(code)
    expect(statementOf(taken)).toMatchObject({
      feedEndedBy: why,
      cut: expect.arrayContaining([expect.objectContaining({ what: 'feed', why })])
    })
  })
})

/** A browser that someone else started and that listens for others. */
async function otherBrowser(): Promise<{ endpoint: string; isRunning(): boolean }> {
  const profile = await temporaryFolder()
  const child = spawn(
    findBrowser().path,
    [
      '--headless=new',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-sandbox'
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] }
  )
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  for await (const line of createInterface({ input: child.stderr })) {
    const endpoint = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (endpoint !== undefined) return { endpoint, isRunning: () => child.exitCode === null }
  }
  throw new Error('the browser ended')
}

describe('a browser that runs elsewhere', { timeout: 60_000 }, () => {
  const use = (endpoint: string) => {
    process.env['KANALARKIV_BROWSER_WS'] = endpoint
    onTestFinished(() => {
      delete process.env['KANALARKIV_BROWSER_WS']
    })
  }

  it('gives the same capture, and runs on afterwards', async () => {
    const other = await otherBrowser()
    const address = `${site.origin}/lazy`
    const here = await take(browser, address)
    use(other.endpoint)
    const remote = await launchBrowser()
    const there = await take(remote, address)
    await remote.close()
    expect(there.state).toBe('complete')
    expect(marksOf(there.tiles, 100)).toEqual(upTo(40))
    expect(there.text).toBe(here.text)
    expect(new Set(there.files.map(({ role }) => role))).toEqual(new Set(here.files.map(({ role }) => role)))
    // How it draws is not known, so that less is pictured at once.
    expect(here.tiles).toHaveLength(1)
    expect(there.tiles.map(({ height }) => height)[0]).toBe(8000)
    expect(there.provenance.browser).toMatchObject({ remote: true, sandbox: null })
    expect(other.isRunning()).toBe(true)
    // Nothing of ours is left in it.
    const again = await launchBrowser()
    expect((await take(again, address)).state).toBe('complete')
    await again.close()
  })

  it('is refused with a name and without the key in its address, when it is not there', async () => {
    use('ws://127.0.0.1:9/devtools?token=hemligt')
    const refusal = await launchBrowser().catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'browser-did-not-start' })
    expect(JSON.stringify(refusal)).not.toContain('hemligt')
  })
})
