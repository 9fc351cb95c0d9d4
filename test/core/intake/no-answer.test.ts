// What stands in the authority's name and is no answer: what a platform writes by itself, what was taken back, calls, automatic
// mails, and what was written before the question. What came in waits on, until somebody has answered.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { automaticReplies, setAutomaticReplies } from '../../../electron/core/messages/inbox/automatic.ts'
import { pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { encryptedFile, type MetaMessage, metaFile, metaHtml, OWN } from '../../helpers/exports/meta.ts'
import { X_OWN, xConversation, xMessage, ytd } from '../../helpers/exports/others.ts'
import { type Files, writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

const KALLE = 'Kalle Påhitt'
const PATH = 'messages/inbox/kalle_10000001/message_1'
const minute = (after: number) => Date.parse('2026-03-02T09:00:00.000Z') + after * 60_000

async function archive(platform: 'facebook' | 'x' = 'facebook') {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx, { platform })
  const folder = await temporaryFolder()
  let count = 0
  const take = async (files: Files, ownName = OWN) =>
    importing(opened, channelId, await writeZip(join(folder, `${count++}.zip`), files), ownName)
  const answers = () => ctx.db.read.prepare('SELECT answered_at FROM duty ORDER BY received_at').pluck().all()
  const sent = () =>
    ctx.db.read.prepare(`SELECT text FROM message WHERE direction = 'out' ORDER BY created_at`).pluck().all()
  return { ...opened, ctx, channelId, folder, take, answers, sent }
}

const BY_ITSELF = [
  'You sent an attachment.',
  'You sent 2 photos.',
  'You unsent a message.',
  'You started a video call.',
  'You called Kalle.',
  'You missed a call from Kalle.',
  'Kalle missed your call.',
  'Kalle Påhitt missed a video call from you.',
  'The video call ended.',
  'Liked a message',
  'Reacted ❤️ to your message ',
  'You set the nickname for Kalle Påhitt to Badgästen.',
  'You named the group Badet.',
  'You waved at Kalle.',
  'You and Kalle are now connected on Messenger.',
  'You can now message and call each other and see info like Active Status and when you’ve read messages.',
  `${OWN} sent an attachment.`,
  'Du skickade en bilaga.',
  'Du skickade ett röstmeddelande.',
  'Du tog bort ett meddelande',
  'Du ångrade att du skickat ett meddelande',
  'Du startade ett videosamtal.',
  'Du ringde Kalle.',
  'Du missade ett samtal från Kalle.',
  'Kalle missade ditt samtal.',
  'Videosamtalet avslutades.',
  'Du reagerade med 👍 på ett meddelande',
  'Gillade ett meddelande',
  'Du ändrade temat till Hav.',
  'Du lade till Eva Löv i gruppen.',
  `${OWN} skickade en länk.`
]

const WORDS = [
  'You sent an attachment, and it is on file with us now.',
  'You called the wrong department. Call 0923-650 00.',
  'Du skickade en bild på skylten, tack för den!',
  'Started',
  'Ok',
  '👍'
]

it('is a sentence that Facebook and Instagram write by themselves, in JSON, HTML and an encrypted chat', async () => {
  const conversation = (text: string, at: number) => ({
    [`messages/inbox/a${at}_1000000${at + 100}/message_1.json`]: metaFile(
      KALLE,
      [KALLE, OWN],
      [
        { from: KALLE, at: minute(0), text: `fråga ${at}` },
        { from: OWN, at: minute(1), text }
      ]
    )
  })
  const all = [...BY_ITSELF, ...WORDS]
  const json = await archive()
  const run = await json.take(Object.assign({}, ...all.map(conversation)))
  expect(run).toMatchObject({ seen: 2 * all.length, imported: 2 * all.length })
  const answered = json.ctx.db.read
    .prepare(
      `SELECT out.text FROM duty JOIN message ON message.id = message_id
         JOIN message AS out ON out.conversation_id = message.conversation_id AND out.direction = 'out'
       WHERE answered_at IS NOT NULL`
    )
    .pluck()
  expect(answered.all().toSorted()).toEqual(WORDS.toSorted())
  const cell = (from: string, content: string, time: string) => ({ from, content, time })
  const html = await archive()
  await html.take({
    [`${PATH}.html`]: metaHtml(KALLE, [
      cell(OWN, 'Du startade ett samtal.', '2 mars 2026 11:00'),
      cell(KALLE, 'När öppnar badet?', '2 mars 2026 10:00')
    ])
  })
  expect(html.answers()).toEqual([null])
  const flat = await archive()
  await flat.take({
    'KallePahitt_1.json': encryptedFile(
      'KallePahitt_1',
      [KALLE, OWN],
      [
        { from: KALLE, at: minute(0), text: 'När öppnar badet?' },
        { from: OWN, at: minute(1), text: 'You sent an attachment.' }
      ]
    )
  })
  expect(flat.answers()).toEqual([null])
})

it('is a call or what was taken back; what was sent with a file, or later on, is an answer', async () => {
  const { take, answers, sent } = await archive()
  const file = (...more: MetaMessage[]) => ({
    [`${PATH}.json`]: metaFile(
      KALLE,
      [KALLE, OWN],
      [
        { from: KALLE, at: minute(0), text: 'När öppnar badet?' },
        { from: OWN, at: minute(1), text: 'Samtal', more: { call_duration: 0, missed: true } },
        { from: OWN, at: minute(2), text: 'Fel svar', more: { is_unsent: true } },
        ...more
      ]
    )
  })
  await take(file())
  expect(answers()).toEqual([null])
  // Kept, as all that was written is.
  expect(sent()).toEqual(['Samtal', 'Fel svar'])
  const photo = { photos: [{ uri: 'messages/inbox/x/photos/1.jpg', creation_timestamp: 1 }] }
  await take(file({ from: OWN, at: minute(3), text: 'Du skickade ett foto.', more: photo }))
  expect(answers()).toEqual([new Date(minute(3)).toISOString()])
})

it('is a sentence also where the question was pasted first', async () => {
  const { ctx, channelId, take, answers } = await archive()
  const receivedAt = Instant.parse(new Date(minute(0)).toISOString())
  await pasteMessage(ctx, { channelId, senderName: KALLE, senderAddress: null, receivedAt, text: 'Hej' })
  const said = (...texts: string[]) => ({
    [`${PATH}.json`]: metaFile(
      KALLE,
      [KALLE, OWN],
      [
        { from: KALLE, at: minute(0), text: 'Hej' },
        ...texts.map((text, at) => ({ from: OWN, at: minute(at + 1), text }))
      ]
    )
  })
  expect(await take(said('Du ringde Kalle.'))).toMatchObject({ imported: 1, known: 1 })
  expect(answers()).toEqual([null])
  await take(said('Du ringde Kalle.', 'Hej själv'))
  expect(answers()).toEqual([new Date(minute(2)).toISOString()])
})

it('is the welcome that X sends by itself', async () => {
  const { take, answers, sent } = await archive('x')
  const id = `2000002-${X_OWN}`
  const welcome = {
    welcomeMessageCreate: {
      id: '7',
      senderId: X_OWN,
      text: 'Välkommen!',
      createdAt: '2026-03-02T09:01:00.000Z'
    }
  }
  await take(
    {
      'data/direct-messages.js': ytd('direct_messages', 0, [
        xConversation(id, [welcome, xMessage('2000002', '2026-03-02T09:00:00.000Z', 'Lampan är trasig')])
      ]),
      'data/account.js': ytd('account', 0, [{ account: { accountId: X_OWN, username: 'norrbykommun' } }])
    },
    'norrbykommun'
  )
  expect(sent()).toEqual(['Välkommen!'])
  expect(answers()).toEqual([null])
})

const OWN_MAIL = 'sociala@norrby.example'

/** Takes mails in, each with its number for name and minute; `from` another than the authority's has come through a server. */
async function mails() {
  const opened = await archive()
  const { channelId, folder } = opened
  const take = async (id: number, from: string, ...more: string[]) => {
    const text = [
      ...(from === OWN_MAIL
        ? []
        : ['Received: from a.example by mx.norrby.example; Tue, 24 Nov 2026 21:15:00 +0100']),
      `From: ${from}`,
      'Subject: Badet',
      `Message-ID: <${id}@exempel.example>`,
      `Date: Tue, 24 Nov 2026 21:${20 + id}:00 +0100`,
      ...more,
      '',
      `Brev ${id}`,
      ''
    ]
    await writeFile(join(folder, `${id}.eml`), text.join('\r\n'))
    await importing(opened, channelId, join(folder, `${id}.eml`), OWN_MAIL)
  }
  return { ...opened, take }
}
const answering = (id: number) => `In-Reply-To: <${id}@exempel.example>`

it('is a mail that a program wrote by itself', async () => {
  const { answers, sent, take } = await mails()
  await take(1, 'Åsa <asa@exempel.example>')
  await take(2, OWN_MAIL, answering(1), 'Auto-Submitted: auto-replied')
  await take(3, OWN_MAIL, answering(1), 'X-Autoreply: yes')
  expect(sent()).toHaveLength(2)
  expect(answers()).toEqual([null])
  await take(4, OWN_MAIL, answering(1), 'Auto-Submitted: no')
  expect(answers()).toEqual(['2026-11-24T20:24:00.000Z'])
})

it('is a mail that was passed on to a colleague', async () => {
  const { answers, sent, take } = await mails()
  const to = (who: string) => `To: ${who}`
  await take(1, 'Asa <asa@exempel.example>', to(OWN_MAIL))
  await take(2, OWN_MAIL, to('bo@norrby.example, eva@skola.norrby.example'), answering(1))
  expect(sent()).toHaveLength(1)
  expect(answers()).toEqual([null])
  await take(3, OWN_MAIL, to('Asa <asa@exempel.example>, bo@norrby.example'), answering(2))
  expect(answers()).toEqual(['2026-11-24T20:23:00.000Z'])
  // A colleague who asked has an answer.
  await take(4, 'Bo <Bo@norrby.example>', to(OWN_MAIL))
  await take(5, OWN_MAIL, to('bo@norrby.example'), answering(4))
  expect(answers()).toEqual(['2026-11-24T20:23:00.000Z', '2026-11-24T20:25:00.000Z'])
})

it('is what HTML, which tells no seconds, shows as written before the question in the same minute', async () => {
  const cell = (from: string, content: string) => ({ from, content, time: '2 mars 2026 10:15' })
  const earlier = { from: KALLE, content: 'När öppnar badet?', time: '2 mars 2026 10:14' }
  const newestFirst = [cell(KALLE, 'Och bussen?'), cell(OWN, 'I juni.'), earlier]
  for (const cells of [newestFirst, newestFirst.toReversed()]) {
    const { ctx, take, answers } = await archive()
    await take({ [`${PATH}.html`]: metaHtml(KALLE, cells) })
    expect(answers()).toEqual([expect.any(String), null])
    const inOrder = ctx.db.read.prepare('SELECT text FROM message ORDER BY created_at').pluck()
    expect(inOrder.all()).toEqual(['När öppnar badet?', 'I juni.', 'Och bussen?'])
  }
  const { take, answers } = await archive()
  await take({ [`${PATH}.html`]: metaHtml(KALLE, [cell(OWN, 'I juni.'), cell(KALLE, 'När öppnar badet?')]) })
  expect(answers()).toEqual([expect.any(String)])
})

it('is what a Page answers by itself, when that is told', async () => {
  const { ctx, channelId, take, answers } = await archive()
  const REPLY = 'Hej {name}! Tack för ditt meddelande (vi svarar vardagar).'
  expect(automaticReplies(ctx.db.read, channelId)).toEqual([])
  expect(setAutomaticReplies(ctx, channelId, ['Något annat', REPLY])).toEqual(['Något annat', REPLY])
  const said = (...more: string[]) => ({
    [`${PATH}.json`]: metaFile(
      KALLE,
      [KALLE, OWN],
      [
        { from: KALLE, at: minute(0), text: 'När öppnar badet?' },
        { from: OWN, at: minute(1), text: 'Hej Kalle!\nTack för ditt  meddelande (vi svarar vardagar).' },
        ...more.map((text, at) => ({ from: OWN, at: minute(at + 2), text }))
      ]
    )
  })
  await take(said())
  expect(answers()).toEqual([null])
  await take(said('Hej Kalle! Tack för ditt meddelande. Det öppnar i juni.'))
  expect(answers()).toEqual([new Date(minute(2)).toISOString()])
  expect(setAutomaticReplies(ctx, channelId, [])).toEqual([])
})
