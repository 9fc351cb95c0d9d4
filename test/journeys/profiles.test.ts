// A channel that shows nothing without a login: a person logs in once, in a browser of their own, and runs are made in it
// until the login ends. The person here is a program that presses the form's button in the real browser.
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, symlink } from 'node:fs/promises'
import { createServer } from 'node:http'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RunRequest } from '#shared/capture.ts'
import { Instant } from '#shared/ids.ts'
import type { Platform } from '#shared/register.ts'
import { puppeteerOf } from '../../electron/core/captures/browser/process/browser.ts'
import { captureDetail, captureText } from '../../electron/core/captures/captures/find.ts'
import { Logins } from '../../electron/core/captures/captures/logins.ts'
import { listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { holdProfile } from '../../electron/core/captures/profiles/folder.ts'
import {
  addProfile,
  checkProfile,
  forgetProfile,
  listProfiles,
  logIn,
  setProfileChannels
} from '../../electron/core/captures/profiles/profiles.ts'
import { preserveComment } from '../../electron/core/comments/comments/comments.ts'
import { confirmGone, decideComment } from '../../electron/core/comments/comments/order.ts'
import { candidatesOn } from '../../electron/core/comments/comments/page.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { raiseAlerts } from '../../electron/core/reports/alerts/alerts.ts'
import { listAlerts } from '../../electron/core/reports/alerts/read.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { REMOVE } from '../helpers/comments.ts'
import { browserWithPort, personLogsIn } from '../helpers/person-logs-in.ts'
import { runEnded } from '../helpers/runs.ts'
import { serve } from '../helpers/serve.ts'

const DAY = 86_400
const EVERYTHING: RunRequest = { kind: 'single', which: 'all', reason: null, acceptBadCertificates: false }

/** A site for members only; `isClosed` ends every login at once. `lasts` is how long a login lasts, in seconds. */
async function club() {
  const site = { isClosed: false, lasts: 60 * DAY, origin: '', thread: '' }
  const server = createServer((request, response) => {
    const html = (body: string, headers: Record<string, string | string[]> = {}) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
        .end(`<!doctype html><html lang="sv"><title>Föreningen</title><body>${body}</body></html>`)
    const isIn = !site.isClosed && (request.headers.cookie ?? '').includes('medlem=ja')
    if (request.url === '/open') return html('<h1>Öppen sida</h1><article><p>För alla.</p></article>')
    if (request.method === 'POST')
      return html('<h1>Välkommen in</h1>', {
        // The login is in three, of which the platform's own names are known; the last has nothing to do with it.
        'set-cookie': [
          `medlem=ja; HttpOnly; Path=/; Max-Age=${site.lasts}`,
          `xs=ja; HttpOnly; Path=/; Max-Age=${site.lasts}`,
          `c_user=1; Path=/; Max-Age=${3 * site.lasts}`,
          `datr=1; HttpOnly; Path=/; Max-Age=${390 * DAY}`
        ]
      })
    if (isIn && request.url === '/samtal') return html(`<h1>Samtal</h1>${site.thread}`)
    if (isIn) return html(`<h1>Medlemssidan</h1><article><p>Hemligt möte på ${request.url}</p></article>`)
    return html(
      '<h1>Logga in</h1><form method="post"><input type="password"><button>Logga in</button></form>'
    )
  })
  site.origin = await serve(server)
  return site
}

async function members(platform: Platform = 'other') {
  const folder = await temporaryFolder()
  await browserWithPort(folder)
  const site = await club()
  const made = await newArchive()
  const inside = newChannel(made.ctx, {
    platform,
    name: 'Bakom inloggning',
    addresses: [`${site.origin}/1`, `${site.origin}/2`]
  })
  const open = newChannel(made.ctx, { name: 'Öppen', addresses: [`${site.origin}/open`] })
  const profile = addProfile(made.ctx, { name: 'Kommunens konto', channelIds: [inside.id] })
  const dir = join(folder, 'profiler', profile.id, 'browser')
  return { ...made, site, inside, open, profile, dir, folder, runs: runsOf(made.ctx, made.archive.hold) }
}

it('is captured in the profile that a person has logged in in, and its login lies outside the archive', async () => {
  const { ctx, runs, site, profile, dir, folder, inside } = await members('facebook')
  expect(profile).toMatchObject({ state: 'new', checkedAt: null, channels: [{ id: inside.id }] })

  // Without a login the channel waits, and the run goes on with the others.
  const run = await runs.start(EVERYTHING)
  expect(await runEnded(ctx, run.id)).toMatchObject({
    state: 'paused',
    pauseReason: 'login',
    complete: 1,
    refused: 0
  })

  // Of the browser that looked whether there is a login.
  await rm(join(dir, 'DevToolsActivePort'), { force: true })
  const [shown] = await Promise.all([logIn(ctx, profile.id), personLogsIn(dir)])
  expect(shown).toMatchObject({ state: 'logged-in', endsSoon: false })
  const lasts = (Date.parse(shown.expiresAt ?? '') - Date.now()) / 1000
  expect(lasts / (site.lasts - 60)).toBeGreaterThan(0.99)
  expect(lasts / site.lasts).toBeLessThan(1.01)
  expect((await stat(join(folder, 'profiler', profile.id))).mode & 0o077).toBe(0)

  await runs.goOn(run.id, 'left')
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 3 })
  const { items } = listCaptures(ctx.db.read, { channelId: inside.id, runId: null, limit: 10, after: null })
  for (const { id } of items) {
    const { text } = await captureText(ctx, { id, role: 'text', offset: 0, limit: 1000 })
    expect(text).toContain('Hemligt möte')
    const file = captureDetail(ctx, id).files.find(({ role }) => role === 'provenance')
    const story = JSON.parse(await readFile(ctx.objects.path(file?.sha256 as never), 'utf8'))
    expect(story.browserProfile).toBe('Kommunens konto')
  }
  // Nothing of the login in any file of the archive.
  for (const name of await readdir(ctx.dir, { recursive: true, withFileTypes: true }))
    if (name.isFile())
      expect((await readFile(join(name.parentPath, name.name))).includes('medlem=ja'), name.name).toBe(false)
  expect((await verifyArchive(ctx)).findings).toEqual([])

  await forgetProfile(ctx, profile.id)
  expect(existsSync(join(folder, 'profiler', profile.id))).toBe(false)
  expect(listProfiles(ctx)).toEqual([])
})

it('is what a comment of the channel is saved in, and no other page is opened in it', async () => {
  const { ctx, site, profile, dir, inside, open } = await members()
  site.thread = `<article><p>Inlägget</p><div class="comment" id="comment-1"><a class="author" href="/u/kalle">Kalle</a>
    <p class="comment-text">Ni är odugliga hela bunten</p></div></article>`
  const address = `${site.origin}/samtal#comment-1`
  const place = { channelId: inside.id, address, selector: null }
  // Nobody is logged in: the page is what a visitor gets.
  await expect(preserveComment(ctx, place)).rejects.toMatchObject({ code: 'page-failed' })
  await rm(join(dir, 'DevToolsActivePort'), { force: true })
  await Promise.all([logIn(ctx, profile.id), personLogsIn(dir)])
  expect(await candidatesOn(ctx, { address, channelId: null }).catch(({ code }) => code)).toBe('page-failed')
  expect(await candidatesOn(ctx, { address, channelId: inside.id })).toMatchObject({
    candidates: [{ authorName: 'Kalle' }]
  })
  // The login is not taken to a channel that has none, nor, in its own channel, to another site.
  await expect(preserveComment(ctx, { ...place, channelId: open.id })).rejects.toMatchObject({
    code: 'page-failed'
  })
  const elsewhere = await preserveComment(ctx, {
    ...place,
    address: address.replace('127.0.0.1', 'localhost')
  }).catch(({ code }) => code)
  expect(elsewhere).toBe('page-failed')

  const saved = await preserveComment(ctx, place)
  expect(saved).toMatchObject({ state: 'verified', content: { authorName: 'Kalle' } })
  const story = saved.files.find(({ role }) => role === 'provenance')
  expect(JSON.parse(await readFile(ctx.objects.path(story?.sha256 as never), 'utf8')).browserProfile).toBe(
    'Kommunens konto'
  )
  // Another program has the profile: the page is looked at as a visitor, who is not let in.
  const held = await holdProfile(profile.id, profile.name)
  await expect(preserveComment(ctx, place)).rejects.toMatchObject({ code: 'page-failed' })
  held.release()
  // Deleted is looked for in the profile; unpublished as others see it, since those who look after the page see it still.
  decideComment(ctx, saved.id, REMOVE)
  site.thread = '<article><p>Inlägget</p></article>'
  const gone = { id: saved.id, basis: 'seen-gone' } as const
  await expect(confirmGone(ctx, { ...gone, kind: 'unpublished' })).rejects.toMatchObject({
    code: 'page-failed'
  })
  expect(await confirmGone(ctx, { ...gone, kind: 'deleted' })).toMatchObject({ state: 'gone' })

  site.isClosed = true
  await expect(preserveComment(ctx, place)).rejects.toMatchObject({ code: 'page-failed' })
  expect(listProfiles(ctx)).toMatchObject([{ state: 'logged-out' }])
})

it('says that a login will end before it does, and that it has ended', async () => {
  const { ctx, site, profile, dir, runs } = await members('facebook')
  site.lasts = 5 * DAY
  const [soon] = await Promise.all([logIn(ctx, profile.id), personLogsIn(dir)])
  // The archive's clock is the test's; the browser's is the machine's.
  expect(soon.state).toBe('logged-in')
  expect(listProfiles({ db: ctx.db, clock: { now: () => new Date().toISOString() as never } })).toMatchObject(
    [{ endsSoon: true }]
  )

  site.isClosed = true
  const run = await runs.start(EVERYTHING)
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'paused', pauseReason: 'login', complete: 1 })
  expect(listProfiles(ctx)).toMatchObject([{ state: 'logged-out', endsSoon: false }])
  // Somebody is told, once, until it is logged in again; another end is another alert.
  const alerts = () =>
    listAlerts(ctx.db.read, { view: 'open', kind: 'login-ended', channelId: null, limit: 10, after: null })
      .items
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 1 })
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0 })
  expect(alerts()).toMatchObject([{ login: 'profile', channels: [{}] }])
  site.isClosed = false
  expect(await checkProfile(ctx, profile.id)).toMatchObject({ state: 'logged-in' })
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0, ended: 1 })
  site.isClosed = true
  expect(await checkProfile(ctx, profile.id)).toMatchObject({ state: 'logged-out' })
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 1 })
  expect(alerts()).toHaveLength(1)
})

it('is left alone while another program has it, and is had again after one that died', async () => {
  const { ctx, site, profile, dir, runs } = await members()
  const held = await holdProfile(profile.id, profile.name)
  await expect(checkProfile(ctx, profile.id)).rejects.toMatchObject({ code: 'profile-in-use' })
  await expect(forgetProfile(ctx, profile.id)).rejects.toMatchObject({ code: 'profile-in-use' })
  const run = await runs.start(EVERYTHING)
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'paused', pauseReason: 'login' })
  const [shut] = listProfiles(ctx)
  expect(shut?.notOpened).toMatchObject({ problem: 'profile-in-use' })
  held.release()

  // What Chromium leaves when it is killed: a link to a process that is gone, here and on a computer of another name.
  await mkdir(dir, { recursive: true })
  for (const owner of [`${hostname()}-999999999`, 'en-annan-dator-4711', 'skräp']) {
    await symlink(owner, join(dir, 'SingletonLock'))
    const again = await holdProfile(profile.id, profile.name)
    expect(existsSync(join(dir, 'SingletonLock'))).toBe(false)
    again.release()
  }
  const [shown] = await Promise.all([logIn(ctx, profile.id), personLogsIn(dir)])
  // Of a platform whose cookies are not known, nothing is said of when the login ends.
  expect(shown).toMatchObject({ state: 'logged-in', expiresAt: null })
  // The archive's clock stands still: it is looked at once more, later.
  const later = { ...ctx, clock: { now: () => Instant.parse('2099-01-01T00:00:00.000Z') } }
  expect(await checkProfile(later, profile.id)).toMatchObject({ state: 'logged-in', notOpened: null })
  expect(site.origin).not.toBe('')
})

it('belongs to one profile at a time, and names are given once', async () => {
  const { ctx, profile, inside, open } = await members()
  expect(() => addProfile(ctx, { name: 'Kommunens konto', channelIds: [open.id] })).toThrow('already')
  const other = addProfile(ctx, { name: 'Ett annat', channelIds: [inside.id, open.id] })
  expect(other.channels).toHaveLength(2)
  expect(listProfiles(ctx).find(({ id }) => id === profile.id)?.channels).toEqual([])
  expect(setProfileChannels(ctx, { id: profile.id, channelIds: [open.id] }).channels).toMatchObject([
    { name: 'Öppen' }
  ])
})

it('is opened anew where a page keeps its browser too busy to give a window, and once for all who ask', async () => {
  const { ctx, profile, dir, inside } = await members()
  const [shown] = await Promise.all([logIn(ctx, profile.id), personLogsIn(dir)])
  expect(shown.state).toBe('logged-in')
  const logins = new Logins(ctx, new Map([[inside.id, profile.id]]), new AbortController().signal)
  const browserOf = async () => {
    const login = await logins.of(inside.id)
    if (login === null || login === 'none-holds') throw new Error('no login')
    return login.browser
  }
  const first = await browserOf()
  expect(await browserOf()).toBe(first)
  // It lives, and does nothing that it is asked for.
  process.kill(puppeteerOf(first).process()?.pid ?? 0, 'SIGSTOP')
  const [one, other] = await Promise.all([browserOf(), browserOf()])
  expect([one === other, one === first, first.isAlive()]).toEqual([true, false, false])
  await logins.close()
})
