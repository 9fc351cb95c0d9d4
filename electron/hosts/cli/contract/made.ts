// What a method is as a command: its words, arguments and options.
import { BEFORE } from './before.ts'
import { type Field, fieldsOf, type Node, nodeOf } from './fields.ts'
import { type MethodSpec, specOf } from './methods.ts'
import { type ContractOption, kebab, optionsOf } from './options.ts'
import { nounOf, SHAPES, type Shape } from './shapes.ts'

export type Made = {
  readonly spec: MethodSpec
  readonly shape: Shape
  /** Such as `comment` and `decide`. */
  readonly words: readonly string[]
  /** What the method takes; null for nothing. */
  readonly node: Node | null
  /** Its fields, and those of the methods that are called beside it. */
  readonly fields: readonly Field[]
  readonly args: readonly string[]
  readonly options: readonly ContractOption[]
}

/** The words of a command. */
export function wordsOf({ method, noun, verb }: MethodSpec): readonly string[] {
  const usual = `${nounOf(noun).is} ${verb === 'find' ? 'show' : kebab(verb)}`
  return (SHAPES[method]?.is ?? usual).split(' ')
}

/** A method as a command. */
export function madeOf(spec: MethodSpec): Made {
  const shape = SHAPES[spec.method] ?? {}
  const node = spec.input === null ? null : nodeOf(spec.input)
  const beside = (shape.with ?? []).map(method => specOf(method).input)
  const nodes = [node, ...beside.map(input => (input === null ? null : nodeOf(input)))]
  const fields = [...new Map(nodes.flatMap(fieldsOf).map(field => [field.path, field])).values()]
  const args = shape.args ?? fields.filter(({ path }) => path === 'id').map(({ path }) => path)
  const isEdit = BEFORE[spec.method] !== undefined
  const words = wordsOf(spec)
  const options = optionsOf(fields, shape, {
    ...{ method: spec.method, command: words.join(' '), args },
    canBeNothing: ({ path }) =>
      isEdit && (/^(changes|fields)\./.test(path) || shape.clears?.includes(path) === true)
  })
  return { spec, shape, words, node, fields, args, options }
}
