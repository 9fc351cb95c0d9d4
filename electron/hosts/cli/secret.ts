// A password or key: read from standard input, never from the command itself, where others on the computer could see it.
import type { Cli } from './cli.ts'
import { UsageError } from './errors.ts'
import type { Text } from './language.ts'
import { account as texts } from './texts/account.ts'

// A sealed note is the longest.
const LONGEST = 10_000
// What a terminal sends when it is told not to act on keys itself.
const [CTRL_C, CTRL_D, BACKSPACE, DELETE] = ['\u0003', '\u0004', '\b', '\u007f']

/**
 * The secret, typed unseen or piped in; one line, without the blanks around it, which come of a command line such as
 * `echo hemligt | …` and of what is pasted. @throws UsageError when there is none
 */
export async function readSecret(cli: Asking): Promise<string> {
  return (await readSecretAsTyped(cli)).trim()
}

/** The same where blanks may be a part of it, since somebody else chose it. @throws UsageError when there is none */
export async function readSecretAsTyped(cli: Asking): Promise<string> {
  const secret = await unseen(cli, texts.typeSecret, (_, char) => isLineEnd(char))
  if (secret.trim() === '') throw new UsageError(texts.noSecret)
  return secret
}

/**
 * A secret of several lines, piped in to its end, or typed unseen until an empty line; or nothing, for a door that
 * writes down also who came without a key.
 */
export async function readSecretTextIfAny(cli: Asking): Promise<string> {
  const { isTTY } = cli.terminal.stdin
  const text = await unseen(cli, texts.typeSecretText, (typed, char) =>
    isTTY ? char === CTRL_D || (isLineEnd(char) && isLineEnd(typed.at(-1) ?? '')) : false
  )
  return text.trim().replaceAll(/\r\n?/g, '\n')
}

/** All that comes on standard input, as it stands; `ask` says to a person what to do. */
export async function readAll({ terminal, out }: Asking, ask?: Text): Promise<string> {
  if (terminal.stdin.isTTY && ask !== undefined) out.note(ask)
  const parts: Uint8Array[] = []
  for await (const part of terminal.stdin) parts.push(typeof part === 'string' ? Buffer.from(part) : part)
  return new TextDecoder().decode(Buffer.concat(parts))
}

type Asking = Pick<Cli, 'terminal' | 'out'>

async function unseen(
  { terminal, out }: Asking,
  ask: Text,
  isEnd: (typed: string, char: string) => boolean
): Promise<string> {
  const { stdin } = terminal
  if (stdin.isTTY) out.note(ask)
  stdin.setRawMode?.(true)
  try {
    return await readUntil(stdin, isEnd)
  } finally {
    stdin.setRawMode?.(false)
  }
}

async function readUntil(
  stdin: AsyncIterable<Uint8Array | string>,
  isEnd: (typed: string, char: string) => boolean
): Promise<string> {
  // A letter may be cut between two parts.
  const decoder = new TextDecoder()
  let typed = ''
  for await (const part of stdin)
    for (const char of typeof part === 'string' ? part : decoder.decode(part, { stream: true })) {
      if (isEnd(typed, char)) return typed
      if (char === CTRL_C) return ''
      if (char === BACKSPACE || char === DELETE) typed = typed.slice(0, -1)
      else if (typed.length <= LONGEST) typed += char
    }
  return typed
}

const isLineEnd = (char: string) => char === '\n' || char === '\r'
