// The paths that an input names, by the schema of its method; and the refusal of those that nobody has chosen. A window that was
// taken over must not read or write where it likes, and whoever is not at this computer has no path here to name.
import { z } from 'zod'
import { BackupPlace, isStoreAddress } from '#shared/backup.ts'
import { contract } from '#shared/contract.ts'
import { FilePath } from '#shared/file-path.ts'
import { findSystem } from '../delivery/diary-system/read.ts'
import { knownTargets } from '../delivery/exports/read.ts'
import { ArchiveError } from '../kernel/errors.ts'
import type { CurrentArchive } from './current-archive.ts'

type Schema = z.core.$ZodType

/** Whether a person has chosen this path, in a dialog or by dropping it; or has sent the file that lies there. */
export type IsChosen = (path: string, method: string) => boolean

/** Whose paths: where `isChosen` is lacking they are typed at this computer, and any will do. */
export type Paths = { readonly isChosen?: IsChosen | undefined; readonly isRemote?: boolean }

/** What shows a window on the computer of the archive, changes which archive is open there, or keeps backups on its disks. */
const AT_THE_COMPUTER = new Set([
  ...['archive.open', 'archive.checkFolder', 'archive.create', 'archive.close'],
  ...['comments.pick', 'profiles.login', 'computer.check'],
  ...['backups.connect', 'backups.add', 'backups.verifyFolder', 'backups.restore']
])

/** @throws ArchiveError only-at-the-computer */
export function refuseFromElsewhere(method: readonly string[]): void {
  if (AT_THE_COMPUTER.has(method.join('.'))) throw new ArchiveError('only-at-the-computer')
}

/** @throws ArchiveError path-not-chosen, path-on-server */
export function refuseUnchosen(
  method: readonly string[],
  input: unknown,
  { isChosen, isRemote = false, session }: Paths & { readonly session: CurrentArchive }
): void {
  if (isChosen === undefined) return
  for (const path of pathsNamed(method.join('.'), input))
    if (!isChosen(path, method.join('.')) && (isRemote || !isKnownTarget(method, path, session)))
      throw isRemote
        ? new ArchiveError('path-on-server', { file: path.slice(0, 1000) })
        : new ArchiveError('path-not-chosen', { file: path.slice(0, 1000) })
}

/** The paths that the input of a method names. */
export function pathsNamed(method: string, input: unknown): string[] {
  const schema = inputSchemas.get(method)
  return schema === undefined ? [] : pathsIn(schema, input)
}

// A package is written again to where one went before, which somebody chose then; the same of a folder with schemas.
const TO_KNOWN_TARGETS = new Set([
  ...['exports.create', 'exports.saveDelivery', 'exports.saveReceiver'],
  'diarySystem.save'
])

function isKnownTarget(method: readonly string[], path: string, session: CurrentArchive): boolean {
  if (!TO_KNOWN_TARGETS.has(method.join('.')) || session.current() === null) return false
  const { read } = session.need().ctx.db
  const diary = findSystem(read)
  return knownTargets(read).has(path) || (diary?.program === 'watch-folder' && diary.dir === path)
}

const inputSchemas: ReadonlyMap<string, Schema> = new Map(
  Object.entries(contract).flatMap(([noun, verbs]) =>
    Object.entries(verbs).flatMap(([verb, procedure]) => {
      const { inputSchema } = procedure['~orpc']
      return inputSchema instanceof z.ZodType ? [[`${noun}.${verb}`, inputSchema] as const] : []
    })
  )
)

/** The values that stand where the schema has a path. What does not fit the schema is refused elsewhere. */
function pathsIn(schema: Schema, value: unknown): string[] {
  if (schema === FilePath) return typeof value === 'string' ? [value] : []
  // The address of a store is typed: its key is in the keychain, or it is refused.
  if (schema === BackupPlace) return typeof value === 'string' && !isStoreAddress(value) ? [value] : []
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(option => pathsIn(option, value))
  if (schema instanceof z.ZodObject)
    return typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => {
          const field: Schema | undefined = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined
          return field === undefined ? [] : pathsIn(field, each)
        })
      : []
  if (schema instanceof z.ZodArray)
    return Array.isArray(value) ? value.flatMap(each => pathsIn(schema.element, each)) : []
  const inside = innerOf(schema)
  return inside === undefined ? [] : pathsIn(inside, value)
}

/** What a schema is put around. */
function innerOf(schema: Schema): Schema | undefined {
  if (schema instanceof z.ZodPipe) return schema.in
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return schema.unwrap()
  return undefined
}
