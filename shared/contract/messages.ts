// Direct messages and where each goes.
import { z } from 'zod'
import { ChannelId, MessageId } from '../ids.ts'
import {
  DiaryEntry,
  MessageAttachment,
  MessageDetail,
  MessageFile,
  MessagePaste,
  MessageRow,
  MessageSighting,
  MessageState,
  Route,
  StoredRoute
} from '../message.ts'
import { OutgoingMail } from '../outbox.ts'
import { base, because, page, paging } from './base.ts'

export const messages = {
  list: base
    .input(z.strictObject({ channelId: ChannelId.nullable(), state: MessageState.nullable(), ...paging }))
    .output(page(MessageRow)),
  find: base.input(z.strictObject({ id: MessageId })).output(MessageDetail),
  paste: base.input(MessagePaste).output(MessageRow),
  takeFile: base.input(MessageFile).output(MessageRow),
  route: base.input(z.strictObject({ id: MessageId, route: Route })).output(MessageRow),
  /** A route that was wrong is followed by the right one, with the reason. What was sent stays sent. */
  correctRoute: base.input(z.strictObject({ id: MessageId, route: Route, because })).output(MessageRow),
  /** Every route of a message, oldest first; the last one holds. */
  routes: base.input(z.strictObject({ id: MessageId })).output(z.array(StoredRoute)),
  /** The files that came with a message. */
  attachments: base.input(z.strictObject({ id: MessageId })).output(z.array(MessageAttachment)),
  /** What it was seen in, the first first. */
  sightings: base.input(z.strictObject({ id: MessageId })).output(z.array(MessageSighting)),
  /** The entry in the diary, its protected words with it; null for one that is not registered. */
  entry: base.input(z.strictObject({ id: MessageId })).output(DiaryEntry.nullable()),
  /** Sends a copy of a message that is routed to a mailbox, by the server for outgoing mail. */
  sendCopy: base.input(z.strictObject({ id: MessageId, mailbox: z.email() })).output(OutgoingMail),
  /** The message as `.eml` (RFC 5322), as it was written when it was copied to the mailbox. */
  mail: base
    .input(z.strictObject({ id: MessageId }))
    .output(z.strictObject({ name: z.string(), eml: z.string() }))
}
