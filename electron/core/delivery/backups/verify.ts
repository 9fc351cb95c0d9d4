// Reading all of a backup again, in a thread of its own.
import type { BackupFinding, BackupVerification } from '#shared/backup.ts'
import type { Instant } from '#shared/ids.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import {
  databaseFile,
  folderOf,
  GENERATIONS,
  IDENTITY_FILE,
  type Identity,
  LIST,
  type Listed,
  MANIFEST,
  README,
  type Stored
} from './format.ts'
import { type Generation, type Generations, readGenerations, readIdentity } from './generations.ts'
import { Journals } from './journals.ts'
import { listOf } from './lists.ts'
import { openTarget, type Place } from './place.ts'
import { PARTIAL } from './target.ts'
import { superfluousOf } from './thin.ts'
import { type Add, checkFiles, type Files, stateOf, type Through } from './verify-files.ts'
import type { Tell } from './write.ts'

/** By folder, what an archive has written there since it was taken into use; and all backups that it has ever written and begun. */
type Noted = {
  readonly archive: string
  readonly folders: readonly {
    readonly folder: string
    /** For whom it is encrypted, as the archive has it. */
    readonly recipient: string | null
    readonly written: readonly { readonly number: number; readonly manifest: string }[]
  }[]
  readonly manifests: readonly string[]
  readonly begun: readonly string[]
}

/** With the head of each generation's journal, where the archive at hand is the one that it is of. */
export type BackupRead = BackupVerification & { readonly heads: readonly Head[] }
type Head = Generation['manifest']['journal'] & { readonly folder: string }

export type VerifyJob = {
  readonly kind: 'verify'
  readonly from: Place
  /** What an archive noted of its backups, wherever they are; null where none is at hand. */
  readonly noted: Noted | null
  /** The rule of what is kept is held against the time. */
  readonly at: Instant
}

/**
 * Every manifest and its link to the one before; the database and the list of each generation; each file once; and what belongs to none.
 * An encrypted file is held against the digest of what was written, so that no key is needed.
 * @throws ArchiveError no-backup, backup-unusable
 */
export async function verifyBackup(job: VerifyJob, tell: Tell, signal: AbortSignal): Promise<BackupRead> {
  const target = openTarget(job.from, signal)
  const identity = await readIdentity(target)
  if (identity === null) throw new ArchiveError('no-backup', { folder: job.from.name })
  const { whole, cutOff, damaged } = await readGenerations(target)
  const findings: BackupFinding[] = []
  const add = (code: BackupFinding['code'], what: string) => void findings.push({ code, what })
  checkChain(whole, add)
  for (const path of damaged) add('manifest-changed', path)
  if (job.noted !== null && job.noted.archive !== identity.archive)
    add('generation-foreign', identity.municipality)
  else if (job.noted !== null) checkNoted({ whole, cutOff, identity }, job.noted, job.from.name, add)
  for (const { folder, manifest } of whole)
    if (manifest.archive !== identity.archive) add('generation-foreign', folder)
  const kept = whole.filter(one => !one.isThinned)
  if (kept.length === 0) add('none-whole', GENERATIONS)
  // Beside one that is gone, others were thinned which the rule would keep now.
  const isOneGone = damaged.length > 0 || findings.some(({ code }) => code === 'generation-missing')
  for (const { folder } of isOneGone ? [] : thinnedTooEarly(whole, job.at))
    add('file-missing', `${folder}/${databaseFile(identity.recipient)}`)
  const leaving = leavingOf(whole, identity.recipient, job.at)
  for (const { folder, left } of whole.filter(one => !leaving.includes(one)))
    for (const name of left) add('file-extra', `${folder}/${name}`)
  await checkAdded({ target, kept, recipient: identity.recipient, add }, job.from)
  const { lists, ...journals } = await checkGenerations(whole, {
    ...{ target, recipient: identity.recipient, add, signal }
  })
  const { objects, bytes } = await checkFiles({
    ...{ target, kept, lists, add, tell, signal },
    leaving: leaving
      .filter(({ left }) => left.includes(LIST))
      .map(one => readable(listOf(target, one), false)),
    recipient: identity.recipient,
    isCutOff: cutOff.length > 0
  })
  for (const { folder, manifest } of kept)
    for (const sha256 of manifest.damaged) add('damaged-in-archive', `${folder}: ${sha256}`)
  return {
    municipality: identity.municipality,
    isEncrypted: identity.recipient !== null,
    generations: kept.length,
    thinned: whole.length - kept.length,
    cutOff: cutOff.length,
    newest: newestOf(kept),
    ...{ ...journals, objects, bytes, findings },
    heads:
      job.noted?.archive === identity.archive
        ? whole.map(({ folder, manifest }) => ({ folder, ...manifest.journal }))
        : []
  }
}

const newestOf = (kept: readonly Generation[]) => {
  const newest = kept.at(-1)
  return newest === undefined
    ? null
    : { number: newest.manifest.number, at: newest.manifest.at, manifest: newest.sha256 }
}

function checkChain(whole: readonly Generation[], add: Add): void {
  let [number, previous] = [0, null as string | null]
  for (const { folder, manifest, sha256 } of whole) {
    // A generation's place is named by its time; one that came twice has a place of somebody else's making.
    if (folder !== folderOf(manifest.at) || manifest.number <= number)
      add('manifest-changed', `${folder}/${MANIFEST}`)
    else if (manifest.number > number + 1) add('generation-missing', range(number + 1, manifest.number - 1))
    else if (manifest.previous !== previous) add('manifest-changed', `${folder}/${MANIFEST}`)
    ;[number, previous] = [manifest.number, sha256]
  }
}

const range = (first: number, last: number) => (first === last ? String(first) : `${first}-${last}`)

/**
 * What the rule of what is kept would not have taken away by now. It only ever lets more go, so what it keeps now it has always kept.
 */
function thinnedTooEarly(whole: readonly Generation[], now: Instant): readonly Generation[] {
  const going = superfluousOf(whole, now)
  return whole.filter(one => one.isThinned && !going.includes(one))
}

/** Those whose thinning was cut off: what is left of them is theirs, and the next backup takes it away. */
function leavingOf(whole: readonly Generation[], recipient: string | null, now: Instant): Generation[] {
  const own = [databaseFile(recipient), LIST]
  return superfluousOf(whole, now).filter(
    ({ left }) => left.length > 0 && left.every(name => own.includes(name))
  )
}

type Found = Pick<Generations, 'whole' | 'cutOff'> & { readonly identity: Identity }

/** Against the folder that they were written to, which may have another path by now. */
function checkNoted({ whole, cutOff, identity }: Found, noted: Noted, from: string, add: Add): void {
  const { folders } = noted
  const there = new Set<string>(whole.map(({ sha256 }) => sha256))
  const known = ({ written }: Noted['folders'][number]) =>
    written.filter(({ manifest }) => there.has(manifest)).length
  const same =
    folders.find(({ folder }) => folder === from) ??
    folders.toSorted((one, other) => known(other) - known(one)).at(0)
  const written = same?.written ?? []
  const [ever, begun] = [new Set(noted.manifests), new Set(noted.begun)]
  if (same !== undefined && same.recipient !== identity.recipient) add('manifest-changed', IDENTITY_FILE)
  for (const { number, manifest } of written) {
    const found = whole.find(one => one.manifest.number === number)
    if (found === undefined) add('generation-missing', String(number))
    else if (found.sha256 !== manifest) add('manifest-changed', `${found.folder}/${MANIFEST}`)
  }
  // One that was written whole just before the program died was begun, and not noted.
  for (const { folder, manifest, sha256 } of whole) {
    const isTold = written.some(({ number }) => number === manifest.number)
    if (!isTold && !ever.has(sha256) && !begun.has(manifest.at)) add('generation-unknown', folder)
  }
  const places = new Set([...begun].map(folderOf))
  for (const folder of cutOff) if (!places.has(folder)) add('generation-unknown', folder)
}

/** Ours; and what systems lay by themselves in a folder that somebody looks into. */
const AROUND = new Set<string>([
  ...[IDENTITY_FILE, README, 'objects', GENERATIONS],
  ...['.DS_Store', 'Thumbs.db', 'desktop.ini']
])

/** What lies beside what a backup is made of. Of one that was thinned it is told with the rest of what is left. */
async function checkAdded(
  { target, kept, recipient, add }: Pick<Files, 'target' | 'kept' | 'recipient' | 'add'>,
  from: Place
): Promise<void> {
  // Around the backups in a bucket may lie those of other archives.
  for (const name of from.store === null ? await target.names('.') : [])
    if (!AROUND.has(name.endsWith(PARTIAL) ? name.slice(0, -PARTIAL.length) : name)) add('file-extra', name)
  const own = new Set([databaseFile(recipient), LIST, MANIFEST])
  for (const { folder } of kept)
    for (const name of await target.names(folder)) if (!own.has(name)) add('file-extra', `${folder}/${name}`)
}

type Checking = Pick<Files, 'target' | 'recipient' | 'add' | 'signal'>

/** The database and the list of each, and whether its journal goes on from those before; gives the lists. */
async function checkGenerations(whole: readonly Generation[], checking: Checking) {
  const { target, recipient, add, signal } = checking
  const lists: AsyncGenerator<Listed>[] = []
  const journals = recipient === null ? await Journals.open({ target, add, signal }) : null
  const newest = whole.findLast(one => !one.isThinned)
  try {
    for (const one of whole) {
      const isRight = !one.isThinned && (await checkDatabase(one, checking, journals))
      await journals?.hold(one, { isRight, isNewest: one === newest })
      if (one.isThinned) continue
      const isWhole = await check(`${one.folder}/${LIST}`, one.manifest.objects.list, checking)
      lists.push(readable(listOf(target, one), isWhole))
    }
  } finally {
    await journals?.close()
  }
  return { lists, journals: journals?.read ?? 0, authorities: journals?.authorities ?? null }
}

const checkDatabase = (
  { folder, manifest }: Generation,
  checking: Checking,
  journals: Journals | null
): Promise<boolean> =>
  check(`${folder}/${databaseFile(checking.recipient)}`, manifest.database.stored, checking, bytes =>
    journals === null ? bytes : journals.laidAside(bytes)
  )

async function check(path: string, stored: Stored, { target, add }: Checking, through?: Through) {
  const state = await stateOf(target, path, stored, through)
  if (state !== 'right') add(`file-${state}`, path)
  return state === 'right'
}

/**
 * A list that is not whole is a finding already; what it says as far as it can be read is looked at all the same. One that was whole and cannot
 * be read now ends the reading: what it names would pass for what belongs to none.
 */
async function* readable(list: AsyncGenerator<Listed>, isWhole: boolean): AsyncGenerator<Listed> {
  try {
    yield* list
  } catch (error) {
    if (!(error instanceof ArchiveError) || (isWhole && error.code !== 'backup-damaged')) throw error
  }
}
