// Files of one mail with something before it, as programs that moved them leave it: read as the mail, whichever way they are taken in.
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { textOfFile } from '../../../electron/core/formats/text/text-of-file.ts'
import { takeMessageFile } from '../../../electron/core/messages/messages/messages.ts'
import { listMessages } from '../../../electron/core/messages/messages/queries.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { importing } from '../../helpers/imports.ts'

const MAIL = [
  'From: Åsa Löv <asa@exempel.example>',
  'To: norrby@exempel.example',
  'Subject: Badet',
  'Message-ID: <m1@exempel.example>',
  'Date: Tue, 24 Nov 2026 21:14:00 +0100',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'När öppnar badet?',
  ''
].join('\r\n')
const HEADING = 'From asa@exempel.example Tue Nov 24 21:14:00 2026\r\n'
const wide = Buffer.from(MAIL, 'utf16le')

const FILES: readonly [string, Uint8Array][] = [
  ['the line of a mailbox file', Buffer.from(HEADING + MAIL)],
  ['empty lines', Buffer.from(`\r\n \r\n${MAIL}`)],
  ['that line, quoted', Buffer.from(`>${HEADING}${MAIL}`)],
  ['a mark', Buffer.from(`\uFEFF${MAIL}`)],
  ['a mark of UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
  ['a mark of UTF-16 the other way', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])],
  ['nothing, in UTF-16', wide]
]

const SAID = {
  senderName: 'Åsa Löv',
  senderAddress: 'asa@exempel.example',
  text: 'Badet\n\nNär öppnar badet?\n',
  createdAt: '2026-11-24T20:14:00.000Z',
  flaws: []
}

async function givenAs(bytes: Uint8Array) {
  const made = await newArchive()
  const { id: channelId } = newChannel(made.ctx)
  const path = join(await temporaryFolder(), 'brev.eml')
  await writeFile(path, bytes)
  const nobody = { senderName: null, senderAddress: null, receivedAt: null }
  return { ...made, channelId, path, take: () => takeMessageFile(made.ctx, { channelId, path, ...nobody }) }
}

it.each(FILES)('is read behind %s', async (_, bytes) => {
  const { ctx, dir, take } = await givenAs(bytes)
  expect(await take()).toMatchObject(SAID)
  expect(await readdir(join(dir, 'inbox'))).toEqual([])
  expect(ctx.objects.unclaimed()).toEqual([])
})

it.each(FILES)('is read behind %s in an export, and is the same mail', async (_, bytes) => {
  const made = await givenAs(bytes)
  expect(await importing(made, made.channelId, made.path)).toMatchObject({ imported: 1, findings: [] })
  await made.take()
  const { items } = listMessages(made.ctx.db.read, { channelId: null, state: null, limit: 9, after: null })
  expect(items).toMatchObject([SAID])
})

it.each(FILES)('is looked through for words behind %s', (_, bytes) => {
  expect(textOfFile(bytes, 'message/rfc822')).toContain('När öppnar badet?')
})

it('is not one of several that are one message: who sent them is asked for', async () => {
  const { take } = await givenAs(Buffer.from(`${HEADING}${MAIL}\r\n${HEADING}${MAIL.replace('m1@', 'm2@')}`))
  await expect(take()).rejects.toMatchObject({ code: 'sender-unknown' })
})
