// What is checked of a package before it gets its name, gathered into a report: in the package, and on screen.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ExportFormat } from '#shared/export.ts'
import type { Instant } from '#shared/ids.ts'
import { capitalised } from '#shared/in-language.ts'
import type {
  CheckKind,
  CheckSource,
  ValidationCheck,
  ValidationRemark,
  ValidationReport
} from '#shared/validation.ts'
import { CHECK_SOURCES, CHECK_WORDS, NOT_MADE_WORDS, REMARK_WORDS } from '#shared/validation-words.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { swedishTime } from '../../kernel/swedish-time.ts'
import type { Draft } from './disk.ts'
import type { Frozen } from './frozen.ts'
import { frozenItems } from './queries.ts'

type Finding = ValidationCheck['findings'][number]

/** The checks of one package, in the order they were made. */
export interface Validation {
  /** Notes a check that was made. It failed if anything was found. */
  made(check: CheckKind, about: About): void
  /** Notes a check that could not be made. */
  notMade(check: CheckKind, about: Pick<About, 'subject'> & { readonly why: ValidationCheck['why'] }): void
  /** Notes what a receiver should know of a record. */
  remark(remark: ValidationRemark['remark'], record: string): void
  report(): ValidationReport
  /** @throws ArchiveError export-not-verified, with the first thing that is wrong */
  mustPass(): void
}

type About = {
  readonly subject: string | null
  readonly number: number
  readonly source?: CheckSource
  readonly names?: readonly string[]
  readonly files?: readonly string[]
  readonly findings: readonly Finding[]
}

export function openValidation(facts: { format: ExportFormat; at: Instant; appVersion: string }): Validation {
  const checks: ValidationCheck[] = []
  const remarks = new Map<ValidationRemark['remark'], ValidationRemark>()
  return {
    made(check, { subject, number, source = null, names = [], files = [], findings }) {
      const outcome = findings.length === 0 ? 'passed' : 'failed'
      checks.push({
        check,
        subject,
        outcome,
        number,
        source,
        names: [...names],
        files: [...files],
        findings: findings.slice(0, MOST),
        why: null
      })
    },
    notMade(check, { subject, why }) {
      const outcome = 'not-made'
      checks.push({
        check,
        subject,
        outcome,
        number: 0,
        source: null,
        names: [],
        files: [],
        findings: [],
        why
      })
    },
    remark(remark, record) {
      const { number, records } = remarks.get(remark) ?? { number: 0, records: [] }
      const first = number < MOST ? [...records, record] : records
      remarks.set(remark, { remark, number: number + 1, records: first })
    },
    report: () => ({ ...facts, checks: [...checks], remarks: [...remarks.values()] }),
    mustPass() {
      const [first] = checks.flatMap(({ findings }) => findings)
      if (first !== undefined)
        throw new ArchiveError('export-not-verified', { what: `${first.rule}: ${first.what}` })
    }
  }
}

// A report that names ten thousand broken files helps nobody.
const MOST = 100

/** Every file written so far was read back from the disk: what did not hold was refused there and then. */
export function noteReadBack(validation: Validation, draft: Draft): void {
  validation.made('read-back', { subject: null, number: draft.digests.size, findings: [] })
}

/** What stands on a line of records.json that matters here. */
const Line = z.object({
  id: z.string(),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })).default([])
})
const SECTION = /^ "(\w+)": \[/

/**
 * Counts what came out: reads records.json back from the package, line by line, and holds it against what was to go
 * along. Every file of a record must be there, unchanged, and every file below `data/` must belong to one record.
 */
export async function checkCounts(
  validation: Validation,
  draft: Draft,
  base: string,
  { db, id }: Pick<Frozen, 'db' | 'id'>
): Promise<void> {
  const found = new Map<string, number>()
  const told = new Set<string>()
  const findings: Finding[] = []
  const wrong = (what: string) => findings.push({ rule: 'counts', what })
  let section = ''
  const source = createReadStream(join(draft.dir, `${base}data/records.json`), 'utf8')
  for await (const line of linesOf(source)) {
    const name = SECTION.exec(line)?.[1]
    if (name !== undefined) section = name
    if (!line.startsWith('{"')) continue
    const { files } = Line.parse(JSON.parse(line.replace(/,$/, '')))
    found.set(section, (found.get(section) ?? 0) + 1)
    for (const { path, sha256 } of files) {
      if (draft.digests.get(base + path)?.sha256 !== sha256) wrong(`${path}: missing or changed`)
      if (told.has(path)) wrong(`${path}: told of twice`)
      told.add(path)
    }
  }
  for (const [name, frozen] of Object.entries(frozenItems(db, id)))
    if ((found.get(name) ?? 0) !== frozen.length)
      wrong(`${name}: ${found.get(name) ?? 0} of ${frozen.length}`)
  for (const path of draft.digests.keys())
    if (path.startsWith(`${base}data/`) && path.split('/').length > base.split('/').length + 2)
      if (!told.has(path.slice(base.length))) wrong(`${path}: belongs to no record`)
  const number = [...found.values()].reduce((sum, each) => sum + each, 0) + told.size
  validation.made('counts', { subject: `${base}data/records.json`, number, findings })
}

/** Lines as they were written. Node's readline also parts at U+2028 and U+2029, which may stand in what somebody wrote. */
async function* linesOf(source: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of source) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}

/** What the report is called in a package. */
const REPORT = { text: 'VALIDERING.txt', json: 'validation.json' }

/** What is counted in each check. */
const UNITS: Readonly<Record<CheckKind, string>> = {
  'read-back': 'filer',
  counts: 'poster och filer',
  rules: 'regler',
  schemas: 'filer',
  links: 'länkar',
  accounted: 'filer',
  'well-formed': 'filer',
  bag: 'filer'
}

/** What is checked when the report has been written: it passed, or there is no package. */
export type Planned = Pick<ValidationCheck, 'check' | 'subject' | 'source'> & {
  readonly names: readonly string[]
}

const nameOf = (check: CheckKind, subject: string | null) =>
  `${capitalised(CHECK_WORDS[check].sv)}${subject === null ? '' : `, ${subject}`}`

function byWhom(source: CheckSource | null, names: readonly string[]): string {
  const whose = source === null ? '' : `\n  ${capitalised(CHECK_SOURCES[source].sv)}`
  return names.length === 0 ? whose : `${whose}:\n  ${names.join(', ')}`
}

/**
 * The report as a text in Swedish, for whoever opens the package without the program. What is checked after the report
 * was written is said to be so: the package only has its name because that passed as well.
 */
function reportText(
  { format, at, appVersion, checks, remarks }: ValidationReport,
  planned: readonly Planned[]
): string {
  const lines = checks.map(({ check, subject, outcome, number, source, names, files, why }) => {
    const said =
      outcome === 'not-made'
        ? `inte prövat: ${why === null ? '' : NOT_MADE_WORDS[why].sv}`
        : `godkänt (${number} ${subject === 'index.csv' ? 'rader' : UNITS[check]})`
    const made = files.length === 0 ? '' : `\n  Prövades på:\n  ${files.join('\n  ')}`
    return `- ${nameOf(check, subject)}: ${said}${byWhom(source, names)}${made}`
  })
  const later = planned.map(
    ({ check, subject, source, names }) => `- ${nameOf(check, subject)}${byWhom(source, names)}\n`
  )
  const text = `VALIDERINGSRAPPORT

Form: ${format}
Urvalet låstes: ${swedishTime(at)}
Skrivet av: Kanalarkiv ${appVersion}

Det här prövade Kanalarkiv innan rapporten skrevs, och inget annat program.

${lines.join('\n')}

Rapporten ligger i paketet, och det som räknar upp paketets filer skrevs därför efter den. Också det har
prövats: ett paket som inte håller får aldrig sitt namn.
${later.length === 0 ? '' : `\nSå prövades det:\n\n${later.join('')}`}${remarksText(remarks)}`
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`
}

function remarksText(remarks: readonly ValidationRemark[]): string {
  const lines = remarks.map(({ remark, number, records }) => {
    const more = number > records.length ? `\n  och ${number - records.length} till` : ''
    return `- ${capitalised(REMARK_WORDS[remark].sv)}: ${number}\n  ${records.join('\n  ')}${more}\n`
  })
  return lines.length === 0 ? '' : `\nAtt veta om handlingarna:\n\n${lines.join('')}`
}

/** Writes both files of the report below `base` (empty, or a path that ends with `/`) and answers their paths. */
export async function writeReport(
  draft: Draft,
  base: string,
  validation: Validation,
  planned: readonly Planned[] = []
): Promise<string[]> {
  const report = validation.report()
  await draft.writeWhole(base + REPORT.text, reportText(report, planned))
  await draft.writeWhole(base + REPORT.json, `${JSON.stringify(report, null, 1)}\n`)
  return [base + REPORT.text, base + REPORT.json]
}
