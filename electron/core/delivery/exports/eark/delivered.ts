// What the formats for e-archives have in common: who delivers what, and the files that make it up.
import { basename, extname, join } from 'node:path'
import type { Delivery } from '#shared/export.ts'
import type { Instant } from '#shared/ids.ts'
import { headOf } from '../../../../../resources/verify/verify-content.mjs'
import type { Context } from '../../../kernel/context.ts'
import { archiveOwner } from '../../../kernel/db/archive-owner.ts'
import { swedishDate } from '../../../kernel/swedish-time.ts'
import type { WrittenPackage } from '../bagit.ts'
import type { Draft } from '../disk.ts'
import type { Frozen } from '../frozen.ts'
import { type CopiedFile, type Describe, writePayload } from '../payload.ts'
import { sealContent } from '../seal.ts'
import { checkCounts, noteReadBack, type Planned, type Validation, writeReport } from '../validation.ts'
import { writeVerifier } from '../verifiers.ts'
import { known, type PackageFile, packageFile } from './files.ts'
import type { ErmsVersion } from './namespaces.ts'
import type { PreservedFile } from './premis.ts'
import { type OfficialSchemas, readOfficialSchemas, type SchemaSet } from './schemas.ts'
import type { Judge } from './validate.ts'

type Organisation = { readonly name: string; readonly code: string | null }

/** Who delivers to whom, and by which agreement. */
export type Parties = {
  readonly creator: Organisation
  readonly submitter: Organisation
  readonly preservation: string | null
  readonly agreement: string | null
}

/** How a package for an e-archive is asked for. `folder` is the name it will have. */
export type DeliveryForm = {
  readonly delivery: Delivery | null
  readonly folder: string
  readonly validation: Validation
}

/** One delivery, as every format tells of it. */
export type Delivered = {
  /** The package's name, which is that of its folder. */
  readonly objId: string
  readonly title: string
  readonly municipality: string
  readonly at: Instant
  readonly appVersion: string
  readonly parties: Parties
  /** The schemas of the standards. */
  readonly official: OfficialSchemas
}

/** @throws ArchiveError schemas-missing */
export async function deliveredOf(
  { appVersion }: Context,
  frozen: Frozen,
  { delivery, folder }: DeliveryForm,
  schemasOf: { set: SchemaSet; erms: ErmsVersion | null }
): Promise<Delivered> {
  const { municipality } = archiveOwner(frozen.db)
  return {
    objId: basename(folder),
    title: `Sociala medier, ${municipality}, ${periodOf(frozen)}`,
    municipality,
    at: frozen.startedAt,
    appVersion,
    parties: {
      creator: { name: delivery?.creator ?? municipality, code: delivery?.creatorCode ?? null },
      submitter: { name: delivery?.submitter ?? municipality, code: delivery?.submitterCode ?? null },
      preservation: delivery?.preservation ?? null,
      agreement: delivery?.agreement ?? null
    },
    official: await readOfficialSchemas(delivery?.schemas ?? null, schemasOf)
  }
}

/** What a package has in `data/`, by path, and what of it was copied for the records. */
type Data = { readonly data: readonly PreservedFile[]; readonly copied: readonly CopiedFile[] }

/** Writes `data/` below `base`, but for the journal, and counts what came out. */
export async function writeData(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  { base, validation, describe }: { base: string; validation: Validation; describe: Describe }
): Promise<Data> {
  const copied = await writePayload(ctx, draft, frozen, { base, describe, validation })
  await checkCounts(validation, draft, base, frozen)
  return { data: await preserved(draft, [...draft.digests.keys()], { copied, at: frozen.startedAt }), copied }
}

/** Seals what is written so far, and answers the files of the journal and its last line. */
export async function sealData(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  {
    base,
    copied,
    heads
  }: Pick<Data, 'copied'> & {
    readonly base: string
    /** What the lists of the package will begin with, by their paths. */
    readonly heads: Readonly<Record<string, string>>
  }
): Promise<{ readonly journal: readonly PreservedFile[]; readonly head: Frozen['head'] }> {
  const before = new Set(draft.digests.keys())
  const more = Object.entries(heads).map(([path, text]) => [path, headOf(text)] as const)
  const head = await sealContent(ctx, draft, frozen, { base, copied, more })
  const written = [...draft.digests.keys()].filter(path => !before.has(path))
  return { journal: await preserved(draft, written, { copied: [], at: frozen.startedAt }), head }
}

async function preserved(
  draft: Draft,
  paths: readonly string[],
  { copied, at }: Pick<Data, 'copied'> & { readonly at: Instant }
): Promise<PreservedFile[]> {
  const byPath = new Map(copied.map(file => [file.path, file]))
  const files: PreservedFile[] = []
  for (const path of paths.toSorted()) {
    const {
      mediaType: said = TEXTS[basename(path)] ?? TYPES[extname(path)] ?? 'text/plain',
      format: is,
      record = null,
      originalName = null,
      extractOf = null,
      created = null
    } = byPath.get(path) ?? {}
    // What was not looked into yet was written with the package.
    const { mediaType, format } =
      is === undefined
        ? await known(join(draft.dir, path), { mediaType: said, isOurs: true })
        : { mediaType: said, format: is }
    const file = packageFile(draft, path, mediaType, created ?? at)
    files.push({ ...file, record, originalName, extractOf, format })
  }
  return files
}

/** Writes the program that verifies the package beside its root. */
export async function writePrograms(draft: Draft, at: Instant): Promise<PackageFile[]> {
  const programs = await writeVerifier(draft, 'listed')
  return programs.map(path => packageFile(draft, path, 'text/javascript', at))
}

/** Writes what was found of the package into `folder`. */
export async function writeFindings(
  draft: Draft,
  {
    folder,
    validation,
    at,
    planned
  }: { folder: string; validation: Validation; at: Instant } & {
    /** What will be checked of the list of all of it. */
    planned: readonly Planned[]
  }
): Promise<PackageFile[]> {
  noteReadBack(validation, draft)
  const report = await writeReport(draft, folder, validation, planned)
  return report.map(path =>
    packageFile(draft, path, path.endsWith('.json') ? 'application/json' : 'text/plain', at)
  )
}

/** Judges the package as a whole by the METS at its root, which has this digest. @throws ArchiveError export-not-verified */
export async function endPackage(
  draft: Draft,
  { judge, validation, root, sha256, data, head }: Ending
): Promise<WrittenPackage> {
  await judge.mets(root)
  judge.end(root)
  validation.mustPass()
  await draft.syncFolders()
  const bytes = data.reduce((sum, file) => sum + file.bytes, 0)
  return { files: data.length, bytes, manifest: sha256, tagManifest: sha256, head }
}

type Ending = {
  readonly judge: Judge
  readonly validation: Validation
  readonly root: string
  readonly sha256: WrittenPackage['manifest']
  readonly data: readonly PackageFile[]
  readonly head: WrittenPackage['head']
}

/**
 * Whether a file is XML that this program wrote. What belongs to a record came from somebody else and is bytes here: its XML
 * may be broken, or of one of our schemas, and says nothing about the package.
 */
export const isOurXml = ({ path, record }: PreservedFile) => record === null && path.endsWith('.xml')

const TEXTS: Readonly<Record<string, string>> = {
  'records.json': 'application/json',
  'index.csv': 'text/csv',
  'index-rfc4180.csv': 'text/csv'
}

const TYPES: Readonly<Record<string, string>> = {
  '.xml': 'application/xml',
  '.tsr': 'application/timestamp-reply',
  '.crl': 'application/pkix-crl',
  '.ocsp': 'application/ocsp-response',
  '.p7s': 'application/pkcs7-signature'
}

function periodOf({ scope, startedAt }: Frozen): string {
  const to = swedishDate(scope.to ?? startedAt)
  return scope.from === null ? `till och med ${to}` : `${swedishDate(scope.from)} – ${to}`
}
