// Exports of Facebook and Instagram ("Download your information"), of a profile or a Page, in JSON and in HTML.
import { normalized } from '#shared/normal-form.ts'
import type { ExportFile } from '../../files/export-file.ts'
import { givenIn, ownIn } from '../own-ids.ts'
import type { Files, Parser } from '../parser.ts'
import { readComments } from './comments.ts'
import { readCommentsHtml } from './comments-html.ts'
import { readEncrypted } from './encrypted.ts'
import { readMetaHtml } from './html.ts'
import { readMetaJson } from './json.ts'
import { namesIn, profileNames, threadPathIn } from './names.ts'
import {
  isPosts,
  isProfile,
  loosePath,
  looseThread,
  type MetaPath,
  mayBeMessages,
  metaPath
} from './paths.ts'

type Known = {
  readonly ownName: string
  readonly platform: 'facebook' | 'instagram'
  readonly loose: ReadonlyMap<string, MetaPath>
}

/** So many conversations are asked for the name they share, and so many files for what they are. */
const MOST_ASKED = 300
const MOST_PEEKED = 2_000

export const meta: Parser<Known> = {
  name: 'meta',
  version: 1,
  isByThread: true,
  async claims(files) {
    const loose = await loosePaths(files)
    return files.all.filter(({ path }) => metaPath(path) !== null || loose.has(path)).toSorted(inOrder)
  },
  platforms(claimed) {
    const said = claimed.map(({ path }) => metaPath(path)?.platform ?? null)
    return new Set(said.flatMap(each => each ?? (['facebook', 'instagram'] as const)))
  },
  leaves(path) {
    if (isProfile(path)) return 'nothing'
    return isPosts(path) ? 'left-alone' : null
  },
  async prepare(claimed, files, about) {
    const loose = await loosePaths(files)
    for (const [path, at] of loose) {
      const file = at.form === 'messages-json' ? files.all.find(each => each.path === path) : undefined
      if (file !== undefined)
        loose.set(path, { ...at, ...looseThread(path, await threadPathIn(file, files)) })
    }
    const platform = about.platform === 'instagram' ? 'instagram' : 'facebook'
    const conversations = new Map<string, Set<string>>()
    for (const file of claimed) {
      const at = metaPath(file.path) ?? loose.get(file.path)
      if (at === undefined || isComments(at) || conversations.size >= MOST_ASKED) continue
      const names = await namesIn(file, at.form, files)
      if (about.ownName !== null && names.has(about.ownName))
        return { ownName: about.ownName, platform, loose }
      const thread = at.thread ?? file.path
      if (names.size > 0) conversations.set(thread, new Set([...(conversations.get(thread) ?? []), ...names]))
    }
    const people = [...conversations.values()]
    const ownName =
      about.ownName === null ? ownIn(people, await profileNames(files)) : givenIn(people, about.ownName)
    return { ownName, platform, loose }
  },
  async *read(file, chunks, { ownName, platform: otherwise, loose }) {
    const at = metaPath(file.path) ?? loose.get(file.path)
    if (at === undefined) return
    const platform = at.platform ?? otherwise
    const about = { platform, ownName }
    if (at.form === 'comments-json') yield* readComments(file, chunks, about)
    else if (at.form === 'comments-html') yield* readCommentsHtml(file, chunks, about)
    else if (at.form === 'encrypted-json') yield* readEncrypted(file, chunks, { ownName })
    else {
      const told = { at: { ...at, platform, thread: at.thread ?? '' }, ownName }
      yield* at.form === 'messages-json' ? readMetaJson(file, chunks, told) : readMetaHtml(file, chunks, told)
    }
  }
}

const isComments = ({ form }: MetaPath) => form.startsWith('comments-')

async function loosePaths(files: Files): Promise<Map<string, MetaPath>> {
  const found = new Map<string, MetaPath>()
  const candidates = files.all.filter(({ path }) => metaPath(path) === null && mayBeMessages(path))
  for (const file of candidates.slice(0, MOST_PEEKED)) {
    const at = loosePath(await files.peek(file))
    if (at !== null) found.set(file.path, at)
  }
  return found
}

const numbered = new Intl.Collator('en', { numeric: true })

// Conversation by conversation, also where it is spread over the parts of an export: JSON, which says more, before HTML,
// and the files by number.
function inOrder(one: ExportFile, other: ExportFile): number {
  const [a, b] = [metaPath(one.path), metaPath(other.path)]
  const [threadA, threadB] = [a?.thread ?? '', b?.thread ?? '']
  if (threadA !== threadB) return threadA < threadB ? -1 : 1
  if (a?.form !== b?.form) return a?.form === 'messages-html' ? 1 : b?.form === 'messages-html' ? -1 : 0
  // A name is as long as a zip lets it be, and marks in no order take the comparing long.
  return numbered.compare(normalized(one.path, 'NFD'), normalized(other.path, 'NFD'))
}
