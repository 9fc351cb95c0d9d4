// Everything a window, the CLI or a server may ask of the core. To add a method, start in the file of its noun.
import { archive } from './contract/archive.ts'
import { captures } from './contract/captures.ts'
import { comments } from './contract/comments.ts'
import { exports } from './contract/exports.ts'
import { journal } from './contract/journal.ts'
import { messages } from './contract/messages.ts'
import { channels, departments, people } from './contract/register.ts'

export const contract = {
  archive,
  departments,
  people,
  channels,
  captures,
  comments,
  messages,
  exports,
  journal
}
export type Contract = typeof contract
