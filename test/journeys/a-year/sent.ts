// What leaves by itself, or by mail: documents in the folder that the diary watches, reminders, alerts, and a copy to a mailbox.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { ALERT_KINDS } from '#shared/alert.ts'
import type { Export } from '#shared/export.ts'
import { Instant, ThreadId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { remindByMail } from '../../../electron/core/deadlines/deadlines/reminders.ts'
import { filesWith } from '../../helpers/find-bytes.ts'
import { draftOf, startSmtp } from '../../helpers/smtp.ts'
import { type At, SECRET, SECRET_WORDS } from './office.ts'

/** What goes to a mailbox, for all who have it to read. */
export const COPIED = 'Badet stängde för tidigt i lördags'

/** Somebody asks about what is secret, and nobody answers in time; `channel` is where, and its person wants every alert. */
export async function sent(at: At, channel: ChannelRow, exported: readonly Export[]) {
  const { client, clock, out } = at
  const [watched, mailed] = [join(out, 'diariet'), join(out, 'mejl')]
  for (const each of [watched, mailed]) await mkdir(each)
  const folder = exported.find(({ format }) => format === 'diary-pdfa-2b')
  if (folder === undefined) throw new Error('no folder for the diary')
  await client.diarySystem.save({
    system: { program: 'watch-folder', dir: watched, accessCode: null },
    secret: null
  })
  const filed = await client.diarySystem.send({
    ...{ exportId: folder.id, filing: { kind: 'new-case' }, records: null }
  })

  // A disposal takes away what the diary has not fetched: it is looked through while it lies there.
  for (const words of SECRET_WORDS) expect(filesWith(watched, words), words).toEqual([])
  expect(filesWith(watched, 'Halva priset hos')).not.toEqual([])

  const host = await startSmtp()
  await client.outbox.saveServer({ server: draftOf(host.port), secret: null })
  if (channel.responsibleId === null) throw new Error('nobody is responsible')
  const subscription = { personId: channel.responsibleId, channelId: null, kinds: [...ALERT_KINDS] }
  await client.alerts.subscribe(subscription)
  const nobody = { channelId: channel.id, senderAddress: null }
  const late = await client.messages.paste({
    ...{ ...nobody, senderName: 'Siv Zinkgren', text: `Hur går det? ${SECRET}` },
    receivedAt: Instant.parse('2026-10-06T08:00:00.000Z')
  })
  const copied = await client.messages.paste({
    ...{ ...nobody, senderName: 'Medborgare', text: COPIED, receivedAt: null }
  })
  await client.messages.route({ id: copied.id, route: { kind: 'copied', mailbox: 'bad@norrby.example' } })
  const { mails } = await client.alerts.raise()
  const reminded = await remindByMail(at.ctx())
  await client.outbox.send()
  for (const [n, { raw }] of host.taken.entries()) await writeFile(join(mailed, `${n}.eml`), raw)

  await client.messages.route({ id: late.id, route: { kind: 'registered', diaryNumber: 'SN 2026/4' } })
  const answer = { kind: 'answered', text: 'Vi ringer.', sentBy: 'Bo Ek', sentWhere: 'telefon' } as const
  for (const { id } of [late, copied])
    await client.inbox.answer({ id: ThreadId.parse(id), answer: { ...answer, sentAt: clock.now() } })
  return { filed: filed.handedOver, alerts: mails, reminded, mails: host.taken.length, mailed }
}
