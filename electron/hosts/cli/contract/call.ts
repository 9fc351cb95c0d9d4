// Methods called by name, and their answers as JSON and as lines.
import { basename } from 'node:path'
import { MadeKey } from '#shared/credential.ts'
import { ErrorParams } from '#shared/errors.ts'
import type { Method } from '#shared/rules.ts'
import type { Answer, Cli, Client } from '../cli.ts'
import { told } from '../errors.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { withProgress } from '../long-work.ts'
import { visible, visibleLines } from '../terminal.ts'
import { common } from '../texts/common.ts'
import { TOLD } from '../texts/told.ts'
import { isObject, shortId } from '../values.ts'
import type { Made } from './made.ts'
import { callMethod, specOf } from './methods.ts'
import { jsonName, nounOf, SHAPES, type Shape } from './shapes.ts'
import { shown } from './show.ts'

/** A method, and those that are called beside it: their answers stand side by side. */
export async function callTogether(
  cli: Cli,
  client: Client,
  { spec, shape }: Made,
  input: (method: Method) => unknown
): Promise<Answer> {
  const json: Record<string, unknown> = {}
  const lines: string[] = []
  let exit: ExitCode = EXIT.done
  for (const method of [spec.method, ...(shape.with ?? [])]) {
    const call = () => callMethod(client, method, input(method))
    // Closing an archive ends its events too.
    const output = method === 'archive.close' ? await call() : await withProgress(cli, client, call)
    if (isStream(output)) return streamed(cli, output)
    Object.assign(json, jsonOf(method, output))
    if (lines.length > 0) lines.push('')
    lines.push(...(toldInWords(cli, method, output) ?? linesOf(cli, method, output)))
    exit = EXITS[method]?.(output) ?? exit
  }
  const bytes = bytesOf(cli, shape, json)
  return { json, lines, exit, ...(bytes === null ? {} : { bytes }) }
}

/** What a method came to in one sentence, where there is one for it. */
export function toldInWords({ out }: Cli, method: Method, output: unknown): string[] | null {
  const text = TOLD[method]
  if (text === undefined) return null
  const values = isObject(output) ? { ...output, id: shortId(String(partOf(output, 'id') ?? '')) } : {}
  return [visible(out.t(text, ErrorParams.catch({}).parse(plainIn(values))))]
}
const plainIn = (values: object) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => ['string', 'number'].includes(typeof value))
  )

/** The same method for each of several; one that is refused does not stop the others. */
export async function callEach(
  cli: Cli,
  client: Client,
  { spec, shape }: Made,
  { all, input }: { all: readonly unknown[]; input: (one: unknown) => unknown }
): Promise<Answer> {
  const { out, stopper } = cli
  const [done, lines]: [unknown[], string[]] = [[], []]
  const refused: { said: object; exit: ExitCode }[] = []
  const isFiles = shape.each === 'path'
  for (const one of all) {
    const given = basename(String(one))
    try {
      const output = await withProgress(cli, client, () => callMethod(client, spec.method, input(one)))
      done.push(output)
      const id = partOf(output, 'id')
      lines.push(visible(out.t(common.oneDone, { given, id: typeof id === 'string' ? shortId(id) : '' })))
    } catch (error) {
      const { code, message, params, exit } = told(error, out)
      // What is no refusal of this one alone ends it, and one that stands alone is told as it is.
      if (all.length === 1 || stopper.isStopping || code === 'usage' || code === 'internal') throw error
      refused.push({ said: { [isFiles ? 'file' : 'id']: given, error: { code, message, params } }, exit })
      lines.push(visible(out.t(common.notDone, { given, why: message })))
    }
  }
  const [first] = refused
  const name = jsonName(spec.method) ?? nounOf(spec.noun).many
  return {
    json: { [name]: done, refused: refused.map(({ said }) => said) },
    lines: [...lines, out.t(common.eachDone, { done: done.length, refused: refused.length })],
    exit: first === undefined ? EXIT.done : done.length === 0 ? first.exit : EXIT.partial
  }
}

/** Exit codes of answers that are not as whole as they could be. */
const EXITS: Readonly<Partial<Record<Method, (output: unknown) => ExitCode>>> = {
  'watch.visitPage': exitOfVisit,
  'posts.save': exitOfVisit,
  'diarySystem.send': output =>
    ['refused', 'uncertain', 'left'].some(name => partOf(output, name) !== 0) ? EXIT.partial : EXIT.done,
  'diarySystem.readReceipts': output =>
    partOf(output, 'refused') === 0 && !hasSome(partOf(output, 'unread')) ? EXIT.done : EXIT.partial,
  'disclosures.faces': output => (partOf(output, 'isWhole') === true ? EXIT.done : EXIT.partial)
}

const hasSome = (value: unknown): boolean => Array.isArray(value) && value.length > 0

function exitOfVisit(output: unknown): ExitCode {
  const state = partOf(output, 'state')
  if (state === 'whole') return EXIT.done
  return state === 'partial' ? EXIT.partial : EXIT.refused
}

const partOf = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined)

/** The answer under its name, as an object whatever it is; a page of a list has its rows under the name of several. */
function jsonOf(method: Method, output: unknown): Record<string, unknown> {
  const [noun = ''] = method.split('.')
  const json = jsonName(method)
  const names = nounOf(noun)
  if (json === null && isObject(output)) return { ...output }
  if (isObject(output) && 'items' in output && 'next' in output) {
    const { items, ...rest } = output
    return { [json ?? names.many]: items, ...rest }
  }
  if (Array.isArray(output)) return { [json ?? names.many]: output }
  // What was taken away has nothing left to show.
  const isTold = json === 'forgotten' || json === 'removed' || json === 'seen'
  return { [json ?? names.one]: isTold ? true : output }
}

function linesOf(cli: Cli, method: Method, output: unknown): string[] {
  const { raw } = SHAPES[method] ?? {}
  const text = raw === undefined ? undefined : partOf(output, raw)
  if (typeof text === 'string') return visibleLines(text).split('\n')
  if (method === 'credentials.makeKey') return keyLines(cli, MadeKey.parse(output))
  if (method === 'credentials.restoreKey') {
    const { key, secret } = MadeKey.parse(output)
    const { holder, departmentName: department } = key
    return [secret, visible(cli.out.t(common.restoredKey, { holder, department }))]
  }
  const lines = shown(cli.out, specOf(method), output)
  const isSilent = method === 'captures.setProxy' && partOf(output, 'answers') === false
  return isSilent ? [...lines, cli.out.t(common.silentProxy)] : lines
}

/** A key that is shown this once: first by itself, for whoever pipes it on, and then in words. */
function keyLines({ out }: Cli, { key, secret, words }: MadeKey): string[] {
  const cells = words.split(' ').map((word, at) => `${String(at + 1).padStart(2)}. ${word.padEnd(10)}`)
  const rows = Array.from({ length: Math.ceil(cells.length / 4) }, (_, row) =>
    cells
      .slice(row * 4, row * 4 + 4)
      .join('')
      .trimEnd()
  )
  const { holder, departmentName: department } = key
  return [
    secret,
    '',
    out.t(common.inWords),
    ...rows,
    '',
    visible(out.t(common.keepKey, { holder, department }))
  ]
}

/** A mail goes byte by byte to a file or a program; on a terminal it must be harmless. */
function bytesOf({ terminal }: Cli, { raw }: Shape, json: Record<string, unknown>): Uint8Array | null {
  const { eml } = json
  if (raw !== 'eml' || typeof eml !== 'string' || terminal.stdout.isTTY) return null
  return Buffer.from(eml, 'latin1')
}

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** Events as they come, each on a line of its own, until the program is stopped. */
async function streamed({ terminal, stopper }: Cli, events: AsyncIterable<unknown>): Promise<Answer> {
  for await (const event of events) {
    if (stopper.isStopping) break
    terminal.stdout.write(`${JSON.stringify(event)}\n`)
  }
  return { json: {}, lines: [] }
}
