// One letter of 300 KB must not hold the core's only thread: every expression that may meet text from outside takes time in
// proportion to its length. Each literal of the program is run over texts that are made to lead it astray.
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { Script } from 'node:vm'
import { parseAst } from 'vite'
import { expect, it, vi } from 'vitest'

/** The program, and what goes along in packages and is run by whoever receives them. */
const PROGRAM = [
  'electron/{core,hosts,main}/**/*.ts',
  'shared/**/*.ts',
  'renderer/**/*.{ts,tsx}',
  'resources/verify/*.mjs'
]

/** Files whose expressions meet short texts alone, and what keeps them short. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'reports/checklists/propose.ts': 'looks through pieces of 2,000 letters (LONGEST_LINE)',
  'register/register-import/headings.ts': 'reads no heading of more than 80 letters',
  'formats/sheets/dates.ts': 'reads no format of more than 1,000 letters (MOST_FORMAT)',
  'formats/mail/mbox.ts': 'looks at the first 500 letters of a line (MOST_HEADING)',
  'reports/attestations/form.ts': 'shapes the name of a department, which the contract keeps short',
  'delivery/exports/names.ts': 'shortens a name to 40 letters first',
  'kernel/db/network-share.ts': 'reads what the system says of its own disks'
}

const SHORT = 4_000
const MOST_SHORT_MS = 3
const LENGTH = 20_000
/** Of the processor, for one text. A linear expression takes a hundredth of it, a quadratic one ten times as much. */
const MOST_MS = 50

const CHARACTERS = ' \t\n\r\0aAbx09_-/\\<>"\'.,;:@#=&%+?!()[]{}|*$^ÅåÖ–†'
/** Beside what each expression itself is repeated by. */
const PUMPS = [' ', '\n', 'a', '0', '-', '/', '<', '"', '#']
const NO_MATCH = ['\u0001', '\n\u0001']

type Found = { readonly file: string; readonly source: string; readonly flags: string }

it('has no expression that a text from outside can make slow', { timeout: 120_000 }, async () => {
  const slow: string[] = []
  const seen = new Set<string>()
  for await (const file of glob(PROGRAM)) {
    if (file.replace('electron/core/', '') in EXCEPTIONS) continue
    for (const { source, flags } of expressionsIn(file)) {
      const name = `/${source}/${flags}`
      if (seen.has(name) || !/[*+]|\{\d*,\}/.test(source)) continue
      seen.add(name)
      const found = slowText(source, flags)
      if (found !== null) slow.push(`${file} ${name} by ${found}`)
    }
  }
  expect(seen.size).toBeGreaterThan(100)
  expect(slow).toEqual([])
})

// Put together of words of ours when their files are loaded.
it('has none among those that are made of words', { timeout: 60_000 }, async () => {
  const made: RegExp[] = []
  const recording = new Proxy(RegExp, {
    construct(of, given: [string, string?]) {
      const expression = new of(...given)
      made.push(expression)
      return expression
    }
  })
  vi.stubGlobal('RegExp', recording)
  vi.resetModules()
  try {
    await import('../../electron/core/messages/intake/parsers/meta/by-itself.ts')
    await import('../../electron/core/captures/browser/prepare/stated-times.ts')
    await import('../../electron/core/delivery/disclosures/proposals.ts')
    const { isMets } = await import('../../resources/verify/verify-mets.mjs')
    for (const list of ['METS.xml', 'sip.xml']) isMets('\n OBJID="x"\n', list)
  } finally {
    vi.unstubAllGlobals()
    vi.resetModules()
  }
  expect(made.length).toBeGreaterThan(3)
  const slow = made.filter(({ source, flags }) => slowText(source, flags) !== null)
  expect(slow.map(String)).toEqual([])
})

it('finds the ones that were slow', () => {
  for (const [source, flags] of [
    ['[ \\t]+\\n', 'g'],
    ['\\s*\\0[\\s\\0]*', 'g'],
    ['\\bsrc\\s*=\\s*["\']?\\s*\\/\\/', 'i'],
    ['[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+', 'gu'],
    ['(?:[+-]\\d{2}:?\\d{2}|\\dZ)\\s*(?:\\([^()]*\\))?\\s*$', 'i'],
    ['(?:^|([^/]+)\\/)([^/]+)\\.json$', '']
  ] as const)
    expect(slowText(source, flags), source).not.toBeNull()
})

function expressionsIn(file: string): Found[] {
  const found: Found[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each)
    if (node === null || typeof node !== 'object' || Array.isArray(node)) return
    if ('regex' in node) {
      // oxc's Literal: what stands between the slashes, and the flags after them.
      const { pattern, flags } = node.regex as { pattern: string; flags: string }
      found.push({ file, source: pattern, flags })
    }
    for (const each of Object.values(node)) walk(each)
  }
  walk(
    parseAst(
      readFileSync(file, 'utf8'),
      { lang: file.endsWith('x') ? 'tsx' : file.endsWith('.mjs') ? 'js' : 'ts' },
      file
    )
  )
  return found
}

/** The text that takes the expression too long, as it is made; null where none does. */
function slowText(source: string, flags: string): string | null {
  const expression = new RegExp(source, flags)
  const { starts, pumps } = witnessesOf(source)
  const search = (): string | null => {
    for (const before of starts)
      for (const pump of pumps)
        for (const after of NO_MATCH) {
          const text = (length: number) => before + pump.repeat(Math.ceil(length / pump.length)) + after
          const isSlow = (length: number, most: number) => timeOf(expression, text(length)) > most
          if (isSlow(SHORT, MOST_SHORT_MS) && isSlow(LENGTH, MOST_MS) && isSlow(LENGTH, MOST_MS))
            return JSON.stringify({ before, pump, after })
        }
    return null
  }
  try {
    // One that never ends is ended so.
    return new Script('search()').runInNewContext({ search }, { timeout: 10_000 }) as string | null
  } catch {
    return 'no end'
  }
}

/** Of this thread: neither what waits for a processor nor the other threads of the process count. */
function timeOf(expression: RegExp, text: string): number {
  const before = process.threadCpuUsage()
  text.replace(expression, '')
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

/**
 * What leads up to each part that may be repeated without end, and what it may be repeated by. Read from the expression
 * itself, one text for each part of it.
 */
function witnessesOf(source: string): { starts: Set<string>; pumps: Set<string> } {
  const starts = new Set(['', '\u0001'])
  const pumps = new Set(PUMPS)
  let at = 0
  const choice = (before: string): string => {
    let first: string | undefined
    do {
      const found = sequence(before)
      first ??= found
    } while (source[at++] === '|')
    at -= 1
    return first
  }
  const sequence = (before: string): string => {
    let found = ''
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const one = atom(before + found)
      const [, least = '', comma, most] = /^\{(\d*)(,?)(\d*)\}/.exec(source.slice(at)) ?? []
      const sign = source[at] ?? ''
      if (comma !== undefined) at = source.indexOf('}', at) + 1
      else if ('*+?'.includes(sign) && sign !== '') at += 1
      if (source[at] === '?') at += 1
      const isEndless = sign === '*' || sign === '+' || (comma === ',' && most === '')
      if (isEndless && one !== '') {
        starts.add(before + found)
        pumps.add(one)
        if (before + found !== '') pumps.add(before + found)
      }
      if (comma !== undefined) found += one.repeat(Number(least))
      else if (sign !== '*' && sign !== '?') found += one
    }
    if (found !== '') pumps.add(found)
    return found
  }
  const atom = (before: string): string => {
    const sign = source[at++] ?? ''
    if (sign === '(') {
      const [group = ''] = /^\?(?:<?[=!]|:|<\w+>)/.exec(source.slice(at)) ?? []
      at += group.length
      const found = choice(before)
      at += 1
      return /^\?<?[=!]/.test(group) ? '' : found
    }
    if (sign === '[') {
      const [whole = ''] = /^(?:\\.|[^\]\\])*/.exec(source.slice(at)) ?? []
      at += whole.length + 1
      const one = new RegExp(`[${whole}]`, /\\p/.test(whole) ? 'u' : '')
      return [...'x 0a-/<"', ...whole].find(each => one.test(each)) ?? ''
    }
    if (sign === '\\') {
      const [escaped = ''] =
        /^(?:[pP]\{[^}]*\}|u\{?[\da-fA-F]+\}?|x[\da-f]{2}|.)/.exec(source.slice(at)) ?? []
      at += escaped.length
      if (/^[bB1-9]$/.test(escaped)) return ''
      const one = new RegExp(`^\\${escaped}$`, /^[pPu]/.test(escaped) ? 'u' : '')
      return [...'x 0a-/<"', ...CHARACTERS].find(each => one.test(each)) ?? ''
    }
    if (sign === '^' || sign === '$') return ''
    return sign === '.' ? 'x' : sign
  }
  choice('')
  return { starts, pumps }
}
