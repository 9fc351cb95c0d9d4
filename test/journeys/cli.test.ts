// The command line as people and scripts meet it: a program of its own, with pages, browsers and signals.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { type EndedProcess, startProgram } from '../helpers/cli/process.ts'
import { type Site, startSite } from '../helpers/site/site.ts'

type Row = Record<string, unknown> & { id: string }

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(async () => {
  await site?.close()
})

const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  startProgram(args, { LC_ALL: 'en_GB.UTF-8', ...env })

const run = (args: readonly string[], env?: NodeJS.ProcessEnv) => start(args, env).ended
const jsonOf = ({ out }: EndedProcess) => JSON.parse(out) as Record<string, unknown>

/** An archive with a channel for each path of the site. `on` runs a command within the test, for what is no matter of processes. */
async function archiveOf(...paths: string[]) {
  const dir = join(await temporaryFolder(), 'arkiv')
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--json'])
  await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])
  const channels: Row[] = []
  for (const path of paths) {
    const owners = ['--department', 'Utbildning', '--responsible', 'Åsa', '--purpose', 'Prov']
    const named = [
      '--platform',
      'blog',
      '--name',
      path,
      '--address',
      `${site.origin}${path}`,
      '--private-addresses',
      'yes'
    ]
    channels.push(jsonOf(await on('channel', 'add', ...named, ...owners))['channel'] as Row)
  }
  return { dir, on, channels }
}

/** Waits until the process has written something to standard error. */
function says(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let all = ''
    child.stderr?.on('data', part => {
      all += String(part)
      if (all.includes(text)) resolve()
    })
    child.once('close', () => reject(new Error(`ended without saying ${text}: ${all}`)))
  })
}

describe('a capture run', () => {
  it('ends with 0 when all is complete and 3 when something is not, and says why', async () => {
    const { dir, on, channels } = await archiveOf('/comments', '/status/404')
    const [good] = channels
    const single = ['capture', '--channel', String(good?.id), '--reason', 'Inför ändring']
    const one = await run([...single, '--archive', dir, '--json'])
    expect(one.code).toBe(0)
    expect(jsonOf(one)).toMatchObject({
      run: { kind: 'single', state: 'finished', complete: 1, total: 1, reason: 'Inför ändring' },
      captures: [{ state: 'complete', httpStatus: 200 }],
      problem: null
    })
    expect(one.err).toContain('1/1 complete: /comments')

    const all = await run(['capture', '--all', '--archive', dir, '--lang', 'sv'])
    expect(all.code).toBe(3)
    expect(all.out).toContain('1 fullständig, 0 ofullständiga, 0 nekade, 1 misslyckad av 2 adresser.')
    expect(all.out).toContain('Webbplatsen svarade med en felkod i stället för sidan')
    const due = await on('capture', '--due')
    expect([due.code, jsonOf(due)['run']]).toMatchObject([3, { total: 1, failed: 1 }])

    const { captures } = jsonOf(await on('capture', 'list', '--channel', String(good?.id))) as {
      captures: Row[]
    }
    const shown = await on('capture', 'show', String(captures[0]?.id).slice(0, 8), '--text')
    expect(jsonOf(shown)).toMatchObject({ text: expect.stringContaining('Vårstädning') })
    expect((await on('verify')).code).toBe(0)
  })

  it('ends with 6 and the remedy when there is no browser, or one that does not start', async () => {
    const { dir } = await archiveOf('/comments')
    const args = ['capture', '--all', '--archive', dir, '--json']
    const none = await run(args, { KANALARKIV_BROWSER: join(dir, 'ingen') })
    expect([none.code, jsonOf(none)]).toMatchObject([6, { error: { code: 'no-browser' } }])
    expect(none.err).toContain('KANALARKIV_BROWSER')
    const dead = await run(args, { KANALARKIV_BROWSER: process.execPath })
    expect([dead.code, jsonOf(dead)]).toMatchObject([6, { error: { code: 'browser-did-not-start' } }])
  })

  // Windows has no signals that a program can send to another and that the other can answer.
  const canSignal = process.platform !== 'win32'
  it.skipIf(!canSignal)(
    'keeps others out meanwhile, stops in order at the first signal, and says what was kept',
    async () => {
      // More than can be in hand at once, so that some are not begun.
      const slow = [1, 2, 3, 4, 5].map(number => `/never?${number}`)
      const { dir, on } = await archiveOf('/comments', ...slow)
      const { child, ended } = start(['capture', '--all', '--archive', dir, '--json'])
      await says(child, 'complete: /comments')
      const other = await on('status')
      expect([other.code, jsonOf(other)]).toMatchObject([
        5,
        { error: { code: 'archive-locked', params: { program: 'kanalarkiv', pid: child.pid } } }
      ])
      child.kill('SIGINT')
      const { code, out, err } = await ended
      expect(code).toBe(130)
      expect(err).toContain('Stopping in order.')
      expect(JSON.parse(out)).toMatchObject({
        run: { state: 'stopped', complete: 1 },
        captures: expect.arrayContaining([expect.objectContaining({ state: 'interrupted' })]),
        problem: 'stopped'
      })
      const verified = await on('verify')
      expect([verified.code, jsonOf(verified)]).toMatchObject([0, { verification: { findings: [] } }])
      expect(jsonOf(await on('status'))).toMatchObject({ captures: 1 })
    }
  )

  it.skipIf(!canSignal)(
    'ends at once at the second signal, and the archive opens and verifies all the same',
    async () => {
      const { dir, on } = await archiveOf('/never')
      const { child, ended } = start(['capture', '--all', '--archive', dir])
      await says(child, 'Addresses to capture: 1 (')
      child.kill('SIGTERM')
      child.kill('SIGINT')
      expect((await ended).code).toBe(130)
      expect((await on('verify')).code).toBe(0)
    }
  )
})

describe('a comment', () => {
  it('is proposed, saved, verified, decided and seen to be gone', async () => {
    const { on, channels } = await archiveOf('/comments')
    const address = `${site.origin}/comments`
    const proposed = jsonOf(await on('comment', 'candidates', '--address', address))
    const candidates = proposed['candidates'] as { selector: string; authorName: string | null }[]
    const selector = candidates.find(({ authorName }) => authorName === 'Anna Å')?.selector
    const saved = await on(
      ...['comment', 'save', '--channel', String(channels[0]?.id), '--address', address],
      ...['--selector', String(selector)]
    )
    expect(saved.code).toBe(0)
    const { id } = jsonOf(saved)['comment'] as Row
    expect(jsonOf(saved)).toMatchObject({
      comment: { state: 'verified', content: { authorName: 'Anna Å' } }
    })

    const early = await on('comment', 'removed', id, '--kind', 'deleted')
    expect([early.code, jsonOf(early)]).toMatchObject([1, { error: { code: 'wrong-order' } }])
    expect((await on('comment', 'decide', id.slice(0, 8), '--category', 'g', '--note', 'Reklam')).code).toBe(
      0
    )
    const still = await on('comment', 'removed', id, '--kind', 'deleted')
    expect([still.code, jsonOf(still)]).toMatchObject([1, { error: { code: 'still-on-page' } }])
    site.removed.add(11)
    onTestFinished(() => void site.removed.delete(11))
    expect(jsonOf(await on('comment', 'removed', id, '--kind', 'deleted'))).toMatchObject({
      comment: { state: 'gone', removal: { kind: 'deleted', basis: 'seen-gone' } }
    })
  })

  it('that cannot be saved is refused with 1, stays noticed, and can be tried again', async () => {
    const { dir, on, channels } = await archiveOf('/comments')
    const save = [
      'comment',
      'save',
      '--channel',
      String(channels[0]?.id),
      '--address',
      `${site.origin}/comments`
    ]
    const missing = await run([...save, '--selector', '#comment-99', '--archive', dir, '--json'])
    expect([missing.code, jsonOf(missing)]).toMatchObject([1, { error: { code: 'comment-not-on-page' } }])
    const { comments } = jsonOf(await on('comment', 'list', '--state', 'noticed')) as { comments: Row[] }
    const id = String(comments[0]?.id)
    expect(missing.err).toContain(`kanalarkiv comment retry ${id.slice(0, 8)}`)
    const again = await on('comment', 'retry', id)
    expect([again.code, jsonOf(again)]).toMatchObject([1, { error: { code: 'comment-not-on-page' } }])
  })
})

describe('the demonstration', () => {
  it('does the whole main job, ends with its one line of JSON, and refuses to do it on top of itself', async () => {
    const into = await temporaryFolder()
    const { code, out, err } = await run(['demo', '--into', into, '--json', '--lang', 'sv'])
    expect([code, err.split('\n').filter(line => line.startsWith('Fel'))]).toEqual([0, []])
    const told = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>
    expect(told).toMatchObject({ archive: join(into, 'arkiv'), comments: 1, messages: 3, verified: true })
    expect(told['channels']).toBeGreaterThanOrEqual(6)
    expect(told['captures']).toMatchObject({ refused: 1, failed: 0 })
    const folder = String(told['package'])
    expect(await readdir(folder)).toContain('verify.mjs')
    // One of every form, each in a folder of its own beside the archive.
    const packages = Object.entries(told['packages'] as Record<string, string>)
    expect(packages.map(([format]) => format)).toEqual(ExportFormat.options)
    for (const [format, at] of packages) {
      expect(dirname(at)).toBe(join(into, 'exports', format))
      expect((await readdir(at)).length).toBeGreaterThan(1)
    }
    const independent = spawn(process.execPath, ['verify.mjs', '.'], { cwd: folder, stdio: 'ignore' })
    expect(await new Promise(resolve => independent.once('close', resolve))).toBe(0)
    const again = await run(['demo', '--into', into, '--json'])
    expect([again.code, jsonOf(again)]).toMatchObject([1, { error: { code: 'archive-exists' } }])
    expect(existsSync(folder)).toBe(true)
  }, 300_000)
})
