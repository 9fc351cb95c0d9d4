// The threads that the core begins: each is an entry of every bundle, since it is started by its file.
import { join } from 'node:path'

const THREADS = [
  'kernel/objects/hashing',
  'kernel/journal/verify',
  'kernel/lease/lease',
  'formats/mail/html',
  'formats/mail/mail',
  'formats/sheets/sheet',
  'formats/pictures/picture',
  'formats/pictures/words/picture-words',
  'messages/intake/apart/export',
  'comments/follow/frames/frames',
  'comments/platforms/answers/answer',
  'register/secrecy/carriers/words',
  'delivery/backups/backup',
  'delivery/backups/look',
  'delivery/signatures/pkcs12',
  'delivery/timestamps/timestamps',
  'app/read'
]

/** Entries of a bundle by name, with the source of each below `root`. */
export function threadEntries(root) {
  return Object.fromEntries(
    THREADS.map(thread => [
      `${thread.slice(thread.lastIndexOf('/') + 1)}-thread`,
      join(root, 'electron', 'core', `${thread}-thread.ts`)
    ])
  )
}
