// The one class of refusal. A refusal has a code and a sentence for a person; anything else that is thrown is a bug.
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import { ORPCError } from '@orpc/server'
import { type ErrorCode, type ErrorParams, sentence } from '#shared/errors.ts'
import { isAlmostFull } from './bytes-free.ts'

/** A refusal from the closed list. Its message is the English sentence; hosts make their own language from `params`. */
export class ArchiveError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(sentence(code, params, 'en'))
    this.name = 'ArchiveError'
    this.code = code
    this.params = params
  }

  /** The same refusal as the contract's typed answer. */
  toORPC(): ORPCError<ErrorCode, ErrorParams> {
    return new ORPCError(this.code, { message: this.message, data: this.params })
  }
}

const errno = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

const pathOf = (error: unknown): string | undefined =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined

const syscallOf = (error: unknown): string =>
  error instanceof Error && 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : '?'

/** Of a copy, the path that is named first is that which was read. */
const writtenTo = (error: unknown): string | undefined =>
  error instanceof Error && 'dest' in error && typeof error.dest === 'string' ? error.dest : pathOf(error)

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT'])
// The shared part of SQLite's log, which could not be made as large as it must be.
const FULL = new Set([...NO_ROOM, 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])
/** What SQLite says also where a full disk kept it from writing, or from making a file beside the database. What could not be read is another matter. */
const MAY_BE_FULL =
  /^SQLITE_(?:(?:READONLY|CANTOPEN)(?:_|$)|IOERR(?:_(?:WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHM[A-Z]+))?$)/
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM'])

/**
 * Whether a disk that can be written to is full; a disc that is only read has nothing free, and is not. It is found by making a folder:
 * Windows says of every folder that it may be written to, and to open the database and close it would let go of SQLite's locks.
 */
function isFullDisk(dir: string): boolean {
  if (!isAlmostFull(dir)) return false
  try {
    rmdirSync(mkdtempSync(join(dir, 'full-')))
    return true
  } catch (error) {
    return FULL.has(errno(error) ?? '')
  }
}

/** Whether it is the disk of this folder that is full, in whatever words. */
export function isDiskFull(error: unknown, dir: string): boolean {
  if (error instanceof ArchiveError) return error.code === 'disk-full'
  const code = errno(error) ?? ''
  return FULL.has(code) || (MAY_BE_FULL.test(code) && isFullDisk(dir))
}

/** Whether a folder has this path in it. */
const isIn = (dir: string, path: string) => {
  const way = relative(resolve(dir), resolve(path))
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== resolve(path)
}

/**
 * Whether it is the disk of the computer's temporary files that is full, and not that of this folder: by what was being written, or, where
 * the system does not say, by which of them has no room.
 */
function isTemporaryFull(error: unknown, dir: string): boolean {
  if (!NO_ROOM.has(errno(error) ?? '')) return false
  const path = writtenTo(error)
  if (path !== undefined) return isIn(tmpdir(), path) && (dir === '' || !isIn(dir, path))
  return isAlmostFull(tmpdir()) && !isAlmostFull(dir)
}

/** Makes a refusal of what the disk or the database says; what is neither comes back as it was. */
export function refusalOf(error: unknown, dir: string): unknown {
  const code = errno(error)
  if (code === undefined || error instanceof ArchiveError) return error
  if (isTemporaryFull(error, dir)) return new ArchiveError('temporary-disk-full', { dir: tmpdir() })
  if (isDiskFull(error, dir)) return new ArchiveError('disk-full')
  if (READ_ONLY.has(code) || /^SQLITE_(READONLY|CANTOPEN)/.test(code))
    return new ArchiveError('archive-read-only', { dir })
  if (code === 'EBUSY') return new ArchiveError('file-held', { file: pathOf(error) ?? dir })
  // Windows has faults that Node has no name for, such as a share that has gone and a file that is infected: told by what was done.
  if (code === 'UNKNOWN')
    return new ArchiveError('system-refused', { doing: syscallOf(error), file: pathOf(error) ?? dir })
  if (code === 'EIO' || code.startsWith('SQLITE_IOERR'))
    return new ArchiveError('disk-failing', { dir, detail: code })
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new ArchiveError('database-damaged', { dir, detail: code })
  return error
}

export { errno }
