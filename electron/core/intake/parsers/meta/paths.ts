// Where Meta puts things in an export. These names are the same in every language.
import type { Folder } from '../../item.ts'

/** The shapes of files that are read. */
export type MetaForm = 'messages-json' | 'messages-html' | 'encrypted-json' | 'comments-json'

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
const MESSAGES = /(?:^|\/)messages\/([a-z0-9_]+)\/([^/]+)\/message_\d+\.(json|html)$/
const COMMENTS = /(?:^|\/)(?:comments_and_reactions|comments)\/[^/]*\.json$/
const LOOSE = /(?:^|\/)[^/]*_\d+\.json$/
const POSTS =
  /(?:^|\/)(?:posts|media|content)\/(?:[^/]+\/)?(?:your_posts|posts|stories|reels|profile_photos)[^/]*\.(?:json|html)$/
const PROFILE =
  /(?:^|\/)personal_information(?:\/[^/]+)*\/(?:profile|personal|account)_information\.(?:json|html)$/

/** What the path alone says; null for a file that it does not tell of. */
export function metaPath(path: string): MetaPath | null {
  const platform = /instagram/i.test(path) ? 'instagram' : /facebook/i.test(path) ? 'facebook' : null
  const [, folder = '', thread = '', form] = MESSAGES.exec(path) ?? []
  const known = Object.hasOwn(FOLDERS, folder) ? FOLDERS[folder] : undefined
  if (known !== undefined)
    return { form: form === 'html' ? 'messages-html' : 'messages-json', folder: known, thread, platform }
  if (COMMENTS.test(path)) return { form: 'comments-json', folder: 'other', thread: null, platform }
  return null
}

/** Whether a file may be messages although its path does not say so: one that was taken out, or an encrypted chat. */
export const mayBeMessages = (path: string) => LOOSE.test(path) && !POSTS.test(path)

/** What the beginning of such a file says it is. */
export function loosePath(head: string): MetaPath | null {
  const loose = { folder: 'other', thread: null, platform: null } as const
  if (/^\s*\{\s*"participants"\s*:\s*\[\s*\{\s*"name"/.test(head)) return { ...loose, form: 'messages-json' }
  const isEncrypted =
    /^\s*\{/.test(head) && /"participants"\s*:\s*\[\s*"/.test(head) && /"threadName"\s*:/.test(head)
  return isEncrypted ? { ...loose, form: 'encrypted-json', folder: 'encrypted', platform: 'facebook' } : null
}

export const isProfile = (path: string) => PROFILE.test(path)
export const isPosts = (path: string) => POSTS.test(path)

/** The id of a conversation: the digits at the end stay when someone in it changes name. */
export function threadId(folderName: string): string {
  return /_(\d{3,})$/.exec(folderName)?.[1] ?? folderName
}
