// `registry`: the registry's own program, and sending packages' records to it.
import type { Command } from 'commander'
import { isErrorCode, type Language } from '#shared/errors.ts'
import { RegistrySendingId } from '#shared/ids.ts'
import { refusalSentence } from '#shared/refusals.ts'
import type { RegistryFinding, RegistryPlace, RegistrySending, RegistrySystem } from '#shared/registry.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand, type OptionSpec } from '../command.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { factLines, listed, PAGING } from '../listing.ts'
import { exportIdOf } from '../package.ts'
import { recordTyped } from '../record-typed.ts'
import { readSecret } from '../secret.ts'
import { visible } from '../terminal.ts'
import { registry as texts } from '../texts/registry.ts'
import { everyRow, idBeginning, localTime, onlyOne, shortId } from '../values.ts'
import { addFilingCommands } from './registry-filing.ts'

type SetOptions = {
  readonly address: string
  readonly categoryIn: string
  readonly categoryOut: string
  readonly categoryOwn: string
  readonly status: string
  readonly part?: string
  readonly sender: string
  readonly recipient: string
  readonly accessCode?: string
  readonly most: number
  readonly caseStatus?: string
  readonly caseType?: string
  readonly caseArchive?: string
  readonly caseUnit?: number
}
type SendOptions = {
  readonly case?: string
  readonly newCase?: true
  readonly byDepartment?: true
  readonly record?: readonly string[]
}
type ListOptions = { readonly limit: number; readonly after?: string }
type ResolveOptions = { readonly number?: string; readonly absent?: true; readonly case?: string }

const SETTINGS: readonly OptionSpec[] = [
  { flags: '--address <URL>', text: texts.address, mandatory: true },
  { flags: '--category-in <CODE>', text: texts.categoryIn, mandatory: true },
  { flags: '--category-out <CODE>', text: texts.categoryOut, mandatory: true },
  { flags: '--category-own <CODE>', text: texts.categoryOwn, mandatory: true },
  { flags: '--status <CODE>', text: texts.status, mandatory: true },
  { flags: '--part <CODE>', text: texts.part },
  { flags: '--sender <CODE>', text: texts.sender, mandatory: true },
  { flags: '--recipient <CODE>', text: texts.recipient, mandatory: true },
  { flags: '--access-code <CODE>', text: texts.accessCode },
  { flags: '--most <MIB>', text: texts.most, preset: 30, read: wholeNumber },
  { flags: '--case-status <CODE>', text: texts.caseStatus },
  { flags: '--case-type <CODE>', text: texts.caseType },
  { flags: '--case-archive <CODE>', text: texts.caseArchive },
  { flags: '--case-unit <N>', text: texts.caseUnit, read: wholeNumber }
]

export function addRegistryCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'registry', texts.group)
  const leaf = <Options extends object>(spec: Parameters<typeof leafCommand<Options>>[2]) =>
    leafCommand<Options>(group, cli, spec, onAnswer)
  leaf<SetOptions>({
    usage: 'set',
    text: texts.set,
    options: SETTINGS,
    act: options => set(cli, options)
  })
  leaf({ usage: 'show', text: texts.show, act: globals => show(cli, globals) })
  leaf({ usage: 'test', text: texts.test, act: globals => test(cli, globals) })
  leaf({ usage: 'forget', text: texts.forget, act: globals => forget(cli, globals) })
  leaf<SendOptions>({
    usage: 'send <PACKAGE>',
    text: texts.send,
    options: [
      { flags: '--case <NUMBER>', text: texts.case },
      { flags: '--new-case', text: texts.newCase },
      { flags: '--by-department', text: texts.byDepartment },
      { flags: '--record <RECORD...>', text: texts.record }
    ],
    act: (options, [typed = '']) => send(cli, options, typed)
  })
  addFilingCommands(group, cli, onAnswer)
  leaf<ListOptions>({
    usage: 'list <PACKAGE>',
    text: texts.list,
    options: PAGING,
    act: (options, [typed = '']) => list(cli, options, typed)
  })
  leaf<ResolveOptions>({
    usage: 'resolve <PACKAGE> <ID>',
    text: texts.resolve,
    options: [
      { flags: '--number <NUMBER>', text: texts.number },
      { flags: '--absent', text: texts.absent },
      { flags: '--case <NUMBER>', text: texts.foundCase }
    ],
    act: (options, [inPackage = '', typed = '']) => resolve(cli, options, inPackage, typed)
  })
}

function wholeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1) throw new UsageError(texts.badNumber, { value })
  return number
}

async function set(cli: Cli, options: SetOptions & Globals): Promise<Answer> {
  const { address, categoryIn, categoryOut, categoryOwn, status } = options
  const secret = await readSecret(cli)
  const saved = await inArchive(cli, options, client =>
    client.registry.saveSystem({
      system: {
        ...{ address, categoryIn, categoryOut, categoryOwn, status },
        archive: options.part ?? null,
        senderRole: options.sender,
        recipientRole: options.recipient,
        accessCode: options.accessCode ?? null,
        mostMib: options.most,
        newCase: newCaseIn(options)
      },
      secret
    })
  )
  return { json: { system: saved }, lines: [visible(cli.out.t(texts.works, { address: saved.address }))] }
}

function newCaseIn({ caseStatus, caseType, caseArchive, caseUnit }: SetOptions): RegistrySystem['newCase'] {
  if (caseStatus === undefined) {
    if (caseType ?? caseArchive ?? caseUnit) throw new UsageError(texts.noCaseStatus)
    return null
  }
  return {
    status: caseStatus,
    caseType: caseType ?? null,
    subArchive: caseArchive ?? null,
    responsibleUnit: caseUnit ?? null
  }
}

async function show(cli: Cli, globals: Globals): Promise<Answer> {
  const system = await inArchive(cli, globals, client => client.registry.system())
  return {
    json: { system },
    lines: system === null ? [cli.out.t(texts.none)] : systemLines(cli, system)
  }
}

function systemLines({ out }: Cli, system: RegistrySystem): string[] {
  const { rows } = texts
  const { newCase } = system
  return factLines([
    [out.t(rows.address), system.address],
    [out.t(rows.category), `${system.categoryIn}; ${system.categoryOut}; ${system.categoryOwn}`],
    [out.t(rows.status), system.status],
    [out.t(rows.part), system.archive ?? '–'],
    [out.t(rows.roles), `${system.senderRole}; ${system.recipientRole}`],
    [out.t(rows.accessCode), system.accessCode ?? '–'],
    [out.t(rows.most), `${system.mostMib} MiB`],
    [
      out.t(rows.newCase),
      newCase === null
        ? '–'
        : [newCase.status, newCase.caseType, newCase.subArchive, newCase.responsibleUnit]
            .filter(part => part !== null)
            .join('; ')
    ],
    [out.t(rows.checked), localTime(system.checkedAt, '–')],
    [out.t(rows.problem), problemOf(system.problem, out.language)]
  ])
}

/** What went wrong when the program was last spoken to, as a sentence. */
function problemOf(code: string | null, language: Language): string {
  if (code === null) return '–'
  return isErrorCode(code) ? refusalSentence(code, { detail: 'broken' }, language) : code
}

async function test(cli: Cli, globals: Globals): Promise<Answer> {
  const system = await inArchive(cli, globals, client => client.registry.checkSystem())
  return { json: { system }, lines: [visible(cli.out.t(texts.answers, { address: system.address }))] }
}

async function forget(cli: Cli, globals: Globals): Promise<Answer> {
  await inArchive(cli, globals, client => client.registry.forgetSystem())
  return { json: { forgotten: true }, lines: [cli.out.t(texts.forgotten)] }
}

async function send(cli: Cli, options: SendOptions & Globals, typed: string): Promise<Answer> {
  onlyOne({
    '--case': options.case,
    '--new-case': options.newCase,
    '--by-department': options.byDepartment
  })
  const records = options.record?.map(recordTyped) ?? null
  const outcome = await inArchive(cli, options, async client => {
    const exportId = await exportIdOf(client, typed)
    return shown(cli, client, () => client.registry.send({ exportId, filing: placeIn(options), records }))
  })
  const isWhole = outcome.refused + outcome.uncertain + outcome.left === 0
  const lines = [
    cli.out.t(texts.sent, outcome),
    ...(isWhole ? [] : [cli.out.t(texts.seeList, { package: typed })])
  ]
  return { json: outcome, lines, exit: isWhole ? EXIT.done : EXIT.partial }
}

function placeIn({ case: number, newCase }: SendOptions): RegistryPlace {
  if (number !== undefined) return { kind: 'case', number }
  return { kind: newCase === true ? 'new-case' : 'by-department' }
}

/** Shows how many records have been sent while it goes on. */
async function shown<T>({ out }: Cli, client: Client, work: () => Promise<T>): Promise<T> {
  const events = await client.archive.events()
  const progress = out.progress()
  const following = (async () => {
    for await (const event of events)
      if (event.kind === 'registry-progress')
        progress.show(event.done, event.total, out.t(texts.progress, event))
  })()
  try {
    return await work()
  } finally {
    await events.return?.()
    await following
    progress.end()
  }
}

async function list(cli: Cli, options: ListOptions & Globals, typed: string): Promise<Answer> {
  const { items, next } = await inArchive(cli, options, async client =>
    client.registry.sendings({
      exportId: await exportIdOf(client, typed),
      limit: options.limit,
      after: options.after ?? null
    })
  )
  return { json: { sendings: items, next }, lines: listed(cli.out, table(cli, items), items.length, next) }
}

function table({ out }: Cli, sendings: readonly RegistrySending[]): string[] {
  const { rows } = texts
  return out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.record), whole: true },
      { title: out.t(rows.state), whole: true },
      { title: out.t(rows.case), whole: true },
      { title: out.t(rows.number), whole: true },
      { title: out.t(rows.problem) },
      { title: out.t(rows.leftOut) }
    ],
    sendings.map(each => [
      shortId(each.id),
      `${each.kind}:${shortId(each.itemId)}`,
      out.t(texts.states[each.state]),
      each.caseNumber ?? '–',
      each.number ?? '–',
      each.problem === null
        ? '–'
        : [out.t(texts.problems[each.problem]), each.reply].filter(part => part !== null).join(': '),
      each.leftOut.join(', ') || '–'
    ])
  )
}

async function resolve(
  cli: Cli,
  options: ResolveOptions & Globals,
  inPackage: string,
  typed: string
): Promise<Answer> {
  onlyOne({ '--number': options.number, '--absent': options.absent })
  const caseNumber = options.case ?? null
  const finding: RegistryFinding =
    options.number === undefined
      ? { found: 'absent', caseNumber }
      : { found: 'there', number: options.number, caseNumber }
  const sending = await inArchive(cli, options, async client => {
    const exportId = await exportIdOf(client, inPackage)
    const id = await idBeginning(typed, RegistrySendingId, () =>
      everyRow(after => client.registry.sendings({ exportId, limit: 500, after }))
    )
    return client.registry.resolve({ id, finding })
  })
  const state = cli.out.t(texts.states[sending.state])
  return { json: { sending }, lines: [cli.out.t(texts.resolved, { id: shortId(sending.id), state })] }
}
