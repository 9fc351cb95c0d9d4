// An E-ARK submission package (SIP): CSIP and SIP 2.1.0, which is FGS Paketstruktur 2.0, or 2.2.0.
import { posix } from 'node:path'
import { fill } from '#shared/errors.ts'
import type { CommentId } from '#shared/ids.ts'
import readMe from '../../../../../resources/schemas/eark-readme.txt?raw'
import type { Context } from '../../../kernel/context.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { clearOfSecretWords } from '../../../register/secrecy/typed.ts'
import type { WrittenPackage } from '../bagit.ts'
import { writeEad } from '../describe/ead.ts'
import { ermsOf } from '../describe/erms.ts'
import { restriction } from '../describe/facts.ts'
import { nativeIdOf } from '../describe/platform.ts'
import type { Draft } from '../disk.ts'
import type { Frozen } from '../frozen.ts'
import { DC_SCHEMAS, openOwnSchemas } from '../own-schemas.ts'
import { frozenItems } from '../queries.ts'
import { spanOf } from '../span.ts'
import { broughtTo } from './brought.ts'
import {
  type DeliveryForm,
  deliveredOf,
  endPackage,
  isOurXml,
  sealData,
  writeData,
  writeFindings,
  writePrograms
} from './delivered.ts'
import { writeDublinCore } from './dublin-core.ts'
import { type PackageFile, packageFile } from './files.ts'
import { headOfMets, type Mets, PROFILES, writeMets } from './mets.ts'
import type { ErmsVersion } from './namespaces.ts'
import { actsOf, type Preserved, writePremis } from './premis.ts'
import { CSIP_RULES, sip21Rules, sipRules } from './rules.ts'
import { EARK_SCHEMAS } from './schemas.ts'
import { openJudge } from './validate.ts'

const REP = 'rep1'
const BASE = `representations/${REP}/`
const XML = 'application/xml'
const ERMS_VERSIONS: Readonly<Record<Mets['version'], ErmsVersion>> = { '2.1.0': '2.1', '2.2.0': '3.0' }

/**
 * Writes a SIP into the draft and validates it: the rules of the profiles, the schemas of the standards, every link, every checksum,
 * every file once.
 * @throws ArchiveError export-not-verified, schemas-missing, disk-full, stopped
 */
export async function writeSip(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  form: DeliveryForm & Pick<Mets, 'version'> & { readonly content: 'records' | 'erms' }
): Promise<WrittenPackage> {
  const { version, validation } = form
  const content = form.content === 'erms' ? 'erms' : kindOf(frozen.counts)
  const erms = ERMS_VERSIONS[version]
  const delivered = await deliveredOf(ctx, frozen, form, { set: EARK_SCHEMAS, erms })
  const { objId, title, at, appVersion, parties, official } = delivered
  const common = { version, content, at, appVersion, parties, label: title }
  const written = (path: string) => packageFile(draft, path, XML, at)
  const schemas = [...DC_SCHEMAS, ...official.files]
  const own = await openOwnSchemas()
  const about = fill(readMe, { municipality: delivered.municipality, version, erms })

  /** The documentation and schemas of the package (`base` empty) or of its representation. */
  const document = async (base: string) => {
    const readme = `${base}documentation/LAS-MIG.txt`
    await draft.writeWhole(readme, about)
    const copies: PackageFile[] = []
    for (const { name, text } of schemas) {
      await draft.writeWhole(`${base}schemas/${name}`, text)
      copies.push(written(`${base}schemas/${name}`))
    }
    return { documentation: [packageFile(draft, readme, 'text/plain', at)], schemas: copies }
  }
  const clear = frozen.scope.withSecret === 'include-marked' ? unchanged : clearOfSecretWords(frozen.db)
  const writePremisIn = async (base: string, preserved: Omit<Preserved, Common>) => {
    const path = `${base}metadata/preservation/premis.xml`
    const sink = await draft.write(path)
    const checkedAt = ctx.clock.now()
    await writePremis(sink, { ...preserved, db: frozen.db, at, checkedAt, appVersion, clear })
    await sink.end()
    return written(path)
  }
  const writeMetsIn = async (base: string, mets: Mets) => {
    const sink = await draft.write(`${base}METS.xml`)
    await writeMets(sink, mets)
    return sink.end()
  }

  try {
    const { data, copied } = await writeData(ctx, draft, frozen, {
      base: BASE,
      validation,
      describe: ermsOf({ version: erms, frozen, parties, appVersion })
    })
    const provenance = await writePremisIn(BASE, { ...provenanceOf(frozen), files: inside(data) })
    const inRepresentation = await document(BASE)
    const inRoot = await document('')
    const dc = 'metadata/descriptive/dc.xml'
    const sink = await draft.write(dc)
    const { from, to } = spanOf(frozen)
    await writeDublinCore(sink, { objId, title, at, from, to, parties, counts: frozen.counts })
    await sink.end()
    const ead = 'metadata/descriptive/ead.xml'
    const description = await draft.write(ead)
    await writeEad(description, delivered, frozen)
    await description.end()
    const programs = await writePrograms(draft, at)
    const judge = openJudge(validation, draft, {
      rules: [...CSIP_RULES, ...(version === '2.1.0' ? sip21Rules : sipRules)(PROFILES[version])],
      source: 'eark-rules',
      official,
      own,
      target: (href, folder) => posix.join(folder, decodeURIComponent(href))
    })
    ctx.closing.throwIfAborted()
    for (const { path } of [written(dc), written(ead), provenance, ...data.filter(isOurXml)])
      await judge.other(path)

    // What follows tells of the journal, or of what does, and is sealed by no line of it.
    const { journal, head } = await sealData(ctx, draft, frozen, {
      ...{ base: BASE, copied },
      heads: {
        'METS.xml': await headOfMets({ ...common, objId }),
        [`${BASE}METS.xml`]: await headOfMets({ ...common, objId: REP })
      }
    })
    const all = [...data, ...journal]
    const rootProvenance = await writePremisIn('', { ...NO_PROVENANCE, objId, files: journal })
    const pointer = { use: 'Representations/rep1', href: `${BASE}METS.xml` }
    await writeMetsIn(BASE, {
      ...common,
      objId: REP,
      descriptive: [],
      preservation: inside([provenance]),
      groups: [
        { use: 'Documentation', files: inside(inRepresentation.documentation) },
        { use: 'Schemas', files: inside(inRepresentation.schemas) },
        { use: 'Representations/rep1/data', files: inside(all) }
      ],
      pointers: []
    })
    await judge.other(rootProvenance.path)
    await judge.mets(pointer.href)
    const planned = judge.planned('METS.xml')
    const findings = await writeFindings(draft, { folder: 'documentation/', validation, at, planned })
    const { sha256 } = await writeMetsIn('', {
      ...common,
      objId,
      descriptive: [
        { ...written(dc), standard: 'DC' },
        { ...written(ead), standard: 'EAD' }
      ],
      preservation: [rootProvenance],
      groups: [
        { use: 'Documentation', files: [...inRoot.documentation, ...findings, ...programs] },
        { use: 'Schemas', files: inRoot.schemas },
        { use: pointer.use, files: [written(pointer.href)] }
      ],
      pointers: [pointer]
    })
    return await endPackage(draft, { judge, validation, root: 'METS.xml', sha256, data: all, head })
  } finally {
    official.close()
    own.close()
  }
}

/** What a package holds: captured pages and nothing else, or what was written too. */
const kindOf = ({ comments, messages }: Frozen['counts']): Mets['content'] =>
  comments + messages > 0 ? 'mixed' : 'pages'

/** What is the same wherever provenance is told of in a package. */
type Common = 'db' | 'at' | 'checkedAt' | 'appVersion' | 'clear'

/** What is secret goes along: so may its words. */
const unchanged = <Details>(details: Details) => details

/** Of what the package as a whole has: no record of its own. */
const NO_PROVENANCE = { records: [], nativeIds: new Map(), acts: [], brought: [], restricted: [] }

/** What is told of the records of a package, and what was done to them. */
function provenanceOf({ db, id, head, scope }: Frozen): Omit<Preserved, Common | 'files'> {
  const items = frozenItems(db, id)
  const records = [...items.channels, ...items.captures, ...items.comments, ...items.messages]
  return {
    objId: REP,
    records,
    nativeIds: nativeIdsOf(db, items.comments),
    acts: actsOf(db, { exportId: id, upTo: head.seq }),
    brought: broughtTo(db, id),
    // Otherwise what is secret does not go along.
    restricted: scope.withSecret === 'include-marked' ? restrictedOf(db, records) : []
  }
}

/** What the platforms call the comments that they have told of. */
function nativeIdsOf(db: ReadDb, comments: readonly CommentId[]): Map<string, string> {
  return new Map(
    comments.flatMap(id => {
      const nativeId = nativeIdOf(db, id)
      return nativeId === null ? [] : [[id, nativeId] as const]
    })
  )
}

/** Those that are marked as secret, or lie within what is. */
function* restrictedOf(db: ReadDb, records: readonly string[]) {
  for (const record of records) {
    const mark = restriction(db, record)
    if (mark !== null) yield { record, paragraph: mark.paragraph }
  }
}

/** The same files with their paths from the representation. */
function inside<File extends PackageFile>(files: readonly File[]): File[] {
  return files.map(file => ({ ...file, path: file.path.slice(BASE.length) }))
}
