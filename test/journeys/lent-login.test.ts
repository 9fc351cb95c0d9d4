// A login that is made on one computer and lent to another: the browser there shows what only members see, and nothing else of the
// person's browser comes along. The person here is a program that presses the form's button in the real browser.
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RunRequest } from '#shared/capture.ts'
import { ProfileId } from '#shared/ids.ts'
import { captureText } from '../../electron/core/captures/captures/find.ts'
import { listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { lendLogin, loginWanted, takeLogin } from '../../electron/core/captures/profiles/lend.ts'
import { addProfile } from '../../electron/core/captures/profiles/profiles.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newPair, seal } from '../../electron/core/register/credentials/seal.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { setVariable } from '../helpers/env.ts'
import { browserWithPort, personLogsIn } from '../helpers/person-logs-in.ts'
import { runEnded } from '../helpers/runs.ts'
import { serve } from '../helpers/serve.ts'

const EVERYTHING: RunRequest = { kind: 'single', which: 'all', reason: null, acceptBadCertificates: false }

/** For members, whose login is half in a cookie and half in what the page's script keeps. `lasts` is in seconds, null: until the browser ends. */
async function club({ lasts = 86_400 }: { lasts?: number | null } = {}) {
  const server = createServer((request, response) => {
    const html = (body: string, headers: Record<string, string> = {}) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
        .end(`<!doctype html><html lang="sv"><title>Föreningen</title><body>${body}</body></html>`)
    const age = lasts === null ? '' : `; Max-Age=${lasts}`
    if (request.method === 'POST')
      return html('<h1>Välkommen in</h1><script>localStorage.setItem("nyckel", "röd ankare")</script>', {
        'set-cookie': `medlem=ja; HttpOnly; SameSite=Lax; Path=/${age}`
      })
    if ((request.headers.cookie ?? '').includes('medlem=ja'))
      return html(
        `<h1>Medlemssidan</h1><article><p>Hemligt möte med <b id="n">ingen</b> i kväll.</p></article>
         <script>document.querySelector('#n').textContent = localStorage.getItem('nyckel') ?? 'ingen'</script>`
      )
    return html(
      '<h1>Logga in</h1><form method="post"><input type="password"><button>Logga in</button></form>'
    )
  })
  return serve(server)
}

/** The archive of a server, and the folder of another computer. */
async function apart(origin: string) {
  const folder = await temporaryFolder()
  await browserWithPort(folder)
  setVariable('TMPDIR', folder)
  const made = await newArchive()
  const channel = newChannel(made.ctx, {
    platform: 'other',
    name: 'Bakom inloggning',
    addresses: [`${origin}/1`]
  })
  const profile = addProfile(made.ctx, { name: 'Kommunens konto', channelIds: [channel.id] })
  return { ...made, folder, profile, runs: runsOf(made.ctx, made.archive.hold) }
}

/** The browsers' temporary profiles that are there. */
const foldersIn = async (folder: string) =>
  (await readdir(folder)).filter(name => name.startsWith('kanalarkiv-browser-'))

/** Logs in as soon as the browser that is shown to them is there. */
async function logsInAt(folder: string): Promise<void> {
  await expect.poll(() => foldersIn(folder)).toHaveLength(1)
  const [name = ''] = await foldersIn(folder)
  await personLogsIn(join(folder, name))
}

const UNENDED = new AbortController().signal

it('is captured with, and leaves nothing behind where it was made', async () => {
  const { ctx, runs, folder, profile } = await apart(await club())
  const wanted = await loginWanted(ctx, profile.id)
  const [sealed] = await Promise.all([lendLogin(wanted, UNENDED), logsInAt(folder)])
  expect(await foldersIn(folder)).toEqual([])
  expect(Buffer.from(sealed).toString('latin1')).not.toMatch(/medlem|nyckel|127\.0\.0\.1/)

  const given = { id: profile.id, sealed: Buffer.from(sealed).toString('base64') }
  expect(await takeLogin(ctx, given)).toMatchObject({ state: 'logged-in' })
  const run = await runs.start(EVERYTHING)
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 1 })
  const { items } = listCaptures(ctx.db.read, { channelId: null, runId: null, limit: 1, after: null })
  const [capture] = items
  if (capture === undefined) throw new Error('no capture')
  const { text } = await captureText(ctx, { id: capture.id, role: 'text', offset: 0, limit: 1000 })
  expect(text).toContain('Hemligt möte med röd ankare i kväll.')

  const acts = ctx.db.read
    .prepare(`SELECT act FROM journal WHERE about = ? ORDER BY seq`)
    .pluck()
    .all(profile.id)
  expect(acts).toEqual(['profile.added', 'profile.login-lent', 'profile.logged-in'])
  expect(await verifyArchive(ctx)).toMatchObject({ findings: [] })
})

it('is not lent where none is left when the browser has been closed', async () => {
  const { ctx, folder, profile } = await apart(await club({ lasts: null }))
  const wanted = await loginWanted(ctx, profile.id)
  const [refused] = await Promise.allSettled([lendLogin(wanted, UNENDED), logsInAt(folder)])
  expect(refused).toMatchObject({ reason: { code: 'login-not-made', params: { address: wanted.address } } })
  expect(await foldersIn(folder)).toEqual([])
})

it('is taken for no other profile, from no other key, and from nothing that is none', async () => {
  const { ctx, folder, profile } = await apart(await club())
  const wanted = await loginWanted(ctx, profile.id)
  const other = ProfileId.parse('00000000-0000-4000-8000-000000000001')
  const [forOther] = await Promise.all([
    lendLogin({ ...wanted, profileId: other }, UNENDED),
    logsInAt(folder)
  ])
  const { recipient } = await newPair()
  const forNobody = await seal('{}', recipient)
  for (const sealed of [forOther, forNobody, await seal('{}', wanted.recipient), Buffer.from('{}')]) {
    const given = { id: profile.id, sealed: Buffer.from(sealed).toString('base64') }
    await expect(takeLogin(ctx, given)).rejects.toMatchObject({
      code: 'login-sealed-otherwise',
      params: { profile: 'Kommunens konto' }
    })
  }
})
