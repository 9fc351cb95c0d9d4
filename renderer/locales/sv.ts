// All texts of the window in Swedish, the source language.
import { overview, start, verify } from './sv/archive.ts'
import { captures, viewer } from './sv/captures.ts'
import { channels } from './sv/channels.ts'
import { comments } from './sv/comments.ts'
import { common } from './sv/common.ts'
import { deadlines } from './sv/deadlines.ts'
import { exports, journal } from './sv/exports.ts'
import { messages } from './sv/messages.ts'

export const sv = {
  common,
  start,
  overview,
  verify,
  channels,
  captures,
  viewer,
  comments,
  messages,
  deadlines,
  exports,
  journal
}
