// Exports of Facebook and Instagram ("Download your information").
import type { ExportFile } from '../../files/export-file.ts'
import { JsonElements } from '../../files/json-elements.ts'
import { unmangled } from '../mojibake.ts'
import type { Open, Parser } from '../parser.ts'
import { isObject, nameOf } from '../values.ts'
import { isMessages, participantsOf, readMetaJson } from './json.ts'
import { ownNameIn } from './own-name.ts'
import { messagePath } from './paths.ts'

type Known = { readonly ownName: string }

/** So many conversations are asked for the name they share. */
const MOST_ASKED = 300

export const meta: Parser<Known> = {
  name: 'meta',
  version: 1,
  async claims(files) {
    return files.filter(({ path }) => messagePath(path)?.form === 'json').toSorted(inOrder)
  },
  platforms: claimed => new Set(claimed.map(({ path }) => messagePath(path)?.platform ?? 'facebook')),
  leaves: path => PROFILE.test(path),
  async prepare(claimed, all, open, { ownName }) {
    if (ownName !== null) return { ownName }
    const firsts = [...new Map(claimed.map(file => [messagePath(file.path)?.thread, file])).values()]
    const conversations: Set<string>[] = []
    for (const file of firsts.slice(0, MOST_ASKED)) {
      const names = await namesIn(file, open)
      if (names.size > 0) conversations.push(names)
    }
    return { ownName: ownNameIn(conversations, await profileNames(all, open)) }
  },
  async *read(file, chunks, { ownName }) {
    const at = messagePath(file.path)
    if (at !== null) yield* readMetaJson(file, chunks, { at, ownName })
  }
}

const numbered = new Intl.Collator('en', { numeric: true })

// Conversation by conversation, also where it is spread over the parts of an export; in each the files by number.
function inOrder(one: ExportFile, other: ExportFile): number {
  const [a, b] = [messagePath(one.path)?.thread ?? '', messagePath(other.path)?.thread ?? '']
  if (a !== b) return a < b ? -1 : 1
  return numbered.compare(one.path, other.path)
}

// Those who take part stand first in the file.
async function namesIn(file: ExportFile, open: Open): Promise<Set<string>> {
  const scanner = new JsonElements(isMessages)
  for await (const chunk of open(file)) {
    if (scanner.push(chunk).length > 0) break
  }
  const { rest } = scanner.end()
  return new Set(isObject(rest) ? participantsOf(rest) : [])
}

const PROFILE = /(^|\/)personal_information(\/[^/]+)*\/(profile|personal|account)_information\.json$/

/** Every short text in the profile: which of them is the name does not depend on how its label reads. */
async function profileNames(all: readonly ExportFile[], open: Open): Promise<string[]> {
  const names: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      const name = nameOf(unmangled(value))
      if (name !== null) names.push(name)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  for (const file of all.filter(({ path }) => PROFILE.test(path))) {
    const scanner = new JsonElements(() => false)
    for await (const chunk of open(file)) scanner.push(chunk)
    collect(scanner.end().rest)
  }
  return names
}
