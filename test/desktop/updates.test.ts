// Updates from a folder on a server of the municipality's own, in the real program: off until asked for, and nothing is taken that is not signed.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { UpdateState, UpdatesFrom } from '#shared/shell.ts'
import { launch } from './launch.ts'

const PACKAGE = 'Kanalarkiv-9.1.0.AppImage'
const rawKey = (key: KeyObject) =>
  key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')

/** A folder on a server, which a test fills, and what was asked of it. */
async function folder() {
  const files = new Map<string, Buffer>()
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const found = files.get(url.slice('/kanalarkiv/'.length))
    response.writeHead(found === undefined ? 404 : 200, { 'content-length': found?.length ?? 0 }).end(found)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kanalarkiv/`
  return { files, asked, address }
}

function manifestOf(version: string, bytes: Buffer): Buffer {
  const sha512 = createHash('sha512').update(bytes).digest('base64')
  return Buffer.from(
    [
      `version: ${version}`,
      'files:',
      `  - url: ${PACKAGE}`,
      `    sha512: ${sha512}`,
      `    size: ${bytes.length}`,
      `path: ${PACKAGE}`,
      `sha512: ${sha512}`,
      `releaseDate: '2026-11-29T12:00:00.000Z'`,
      ''
    ].join('\n')
  )
}

/** The program, as one file that may be replaced, with updates from there. */
async function program(from: UpdatesFrom | null) {
  const dir = await mkdtemp(join(tmpdir(), 'kanalarkiv-update-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  await writeFile(join(dir, 'settings.json'), JSON.stringify({ updates: from }))
  const appImage = join(dir, 'Kanalarkiv.AppImage')
  await writeFile(appImage, 'den gamla')
  const desktop = await launch({
    userData: dir,
    env: { APPIMAGE: appImage, XDG_CACHE_HOME: join(dir, 'cache') }
  })
  onTestFinished(() => desktop.close().then(() => undefined))
  const ask = (verb: 'updates' | 'checkForUpdate' | 'installUpdate') =>
    desktop.page.evaluate(name => window.shell[name](), verb) as Promise<UpdateState>
  return { ...desktop, dir, appImage, ask }
}

it.skipIf(process.platform !== 'linux')('asks nothing of anybody until it is turned on', async () => {
  const { ask, page } = await program(null)
  expect(await ask('checkForUpdate')).toMatchObject({
    from: null,
    found: null,
    checkedAt: null,
    problem: null
  })
  const bad = await page.evaluate(() =>
    window.shell.setUpdates({ address: 'http://127.0.0.1:9/', key: 'ingen nyckel' })
  )
  expect(bad).toMatchObject({ from: null, problem: 'bad-key' })
})

it.skipIf(process.platform !== 'linux')(
  'takes no version that is not signed by the right key, nor one that is older or another than was signed',
  async () => {
    const [ours, others] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')]
    const { files, asked, address } = await folder()
    const mark = join(await mkdtemp(join(tmpdir(), 'kanalarkiv-mark-')), 'installed')
    const bytes = Buffer.from(`#!/bin/sh\necho "$0" > "${mark}"\n`)
    const put = (manifest: Buffer, key: KeyObject | null) => {
      files.set('latest-linux.yml', manifest)
      files.delete('latest-linux.yml.sig')
      if (key !== null)
        files.set('latest-linux.yml.sig', Buffer.from(`${sign(null, manifest, key).toString('base64')}\n`))
    }
    const { ask, appImage } = await program({ address, key: rawKey(ours.publicKey) })
    expect(await ask('checkForUpdate')).toMatchObject({ found: null, problem: 'no-manifest' })
    put(manifestOf('9.1.0', bytes), null)
    expect(await ask('checkForUpdate')).toMatchObject({ found: null, problem: 'not-signed' })
    put(manifestOf('9.1.0', bytes), others.privateKey)
    expect(await ask('checkForUpdate')).toMatchObject({ found: null, problem: 'wrong-signature' })
    // A right signature of another list.
    put(manifestOf('9.1.0', bytes), ours.privateKey)
    files.set('latest-linux.yml', manifestOf('9.2.0', bytes))
    expect(await ask('checkForUpdate')).toMatchObject({ found: null, problem: 'wrong-signature' })
    put(Buffer.from('version: [\n'), ours.privateKey)
    expect(await ask('checkForUpdate')).toMatchObject({ found: null, problem: 'unreadable' })
    // One that was right once, and is older than this.
    put(manifestOf('0.0.1', bytes), ours.privateKey)
    expect(await ask('checkForUpdate')).toMatchObject({ found: null, problem: null })
    expect(await ask('installUpdate')).toMatchObject({ found: null })
    put(manifestOf('9.1.0', bytes), ours.privateKey)
    expect(await ask('checkForUpdate')).toMatchObject({ found: '9.1.0', problem: null, canInstall: true })
    // Nothing is fetched by itself.
    expect(asked.filter(url => url.endsWith('.AppImage'))).toEqual([])
    files.set(PACKAGE, Buffer.from(`#!/bin/sh\necho elak > "${mark}"\n`.padEnd(bytes.length)))
    expect(await ask('installUpdate')).toMatchObject({ found: '9.1.0', problem: 'wrong-package' })
    expect(existsSync(mark)).toBe(false)
    // What is there is as it was.
    expect(await readFile(appImage, 'utf8')).toBe('den gamla')
  }
)

it.skipIf(process.platform !== 'linux')(
  'ends, puts the version that was signed in the place of the old one, and starts it',
  async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const { files, address } = await folder()
    const beside = await mkdtemp(join(tmpdir(), 'kanalarkiv-mark-'))
    onTestFinished(() => rm(beside, { recursive: true, force: true }))
    const mark = join(beside, 'started')
    // Whether the old one still holds its lock is for a packed program to show: this one says that it was started, and as what.
    const bytes = Buffer.from(`#!/bin/sh\necho "$0" > "${mark}.tmp" && mv "${mark}.tmp" "${mark}"\n`)
    const manifest = manifestOf('9.1.0', bytes)
    files.set('latest-linux.yml', manifest)
    files.set('latest-linux.yml.sig', Buffer.from(sign(null, manifest, privateKey).toString('base64')))
    files.set(PACKAGE, bytes)
    const { ask, app, appImage, call, dir } = await program({ address, key: rawKey(publicKey) })
    const archive = join(dir, 'arkiv')
    expect(await call('archive.create', { dir: archive, municipality: 'Norrby kommun' })).toHaveProperty(
      'value'
    )
    expect(await ask('checkForUpdate')).toMatchObject({ found: '9.1.0', canInstall: true })
    const child = app.process()
    // The window goes with the program: it may get no answer.
    await ask('installUpdate').catch(() => undefined)
    await expect.poll(() => child.exitCode, { timeout: 30_000 }).toBe(0)
    await expect.poll(() => existsSync(mark), { timeout: 30_000 }).toBe(true)
    expect((await readFile(mark, 'utf8')).trim()).toBe(appImage)
    expect(await readFile(appImage)).toEqual(bytes)
    // The archive was closed as it is when a person ends the program.
    expect(existsSync(join(archive, 'archive.db-wal'))).toBe(false)
  }
)
