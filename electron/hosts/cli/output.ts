// Where the program speaks: results on standard output, everything else on standard error.
import type { ErrorCode, ErrorParams, Language } from '#shared/errors.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { type Text, textIn, type Values } from './language.ts'
import { openProgress, type Progress } from './progress.ts'
import { type Column, harmlessJson, type Sink, table, visible } from './terminal.ts'
import { common } from './texts/common.ts'

export interface Output {
  readonly language: Language
  readonly isJson: boolean
  t(text: Text, values?: Values): string
  /** The sentence of a refusal. A bug without a log is told with how to get one. */
  refusal(code: ErrorCode, params: ErrorParams): string
  /** A sentence to the person, on standard error. */
  note(text: Text, values?: Values): void
  /** A line that is already in words, on standard error. */
  say(line: string): void
  /** The result as text, on standard output. Its parts must have been made harmless. */
  print(lines: readonly string[]): void
  /** The result as JSON: one object, on one line. */
  printJson(value: object): void
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[]
  /** A heading, bold where the terminal can and may. */
  heading(line: string): string
  progress(): Progress
}

type Streams = { readonly stdout: Sink; readonly stderr: Sink; readonly env: NodeJS.ProcessEnv }

type Wishes = { readonly language: Language; readonly isJson: boolean; readonly isLogged: boolean }

export function openOutput({ stdout, stderr, env }: Streams, { language, isJson, isLogged }: Wishes): Output {
  const t = (text: Text, values?: Values) => textIn(language, text, values)
  const isBold = stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  let progress: Progress | undefined
  const say = (line: string) => {
    if (progress === undefined) stderr.write(`${line}\n`)
    else progress.line(line)
  }
  return {
    language,
    isJson,
    t,
    refusal: (code, params) =>
      code === 'internal' && !isLogged ? t(common.internalUnlogged) : refusalSentence(code, params, language),
    // Values may come from a page or a file.
    note: (text, values) => say(visible(t(text, values))),
    say,
    print: lines => void stdout.write(lines.map(line => `${line}\n`).join('')),
    printJson: value => void stdout.write(`${harmlessJson(value)}\n`),
    table: (columns, rows) =>
      table(columns, rows, stdout.isTTY ? stdout.columns || 80 : Number.POSITIVE_INFINITY),
    heading: line => (isBold ? `\x1b[1m${line}\x1b[22m` : line),
    progress() {
      const opened = openProgress(stderr, env['TERM'] !== 'dumb')
      progress = opened
      return {
        ...opened,
        end() {
          opened.end()
          progress = undefined
        }
      }
    }
  }
}
