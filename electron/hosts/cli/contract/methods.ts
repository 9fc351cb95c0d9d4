// Every method of the contract with what it takes and answers, for the commands that are made from it.
import { z } from 'zod'
import { contract } from '#shared/contract.ts'
import { type Method, RULES } from '#shared/rules.ts'
import type { Client } from '../cli.ts'

export type Schema = z.core.$ZodType

export type MethodSpec = {
  readonly method: Method
  readonly noun: string
  readonly verb: string
  /** Null for a method that takes nothing. */
  readonly input: Schema | null
  /** Null for a stream of events. */
  readonly output: Schema | null
}

/** All methods, in the contract's own order. */
export const METHODS: readonly MethodSpec[] = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, procedure]) => {
    const { inputSchema, outputSchema } = procedure['~orpc']
    return {
      // The table of rules has a line for every method, and no other.
      method: `${noun}.${verb}` as Method,
      noun,
      verb,
      input: inputSchema instanceof z.ZodType ? inputSchema : null,
      output: outputSchema instanceof z.ZodType ? outputSchema : null
    }
  })
)

/** @throws for a name that is no method */
export function specOf(method: Method): MethodSpec {
  const spec = METHODS.find(each => each.method === method)
  if (spec === undefined) throw new Error(`${method} is not in the contract`)
  return spec
}

/** Calls a method by its name. Its input and answer are checked where every call is, by the contract. */
export function callMethod(client: Client, method: Method, input: unknown): Promise<unknown> {
  const [noun = '', verb = ''] = method.split('.')
  if (!Object.hasOwn(RULES, noun)) throw new Error(`${method} is not in the contract`)
  // The client has a function for every method; the types of one that is named at run time are not known.
  const verbs = client[noun as keyof Client] as unknown as Record<
    string,
    (input: unknown) => Promise<unknown>
  >
  const call = verbs[verb]
  if (call === undefined) throw new Error(`${method} is not in the contract`)
  return call(input)
}
