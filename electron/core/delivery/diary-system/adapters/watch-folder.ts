// A folder that the diary system watches: each document in a folder of its own, which has its name when it is whole.
import { mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WatchFolderSettings } from '#shared/diary-system.ts'
import type { SendingId } from '#shared/ids.ts'
import type { Context } from '../../../kernel/context.ts'
import { isUncPath } from '../../../kernel/db/network-share.ts'
import { ArchiveError, errno } from '../../../kernel/errors.ts'
import { syncFile, syncFolder } from '../../../kernel/objects/durable.ts'
import { rename } from '../../../kernel/objects/held-elsewhere.ts'
import { isInside } from '../../../kernel/objects/write-outside.ts'
import type { DiaryAdapter, DocumentToFile, Filed } from './adapter.ts'
import { deliveryJson, deliveryOf, deliveryXml } from './delivery-document.ts'

/** A disk of the network that is gone can leave a call without an answer. */
const PATIENCE_MS = 20_000

/** What a document's folder is called, and what its receipt begins with. */
export const deliveryName = (sending: SendingId): string => `kanalarkiv-${sending}`

type Place = Pick<Context, 'dir' | 'clock'>

/** The folder, as an adapter. */
export function watchFolderAdapter(settings: WatchFolderSettings, place: Place): DiaryAdapter {
  return {
    mostBytes: Number.POSITIVE_INFINITY,
    check: () => checkWatchFolder(place.dir, settings.dir),
    createCase: null,
    createDocument: document => handOver(document, settings, place)
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
  if (isInside(folder, archive)) throw refuse('around-archive')
  return folder
}

async function inTime<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const ended = new AbortController()
  const late = sleep(PATIENCE_MS, undefined, { ref: false, signal: ended.signal }).then(() => {
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
  { dir: archiveDir, clock }: Place
): Promise<Filed> {
  const name = deliveryName(document.sending)
  let draft: string | null = null
  let laid: string | null = null
  try {
    const folder = await inTime(dir, () => folderAt(archiveDir, dir))
    draft = join(folder, `.${name}.tmp`)
    await mkdir(draft)
    const delivery = deliveryOf(document, { at: clock.now(), accessCode })
    for (const file of document.files) await file.copyTo(join(draft, file.name))
    await writeFile(join(draft, 'diarieleverans.json'), deliveryJson(delivery))
    await writeFile(join(draft, 'diarieleverans.xml'), deliveryXml(delivery))
    for (const each of [
      ...document.files.map(file => file.name),
      'diarieleverans.json',
      'diarieleverans.xml'
    ])
      await syncFile(join(draft, each))
    await syncFolder(draft)
    laid = join(folder, name)
    await rename(draft, laid)
    await syncFolder(folder)
  } catch (error) {
    // A disk of the network may do what it says went wrong.
    if (laid !== null && (await mayBeAt(laid))) return { kind: 'uncertain', problem: 'no-answer' }
    if (draft !== null) await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    const refusal = unusable(dir, error)
    if (!(refusal instanceof ArchiveError) || refusal.code === 'package-changed') throw refusal
    return { kind: 'closed', problem: 'unreachable', refusal }
  }
  return { kind: 'handed-over', reference: name, objects: [], within: null }
}

const mayBeAt = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    error => errno(error) !== 'ENOENT'
  )
