// Making a new archive: a folder with its own folders, what tells a person what it is, and a database that is whole before it has its name.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rmdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fill } from '#shared/errors.ts'
import readMe from '../../../resources/archive/las-mig.txt?raw'
import { systemClock } from '../kernel/clock.ts'
import { databaseWithSchema } from '../kernel/db/migrate.ts'
import { connectDraft, openDb } from '../kernel/db/open.ts'
import { ArchiveError, refusalOf } from '../kernel/errors.ts'
import { record, writeLines } from '../kernel/journal/record.ts'
import { sealWritten } from '../kernel/journal/row-seals.ts'
import { syncFile, syncFolder } from '../kernel/objects/durable.ts'
import { remove, rename } from '../kernel/objects/held-elsewhere.ts'
import { makeFolder, refusalOfPlace } from '../kernel/objects/make-folder.ts'
import { refuseInArchive } from '../kernel/objects/other-archive.ts'
import { openObjectStore } from '../kernel/objects/store.ts'
import { isOfSystem } from '../kernel/objects/system-entries.ts'
import { createFirstUser } from '../register/roles/users.ts'
import {
  type Archive,
  FOLDERS,
  inArchive,
  type OpenOptions,
  openArchive,
  refuseFile,
  refuseNetwork
} from './archive.ts'

const README = 'LÄS MIG.txt'

/**
 * Makes a new archive in an empty or new folder, and opens it.
 * @throws ArchiveError archive-exists, folder-in-archive, folder-not-empty, not-a-folder, folder-name-unusable, place-unusable, archive-read-only,
 *   archive-on-network, disk-full
 */
export async function createArchive(
  dir: string,
  municipality: string,
  options: OpenOptions
): Promise<Archive> {
  const folder = resolve(dir)
  try {
    await refuseFile(folder).catch(error => Promise.reject(refusalOfPlace(error, folder)))
    if (existsSync(inArchive(folder).db)) throw new ArchiveError('archive-exists', { dir: folder })
    await refuseInArchive(folder)
    const wasThere = existsSync(folder)
    await makeFolder(folder)
    if ((await readdir(folder)).some(name => !isLeftover(name) && !isOfSystem(name)))
      throw new ArchiveError('folder-not-empty', { dir: folder })
    await refuseNetwork(folder, options)
    try {
      for (const name of FOLDERS) await mkdir(join(folder, name), { recursive: true })
      await foundDatabase(folder, municipality, options)
    } catch (error) {
      await unmake(folder, wasThere).catch(() => undefined)
      throw error
    }
  } catch (error) {
    throw refusalOf(error, folder)
  }
  return openArchive(folder, options)
}

// What fails is to leave nothing. Folders are taken away only while there is nothing in them.
async function unmake(folder: string, wasThere: boolean): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith('archive.db.new')) await remove(join(folder, name))
  for (const name of FOLDERS) await rmdir(join(folder, name))
  if (!wasThere) await rmdir(folder)
}

// What an attempt that was cut off leaves: it never got its archive.db, so the folder still counts as new.
const isLeftover = (name: string) => [...FOLDERS, README].includes(name) || name.startsWith('archive.db.new')

// The database is made under another name and gets its own when it is whole.
async function foundDatabase(folder: string, municipality: string, options: OpenOptions): Promise<void> {
  const draft = join(folder, 'archive.db.new')
  for (const name of await readdir(folder))
    if (name.startsWith('archive.db.new')) await remove(join(folder, name))
  const clock = options.clock ?? systemClock
  const [id, now] = [randomUUID(), clock.now()]
  await writeFile(draft, databaseWithSchema())
  const write = connectDraft(draft)
  try {
    const who = { clock, actor: options.actor }
    const db = openDb(draft, write, {
      isNew: true,
      requireThere: () => undefined,
      writeLines: (tx, rows, before) => writeLines(tx, sealWritten(tx, rows, before), who)
    })
    const objects = openObjectStore(folder)
    db.transact(tx => {
      tx.prepare('INSERT INTO archive (only_row, id, municipality, created_at) VALUES (1, ?, ?, ?)').run(
        id,
        municipality,
        now
      )
      createFirstUser(tx, { clock }, options.actor)
      record(tx, { objects, ...who }, { act: 'archive.created', about: id })
    })
    write.pragma('journal_mode = WAL')
    db.close()
  } finally {
    if (write.open) write.close()
  }
  await syncFile(draft)
  await writeWhole(join(folder, README), fill(readMe, { municipality, date: now.slice(0, 10), id }))
  await rename(draft, inArchive(folder).db)
  await syncFolder(folder)
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(`${path}.tmp`, 'w')
  try {
    // A byte-order mark and CRLF, so that the plainest editor of any system shows it right.
    await file.writeFile(`\uFEFF${text.replaceAll('\n', '\r\n')}`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.tmp`, path)
}
