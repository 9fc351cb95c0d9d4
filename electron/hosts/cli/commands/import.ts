// `import`: a spreadsheet of channels, tried and then taken into the register.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { findingSentence } from '#shared/import-findings.ts'
import {
  IMPORT_FIELDS,
  ImportAnswer,
  ImportField,
  type ImportFile,
  type ImportFinding,
  ImportMapping,
  type ImportQuestion,
  type ImportRow
} from '#shared/register-import.ts'
import { fieldWords } from '#shared/words/fields.ts'
import { IMPORT_COLUMNS } from '#shared/words/import-columns.ts'
import { ROW_OUTCOMES } from '#shared/words/values.ts'
import { letterOf } from '../../../core/formats/sheets/sheet.ts'
import { sameName } from '../../../core/register/register-import/same-name.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { actingCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { neededHelp } from '../contract/option-help.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { visible } from '../terminal.ts'
import { importing as texts } from '../texts/register-import.ts'
import { everyRow } from '../values.ts'

type Options = {
  readonly without?: string
  readonly acceptPartial?: true
  readonly file?: string
  readonly sheet?: string
  readonly headings?: number
  readonly column?: readonly string[]
  readonly department?: string
  readonly responsible?: string
  readonly purpose?: string
  readonly same?: readonly string[]
  readonly another?: readonly string[]
  readonly apply?: true
  readonly leaveOut?: true
}

/** What a column may be said to be stands in the help. */
const COLUMN = {
  sv: `${texts.column.sv} ${IMPORT_FIELDS.join(', ')}`,
  en: `${texts.column.en} ${IMPORT_FIELDS.join(', ')}`
}

export function addImportCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupIn(root, cli, 'import')
  actingCommand<Options>(
    group,
    cli,
    {
      options: [
        { flags: '--file <FILE>', text: texts.file },
        { flags: '--sheet <NAME>', text: fieldWords('mapping.sheet') },
        { flags: '--headings <ROW>', text: fieldWords('mapping.headingRow'), read: Number },
        { flags: '--column <COLUMN=FIELD...>', text: COLUMN },
        { flags: '--department <NAME>', text: fieldWords('mapping.otherwise.department') },
        { flags: '--responsible <NAME>', text: fieldWords('mapping.otherwise.responsible') },
        { flags: '--purpose <TEXT>', text: fieldWords('mapping.otherwise.purpose') },
        { flags: '--same <NAME=ID...>', text: texts.same },
        { flags: '--another <NAME...>', text: texts.another },
        { flags: '--apply', text: texts.apply },
        { flags: '--leave-out', text: texts.leaveOut },
        { flags: '--without <TEXT>', text: fieldWords('override') },
        { flags: '--accept-partial', text: neededHelp('channel change', 'accept-partial') }
      ],
      act: options => run(cli, options)
    },
    onAnswer
  )
}

async function run(cli: Cli, options: Options & Globals): Promise<Answer> {
  const { out } = cli
  const { file, apply, leaveOut } = options
  if (file === undefined) throw new UsageError(texts.fileMissing)
  return inArchive(cli, options, async client => {
    const read = await client.registerImport.read({ path: resolve(file) })
    for (const note of read.notes) out.note(texts.notes[note])
    const answers = await answersIn(client, options)
    const mapping = { ...mappingOf(read, options), answers }
    const { id } = read
    const plan = await client.registerImport.plan({ id, mapping })
    const rowsOf = (tried: ImportMapping) =>
      Array.fromAsync(
        everyRow(after =>
          client.registerImport.rows({ id, mapping: tried, outcome: null, limit: 500, after })
        )
      )
    const rows = await rowsOf(mapping)
    await refuseUnasked(out, answers, rows, () => rowsOf({ ...mapping, answers: [] }))
    if (apply) {
      const refused = leaveOut ? 'leave-out' : 'stop'
      const done = await client.registerImport.apply({
        ...{ id, mapping, digest: plan.digest, refused },
        ...{ override: options.without ?? null, partial: options.acceptPartial ? 'accept' : 'refuse' }
      })
      const { created, changed, unchanged } = done
      const counts = { created, changed, unchanged, refused: done.refused }
      return { json: { import: done }, lines: [out.t(texts.done, counts)], ...endOf(done) }
    }
    const lines = rows.flatMap(({ row, outcome, name, findings }) => [
      out.t(texts.row, { row, outcome: out.t(ROW_OUTCOMES[outcome]), name }),
      ...findings.flatMap(finding => [
        `  ${findingSentence(finding, out.language)}`,
        ...choicesOf(out, finding)
      ])
    ])
    const { departments, unmapped, digest: _, minded: _minded, ...counts } = plan
    const would = out.t(texts.would, { ...counts, departments: departments.length })
    return {
      json: { file: read, mapping, plan },
      lines: [
        ...meanings(cli, read, mapping),
        ...unmapped.map(each => out.t(texts.unmapped, each)),
        ...lines,
        would,
        ...(plan.created + plan.changed === 0 ? [] : [out.t(texts.applyNext)])
      ].map(visible),
      ...endOf(plan)
    }
  })
}

// A script that reads a sheet in learns that not all of it could be used.
const endOf = ({ refused }: { readonly refused: number }) => (refused === 0 ? {} : { exit: EXIT.partial })

function meanings({ out }: Cli, { sheets }: ImportFile, { sheet, columns }: ImportMapping): string[] {
  return columns.map(({ at, field }) =>
    out.t(texts.meaning, {
      letter: letterOf(at),
      heading: sheets[sheet]?.columns[at]?.heading ?? '',
      field: out.t(IMPORT_COLUMNS[field])
    })
  )
}

function mappingOf({ sheets }: ImportFile, options: Options): ImportMapping {
  const { sheet: name, headings, column, department, responsible, purpose } = options
  const at = name === undefined ? 0 : sheets.findIndex(sheet => sheet.name === name)
  const proposal = sheets[at]?.proposal
  if (proposal === undefined) throw new UsageError(texts.noSheet, { name: name ?? '' })
  const mapping = {
    sheet: at,
    headingRow: headings ?? proposal.headingRow,
    columns: column === undefined ? proposal.columns : column.map(columnTyped),
    otherwise: { department: department ?? null, responsible: responsible ?? null, purpose: purpose ?? null }
  }
  const checked = ImportMapping.safeParse(mapping)
  if (!checked.success) throw badColumn(column?.join(' ') ?? String(headings))
  return checked.data
}

/** What can be answered, as it is typed. */
function choicesOf({ t }: Cli['out'], { asks }: ImportFinding): string[] {
  if (asks === undefined || asks.answer !== null) return []
  return asks.choices.map(({ is, label }) =>
    is === 'another'
      ? `    ${t(texts.isAnother, { option: `--another "${asks.name}"` })}`
      : `    ${t(texts.isSame, { option: `--same "${asks.name}=${is}"`, who: label })}`
  )
}

/**
 * An answer to what nobody asked, or with what cannot be answered, would be none: it is not passed over. What a row would ask without
 * the other answers, which say who it is, may be answered too.
 */
async function refuseUnasked(
  { t }: Cli['out'],
  answers: readonly ImportAnswer[],
  rows: readonly ImportRow[],
  withoutAnswers: () => Promise<readonly ImportRow[]>
): Promise<void> {
  const now = questionsIn(rows)
  const isAnswer = (asked: readonly ImportQuestion[]) => (answer: ImportAnswer) =>
    choicesFor(asked, answer).includes(answer.is)
  if (answers.every(isAnswer(now))) return
  const asked = [...now, ...questionsIn(await withoutAnswers())]
  const unasked = answers.filter(answer => choicesFor(asked, answer).length === 0)
  if (unasked.length > 0)
    throw new UsageError(texts.notAsked, {
      unasked: listed(unasked.map(({ name }) => name)),
      asked: asked.length === 0 ? t(texts.nothingAsked) : listed(asked.map(({ name }) => name))
    })
  const wrong = answers.find(answer => !isAnswer(asked)(answer))
  if (wrong === undefined) return
  const choices = listed(choicesFor(asked, wrong))
  throw new UsageError(texts.notAChoice, { name: wrong.name, is: wrong.is, choices })
}

const questionsIn = (rows: readonly ImportRow[]): ImportQuestion[] =>
  rows.flatMap(({ findings }) => findings.flatMap(({ asks }) => asks ?? []))

/** What can be answered of a name, of whatever it is. */
const choicesFor = (asked: readonly ImportQuestion[], { name }: ImportAnswer): string[] =>
  asked
    .filter(each => sameName(each.name) === sameName(name))
    .flatMap(({ choices }) => choices.map(({ is }) => is))

const listed = (names: readonly string[]): string => [...new Set(names)].join('; ')

/** An answer holds for every row with the name, and for a person as for a department: nothing is called what the other is. */
async function answersIn(client: Client, { same = [], another = [] }: Options): Promise<ImportAnswer[]> {
  const said = same.map(value => {
    const at = value.lastIndexOf('=')
    if (at < 1) throw new UsageError(texts.badSame, { value })
    return { name: value.slice(0, at), is: value.slice(at + 1).trim() }
  })
  const answers: ImportAnswer[] = []
  for (const { name, is } of [...said, ...another.map(name => ({ name, is: 'another' }))]) {
    const isWord = is === 'earlier' || is === 'another'
    const of = isWord ? is : await idOf(client, z.uuid(), is)
    for (const about of ['person', 'department'] as const) {
      const answer = ImportAnswer.safeParse({ about, name, is: of })
      if (!answer.success) throw new UsageError(texts.badSame, { value: `${name}=${is}` })
      answers.push(answer.data)
    }
  }
  return answers
}

function columnTyped(value: string): ImportMapping['columns'][number] {
  const [, letters, name] = /^([A-Z]{1,2})=(\w+)$/i.exec(value) ?? []
  const field = ImportField.safeParse(name)
  const at = Array.from({ length: 200 }, (_, column) => letterOf(column)).indexOf(
    letters?.toUpperCase() ?? ''
  )
  if (at < 0 || !field.success) throw badColumn(value)
  return { at, field: field.data }
}

const badColumn = (value: string) =>
  new UsageError(texts.badColumn, { value, fields: IMPORT_FIELDS.join(', ') })
