// Mails with something that hangs on them, taken in as messages, and which of them are found when one is marked as secret.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MessageId } from '#shared/ids.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { listCarriers } from '../../electron/core/register/secrecy/carriers/carriers.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newChannel } from './archive.ts'

type Attached = { readonly name: string; readonly bytes: Buffer; readonly type?: string }
export type Take = (text: string, attached?: Attached) => Promise<MessageId>

export type Mails = {
  readonly take: Take
  /** Marks the message, and says what was found to hold its words, and how. */
  readonly marked: (id: MessageId) => Promise<(readonly [string, string])[]>
}

/** A mail as it is sent, with its text and what hangs on it. */
export function mailOf(number: number, text: string, attached?: Attached): string {
  const part = (type: string, bytes: string | Buffer, more = '') =>
    `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${Buffer.from(bytes).toString('base64')}\r\n`
  const hanging =
    attached === undefined
      ? ''
      : part(
          attached.type ?? 'application/octet-stream',
          attached.bytes,
          `Content-Disposition: attachment; filename="${attached.name}"\r\n`
        )
  return `From: Avsändare ${number} <a${number}@x.example>\r\nTo: k@norrby.example\r\nSubject: Brev ${number}\r\nDate: Tue, 24 Nov 2026 10:00:0${number % 10} +0100\r\nMessage-ID: <m${number}@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n${part('text/plain; charset=utf-8', text)}${hanging}--b--\r\n`
}

/** All of them in one channel. */
export function mailsInto(ctx: Context, dir: string): Mails {
  const { id: channelId } = newChannel(ctx)
  let number = 0
  return {
    async take(text, attached) {
      number += 1
      const path = join(dir, `mejl-${number}.eml`)
      await writeFile(path, mailOf(number, text, attached))
      const { id } = await takeMessageFile(ctx, {
        ...{ channelId, path, senderName: null, senderAddress: null, receivedAt: null }
      })
      return id
    },
    async marked(id) {
      await markSecret(ctx, { record: { kind: 'message', id }, paragraph: 'OSL 26 kap. 1 §', note: null })
      return listCarriers(ctx.db.read, { record: null, onlyOpen: true }).map(({ id, how }) => [id, how])
    }
  }
}
