// What lies where a file should be and is none, and files that say they are very large and hold nothing: each is told of at once.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusalSentence } from '#shared/refusals.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { keepDocument } from '../../electron/core/register/documents/documents.ts'
import { readImport } from '../../electron/core/register/register-import/file.ts'
import { signAttestation } from '../../electron/core/reports/attestations/attestations.ts'
import { partToAttest } from '../../electron/core/reports/attestations/part.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { importing } from '../helpers/imports.ts'
import { TAKEN } from '../helpers/taken.ts'

const pipe = (path: string) => void execFileSync('mkfifo', [path])
const folder = (path: string) => mkdir(path)
const socket = async (path: string) => {
  const server = createServer().listen(path)
  await once(server, 'listening')
  // It lies there also when nobody listens any more.
  await rename(path, `${path}-kept`)
  server.close()
  await rename(`${path}-kept`, path)
}

const refusalOf = (work: Promise<unknown>): Promise<ArchiveError> =>
  work.then(
    () => Promise.reject(new Error('it was not refused')),
    error => (error instanceof ArchiveError ? error : Promise.reject(error))
  )

// Windows has none of these but folders.
describe.skipIf(process.platform === 'win32')('an archive', () => {
  it.each([
    ['lock', 'pipe', pipe],
    ['lock', 'folder', folder],
    ['lock', 'socket', socket],
    ['lock-journal', 'folder', folder],
    ['archive.db', 'pipe', pipe],
    ['archive.db', 'folder', folder],
    ['archive.db-wal', 'folder', folder],
    ['archive.db-wal', 'pipe', pipe]
  ])('whose %s is a %s is not opened, and that is what is said', async (name, kind, make) => {
    const { archive, dir, options } = await newArchive()
    await archive.close()
    const path = join(dir, name)
    await rm(path, { force: true })
    await make(path)
    const { code, params } = await refusalOf(openArchive(dir, options))
    expect({ code, params }).toEqual({ code: 'not-a-plain-file', params: { path, kind } })
    expect(refusalSentence(code, params, 'sv')).not.toContain(kind === 'folder' ? 'folder' : 'FIFO)?')
    expect(refusalSentence(code, params, 'en')).toMatch(/ is a (?:pipe|folder|connection)/)
  })
})

const TERABYTES = 2 * 2 ** 40
const MOST_MS = 3_000

async function sparse(name: string, begin = ''): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, begin)
  await truncate(path, TERABYTES)
  return path
}

async function soon<T>(work: Promise<T>): Promise<T> {
  const begun = performance.now()
  const done = await work
  expect(performance.now() - begun).toBeLessThan(MOST_MS)
  return done
}

describe('a file that says that it is two terabytes', () => {
  it('is refused by its size, whichever way it is taken in', async () => {
    const opened = await newArchive()
    const { ctx } = opened
    const { id: channelId, departmentId } = newChannel(ctx)
    const nobody = { senderName: null, senderAddress: null, receivedAt: null }
    const path = await sparse('brev.eml', 'From: a@example.se\r\n\r\n')
    const { digest } = partToAttest(ctx, departmentId)
    const signed = { signedBy: 'Märta', signedOn: '2026-11-25', way: 'paper', note: null } as const
    const ways: readonly (() => Promise<unknown>)[] = [
      () => takeMessageFile(ctx, { channelId, path, ...nobody }),
      () => takeComment(ctx, { ...TAKEN, channelId, files: [{ path }] }),
      () => keepDocument(ctx, path),
      () => signAttestation(ctx, { departmentId, digest, ...signed, paper: path })
    ]
    for (const way of ways) {
      const { code, params } = await soon(refusalOf(way()))
      expect([code, params['file']]).toEqual(['file-unreadable', 'brev.eml'])
      expect(params['detail']).toMatch(/^> \d+ MiB$/)
    }
    expect((await soon(refusalOf(readImport(ctx, path)))).code).toBe('sheet-unreadable')
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it.each([
    ['brev.mbox', 'From a@b Tue Nov 24 21:15:00 2026\n'],
    ['bloggen.xml', '<?xml version="1.0"?><rss>'],
    ['export.zip', 'PK\x03\x04'],
    ['messages.csv', 'CONVERSATION ID,CONVERSATION TITLE,FROM\n']
  ])('is refused as an export where there is no room for it: %s', async (name, begin) => {
    const opened = await newArchive()
    const { id } = newChannel(opened.ctx)
    const { code, params } = await soon(refusalOf(importing(opened, id, await sparse(name, begin))))
    expect([code, params['file']]).toEqual(['no-room-for-file', name])
    for (const language of ['sv', 'en'] as const)
      expect(refusalSentence(code, params, language)).toContain('2199024 MB')
  })

  it.each([
    ['here', {}],
    ['in a thread', { much: { database: 0, objects: 0 } }]
  ])('is found in the place of another without being read, %s', async (_, options) => {
    const { ctx } = await newArchive()
    const object = await ctx.objects.put(new TextEncoder().encode('ett'), 'text/plain')
    ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects: [object] }))
    await truncate(ctx.objects.path(object.sha256), TERABYTES)
    const { findings, bytes } = await soon(verifyArchive(ctx, options))
    expect([findings, bytes]).toEqual([[{ code: 'object-changed', what: object.sha256 }], 3])
  })

  it.skipIf(process.platform === 'win32').each([
    ['here', {}],
    ['in a thread', { much: { database: 0, objects: 0 } }]
  ])('is told where a pipe lies in its place, and nobody waits for it, %s', async (_, options) => {
    const { ctx } = await newArchive()
    const object = await ctx.objects.put(new TextEncoder().encode('ett'), 'text/plain')
    ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects: [object] }))
    await rm(ctx.objects.path(object.sha256))
    pipe(ctx.objects.path(object.sha256))
    const { findings } = await soon(verifyArchive(ctx, options))
    expect(findings).toEqual([{ code: 'object-unreadable', what: object.sha256 }])
  })
})
