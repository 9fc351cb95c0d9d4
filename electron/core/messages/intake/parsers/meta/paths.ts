// Where Meta puts things in an export. These names are the same in every language.
import type { Folder } from '../../item.ts'

/** The shapes of files that are read. */
export type MetaForm = `${'messages' | 'comments'}-${'json' | 'html'}` | 'encrypted-json'

/** A file by its way: the folder it lies in says what it holds. */
export type MetaPath = {
  readonly form: MetaForm
  readonly folder: Folder
  /** The name of the conversation's folder; null where the file lies in none. */
  readonly thread: string | null
  /** Null where the path does not say. */
  readonly platform: 'facebook' | 'instagram' | null
}

/** A message file of which all that is needed is known. */
export type MessageFile = {
  readonly folder: Folder
  readonly thread: string
  readonly platform: 'facebook' | 'instagram'
}

const FOLDERS: Readonly<Record<string, Folder>> = {
  inbox: 'inbox',
  archived_threads: 'archived',
  filtered_threads: 'filtered',
  message_requests: 'requests',
  e2ee_cutover: 'encrypted'
}
// The folder of all conversations may be left out where somebody chose a folder in it.
const MESSAGES =
  /(?:^|\/)(?:messages\/([a-z0-9_]+)|(inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover))\/([^/]+)\/message_\d+\.(json|html)$/
const COMMENTS =
  /(?:^|\/)(?:(?:comments_and_reactions|comments)\/(?=[^/]*comments)|groups\/(?=your_comments_in_groups))[^/]*\.(json|html)$/
const LOOSE = /(?:^|\/)(?=[^/]*(?:comments|_\d+\.json$))[^/]*\.json$/
const POSTS =
  /(?:^|\/)(?:posts|media|content)\/(?:[^/]+\/)?(?:your_posts|posts|stories|reels|profile_photos)[^/]*\.(?:json|html)$/
const PROFILE = /^(?:profile|personal|account)_information\.(?:json|html)$/

// What the export calls its own folders says more than what somebody called the folder around them; names of people,
// further in, say nothing.
const PLATFORM = [
  /(?:^|\/)your_(?:activity_across_)?(facebook|instagram)/,
  /(?:^|\/)(facebook|instagram)-/i,
  /(facebook|instagram)/i
]

function platformOf(around: string): MetaPath['platform'] {
  const said = PLATFORM.flatMap(form => form.exec(around)?.[1]?.toLowerCase() ?? [])[0]
  return said === 'facebook' || said === 'instagram' ? said : null
}

/** What the path alone says; null for a file that it does not tell of. */
export function metaPath(path: string): MetaPath | null {
  const messages = MESSAGES.exec(path)
  if (messages !== null) {
    const [, below, alone = '', thread = '', type] = messages
    const folder = folderOf(below ?? alone)
    const form = type === 'html' ? 'messages-html' : 'messages-json'
    return { form, folder, thread, platform: platformOf(path.slice(0, messages.index + 1)) }
  }
  const comments = COMMENTS.exec(path)
  if (comments === null) return null
  const platform = platformOf(path.slice(0, comments.index + 1))
  const form = comments[1] === 'html' ? 'comments-html' : 'comments-json'
  return { form, folder: 'other', thread: null, platform }
}

const folderOf = (name: string): Folder =>
  (Object.hasOwn(FOLDERS, name) ? FOLDERS[name] : undefined) ?? 'other'

/** Whether a file may be messages although its path does not say so: one that was taken out, or an encrypted chat. */
export const mayBeMessages = (path: string) => LOOSE.test(path) && !POSTS.test(path)

/** What the beginning of such a file says it is. */
export function loosePath(head: string): MetaPath | null {
  const loose = { folder: 'other', thread: null, platform: null } as const
  if (/^\s*\{\s*"participants"\s*:\s*\[\s*\{\s*"name"/.test(head)) return { ...loose, form: 'messages-json' }
  if (/^\s*\{/.test(head) && /"(?:threadName|senderName)"\s*:/.test(head))
    return { ...loose, form: 'encrypted-json', folder: 'encrypted', platform: 'facebook' }
  return /^\s*[[{]/.test(head) && /"(?:string_map_data|label_values|(?:group_)?comments_v2)"\s*:/.test(head)
    ? { ...loose, form: 'comments-json' }
    : null
}

/** The conversation of a message file that lies by itself: as the file says, or by the folder it lies in. */
export function looseThread(path: string, said: string | null): { thread: string; folder: Folder } {
  const [, folder = '', thread = ''] = /^([a-z0-9_]+)\/([^/]+)$/.exec(said ?? '') ?? []
  if (thread !== '') return { thread, folder: folderOf(folder) }
  const [last = '', around = ''] = path.split('/').toReversed()
  const name = last.endsWith('.json') ? last.slice(0, -'.json'.length) : ''
  return { thread: /^message_\d+$/.test(name) && around !== '' ? around : name, folder: 'other' }
}

export function isProfile(path: string): boolean {
  const folders = path.split('/')
  return PROFILE.test(folders.pop() ?? '') && folders.includes('personal_information')
}
export const isPosts = (path: string) => POSTS.test(path)

/** The id of a conversation: the digits at the end stay when someone in it changes name. */
export function threadId(folderName: string): string {
  return /_(\d{3,})$/.exec(folderName)?.[1] ?? folderName
}
