// `attestation`: which departments have confirmed their part of the register, what a part says, and confirming it.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Attestation, shortDigest } from '#shared/attestation.ts'
import { attestedFields } from '#shared/attested-words.ts'
import type { DepartmentId } from '#shared/ids.ts'
import { FIELD_WORDS, valueInWords } from '#shared/register-words.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { factLines, listed, PAGING } from '../listing.ts'
import { visible } from '../terminal.ts'
import { attestation as texts } from '../texts/attestation.ts'
import { dateTyped, localTime } from '../values.ts'

type SignOptions = {
  readonly by: string
  readonly on: string
  readonly basis: string
  readonly paper?: string
  readonly onPaper?: true
  readonly note?: string
}

export function addAttestationCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'attestation', texts.group)
  leafCommand(
    group,
    cli,
    { usage: 'status', text: texts.status, act: globals => status(cli, globals) },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'show <DEPARTMENT>', text: texts.show, act: (globals, [name = '']) => show(cli, globals, name) },
    onAnswer
  )
  leafCommand<SignOptions>(
    group,
    cli,
    {
      usage: 'sign <DEPARTMENT>',
      text: texts.sign,
      options: [
        { flags: '--by <NAME>', text: texts.by, mandatory: true },
        { flags: '--on <DATE>', text: texts.on, mandatory: true, read: dateTyped },
        { flags: '--basis <DIGEST>', text: texts.basis, mandatory: true },
        { flags: '--on-paper', text: texts.onPaper },
        { flags: '--paper <FILE>', text: texts.paper },
        { flags: '--note <TEXT>', text: texts.note }
      ],
      act: (options, [name = '']) => sign(cli, options, name)
    },
    onAnswer
  )
  leafCommand<{ to: string }>(
    group,
    cli,
    {
      usage: 'form <DEPARTMENT>',
      text: texts.form,
      options: [{ flags: '--to <DIR>', text: texts.to, mandatory: true }],
      act: async ({ to, ...globals }, [name = '']) => {
        const { path } = await inArchive(cli, globals, async client =>
          client.attestations.form({ departmentId: await departmentNamed(client, name), dir: resolve(to) })
        )
        return { json: { path }, lines: [visible(cli.out.t(texts.written, { path }))] }
      }
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'remind', text: texts.remind, act: globals => remind(cli, globals) },
    onAnswer
  )
  leafCommand<{ limit: number; after?: string }>(
    group,
    cli,
    { usage: 'list', text: texts.list, options: PAGING, act: options => list(cli, options) },
    onAnswer
  )
}

async function status(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const found = await inArchive(cli, globals, client => client.attestations.status())
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.department) },
      { title: out.t(rows.channels), whole: true },
      { title: out.t(rows.state), whole: true },
      { title: out.t(rows.latest) },
      { title: out.t(rows.reminded), whole: true }
    ],
    found.departments.map(({ departmentName, channels, state, latest, remindedAt }) => [
      departmentName,
      String(channels),
      out.t(texts.states[state]),
      latest === null ? '–' : `${latest.signedOn} ${latest.signedBy}`,
      localTime(remindedAt, '–')
    ])
  )
  return { json: { ...found }, lines: listed(out, table, found.departments.length, null) }
}

async function show(cli: Cli, globals: Globals, name: string): Promise<Answer> {
  const { out } = cli
  const part = await inArchive(cli, globals, async client =>
    client.attestations.part({ departmentId: await departmentNamed(client, name) })
  )
  const { rows } = texts
  const channels = part.channels.flatMap(channel => [
    ...factLines(
      attestedFields(channel, out.language).map(({ label, value }) => [
        label,
        value?.replaceAll('\n', ' · ') ?? '–'
      ])
    ),
    ''
  ])
  const changes = part.changes.flatMap(({ at, name, changes }) =>
    changes.map(({ field, before, after }) => [
      localTime(at, ''),
      name ?? '',
      FIELD_WORDS[field][out.language],
      before === null ? '–' : valueInWords(field, before, out.language),
      after === null ? '–' : valueInWords(field, after, out.language)
    ])
  )
  const changed = out.table(
    [
      { title: out.t(rows.at), whole: true },
      { title: out.t(rows.what) },
      { title: out.t(rows.field) },
      { title: out.t(rows.before) },
      { title: out.t(rows.after) }
    ],
    changes
  )
  const { since } = part
  return {
    json: { part },
    lines: [
      ...factLines([
        [out.t(rows.department), part.department.name],
        [out.t(rows.period), part.period],
        [out.t(rows.basis), shortDigest(part.digest)],
        [out.t(rows.latest), since === null ? '–' : `${since.signedOn} ${since.signedBy}`]
      ]),
      '',
      ...channels,
      ...(part.isWhole ? [] : [out.t(texts.hidden)]),
      out.t(since === null ? texts.first : changes.length === 0 ? texts.unchanged : texts.changed),
      ...(changes.length === 0 ? [] : listed(out, changed, changes.length, null))
    ]
  }
}

async function sign(cli: Cli, options: SignOptions & Globals, name: string): Promise<Answer> {
  const { by, on, basis, paper, onPaper, note, ...globals } = options
  const made = await inArchive(cli, globals, async client => {
    const departmentId = await departmentNamed(client, name)
    const { digest } = await client.attestations.part({ departmentId })
    // Whoever signs says what they have seen; the core refuses when it is no longer so.
    if (basis.length < 12 || !digest.startsWith(basis))
      throw new UsageError(texts.otherBasis, { basis, now: shortDigest(digest) })
    return client.attestations.sign({
      ...{ departmentId, digest, signedBy: by, signedOn: on, note: note ?? null },
      way: onPaper === true || paper !== undefined ? 'paper' : 'window',
      paper: paper === undefined ? null : resolve(paper)
    })
  })
  return answer(cli, made)
}

function answer({ out }: Cli, attestation: Attestation): Answer {
  const { departmentName, period, signedBy } = attestation
  return {
    json: { attestation },
    lines: [visible(out.t(texts.signed, { department: departmentName, period, name: signedBy }))]
  }
}

async function remind(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const reminded = await inArchive(cli, globals, client => client.attestations.remind())
  const { queued, withoutMailbox } = reminded
  if (withoutMailbox.length > 0)
    out.note(texts.withoutMailbox, { departments: visible(withoutMailbox.join(', ')) })
  return { json: { ...reminded }, lines: [out.t(texts.queued, { count: queued })] }
}

async function list(
  cli: Cli,
  { limit, after, ...globals }: Globals & { limit: number; after?: string }
): Promise<Answer> {
  const { out } = cli
  const { items, next } = await inArchive(cli, globals, client =>
    client.attestations.list({ departmentId: null, limit, after: after ?? null })
  )
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.period), whole: true },
      { title: out.t(rows.department) },
      { title: out.t(rows.signedBy) },
      { title: out.t(rows.signedOn), whole: true },
      { title: out.t(rows.way), whole: true }
    ],
    items.map(({ period, departmentName, signedBy, signedOn, way }) => [
      ...[period, departmentName, signedBy, signedOn],
      out.t(texts.ways[way])
    ])
  )
  return { json: { attestations: items, next }, lines: listed(out, table, items.length, next) }
}

/** A department by its name, whatever the case. */
async function departmentNamed(client: Client, name: string): Promise<DepartmentId> {
  const same = (text: string) => text.normalize('NFC').trim().toLowerCase()
  const found = (await client.departments.list()).find(department => same(department.name) === same(name))
  if (found === undefined) throw new UsageError(texts.noDepartment, { name })
  return found.id
}
