// The commands that are made from the contract: every method is one, every field has its words, and each is written in one way.
import { createRouterClient } from '@orpc/server'
import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ActorId, ChannelId, CommentId } from '#shared/ids.ts'
import type { Method } from '#shared/rules.ts'
import { knownWords } from '#shared/words/fields.ts'
import { methodWords } from '#shared/words/methods.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { actorFor } from '../../electron/core/register/actors/actors.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { rootCommand } from '../../electron/hosts/cli/command.ts'
import { BY_HAND } from '../../electron/hosts/cli/contract/commands.ts'
import { idTyped, refTyped } from '../../electron/hosts/cli/contract/ids.ts'
import { madeOf } from '../../electron/hosts/cli/contract/made.ts'
import { METHODS, type Schema, specOf } from '../../electron/hosts/cli/contract/methods.ts'
import { OPTION_HELP } from '../../electron/hosts/cli/contract/option-help.ts'
import { PAIRS, shown } from '../../electron/hosts/cli/contract/show.ts'
import { openOutput } from '../../electron/hosts/cli/output.ts'
import { addAll } from '../../electron/hosts/cli/run.ts'
import { newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { commentIn } from '../helpers/comments.ts'

function commandTree(): Command {
  const quiet = { write: () => undefined }
  const terminal = {
    ...{ stdout: quiet, stderr: quiet, env: {}, onSignal: () => () => undefined, kill: () => undefined },
    stdin: (async function* () {})()
  }
  const out = openOutput(terminal, { language: 'en', isJson: false, isLogged: false })
  const stopper = { isStopping: false, whenStopped: () => undefined, end: () => undefined }
  const decided = { archiveFolder: null, serverAddress: null, updatesOff: null, language: null }
  const cli = { terminal, out, stopper, decided }
  const root = rootCommand(cli, '0')
  addAll(root, cli, () => undefined)
  return root
}

/** Every command by its words. */
function commandsIn(command: Command, words: readonly string[] = []): string[] {
  return [words.join(' '), ...command.commands.flatMap(each => commandsIn(each, [...words, each.name()]))]
}

it('makes a command of every method, by hand or from the contract', () => {
  const commands = commandsIn(commandTree())
  const lacking = METHODS.filter(
    spec => !commands.includes(BY_HAND[spec.method] ?? madeOf(spec).words.join(' '))
  )
  expect(METHODS.length).toBeGreaterThan(250)
  expect(lacking.map(({ method }) => method)).toEqual([])
  expect(new Set(commands).size).toBe(commands.length)
})

it('has no help for an option that there is not', () => {
  const options = METHODS.map(madeOf).flatMap(({ words, options }) =>
    options.map(({ spec }) => `${words.join(' ')} ${spec.flags.split(' ')[0]}`)
  )
  expect([...OPTION_HELP.keys()].filter(key => !options.includes(key))).toEqual([])
})

/** The names of what a schema holds. */
function* namesIn(schema: Schema | null): Generator<string> {
  if (schema === null) return
  if (schema instanceof z.ZodObject)
    for (const [name, inside] of Object.entries(schema.shape)) {
      yield name
      yield* namesIn(inside)
    }
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* namesIn(option)
  else if (schema instanceof z.ZodArray) yield* namesIn(schema.element)
  else if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault
  )
    yield* namesIn(schema.unwrap())
}

it('has words in both languages for every method and every field', () => {
  const names = METHODS.flatMap(({ input, output }) => [...namesIn(input), ...namesIn(output)])
  expect([...new Set(names)].filter(name => knownWords(name) === null)).toEqual([])
  const sentences = METHODS.flatMap(({ method }) => Object.values(methodWords(method)))
  expect(sentences.filter(sentence => sentence === '')).toEqual([])
})

/** The lines of an answer, in Swedish. */
function said(method: Method, answer: unknown): string {
  const quiet = { write: () => undefined }
  const out = openOutput(
    { stdout: quiet, stderr: quiet, env: {} },
    { language: 'sv', isJson: false, isLogged: false }
  )
  return shown(out, specOf(method), answer).join('\n')
}

/** The fields whose own fields are named by the data, so that no list of words can have them. */
function* recordsIn(schema: unknown): Generator<string> {
  if (schema instanceof z.ZodObject)
    for (const [name, inside] of Object.entries(schema.shape)) {
      if (inside instanceof z.ZodRecord) yield name
      yield* recordsIn(inside)
    }
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* recordsIn(option)
  else if (schema instanceof z.ZodArray) yield* recordsIn(schema.element)
  else if (schema instanceof z.ZodNullable) yield* recordsIn(schema.unwrap())
}

const AT = '2026-03-02T09:30:00.000Z'

it('says what is named by the data as name and value', () => {
  expect([...new Set(METHODS.flatMap(({ output }) => [...recordsIn(output)]))].toSorted()).toEqual(
    PAIRS.toSorted()
  )
  const line = { seq: 4, at: AT, act: 'channel.edited', actor: 'tove', about: null }
  const items = [
    { ...line, details: { name: 'Bad & sim', isOpen: true } },
    { ...line, details: {} }
  ]
  expect(said('journal.list', { items, next: null }).split('\n')).toMatchObject([
    expect.stringMatching(/Uppgifter$/),
    expect.stringMatching(/ name=Bad & sim isOpen=true$/),
    expect.stringMatching(/ –$/)
  ])
})

it('names no file of the archive for one that lies elsewhere', () => {
  const sha256 = 'ab'.repeat(32)
  expect(said('exports.pack', { path: '/ut/paket.zip', bytes: 9, sha256 })).toMatch(
    new RegExp(`^Kontrollsumma \\(SHA-256\\) +${sha256}$`, 'm')
  )
})

it('keeps the lines of a text in a thing, and shows it on one line in a table', () => {
  const message = { senderName: 'Tove', text: 'Hej!\n\nNär öppnar badet?' }
  expect(said('messages.find', message)).toBe(
    'Avsändarens namn  Tove\nText              Hej!\n\n                  När öppnar badet?'
  )
  expect(said('messages.list', { items: [message], next: null })).toContain('Hej! När öppnar badet?')
})

it('says of what is to be done by itself, and never was, that it is done at once', () => {
  const channel = { channelName: 'Flödet', everyMinutes: 60, nextAt: null }
  expect(said('watch.overview', { channels: [channel], pages: [], words: [] })).toMatch(
    /Nästa gång\n.* så snart som möjligt$/
  )
})

it('says how long a rule keeps, and who decided it', () => {
  const rule = { id: '1', kind: 'capture', channelName: null, category: null, kept: null, transfer: 'none' }
  const decision = { decidedBy: 'KS § 114', decidedOn: '2026-03-02', reference: 'KS 2026/0088' }
  const [head, row] = said('retention.rules', [{ ...rule, ...decision, closedAt: null }]).split('\n')
  expect(head).toMatch(/Kategori +Månader +Räknat från +Kvitto +Beslutsfattare +Beslutsdag/)
  expect(row).toMatch(/insamling +alla +alla +bevaras +– +krävs inte +KS § 114 +2026-03-02 +KS 2026\/0088 +–/)
  expect(said('retention.closeRule', { kept: null })).toBe('Hur länge det bevaras  bevaras')
})

it.each<[Method, unknown, RegExp]>([
  ['comments.find', { decision: { category: 'a' } }, /Förtal, personangrepp/],
  ['comments.find', { decision: { boardOffence: 'agitation' } }, /Hets mot folkgrupp/],
  ['comments.find', { registration: { outcome: 'registered' } }, /registrerad i diariet/],
  ['comments.find', { created: { basis: 'none' }, method: 'page' }, /inte känt\nSätt +kanalens sida/],
  [
    'messages.find',
    { kind: 'dm', direction: 'in', method: 'paste' },
    /direktmeddelande\n.*inkommet\n.*inklistrad text$/
  ],
  ['channels.list', { items: [{ platform: 'facebook' }], next: null }, / Facebook /],
  ['deadlines.rules', { channels: [{ channelName: 'Bad', workingDays: null }] }, /nästa arbetsdag$/],
  ['disposal.assess', { going: [], later: 1 }, /^Får gallras +inget\nSenare +1$/],
  ['exports.find', { scope: { unfinished: 'leave-out' }, secret: 0 }, /utanför\nSekretessmarkerade +0$/],
  ['inbox.list', { items: [{ handler: { name: 'Tove' } }], next: null }, / Handläggare /],
  [
    'comments.find',
    { created: { basis: 'none', range: { from: null, to: AT, basis: 'mail' } } },
    /^Bygger på +inte känt\nSkriven senast +2026-03-02 10:30\nTidsgränserna bygger på +mejlets tid$/
  ],
  ['retention.holds', [{ id: '1', on: { scope: 'everything' } }], /allt i arkivet/],
  ['disposal.assess', { on: '2026-03-02', later: 1 }, /^Dag +2026-03-02/],
  ['exports.list', { items: [{ folder: 'exports/1' }], next: null }, / Mapp\n/],
  [
    'diarySystem.filings',
    { standard: 'each', departments: [{ name: 'Bad', filing: null, cases: [] }] },
    /Så registreras posterna\n.*Bad +som för alla/
  ],
  ['registerImport.list', { items: [{ created: 3 }], next: null }, /^Nya\n3$/],
  ['deadlines.answers', [{ late: 1, overdue: 2 }], /För sent +Väntar +Försenade/],
  [
    'disclosures.record',
    { fields: ['Text', 'Namn'].map(label => ({ label, text: 'Tove' })) },
    /Nummer +Vad det är +Text\n1 +Text +Tove\n2 +Namn +Tove/
  ]
])('says in %s what a code or a field means there', (method, answer, words) => {
  expect(said(method, answer)).toMatch(words)
})

it.each<[Method, string]>([
  ['disposal.tombstone', 'Posten är inte gallrad.'],
  ['diarySystem.settings', 'Diariesystemet är inte inställt.'],
  ['outbox.server', 'Ingen server för utgående e-post är inställd.'],
  ['credentials.remove', 'Inloggningen är borttagen ur registret.']
])('says of nothing in %s what that means', (method, words) => {
  expect(said(method, null)).toBe(words)
})

it('tells the decision that holds once, and the others below it', () => {
  const [first, decision] = [{ note: 'Först' }, { note: 'Sedan' }]
  const lines = said('comments.find', { decision, decisions: [first, decision] })
  expect([lines.match(/Först/g), lines.match(/Sedan/g)]).toEqual([['Först'], ['Sedan']])
})

it('looks an id up by its beginning, of whatever kind it is', async () => {
  const session = createSession(openOptions())
  const client: Client = createRouterClient(session.router, { context: {} })
  await client.archive.create({ dir: `${await temporaryFolder()}/arkiv`, municipality: 'Norrby kommun' })
  const fields = METHODS.map(madeOf).flatMap(made => made.fields.filter(({ kind }) => kind === 'id'))
  const kinds = new Map(fields.map(({ schema, path }) => [schema, path]))
  expect(kinds.size).toBeGreaterThan(20)
  for (const [schema, path] of kinds)
    await expect(idTyped(client, schema, 'ffff'), path).rejects.toMatchObject({ code: 'not-found' })
  const { ctx } = session.need()
  const channel = newChannel(ctx)
  const comment = await commentIn(ctx, channel.id, 'verified')
  const facts = {
    ...{ nativeId: '17', handle: null, profileUrl: null, displayName: 'Åsa', email: null },
    ...{ ip: null, userAgent: null }
  }
  const actor = ctx.db.transact(tx => {
    const id = actorFor(tx, { platform: 'facebook', within: 'x', facts })
    record(tx, ctx, { act: 'archive.noted', about: channel.id })
    return id
  })
  if (actor === null) throw new Error('nothing is known of the sender')
  expect(await idTyped(client, CommentId, comment.slice(0, 8))).toBe(comment)
  expect(await idTyped(client, ActorId, actor.slice(0, 8).toUpperCase())).toBe(actor)
  expect(await idTyped(client, z.uuid(), channel.id.slice(0, 8))).toBe(channel.id)
  expect(await refTyped(client, 'comment', comment.slice(0, 8))).toBe(comment)
  // Of another kind it is not there.
  await expect(idTyped(client, ChannelId, comment.slice(0, 8))).rejects.toMatchObject({ code: 'not-found' })
  await session.close()
})
