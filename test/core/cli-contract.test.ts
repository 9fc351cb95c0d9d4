// The commands that are made from the contract: every method is one, every field has its words, and each is written in one way.
import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { knownWords } from '#shared/words/fields.ts'
import { methodWords } from '#shared/words/methods.ts'
import { rootCommand } from '../../electron/hosts/cli/command.ts'
import { BY_HAND } from '../../electron/hosts/cli/contract/commands.ts'
import { madeOf } from '../../electron/hosts/cli/contract/made.ts'
import { METHODS, type Schema } from '../../electron/hosts/cli/contract/methods.ts'
import { OPTION_HELP } from '../../electron/hosts/cli/contract/option-help.ts'
import { openOutput } from '../../electron/hosts/cli/output.ts'
import { addAll } from '../../electron/hosts/cli/run.ts'

function commandTree(): Command {
  const quiet = { write: () => undefined }
  const terminal = {
    ...{ stdout: quiet, stderr: quiet, env: {}, onSignal: () => () => undefined, kill: () => undefined },
    stdin: (async function* () {})()
  }
  const out = openOutput(terminal, { language: 'en', isJson: false, isLogged: false })
  const stopper = { isStopping: false, whenStopped: () => undefined, end: () => undefined }
  const root = rootCommand({ terminal, out, stopper }, '0')
  addAll(root, { terminal, out, stopper }, () => undefined)
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
  expect(Object.keys(OPTION_HELP).filter(key => !options.includes(key))).toEqual([])
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
