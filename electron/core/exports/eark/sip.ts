// An E-ARK submission package (SIP): CSIP and SIP 2.1.0, which is FGS Paketstruktur 2.0, or 2.2.0.
import { basename } from 'node:path'
import { fill } from '#shared/errors.ts'
import type { Delivery, SipVersion } from '#shared/export.ts'
import dcElements from '../../../../resources/schemas/dc-elements.xsd?raw'
import readMe from '../../../../resources/schemas/eark-readme.txt?raw'
import simpleDc from '../../../../resources/schemas/simpledc.xsd?raw'
import type { Context } from '../../context.ts'
import { ArchiveError } from '../../errors.ts'
import { swedishDate } from '../../swedish-time.ts'
import type { WrittenPackage } from '../bagit.ts'
import type { Draft } from '../disk.ts'
import { type Frozen, writePayload } from '../payload.ts'
import { frozenItems, whose } from '../queries.ts'
import { writeDublinCore } from './dublin-core.ts'
import { type PackageFile, packageFile } from './files.ts'
import { type Mets, type Parties, PROFILES, writeMets } from './mets.ts'
import { actsOf, type PreservedFile, writePremis } from './premis.ts'
import { readOfficialSchemas } from './schemas.ts'
import { validateEark } from './validate.ts'

const REPRESENTATION = 'representations/rep1'
const XML = 'application/xml'

/**
 * Writes a SIP into the draft and validates it: the rules of the profiles, the official schemas where their folder is
 * pointed out, every link, every checksum, every file once. `folder` is the name it will have, which is its OBJID.
 * @throws ArchiveError export-not-verified, schemas-missing, disk-full, stopped
 */
export async function writeSip(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  form: { version: SipVersion; delivery: Delivery | null; folder: string }
): Promise<WrittenPackage> {
  const { version } = form
  const schemaFolder = form.delivery?.schemas ?? null
  const official = schemaFolder === null ? null : await readOfficialSchemas(schemaFolder)
  const objId = basename(form.folder)
  const { municipality } = whose(frozen.db)
  const { appVersion } = ctx
  const parties = partiesOf(form.delivery, municipality)
  const at = frozen.startedAt
  const title = `Sociala medier, ${municipality}, ${periodOf(frozen)}`
  const common = { version, at, appVersion, parties }
  const written = (path: string, mediaType: string) => packageFile(draft, path, mediaType, at)
  const write = async (path: string, text: string, mediaType: string) => {
    await draft.writeWhole(path, text)
    return written(path, mediaType)
  }

  const copied = await writePayload(ctx, draft, frozen, `${REPRESENTATION}/`)
  const types = new Map(copied.map(({ path, mediaType }) => [path, mediaType]))
  const records = new Map(copied.map(({ path, record }) => [path, record]))
  const payload = [...draft.digests.keys()]
    .sort()
    .map(path => written(path, types.get(path) ?? TEXTS[basename(path)] ?? 'text/plain'))
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0)

  const schemas = [
    { name: 'dc-elements.xsd', text: dcElements },
    { name: 'simpledc.xsd', text: simpleDc },
    ...(official?.files ?? [])
  ]
  const about = fill(readMe, { municipality, version })
  /** The metadata, documentation and schemas of the package (`base` empty) or of its representation. */
  const surround = async (base: string, preserved: Parameters<typeof writePremis>[1]) => {
    const premis = `${base}metadata/preservation/premis.xml`
    const sink = await draft.write(premis)
    await writePremis(sink, preserved)
    await sink.end()
    const group = async (folder: string, name: string, text: string, type: string) =>
      write(`${base}${folder}/${name}`, text, type)
    const documentation = [await group('documentation', 'LAS-MIG.txt', about, 'text/plain')]
    const copies: PackageFile[] = []
    for (const { name, text } of schemas) copies.push(await group('schemas', name, text, XML))
    return { premis: [written(premis, XML)], documentation, schemas: copies }
  }
  const metsIn = async (base: string, mets: Mets) => {
    const sink = await draft.write(`${base}METS.xml`)
    await writeMets(sink, mets)
    return sink.end()
  }

  const items = frozenItems(frozen.db, frozen.id)
  const base = `${REPRESENTATION}/`
  const rep = await surround(base, {
    objId: 'rep1',
    at,
    appVersion,
    records: [...items.channels, ...items.captures, ...items.comments, ...items.messages],
    files: payload.map(
      (file): PreservedFile => ({
        ...file,
        path: file.path.slice(base.length),
        record: records.get(file.path) ?? null
      })
    ),
    acts: actsOf(frozen.db, { exportId: frozen.id, upTo: frozen.head.seq })
  })
  const from = (files: readonly PackageFile[]) =>
    files.map(file => ({ ...file, path: file.path.slice(base.length) }))
  await metsIn(base, {
    ...common,
    objId: 'rep1',
    label: title,
    descriptive: [],
    preservation: from(rep.premis),
    groups: [
      { use: 'Documentation', files: from(rep.documentation) },
      { use: 'Schemas', files: from(rep.schemas) },
      { use: 'Representations/rep1/data', files: from(payload) }
    ],
    pointers: []
  })
  const repMets = written(`${base}METS.xml`, XML)

  const dc = 'metadata/descriptive/dc.xml'
  const dcSink = await draft.write(dc)
  const { from: first, to: last } = frozen.scope
  await writeDublinCore(dcSink, { objId, title, at, from: first, to: last, parties, counts: frozen.counts })
  await dcSink.end()
  const root = await surround('', { objId, at, appVersion, records: [], files: [], acts: [] })
  const { sha256 } = await metsIn('', {
    ...common,
    objId,
    label: title,
    descriptive: [written(dc, XML)],
    preservation: root.premis,
    groups: [
      { use: 'Documentation', files: root.documentation },
      { use: 'Schemas', files: root.schemas },
      // Everything below the representation that its own METS tells of stands there.
      { use: 'Representations/rep1', files: [repMets] }
    ],
    pointers: [{ use: 'Representations/rep1', href: repMets.path }]
  })
  ctx.closing.throwIfAborted()
  const [problem] = await validateEark(draft, {
    mets: ['METS.xml', repMets.path],
    profile: PROFILES[version],
    official,
    others: [...root.premis, ...rep.premis].map(({ path }) => path)
  })
  if (problem !== undefined)
    throw new ArchiveError('export-not-verified', { what: `${problem.rule}: ${problem.what}` })
  await draft.syncFolders()
  return { files: payload.length, bytes, manifest: sha256, tagManifest: sha256 }
}

function partiesOf(delivery: Delivery | null, municipality: string): Parties {
  return {
    creator: { name: delivery?.creator ?? municipality, code: delivery?.creatorCode ?? null },
    submitter: { name: delivery?.submitter ?? municipality, code: delivery?.submitterCode ?? null },
    preservation: delivery?.preservation ?? null,
    agreement: delivery?.agreement ?? null
  }
}

const TEXTS: Readonly<Record<string, string>> = {
  'records.json': 'application/json',
  'index.csv': 'text/csv'
}

function periodOf({ scope, startedAt }: Frozen): string {
  const to = swedishDate(scope.to ?? startedAt)
  return scope.from === null ? `till och med ${to}` : `${swedishDate(scope.from)} – ${to}`
}
