// What was typed, put together as a method wants it: each value at its place, and what was not said as the schema has it.
import type { Client } from '../cli.ts'
import { UsageError } from '../errors.ts'
import { common, usage } from '../texts/common.ts'
import { isObject } from '../values.ts'
import type { Field, ListNode, Node, ObjectNode, UnionNode } from './fields.ts'
import { fieldsOf } from './fields.ts'
import { idTyped, refTyped } from './ids.ts'

/** By the path of a field; null is what was said to be nothing. */
export type Given = ReadonlyMap<string, unknown>

export type Asked = {
  readonly given: Given
  /** What the method's input was before, where a part of it is changed. */
  readonly before: unknown
  /** How an option is written, for what is missing. */
  readonly optionOf: (path: string) => string
}

/** Nothing stands there. */
const LEFT_OUT = Symbol('nothing')

/** The input of a method. @throws UsageError for what is missing, or may be one of several things */
export function inputOf(node: Node, asked: Asked): unknown {
  const missing: string[] = []
  const value = build(node, asked, asked.before, missing)
  const [path] = missing
  if (path !== undefined) throw new UsageError(usage.missingOption, { what: asked.optionOf(path) })
  return value === LEFT_OUT ? undefined : value
}

/** The values with every short id in full. */
export async function resolved(client: Client, fields: readonly Field[], given: Given): Promise<Given> {
  const found = new Map<string, unknown>()
  for (const [path, value] of given) {
    const field = fields.find(each => each.path === path)
    found.set(path, field === undefined ? value : await inFull(client, field, value))
  }
  return found
}

async function inFull(client: Client, field: Field, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) {
    const all: unknown[] = []
    for (const each of value) all.push(await inFull(client, field, each))
    return field.kind === 'id' ? [...new Set(all)] : all
  }
  if (typeof value !== 'string' || field.choices.includes(value)) return refWithout(field, value)
  if (field.kind === 'id') return idTyped(client, field.schema, value)
  if (field.kind !== 'ref') return value
  const [kind = '', ...rest] = value.split(':')
  const key = kindKey(field)
  return { [key]: kind, id: await refTyped(client, kind, rest.join(':')) }
}

/** A kind that needs no id, such as `everything`. */
function refWithout(field: Field, value: unknown): unknown {
  return field.kind === 'ref' && typeof value === 'string' ? { [kindKey(field)]: value } : value
}
const kindKey = (field: Field) => (field.choices.includes('everything') ? 'scope' : 'kind')

function build(node: Node, asked: Asked, before: unknown, missing: string[]): unknown {
  if (node.is === 'object') return buildObject(node, asked, before, missing)
  if (node.is === 'union') return buildUnion(node, asked, before, missing)
  if (node.is === 'list') return buildList(node, asked, before, missing)
  const { path, absent } = node
  if (asked.given.has(path)) return asked.given.get(path)
  if (before !== undefined) return before
  if (absent === 'required') missing.push(path)
  return { required: LEFT_OUT, 'left-out': LEFT_OUT, null: null, false: false, empty: [] }[absent]
}

function buildObject(node: ObjectNode, asked: Asked, before: unknown, missing: string[]): unknown {
  if (asked.given.get(node.path) === null) return null
  if (node.path !== '' && !isSaid(node, asked.given)) {
    if (before !== undefined) return before
    if (node.absent === 'left-out') return LEFT_OUT
    if (node.absent === 'null') return null
  }
  const old = isObject(before) ? before : {}
  const entries = node.entries.flatMap(([key, inside]) => {
    const value = build(inside, asked, old[key], missing)
    return value === LEFT_OUT ? [] : [[key, value] as const]
  })
  return Object.fromEntries(entries)
}

// The shape that holds all that was said; where several do, the one that names itself must be said.
function buildUnion(node: UnionNode, asked: Asked, before: unknown, missing: string[]): unknown {
  if (!isSaid(node, asked.given)) {
    if (before !== undefined) return before
    if (node.absent === 'left-out') return LEFT_OUT
    if (node.absent === 'null') return null
  }
  const { given } = asked
  const said = [...fieldsOf(node)].filter(({ path }) => given.has(path))
  const fitting = node.options.filter(option => {
    const fields = new Map(fieldsOf(option).map(field => [field.path, field]))
    return said.every(({ path }) => {
      const field = fields.get(path)
      return (
        field !== undefined &&
        (path !== node.discriminator || field.choices.includes(String(given.get(path))))
      )
    })
  })
  const built = fitting.map(option => {
    const lacking: string[] = []
    return { value: build(option, withKind(node, option, asked), undefined, lacking), lacking }
  })
  const [only] = built
  if (only !== undefined && built.length === 1) {
    missing.push(...only.lacking)
    return only.value
  }
  if (built.length === 0)
    throw new UsageError(common.notTogether, {
      options: said.map(({ path }) => asked.optionOf(path)).join(', ')
    })
  // What was said fits several shapes: which one it is must be said, and is never guessed.
  missing.push(node.discriminator ?? node.options[0]?.entries[0]?.[0] ?? node.path)
  return LEFT_OUT
}

function withKind(node: UnionNode, option: ObjectNode, asked: Asked): Asked {
  const kind = fieldsOf(option).find(({ path }) => path === node.discriminator)
  const [only] = kind?.choices ?? []
  if (node.discriminator === null || only === undefined || kind?.choices.length !== 1) return asked
  return { ...asked, given: new Map([...asked.given, [node.discriminator, only]]) }
}

function buildList(node: ListNode, asked: Asked, before: unknown, missing: string[]): unknown {
  if (asked.given.get(node.path) === null) return []
  const { given } = asked
  const inside = fieldsOf(node.element)
  const [only] = inside
  // A list of files, each said by its path alone.
  if (inside.length === 1 && only !== undefined && Array.isArray(given.get(only.path))) {
    const key = only.path.slice(only.path.lastIndexOf('.') + 1)
    return (given.get(only.path) as unknown[]).map(value => ({ [key]: value }))
  }
  if (!isSaid(node.element, given)) return before ?? []
  // What is given several times is one of the list each time.
  const repeated = inside.filter(({ path, isMany }) => !isMany && Array.isArray(given.get(path)))
  if (repeated.length > 0)
    return repeated.flatMap(({ path }) =>
      [given.get(path)].flat().map(value => {
        const alone = new Map([...besides(node.element, given), [path, value]])
        const key = path.slice(path.lastIndexOf('.') + 1)
        const old = [before].flat().find(each => isObject(each) && each[key] === value)
        return build(node.element, { ...asked, given: alone }, old, missing)
      })
    )
  return [build(node.element, asked, Array.isArray(before) ? before[0] : undefined, missing)]
}

/** What is said of every one of a list. */
function besides(node: Node, given: Given): Given {
  const shared = fieldsOf(node).filter(field => !Array.isArray(given.get(field.path)))
  return new Map([...given].filter(([key]) => shared.some(field => field.path === key)))
}

const isSaid = (node: Node, given: Given): boolean => fieldsOf(node).some(({ path }) => given.has(path))
