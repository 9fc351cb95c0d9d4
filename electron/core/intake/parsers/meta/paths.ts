// Where Meta puts things in an export. These names are the same in every language.
import type { Folder } from '../../item.ts'

/** A message file by its way: the folder it lies in says what kind of conversation it is. */
export type MessagePath = {
  readonly folder: Folder
  /** The name of the conversation's folder. */
  readonly thread: string
  readonly form: 'json' | 'html'
  readonly platform: 'facebook' | 'instagram'
}

const FOLDERS: Readonly<Record<string, Folder>> = {
  inbox: 'inbox',
  archived_threads: 'archived',
  filtered_threads: 'filtered',
  message_requests: 'requests',
  e2ee_cutover: 'encrypted'
}
const MESSAGES = /^(.*?)messages\/([a-z0-9_]+)\/([^/]+)\/message_\d+\.(json|html)$/

/** What a path says; null for what is no message file of Meta. */
export function messagePath(path: string): MessagePath | null {
  const [, root = '', folder = '', thread = '', form] = MESSAGES.exec(path) ?? []
  const known = Object.hasOwn(FOLDERS, folder) ? FOLDERS[folder] : undefined
  if (known === undefined) return null
  return {
    folder: known,
    thread,
    form: form === 'html' ? 'html' : 'json',
    platform: /instagram/i.test(root) ? 'instagram' : 'facebook'
  }
}

/** The id of a conversation: the digits at the end stay when someone in it changes name. */
export function threadId(folderName: string): string {
  return /_(\d{3,})$/.exec(folderName)?.[1] ?? folderName
}
