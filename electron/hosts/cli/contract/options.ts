// The options of a command that is made from the contract: one for each field, named after it.

import type { Language } from '#shared/errors.ts'
import type { Method } from '#shared/rules.ts'
import { fieldWords, nothingWords } from '#shared/words/fields.ts'
import { valueWords } from '#shared/words/values.ts'
import type { OptionSpec } from '../command.ts'
import { UsageError } from '../errors.ts'
import type { Text } from '../language.ts'
import { common } from '../texts/common.ts'
import { dateTyped, limitTyped, momentOf, portTyped, timeTyped } from '../values.ts'
import type { Field } from './fields.ts'
import { neededHelp, optionHelp } from './option-help.ts'
import { OPTION_NAMES, one, type Shape } from './shapes.ts'

/** An option, and the path and value that it gives. */
export type ContractOption = {
  readonly spec: OptionSpec
  readonly path: string
  /** What a flag stands for; undefined for an option whose value is typed. */
  readonly stands?: unknown
}

const isHidden = (path: string, { hides = [] }: Shape): boolean =>
  hides.some(each => path === each || path.startsWith(`${each}.`))

/** What a field is called as an option. Where two would be called the same, the whole path is said. */
export function optionNames(fields: readonly Field[], shape: Shape): ReadonlyMap<string, string> {
  const lastOf = (path: string, count: number) => path.split('.').slice(-count).join('.')
  const usual = (path: string) => OPTION_NAMES[lastOf(path, 2)] ?? OPTION_NAMES[lastOf(path, 1)]
  const own = (path: string) => shape.names?.[path] ?? shape.names?.[lastOf(path, 1)] ?? usual(path)
  const leaf = new Map(fields.map(field => [field.path, own(field.path) ?? named(field)]))
  const shown = [...leaf].filter(([path]) => !isHidden(path, shape)).map(([, name]) => name)
  const count = (name: string) => shown.filter(each => each === name).length
  return new Map(
    [...leaf].map(([path, name]) => [
      path,
      own(path) === undefined && count(name) > 1 ? path.split('.').map(kebab).join('.') : name
    ])
  )
}

type Of = {
  readonly method: Method
  /** Such as `comment decide`. */
  readonly command: string
  readonly args: readonly string[]
  readonly canBeNothing: (field: Field) => boolean
}

/** The options of some fields, those that are arguments left out. */
export function optionsOf(
  fields: readonly Field[],
  shape: Shape,
  { method, command, args, canBeNothing }: Of
): readonly ContractOption[] {
  const names = optionNames(fields, shape)
  const typed = fields.filter(
    ({ path, kind }) => !args.includes(path) && !kind.startsWith('secret') && !isHidden(path, shape)
  )
  return [
    ...typed.flatMap(field =>
      optionsOfField(field, names.get(field.path) ?? '', shape, {
        ...{ method, command },
        isClearable: canBeNothing(field)
      })
    ),
    ...(shape.own ?? []).map(own => ({
      path: '',
      spec: {
        ...{ flags: `--${own}`, text: neededHelp(command, own.split(' ')[0] ?? own) },
        ...(own.endsWith('<ANSWER>') ? { choices: ['yes', 'no'] } : {})
      }
    })),
    ...Object.entries(shape.flags ?? {}).map(([name, [path, value]]) => ({
      ...{ path, stands: value },
      spec: { flags: `--${name}`, text: neededHelp(command, name) }
    })),
    ...Object.entries(shape.times ?? {}).map(([name, [path, factor]]) => ({
      path,
      spec: {
        flags: `--${name} <N>`,
        text: neededHelp(command, name),
        read: (typed: string) => numberTyped(typed) * factor
      }
    })),
    ...Object.entries(shape.nothing ?? {}).map(([path, name]) => ({
      ...{ path, stands: fields.find(each => each.path === path)?.isMany ? [] : null },
      spec: { flags: `--${name}`, text: neededHelp(command, name) }
    }))
  ]
}

function optionsOfField(
  field: Field,
  name: string,
  shape: Shape,
  { method, command, isClearable }: { method: Method; command: string; isClearable: boolean }
): ContractOption[] {
  const { path, kind, isNullable } = field
  const text = withChoices(
    method,
    field,
    optionHelp(command, name.split(' ')[0] ?? name) ?? fieldWords(path, method)
  )
  // Said by another option.
  if (kind === 'flag' && Object.values(shape.flags ?? {}).some(([flagged]) => flagged === path)) return []
  if (kind === 'flag' && !shape.answers?.includes(path)) {
    const yes = { path, stands: true, spec: { flags: `--${name}`, text } }
    const no = { path, stands: false, spec: { flags: `--no-${name}`, text: nothingWords(path) } }
    return isNullable || isClearable ? [yes, no] : [yes]
  }
  const value = name.includes(' ')
    ? ''
    : ` <${placeholder(field)}${field.isMany || shape.repeated?.includes(path) ? '...' : ''}>`
  const option: ContractOption = {
    path,
    spec: {
      flags: `--${name}${value}`,
      text,
      ...choicesOf(field, shape),
      ...(name === 'limit' ? { preset: 50 } : otherwiseOf(field, shape))
    }
  }
  const says = shape.nothing?.[path] !== undefined || !isNullable || !isClearable
  return says
    ? [option]
    : [
        option,
        {
          ...{ path, stands: null },
          spec: { flags: `--no-${name}`, text: optionHelp(command, `no-${name}`) ?? nothingWords(path) }
        }
      ]
}

/** What is taken where nothing is said, where that is a word or a number. */
function otherwiseOf({ path, otherwise }: Field, shape: Shape): Pick<OptionSpec, 'otherwise'> {
  const preset = shape.presets?.[path]
  if (typeof preset === 'string' || typeof preset === 'number') return { otherwise: String(preset) }
  return otherwise === null ? {} : { otherwise }
}

/** The words with those of each choice, where they all have some that say more than they do. */
function withChoices(method: Method, { path, choices, kind }: Field, text: Text): Text {
  if (kind !== 'choice') return text
  const [noun = ''] = method.split('.')
  const words = choices.map(choice => ({ choice, said: valueWords(noun, path, choice) }))
  const said = (language: Language) =>
    words.map(each => `${each.choice} = ${each.said?.[language]}`).join(', ')
  if (words.some(each => each.said === null)) return text
  return { sv: `${text.sv}: ${said('sv')}`, en: `${text.en}: ${said('en')}` }
}

function choicesOf(field: Field, shape: Shape): Pick<OptionSpec, 'choices' | 'read'> {
  const zero = shape.zero?.[field.path]
  if (field.kind === 'flag') return { choices: ['yes', 'no'] }
  if (field.kind === 'choice')
    return { choices: zero === undefined ? field.choices : [...field.choices, zero] }
  const read = readerOf(field)
  // What stands for nothing is read as it is typed: an option that is read as null would be empty text.
  return read === null ? {} : { read: typed => (typed === zero ? typed : read(typed)) }
}

/** How a value of a field is read; null for one that stands as it was typed. */
export function readerOf(field: Field): ((typed: string) => unknown) | null {
  const name = field.path.slice(field.path.lastIndexOf('.') + 1)
  if (name === 'limit') return limitTyped
  if (name === 'port') return portTyped
  if (field.choices.length > 0) {
    const read = KINDS[field.kind] ?? null
    return read === null ? null : typed => (field.choices.includes(typed) ? typed : read(typed))
  }
  if (name === 'from' || name === 'to')
    if (field.kind === 'time') return typed => dayTyped(typed, name === 'from' ? 'first' : 'last')
  return KINDS[field.kind] ?? null
}

const KINDS: Readonly<Record<string, (typed: string) => unknown>> = {
  number: numberTyped,
  ordinal: typed => {
    const number = numberTyped(typed)
    if (number < 1) throw new UsageError(common.badNumber, { value: typed })
    return number - 1
  },
  date: dateTyped,
  time: timeTyped,
  span: spanTyped
}

function numberTyped(typed: string): number {
  if (!/^\d{1,9}$/.test(typed.trim())) throw new UsageError(common.badNumber, { value: typed })
  return Number(typed)
}

/** A day, of which the first or the last moment is meant; or a moment. */
function dayTyped(typed: string, end: 'first' | 'last'): string {
  return /^\d{4}-\d\d-\d\d$/.test(typed.trim()) ? momentOf(dateTyped(typed), end) : timeTyped(typed)
}

function spanTyped(typed: string): { from: string | number; to: string | number } {
  const [, from = '', to = ''] = /^(\d\d-\d\d)\.\.(\d\d-\d\d)$/.exec(typed.trim()) ?? []
  if (from !== '') return { from, to }
  const hours = /^(\d{1,2})-(\d{1,2})$/.exec(typed.trim())
  if (hours === null) throw new UsageError(common.badSpan, { value: typed })
  return { from: Number(hours[1]), to: Number(hours[2]) }
}

/** What stands for an argument in the help: what it is, where that says more than how it is typed. */
export function argumentWord(field: Field): string {
  const words: Readonly<Record<string, string>> = {
    ...{ osUser: 'USER', channelId: 'CHANNEL', departmentId: 'DEPARTMENT', exportId: 'PACKAGE' },
    ...{
      maskId: 'MASK',
      query: 'WORDS',
      search: 'WORDS',
      words: 'WORDS',
      word: 'WORD',
      year: 'YEAR',
      filing: 'HOW'
    }
  }
  return words[field.path] ?? (field.kind === 'flag' ? 'yes|no' : placeholder(field))
}

/** What stands for a value in the help. */
function placeholder(field: Field): string {
  const name = field.path.slice(field.path.lastIndexOf('.') + 1)
  if (/address|permalink|profile|thread|directory$/i.test(name) && field.kind === 'text') return 'URL'
  if (name === 'dir' || (name === 'into' && field.kind !== 'id')) return 'DIR'
  if (name === 'name') return 'NAME'
  // Somebody is said by name or by id.
  if (/^(department|responsible|standIn)Id$/.test(name) && field.kind === 'text') return 'NAME'
  return (
    {
      number: 'N',
      ordinal: 'N',
      date: 'DATE',
      time: 'TIME',
      id: 'ID',
      ref: 'KIND:ID',
      span: 'PERIOD',
      path: 'FILE',
      choice: 'WHAT',
      email: 'EMAIL'
    }[field.kind as string] ?? 'TEXT'
  )
}

function named({ path, kind, isMany }: Field): string {
  const leaf = path.slice(path.lastIndexOf('.') + 1)
  if (leaf === 'dir') return 'to'
  const plain = kind === 'flag' ? leaf.replace(/^(is|has)(?=[A-Z])/, '') : leaf.replace(/Id(s?)$/, '$1')
  return kebab(isMany ? one(plain) : plain)
}

export const kebab = (name: string): string =>
  name.charAt(0).toLowerCase() + name.slice(1).replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
