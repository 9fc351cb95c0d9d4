// What a command that is made from the contract does: reads what was typed, calls the method, and tells what it came to.
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readWhole } from '../../../core/kernel/objects/read-at-most.ts'
import { type Answer, type Cli, inArchive, inSession, type Typed } from '../cli.ts'
import { UsageError } from '../errors.ts'
import { readAll, readSecret, readSecretAsTyped, readSecretTextIfAny } from '../secret.ts'
import { channel as channelTexts } from '../texts/channel.ts'
import { common } from '../texts/common.ts'
import { isObject, placeTyped } from '../values.ts'
import { WORK } from '../work/work.ts'
import { BEFORE } from './before.ts'
import { callEach, callTogether } from './call.ts'
import type { Field, Node } from './fields.ts'
import { type Given, inputOf, resolved } from './input.ts'
import { type Made, madeOf } from './made.ts'
import { specOf } from './methods.ts'
import { optionNames, readerOf } from './options.ts'

/** What is asked before there is an archive, or opens it. */
const NEEDS_NO_ARCHIVE: ReadonlySet<string> = new Set([
  ...['archive.open', 'archive.checkFolder', 'computer.check'],
  'backups.connect'
])

export async function act(cli: Cli, made: Made, options: Typed, typed: readonly string[]): Promise<Answer> {
  const { shape, spec } = made
  if (shape.sure !== undefined && options[shape.sure] !== true) throw new UsageError(common.sayYes)
  const said = new Map([...argumentsSaid(made, typed), ...optionsSaid(made, options)])
  if (shape.shows !== undefined && saysNothing(made, said))
    return act(cli, madeOf(specOf(shape.shows)), options, typed)
  if (
    spec.verb === 'edit' &&
    options['input'] === undefined &&
    saysNothing(made, said) &&
    !saysOwn(made, options)
  )
    throw new UsageError(channelTexts.nothingToEdit)
  const given = new Map([...presets(made, said), ...said])
  const base = await inputGiven(cli, options)
  // What is missing is said before the archive is opened; not where what is there now fills it in.
  if (BEFORE[spec.method] === undefined && shape.each === undefined)
    ask(made, withSecretsToCome(made, given), base)
  const secrets = await secretsRead(cli, made, { options, given, base })
  const run = NEEDS_NO_ARCHIVE.has(spec.method) ? inSession : inArchive
  return run(cli, options, async (client, session) => {
    const values = await resolved(client, made.fields, new Map([...given, ...secrets]))
    if (shape.each !== undefined) {
      const inbox = options['inbox'] === true ? join(session.need().ctx.dir, 'inbox') : null
      const all = inbox === null ? [values.get(shape.each) ?? []].flat() : await waitingIn(inbox)
      if ((inbox === null) === (values.get(shape.each) === undefined))
        throw new UsageError(common.filesOrInbox)
      const { each } = shape
      return callEach(cli, client, made, {
        all,
        input: one => ask(made, new Map([...values, [each, one]]), base)
      })
    }
    const before = await BEFORE[spec.method]?.(client, values, cli)
    const work = WORK[spec.method]
    if (work !== undefined) {
      // What is put together here has the shape of the method's own input, and the door looks at it.
      const input = ask(made, values, { ...asObject(before), ...asObject(base) }) as never
      return work({ cli, client, session, options }, input)
    }
    return callTogether(cli, client, made, method => {
      const other = method === spec.method ? made : madeOf(specOf(method))
      return ask(other, values, { ...asObject(before), ...asObject(base) })
    })
  })
}

/** The input of a method. @throws UsageError for what is missing */
function ask(made: Made, given: Given, before: unknown): unknown {
  if (made.node === null) return undefined
  const names = optionNames(made.fields, made.shape)
  for (const [path, name] of Object.entries(made.shape.nothing ?? {}))
    if (!isSaid(path, given) && valueAt(before, path) === undefined)
      throw new UsageError(common.chooseOne, { options: `--${names.get(path) ?? path}, --${name}` })
  return inputOf(withoutHidden(made.node, made, given, before), {
    given,
    before: made.node.is === 'object' ? (before ?? undefined) : undefined,
    optionOf: path => (made.args.includes(path) ? path : `--${names.get(path)?.split(' ')[0] ?? path}`)
  })
}

/** What no option says, and nothing else has said, is put in by the command itself. */
function withoutHidden(node: Node, { shape }: Made, given: Given, before: unknown): Node {
  if (node.is !== 'object' || shape.hides === undefined) return node
  const isThere = ([, { path }]: (typeof node.entries)[number]) =>
    shape.hides?.includes(path) !== true || isSaid(path, given) || valueAt(before, path) !== undefined
  return { ...node, entries: node.entries.filter(isThere) }
}

/** Whether something is said by an option that is no field's. */
const saysOwn = ({ shape }: Made, options: Typed) =>
  (shape.own ?? []).some(own => options[attributeOf(own.split(' ')[0] ?? own)] !== undefined)

/** Nothing but the arguments. */
const saysNothing = ({ args }: Made, said: Given) => [...said.keys()].every(path => args.includes(path))

const isSaid = (path: string, given: Given) =>
  [...given.keys()].some(key => key === path || key.startsWith(`${path}.`))
const asObject = (value: unknown) => (isObject(value) ? value : {})
function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value)
}

function argumentsSaid({ args, fields, shape }: Made, typed: readonly string[]): [string, unknown][] {
  return args.flatMap((path, at): [string, unknown][] => {
    const field = fields.find(each => each.path === path)
    if (field === undefined) return []
    if (shape.words === path) return typed.length === 0 ? [] : [[path, typed.join(' ')]]
    const isSeveral = isRepeated(shape, field) && at === args.length - 1
    const words = isSeveral ? typed.slice(at) : typed.slice(at, at + 1)
    if (words.length === 0) return []
    const values = words.map(word => argumentRead(field, word, shape.zero?.[path]))
    return [[path, isSeveral ? values : values[0]]]
  })
}

const isRepeated = ({ each, repeated }: Made['shape'], { path, isMany }: Field) =>
  each === path || isMany || repeated?.includes(path) === true

function argumentRead(field: Field, word: string, zero: string | undefined): unknown {
  if (word === zero) return null
  const choices = field.kind === 'flag' ? ['yes', 'no'] : field.kind === 'choice' ? field.choices : null
  if (choices !== null && !choices.includes(word))
    throw new UsageError(common.notOneOf, {
      value: word,
      choices: [...choices, ...(zero === undefined ? [] : [zero])].join(', ')
    })
  if (field.kind === 'flag') return word === 'yes'
  if (field.kind === 'ref') refuseKind(field, word)
  return field.kind === 'path' ? placeTyped(word) : (readerOf(field)?.(word) ?? word)
}

/** @throws UsageError for a kind of record that is none of those that can be meant */
function refuseKind({ choices }: Field, typed: string): void {
  if (!choices.includes(typed.split(':')[0] ?? ''))
    throw new UsageError(common.notOneOf, { value: typed, choices: choices.join(', ') })
}

/** What the options say, by the path of each field. @throws UsageError when one thing is said twice */
function optionsSaid({ options, fields, shape }: Made, typed: Typed): Map<string, unknown> {
  const said = new Map<string, unknown>()
  const by = new Map<string, string>()
  for (const { path, spec, stands } of options) {
    if (path === '') continue
    const [flag = ''] = spec.flags.split(' ')
    const isNegative = flag.startsWith('--no-')
    const value = typed[attributeOf(isNegative ? `--${flag.slice(5)}` : flag)]
    if (value === undefined || (stands !== undefined && value !== !isNegative)) continue
    if (stands === undefined && typeof value === 'boolean' && !spec.flags.includes('[')) continue
    // A thing that is to be nothing cannot be said in part.
    const other = [...by].find(
      ([key]) => key === path || key.startsWith(`${path}.`) || path.startsWith(`${key}.`)
    )
    if (other !== undefined && (other[0] === path || value === true))
      throw new UsageError(common.chooseOne, { options: `${other[1]}, ${flag}` })
    by.set(path, flag)
    said.set(
      path,
      stands === undefined
        ? valueTyped(
            value,
            fields.find(each => each.path === path),
            shape.zero?.[path]
          )
        : stands
    )
  }
  refuseWrongDates(said)
  return said
}

// Months are the core's to compare.
function refuseWrongDates(said: Map<string, unknown>): void {
  for (const [from, first] of said) {
    if (!/(^|\.)from$/.test(from) || !/^\d{4}-\d\d-\d\d/.test(String(first))) continue
    if (String(first) > String(said.get(from.replace(/from$/, 'to')) ?? first))
      throw new UsageError(common.wrongDates)
  }
}

function valueTyped(value: unknown, field: Field | undefined, zero: string | undefined): unknown {
  if (value === true || (zero !== undefined && value === zero)) return null
  if (field?.kind === 'ref') for (const each of [value].flat()) refuseKind(field, String(each))
  if (field?.kind === 'flag') return value === 'yes'
  if (field?.kind !== 'path') return value
  return Array.isArray(value) ? value.map(each => placeTyped(String(each))) : placeTyped(String(value))
}

const attributeOf = (flag: string) =>
  flag.replace(/^--/, '').replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

function presets({ shape, fields }: Made, said: Given): [string, unknown][] {
  return Object.entries(shape.presets ?? {}).map(([path, preset]) => {
    const value = typeof preset === 'function' ? preset(said) : preset
    const field = fields.find(each => each.path === path)
    return [
      path,
      field === undefined || typeof value !== 'string' ? value : (readerOf(field)?.(value) ?? value)
    ]
  })
}

/** `-`, and what a system calls the same. */
const STANDARD_INPUT = /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/

/** What `--input` holds: a file, or standard input for `-`. @throws UsageError for what is no JSON object; ArchiveError file-unreadable, file-empty */
async function inputGiven(cli: Cli, { input }: Typed): Promise<unknown> {
  if (typeof input !== 'string') return null
  const text = STANDARD_INPUT.test(input) ? await readAll(cli) : (await readWhole(resolve(input))).toString()
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // Said below.
  }
  throw new UsageError(common.badInput, { file: input })
}

/**
 * The passwords and keys of an input, each asked for; never typed in the command itself. A text that neither an option nor `--input` says
 * is read from standard input.
 */
async function secretsRead(
  cli: Cli,
  { fields, shape }: Made,
  { options, given, base }: { options: Typed; given: Given; base: unknown }
) {
  const read: [string, unknown][] = []
  const goesWith = shape.secretWith ?? fields.find(({ path }) => /(^|\.)user$/.test(path))?.path
  for (const { path, kind, isNullable } of fields)
    if (kind === 'secret' || kind === 'secret-as-typed' || kind === 'secret-text') {
      const isKept =
        isNullable && (options['secret'] === false || (goesWith !== undefined && !given.has(goesWith)))
      if (isKept) read.push([path, null])
      else read.push([path, await READ[kind](cli)])
    }
  if (shape.stdin !== undefined && !given.has(shape.stdin) && valueAt(base, shape.stdin) === undefined) {
    const text = await readAll(cli, common.pasteHere)
    if (text.trim() === '') throw new UsageError(common.noText)
    read.push([shape.stdin, text])
  }
  return read
}

const READ = { secret: readSecret, 'secret-as-typed': readSecretAsTyped, 'secret-text': readSecretTextIfAny }

const withSecretsToCome = ({ fields, shape }: Made, given: Given): Given =>
  new Map([
    ...fields
      .filter(({ path, kind }) => kind.startsWith('secret') || path === shape.stdin)
      .map(({ path }) => [path, ''] as const),
    ...given
  ])

/** The files that wait in the archive's inbox. */
async function waitingIn(inbox: string): Promise<string[]> {
  const entries = await readdir(inbox, { withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && !entry.name.endsWith('.tmp'))
  return files.map(entry => join(inbox, entry.name)).sort()
}
