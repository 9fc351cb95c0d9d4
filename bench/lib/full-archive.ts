// An archive as it is after many years: made once, in the folder of what is fetched and made for development, and kept from one run to the
// next. What measures in it leaves it as it is.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type ChannelId, objectPath, Sha256 } from '#shared/ids.ts'
import { type Archive, openArchive } from '../../electron/core/app/archive.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import type { WriteDb } from '../../electron/core/kernel/db/open.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import type { StoredObject } from '../../electron/core/kernel/objects/object.ts'
import { registerChannel } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../electron/core/register/register/departments.ts'
import { catchUp } from '../../electron/core/reports/search/catch-up.ts'
import { cacheDir } from '../../scripts/lib/paths.mjs'
import { newArchive, OPTIONS } from './archive.ts'
import { fillMessages } from './messages.ts'
import { importAll, writeExport } from './wxr.ts'

/** At the size of one. */
const WHOLE = { messages: 1_000_000, threads: 100_000, comments: 200_000, captures: 50_000, channels: 300 }
/** Of each capture. */
const ROLES = ['screenshot', 'view', 'text', 'layout', 'source', 'pdf', 'traffic', 'provenance'] as const

type Counts = typeof WHOLE

/** How much there is in an archive of this size: 1 is all, 0.1 a tenth. */
function countsAt(size: number): Counts {
  const [messages, threads, comments, captures, channels] = [
    ...[WHOLE.messages, WHOLE.threads, WHOLE.comments, WHOLE.captures, WHOLE.channels]
  ].map(count => Math.max(100, Math.round((count * size) / 100) * 100)) as [
    number,
    number,
    number,
    number,
    number
  ]
  return { messages, threads, comments, captures, channels }
}

/** Opens the archive of a size, and makes it where there is none that this program reads. */
export async function openFull(size: number): Promise<Archive> {
  const dir = await fullArchive(size)
  return openArchive(dir, OPTIONS)
}

/** Where it is. */
export async function fullArchive(size: number): Promise<string> {
  const folder = join(cacheDir(), 'bench', `archive-${countsAt(size).messages}`)
  const dir = join(folder, 'archive')
  if (existsSync(join(dir, 'archive.db'))) {
    const isRead = await openArchive(dir, OPTIONS).then(
      archive => archive.close().then(() => true),
      (error: unknown) => {
        // One of another version is made anew.
        if (
          error instanceof ArchiveError &&
          /^archive-(to-be-renewed|too-new)$|^migration-edited$/.test(error.code)
        )
          return false
        throw error
      }
    )
    if (isRead) return dir
  }
  const draft = `${folder}.making`
  for (const old of [draft, folder]) await rm(old, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  const start = performance.now()
  await make(draft, countsAt(size))
  await rename(draft, folder)
  const took = ((performance.now() - start) / 1000).toFixed(0)
  process.stderr.write(`  an archive of ${countsAt(size).messages} messages was made in ${took} s: ${dir}\n`)
  return dir
}

async function make(folder: string, counts: Counts): Promise<void> {
  const archive = await newArchive(folder)
  const { context } = archive
  const channels = register(context, counts.channels)
  const [blog = never()] = channels
  for (const [at, channelId] of channels.entries()) {
    const share = (count: number) => {
      const first = Math.floor((count * at) / channels.length)
      return { first, count: Math.floor((count * (at + 1)) / channels.length) - first }
    }
    const [threads, messages] = [share(counts.threads), share(counts.messages)]
    context.db.transact(tx => fillMessages(tx, channelId, { threads, messages }))
    capture(context, channelId, share(counts.captures))
  }
  const file = join(folder, 'bloggen.xml')
  await writeExport(file, counts.comments)
  await importAll(context, archive.hold, { channelId: blog, file, comments: counts.comments })
  await rm(file)
  await catchUp(context)
  await archive.close()
}

function never(): never {
  throw new Error('no channels')
}

function register(context: Context, channels: number): ChannelId[] {
  const { id: departmentId } = addDepartment(context, {
    ...{ name: 'Kommunikation', mailbox: 'registrator@alvasa.example' }
  })
  const { id: responsibleId } = addPerson(context, { name: 'Åsa Öberg', email: null, departmentId })
  return Array.from({ length: channels }, (_, at) => {
    const site = at === 0 ? 'https://blogg.example/' : `https://facebook.example/alvasa-${at}`
    return registerChannel(context, {
      ...{ platform: at === 0 ? 'blog' : 'facebook', name: `Älvåsa kommun ${at}`, addresses: [site] },
      ...{ departmentId, responsibleId, purpose: 'Dialog', dialogue: true, mandate: null }
    }).id
  })
}

/** Captures of one channel with eight small files each, which no other has. */
function capture(
  context: Context,
  channelId: ChannelId,
  { first, count }: { first: number; count: number }
): void {
  context.db.transact(tx => {
    for (let number = first; number < first + count; number++) {
      const id = `${number.toString(16).padStart(8, '0')}-0000-4000-8000-00000000000c`
      const files = ROLES.map(role => ({
        role,
        object: kept(context.dir, `${role} ${number} ${'snöröjning och badtider '.repeat(40)}`)
      }))
      const at = new Date(Date.UTC(2024, 0, 1) + number * 900_000).toISOString()
      record(tx, context, { act: 'capture.ended', about: id, objects: files.map(({ object }) => object) })
      insertCapture(tx, { id, channelId, at, files })
    }
  })
}

type Captured = {
  readonly id: string
  readonly channelId: ChannelId
  readonly at: string
  readonly files: readonly { readonly role: string; readonly object: StoredObject }[]
}

function insertCapture(tx: WriteDb, { id, channelId, at, files }: Captured): void {
  tx.prepare(
    `INSERT INTO capture (id, channel_id, address, final_address, http_status, state, started_at, ended_at, provenance)
     VALUES (@id, @channelId, @address, @address, 200, 'complete', @at, @at, @provenance)`
  ).run({
    id,
    channelId,
    at,
    address: `https://facebook.example/${channelId}`,
    provenance: files.at(-1)?.object.sha256
  })
  const insert = tx.prepare(
    'INSERT INTO capture_file (capture_id, role, position, sha256) VALUES (?, ?, 0, ?)'
  )
  for (const { role, object } of files) insert.run(id, role, object.sha256)
}

// Written without waiting for the disk: it is for measuring only, and is made anew when it is not whole.
function kept(dir: string, text: string): StoredObject {
  const bytes = Buffer.from(text)
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'))
  const path = join(dir, objectPath(sha256))
  if (!existsSync(dirname(path))) mkdirSync(dirname(path))
  writeFileSync(path, bytes)
  return { sha256, bytes: bytes.length, mediaType: 'text/plain' }
}
