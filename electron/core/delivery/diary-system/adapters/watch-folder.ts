// A folder that the diary system watches: each document in a folder of its own, which has its name when it is whole. It mostly lies on a disk of
// the network, so every step has a time within which it must be done.
import { mkdir, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WatchFolderSettings } from '#shared/diary-system.ts'
import type { SendingId } from '#shared/ids.ts'
import type { Context } from '../../../kernel/context.ts'
import { isUncPath } from '../../../kernel/db/network-share.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { ArchiveError, errno } from '../../../kernel/errors.ts'
import { syncFile, syncFolder } from '../../../kernel/objects/durable.ts'
import { rename } from '../../../kernel/objects/held-elsewhere.ts'
import { archiveAround } from '../../../kernel/objects/other-archive.ts'
import { isInside } from '../../../kernel/objects/write-outside.ts'
import { isOver } from '../queries.ts'
import type { DiaryAdapter, DocumentToFile, Filed } from './adapter.ts'
import { deliveryJson, deliveryOf, deliveryXml } from './delivery-document.ts'

/** A disk of the network that is gone can leave a call without an answer. */
const PATIENCE_MS = 20_000
/** A copy that gets on more slowly than this has stopped. In bytes a second; each file is written, and read back. */
const SLOWEST = 200_000

/** What a document's folder is called, and what its receipt begins with. */
export const deliveryName = (sending: SendingId): string => `kanalarkiv-${sending}`

type Place = Pick<Context, 'dir' | 'clock' | 'db'>

/** The folder, as an adapter. `patience`: milliseconds that one step is waited for. */
export function watchFolderAdapter(
  settings: WatchFolderSettings,
  place: Place,
  patience = PATIENCE_MS
): DiaryAdapter {
  return {
    mostBytes: Number.POSITIVE_INFINITY,
    check: () => checkWatchFolder(place.dir, settings.dir),
    createCase: null,
    createDocument: document => handOver(document, settings, place, patience)
  }
}

/** Whether the diary's folder can be written in. @throws ArchiveError diary-folder-unusable */
async function checkWatchFolder(archiveDir: string, dir: string): Promise<void> {
  const looked = inTime(dir, async () => {
    const tried = join(await folderAt(archiveDir, dir), `.kanalarkiv-prov-${process.pid}.tmp`)
    await rm(tried, { recursive: true, force: true })
    await mkdir(tried)
    await rm(tried, { recursive: true })
  })
  await looked.catch(error => {
    throw unusable(dir, error)
  })
}

/** Where it really lies. @throws ArchiveError diary-folder-unusable, and what the system says */
export async function folderAt(archiveDir: string, dir: string): Promise<string> {
  const refuse = (detail: string) => new ArchiveError('diary-folder-unusable', { dir, detail })
  if (/^[a-z]+:\/\//i.test(dir) || (process.platform !== 'win32' && isUncPath(dir)))
    throw refuse('network-address')
  if (!isAbsolute(dir)) throw refuse('not-whole')
  if (!(await stat(dir)).isDirectory()) throw refuse('ENOTDIR')
  const [folder, archive] = [await realpath(dir), await realpath(archiveDir)]
  if (isInside(archive, folder)) throw refuse('in-archive')
  if ((await archiveAround(folder)) !== null) throw refuse('in-other-archive')
  if (isInside(folder, archive)) throw refuse('around-archive')
  return folder
}

/** @throws ArchiveError diary-folder-unusable, when it has not answered; the step itself may still be done later */
export async function inTime<T>(dir: string, work: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
  const ended = new AbortController()
  const late = sleep(patience, undefined, { ref: false, signal: ended.signal }).then(() => {
    throw new ArchiveError('diary-folder-unusable', { dir, detail: 'no-answer' })
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    late.catch(() => undefined)
    ended.abort()
  }
}

/** What the system says, as it is said of the diary's folder. */
export function unusable(dir: string, error: unknown): unknown {
  const code = errno(error)
  if (error instanceof ArchiveError || code === undefined) return error
  return new ArchiveError('diary-folder-unusable', { dir, detail: code === 'ENOENT' ? 'gone' : code })
}

async function handOver(
  document: DocumentToFile,
  { dir, accessCode }: WatchFolderSettings,
  { dir: archiveDir, clock, db }: Place,
  patience: number
): Promise<Filed> {
  const name = deliveryName(document.sending)
  // Step by step: what has not answered in time is left, and nothing is done after it.
  const step = <T>(work: () => Promise<T>, bytes = 0) =>
    inTime(dir, work, patience + ((2 * bytes) / SLOWEST) * 1_000)
  let draft: string | null = null
  let laid: string | null = null
  try {
    const folder = await step(() => folderAt(archiveDir, dir))
    await step(() => removeLeftDrafts(db.read, folder))
    const own = join(folder, draftName(document.sending))
    draft = own
    await step(() => mkdir(own))
    const delivery = deliveryOf(document, { at: clock.now(), accessCode })
    for (const file of document.files) await step(() => file.copyTo(join(own, file.name)), file.bytes)
    await step(() => writeFile(join(own, 'diarieleverans.json'), deliveryJson(delivery)))
    await step(() => writeFile(join(own, 'diarieleverans.xml'), deliveryXml(delivery)))
    const names = [...document.files.map(file => file.name), 'diarieleverans.json', 'diarieleverans.xml']
    for (const each of names) await step(() => syncFile(join(own, each)))
    await step(() => syncFolder(own))
    const whole = join(folder, name)
    laid = whole
    await step(() => rename(own, whole))
    await step(() => syncFolder(folder))
  } catch (error) {
    const [path, left] = [laid, draft]
    // A disk of the network may do what it says went wrong.
    if (path !== null && (await step(() => mayBeAt(path)).catch(() => true)))
      return { kind: 'uncertain', problem: 'no-answer' }
    // What is left of it is taken away the next time.
    if (left !== null) await step(() => rm(left, { recursive: true, force: true })).catch(() => undefined)
    const refusal = unusable(dir, error)
    if (!(refusal instanceof ArchiveError) || refusal.code === 'package-changed') throw refusal
    return { kind: 'closed', problem: 'unreachable', refusal }
  }
  return { kind: 'handed-over', reference: name, objects: [], within: null }
}

const draftName = (sending: SendingId) => `.${deliveryName(sending)}.tmp`
const DRAFT = /^\.kanalarkiv-([0-9a-f-]{36})\.tmp$/

/**
 * Takes away what copies that were cut off have left: drafts of sendings of this archive that are over. What another archive has there is its
 * own. @throws what the system says
 */
export async function removeLeftDrafts(db: ReadDb, folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, id] = DRAFT.exec(name) ?? []
    if (id === undefined || !isOver(db, id)) continue
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/**
 * Takes back what lies there and was not taken from there, so that it is not entered after all. It loses its name first, in one step.
 * @throws ArchiveError diary-folder-unusable
 */
export async function takeBack(
  { dir: archiveDir }: Pick<Context, 'dir'>,
  dir: string,
  sending: SendingId
): Promise<void> {
  try {
    const folder = await inTime(dir, () => folderAt(archiveDir, dir))
    const [there, away] = [join(folder, deliveryName(sending)), join(folder, draftName(sending))]
    if (!(await inTime(dir, () => mayBeAt(there)))) return
    await inTime(dir, () => rename(there, away))
    await inTime(dir, () => rm(away, { recursive: true, force: true }))
  } catch (error) {
    throw unusable(dir, error)
  }
}

const mayBeAt = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    error => errno(error) !== 'ENOENT'
  )
