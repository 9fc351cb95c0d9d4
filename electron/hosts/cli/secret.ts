// A password or key: read from standard input, never from the command itself, where others on the computer could see it.
import type { Cli } from './cli.ts'
import { UsageError } from './errors.ts'
import { account as texts } from './texts/account.ts'

const LONGEST = 4000
// What a terminal sends when it is told not to act on keys itself.
const [CTRL_C, BACKSPACE, DELETE] = ['\u0003', '\b', '\u007f']

/** The secret, typed unseen or piped in; one line. @throws UsageError when there is none */
export async function readSecret({ terminal, out }: Pick<Cli, 'terminal' | 'out'>): Promise<string> {
  const { stdin } = terminal
  if (stdin.isTTY) out.note(texts.typeSecret)
  stdin.setRawMode?.(true)
  try {
    const secret = (await firstLine(stdin)).trim()
    if (secret === '') throw new UsageError(texts.noSecret)
    return secret
  } finally {
    stdin.setRawMode?.(false)
  }
}

async function firstLine(stdin: AsyncIterable<Uint8Array | string>): Promise<string> {
  let line = ''
  for await (const part of stdin)
    for (const char of typeof part === 'string' ? part : Buffer.from(part).toString()) {
      if (char === '\n' || char === '\r') return line
      if (char === CTRL_C) return ''
      if (char === BACKSPACE || char === DELETE) line = line.slice(0, -1)
      else if (line.length < LONGEST) line += char
    }
  return line
}
