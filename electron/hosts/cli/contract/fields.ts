// What a method takes, as a tree of the fields that a person may give: read from the contract's own schema.
import { z } from 'zod'
import { AccountSecret } from '#shared/account.ts'
import { BackupPlace } from '#shared/backup.ts'
import { SealedText, SecretKey } from '#shared/credential.ts'
import { DiarySystemKey } from '#shared/diary-system.ts'
import { FilePath } from '#shared/file-path.ts'
import { CalendarDate, Instant } from '#shared/ids.ts'
import { SigningPassword } from '#shared/package-signer.ts'
import { WebhookSecret } from '#shared/webhook.ts'
import { isIdSchema } from './ids.ts'
import type { Schema } from './methods.ts'

/** How a value is typed. */
type FieldKind =
  | 'text'
  | 'email'
  | 'number'
  | 'ordinal'
  | 'flag'
  | 'choice'
  | 'id'
  | 'date'
  | 'time'
  | 'ref'
  | 'span'
  | 'secret'
  | 'secret-as-typed'
  | 'secret-text'
  | 'path'

export type Field = {
  readonly is: 'field'
  readonly path: string
  readonly kind: FieldKind
  /** Without what says that it may be null or left out. */
  readonly schema: Schema
  readonly choices: readonly string[]
  readonly isMany: boolean
  /** What it is when it is not given; `required`: it must be. */
  readonly absent: 'required' | 'left-out' | 'null' | 'false' | 'empty'
  readonly isNullable: boolean
  /** What the schema itself takes where nothing is said. */
  readonly otherwise: string | null
}
export type ObjectNode = {
  readonly is: 'object'
  readonly path: string
  readonly entries: readonly (readonly [string, Node])[]
  readonly absent: 'required' | 'left-out' | 'null'
}
/** One of several shapes; which one is told by what is given. */
export type UnionNode = {
  readonly is: 'union'
  readonly path: string
  readonly options: readonly ObjectNode[]
  readonly absent: 'required' | 'left-out' | 'null'
  /** The path of the field that names the shape, where there is one. */
  readonly discriminator: string | null
}
/** Several things of one shape. One of them can be said with options; more with `--input`. */
export type ListNode = { readonly is: 'list'; readonly path: string; readonly element: ObjectNode }
export type Node = Field | ObjectNode | UnionNode | ListNode

/** The tree of an input. */
export function nodeOf(schema: Schema, path = ''): Node {
  const { inner, isNullable, isOptional, otherwise } = unwrapped(schema)
  const absent = isOptional ? 'left-out' : isNullable ? 'null' : 'required'
  const leaf = (kind: FieldKind, more: Partial<Field> = {}): Field => ({
    ...{ is: 'field', path, kind, schema: inner, choices: [], isMany: false, absent, isNullable, otherwise },
    ...more
  })
  if (isRef(inner)) return leaf('ref', { choices: refKinds(inner) })
  if (inner instanceof z.ZodObject) {
    if (path !== '' && isSpan(inner)) return leaf('span')
    return { is: 'object', path, entries: entriesOf(inner, path), absent }
  }
  if (inner instanceof z.ZodUnion) return unionOf(inner, path, absent, leaf)
  if (inner instanceof z.ZodArray) return arrayOf(inner.element, path, leaf)
  return scalarOf(inner, path, leaf)
}

/** Every field of a tree; a path that several shapes have comes once, with the choices of all. */
export function fieldsOf(node: Node | null): readonly Field[] {
  const found = new Map<string, Field>()
  const visit = (each: Node): void => {
    if (each.is === 'object') for (const [, inside] of each.entries) visit(inside)
    else if (each.is === 'union') each.options.forEach(visit)
    else if (each.is === 'list') visit(each.element)
    else {
      const before = found.get(each.path)
      const choices = [...new Set([...(before?.choices ?? []), ...each.choices])]
      found.set(each.path, { ...each, choices })
    }
  }
  if (node !== null) visit(node)
  return [...found.values()]
}

type Leaf = (kind: FieldKind, more?: Partial<Field>) => Field

function unwrapped(schema: Schema) {
  let [inner, isNullable, isOptional] = [schema, false, false]
  let otherwise: string | null = null
  for (;;) {
    if (inner instanceof z.ZodNullable) [inner, isNullable] = [inner.unwrap(), true]
    else if (inner instanceof z.ZodDefault) {
      const { defaultValue } = inner.def
      if (typeof defaultValue === 'string' || typeof defaultValue === 'number')
        otherwise = String(defaultValue)
      ;[inner, isOptional] = [inner.unwrap(), true]
    } else if (inner instanceof z.ZodOptional) [inner, isOptional] = [inner.unwrap(), true]
    else if (inner instanceof z.ZodPipe) inner = inner.in
    else return { inner, isNullable, isOptional, otherwise }
  }
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`)

const entriesOf = (schema: z.ZodObject, path: string) =>
  Object.entries(schema.shape).map(([key, value]) => [key, nodeOf(value, join(path, key))] as const)

function unionOf(schema: z.ZodUnion, path: string, absent: ObjectNode['absent'], leaf: Leaf): Node {
  const options = schema.options.map(option => nodeOf(option, path))
  const objects = options.filter(option => option.is === 'object')
  if (objects.length === options.length) {
    const { discriminator } = schema._zod.def as { discriminator?: string }
    return {
      ...{ is: 'union', path, options: objects, absent },
      discriminator: discriminator === undefined ? null : join(path, discriminator)
    }
  }
  // Words that may stand in the place of an id or a choice.
  const fields = options.filter(option => option.is === 'field')
  const choices = fields.flatMap(field => field.choices)
  const main = fields.find(({ kind }) => kind !== 'choice') ?? fields[0]
  if (main === undefined || objects.length > 0) return leaf('text')
  return leaf(main.kind, { schema: main.schema, choices })
}

function arrayOf(element: Schema, path: string, leaf: Leaf): Node {
  const inside = nodeOf(element, path)
  if (inside.is === 'object') return { is: 'list', path, element: inside }
  const file = inside.is === 'union' ? inside.options.find(({ entries }) => entries.length === 1) : undefined
  if (file !== undefined) return { is: 'list', path, element: file }
  if (inside.is !== 'field') return leaf('text', { isMany: true })
  const many = leaf(inside.kind, { schema: inside.schema, choices: inside.choices, isMany: true })
  return many.absent === 'required' ? { ...many, absent: 'empty' } : many
}

const SECRETS: ReadonlyMap<Schema, FieldKind> = new Map<Schema, FieldKind>([
  [AccountSecret, 'secret'],
  [DiarySystemKey, 'secret'],
  [WebhookSecret, 'secret'],
  [SigningPassword, 'secret-as-typed'],
  [SecretKey, 'secret-text'],
  [SealedText, 'secret-text']
])
/** What is counted from one by people and from nought by the contract. */
const ORDINALS: readonly string[] = ['position', 'picture', 'field']

function scalarOf(schema: Schema, path: string, leaf: Leaf): Field {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const secret = SECRETS.get(schema)
  if (secret !== undefined) return leaf(secret)
  if (isIdSchema(schema)) return leaf('id')
  if (schema === Instant) return leaf('time')
  if (schema === CalendarDate) return leaf('date')
  if (schema instanceof z.ZodEmail) return leaf('email')
  if (schema instanceof z.ZodEnum) return leaf('choice', { choices: schema.options.map(String) })
  if (schema instanceof z.ZodLiteral)
    return leaf('choice', { choices: [...schema.values].map(String).filter(value => value !== '') })
  if (schema instanceof z.ZodNumber) return leaf(ORDINALS.includes(name) ? 'ordinal' : 'number')
  if (schema instanceof z.ZodBoolean) {
    const flag = leaf('flag')
    return flag.absent === 'required' ? { ...flag, absent: 'false' } : flag
  }
  return leaf(schema === FilePath || schema === BackupPlace ? 'path' : 'text')
}

/** A record by its kind and id, or what a kind alone says: typed as `kind:id`. */
function isRef(schema: Schema): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.every(isRef)
  if (!(schema instanceof z.ZodObject)) return false
  const [first, ...rest] = Object.keys(schema.shape)
  return (
    (first === 'kind' || first === 'scope') && rest.every(key => key === 'id') && isRefKind(schema, first)
  )
}

const REF_KINDS: readonly string[] = [
  'capture',
  'comment',
  'message',
  'channel',
  'everything',
  'disclosure',
  'checklist-answer'
]
const isRefKind = (schema: z.ZodObject, key: string) => {
  const { choices } = scalarOf(schema.shape[key], key, (kind, more) => ({
    ...{ is: 'field', path: key, kind, schema, choices: [], isMany: false, absent: 'required' },
    ...{ isNullable: false, otherwise: null },
    ...more
  }))
  return choices.some(choice => REF_KINDS.includes(choice))
}

function refKinds(schema: Schema): readonly string[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(refKinds)
  if (!(schema instanceof z.ZodObject)) return []
  const kind: Schema | undefined = schema.shape['kind'] ?? schema.shape['scope']
  if (kind instanceof z.ZodEnum) return kind.options.map(String)
  return kind instanceof z.ZodLiteral ? [...kind.values].map(String) : []
}

/** Two ends of a period or of a day: typed as `from..to`. */
function isSpan(schema: z.ZodObject): boolean {
  return Object.keys(schema.shape).join() === 'from,to'
}
