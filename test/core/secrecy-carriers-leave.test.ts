// What holds the words of a marked record (P5) in what leaves the archive: packages, their loose files, mails, disclosures and the diary.
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import type { CommentFileRole } from '#shared/comment.ts'
import { EVERYTHING, type ExportFormat } from '#shared/export.ts'
import { type CommentId, type ExportId, Instant, Sha256, ThreadId } from '#shared/ids.ts'
import { mayShowObject } from '../../electron/core/app/may-show.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { registerComment } from '../../electron/core/comments/comments/registration.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { saveSystem } from '../../electron/core/delivery/diary-system/system.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { disclosureRecord } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { commentMail } from '../../electron/core/delivery/exports/comment-mail.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { newChannel, temporaryFolder } from '../helpers/archive.ts'
import {
  as,
  beginWithComment,
  capture,
  channel,
  codeOf,
  comment,
  ctx,
  dir,
  mark,
  neighbour,
  PAGE,
  PARAGRAPH,
  SECRET,
  savedPage,
  WHOLE
} from '../helpers/carriers.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { newConversation } from './exports-archive.ts'

beginWithComment()

const FORMATS = [
  'bagit',
  'eark-sip-2.1.0',
  'eark-erms-3',
  'fgs-1.2',
  'diary-pdfa-2b'
] as const satisfies ExportFormat[]

it.each(FORMATS)(
  'is in no file of a package (%s) and in no list, statistics, log or disclosure',
  async format => {
    const client = await as('allt')
    const shows = await capture(PAGE)
    await capture('Omsorgen. Om oss.')
    await neighbour('Det håller jag med om', savedPage(`<p>${SECRET}</p>`), 'multipart/related')
    await neighbour(
      'Hm',
      Buffer.from(JSON.stringify({ pictured: { blocks: [[{ text: SECRET }]] } })),
      'application/json'
    )
    await neighbour('Allt väl', savedPage('<p>Inget särskilt här alls</p>'), 'multipart/related')
    const { id: disclosure } = await client.disclosures.open({
      draft: { reference: null, about: 'Allt', requestedAt: (await client.archive.status()).createdAt }
    })
    await mark(client)
    expect(
      await codeOf(
        client.disclosures.addRecords({ id: disclosure, records: [{ kind: 'capture', id: shows }] })
      )
    ).toBe('record-may-not-leave')
    const out = await temporaryFolder()
    await client.exports.create({ ...WHOLE, format, into: out })
    await client.coverage.report({ period: null, dir: out })
    expect((await readdir(out, { recursive: true })).length).toBeGreaterThan(5)
    for (const said of ['Berit', 'diagnosen', 'hemtjänst'])
      expect([said, filesWith(out, said)]).toEqual([said, []])
    const administrator = await as('administrator')
    const everything = await Promise.all([
      administrator.comments.list({ channelId: null, state: null, limit: 50, after: null }),
      administrator.captures.list({ channelId: null, runId: null, limit: 50, after: null }),
      administrator.journal.list({ about: null, limit: 200, after: null }),
      administrator.deadlines.waiting(),
      administrator.archive.status(),
      administrator.watch.overview()
    ])
    expect(JSON.stringify(everything)).not.toMatch(/Berit|diagnosen|hemtj/)
  }
)

it('keeps the title for the authority alone out of packages', async () => {
  await as('allt')
  registerComment(ctx(), comment, {
    ...{ outcome: 'registered', number: 'KS 2026/1', publicTitle: 'Rondellen', publicCounterpart: null },
    ...{ protectedTitle: 'ZXQPROT', protectedCounterpart: 'ZXQPART' }
  })
  const { folder } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  const records = await readFile(join(dir, folder ?? '', 'data', 'records.json'), 'utf8')
  expect(records).toContain('Rondellen')
  expect(records).not.toMatch(/ZXQ/)
})

it('keeps a file of the secret comment in, also with a neighbour that may go', async () => {
  const client = await as('allt')
  const page = savedPage(`<p>${SECRET}</p><p>Det håller jag med om</p>`)
  const beside = await neighbour('Det håller jag med om', page, 'multipart/related')
  const shared = await ctx().objects.put(page, 'multipart/related')
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: comment, objects: [shared] })
    insertCommentFile(tx, comment, 'source', shared.sha256)
  })
  const { carriers } = await mark(client)
  expect(carriers).toHaveLength(1)
  await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: beside }],
    decision: { outcome: 'not-secret', because: 'Ett medhåll' }
  })
  const { folder } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  const records = JSON.parse(await readFile(join(dir, folder ?? '', 'data', 'records.json'), 'utf8'))
  const [kept] = records.comments
  expect(records.comments).toHaveLength(1)
  expect(kept).toMatchObject({ id: beside, filesLeftOutAsSecret: 1 })
  expect(kept.files.map((file: { sha256: string }) => file.sha256)).not.toContain(shared.sha256)
})

it.each(['found', 'secret'] as const)(
  'is looked for in what was saved beside words that were %s in another channel',
  async which => {
    const client = await as('allt')
    const { id: elsewhere } = newChannel(ctx(), {
      name: 'Läsarbloggen',
      addresses: ['https://blogg.example/']
    })
    const quoting = await commentIn(ctx(), elsewhere, 'verified', { ...SHOWN, text: `Hörde ni? ${SECRET}` })
    const blocks = [[{ text: 'Siv Ek' }], [{ text: SECRET }], [{ text: 'Fin bild' }]]
    const provenance = Buffer.from(JSON.stringify({ format: 'kanalarkiv-comment/1', pictured: { blocks } }))
    const beside = await neighbour('Fin bild', provenance, 'application/json', {
      ...{ role: 'provenance', channelId: elsewhere }
    })
    const { carriers } = await mark(client)
    const told = await client.secrecy.carriers({ record: { kind: 'comment', id: beside }, onlyOpen: true })
    expect(told).toMatchObject([{ id: beside, how: 'words', foundIn: ['provenance'] }])
    expect(carriers.map(({ id }) => id).sort()).toEqual([beside, quoting].sort())
    if (which === 'secret')
      await client.secrecy.decideCarriers({
        records: [{ kind: 'comment', id: quoting }],
        decision: { outcome: 'secret' }
      })
    await client.secrecy.decideCarriers({
      records: [{ kind: 'comment', id: beside }],
      decision: { outcome: 'not-secret', because: 'Ett beröm' }
    })
    const out = await temporaryFolder()
    for (const format of FORMATS) await client.exports.create({ ...WHOLE, format, into: out })
    expect(filesWith(out, 'Fin bild')).not.toEqual([])
    expect(filesWith(out, 'diagnosen')).toEqual([])
  }
)

it('is looked for as a number, in each way that it is written, also in other channels', async () => {
  const client = await as('allt')
  const text = 'Hej, det gäller mig som har personnumret 850115-1234 och bor kvar hemma'
  const nobody = { senderName: 'Siv', senderAddress: null, receivedAt: null }
  const { id } = await client.messages.paste({ channelId: channel, ...nobody, text })
  const channels = ['Ett', 'Två', 'Tre'].map(
    name => newChannel(ctx(), { name, addresses: [`https://${name.length}${name}.example/`] }).id
  )
  const said = ['Är 850115-1234 hemma?', 'Ring 8501151234 nu', 'Se 19850115-1234 igen']
  const found: string[] = []
  for (const [at, each] of said.entries())
    found.push(await commentIn(ctx(), channels[at] ?? channel, 'verified', { ...SHOWN, text: each }))
  const { carriers } = await client.secrecy.mark({
    ...{ record: { kind: 'message', id }, paragraph: PARAGRAPH, note: null }
  })
  expect(carriers.map(each => each.id).sort()).toEqual([...found].sort())
  for (const number of ['8501151234', '850115-1234', '19850115-1234'])
    expect(
      await codeOf(client.inbox.setRedirectText({ channelId: channel, text: `Om ${number}: {mailbox}` })),
      number
    ).toBe('secret-words')
})

it('stays in every file of the page around a comment that may go itself, and is told by the file', async () => {
  const client = await as('allt')
  const blocks = [[{ text: 'Kalle Påhitt' }], [{ text: SECRET }], [{ text: 'Vad fint det blev vid sjön' }]]
  const provenance = Buffer.from(JSON.stringify({ format: 'kanalarkiv-comment/1', pictured: { blocks } }))
  // Saved on another visit than the secret one: no file is the same.
  const later = await neighbour('Vad fint det blev vid sjön', provenance, 'application/json', {
    role: 'provenance'
  })
  const also = async (role: CommentFileRole, bytes: Buffer, mediaType: string) => {
    const object = await ctx().objects.put(bytes, mediaType)
    ctx().db.transact(tx => {
      record(tx, ctx(), { act: 'comment.seen-again', about: later, objects: [object] })
      insertCommentFile(tx, later, role, object.sha256)
    })
    return object.sha256
  }
  const stays = [
    await also('source', savedPage(`<p>${SECRET}</p><p>Vad fint det blev vid sjön</p>`), 'multipart/related'),
    await also('context', Buffer.alloc(600, 'bild av hela tråden'), 'image/png'),
    await also('view', Buffer.alloc(700, 'bild av sidan'), 'image/png')
  ]
  const own = await also('comment', Buffer.alloc(300, 'bild av kommentaren'), 'image/png')
  const { carriers } = await mark(client)
  expect(carriers).toMatchObject([
    {
      id: later,
      how: 'words',
      foundIn: ['provenance', 'source'],
      stays: ['context', 'provenance', 'source', 'view']
    }
  ])
  const decided = await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: later }],
    decision: { outcome: 'not-secret', because: 'Ett beröm' }
  })
  expect(decided).toMatchObject([
    { outcome: 'not-secret', stays: ['context', 'provenance', 'source', 'view'] }
  ])

  const out = await temporaryFolder()
  for (const format of FORMATS) await client.exports.create({ ...WHOLE, format, into: out })
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter(file => file.isFile())
  const bytesOf = await Promise.all(files.map(file => readFile(join(file.parentPath, file.name))))
  expect(bytesOf.filter(bytes => /Berit|diagnosen|hemtj/.test(bytes.toString('latin1')))).toEqual([])
  const digests = bytesOf.map(bytes => hash('sha256', bytes))
  expect(digests).toContain(own)
  expect(digests.filter(digest => stays.includes(Sha256.parse(digest)))).toEqual([])

  const { eml } = await commentMail(ctx(), later, 'registrator@norrby.example')
  const mail = await PostalMime.parse(eml)
  const attached = mail.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer))
  expect(attached.map(bytes => hash('sha256', bytes))).toContain(own)
  expect(attached.filter(bytes => /Berit|hela tråden|av sidan/.test(bytes.toString('latin1')))).toEqual([])
  expect(mail.text).toContain(`Filer som stannar i arkivet på grund av sekretess (${PARAGRAPH}): 4`)

  // A copy that is handed out says that they are kept back, and by what: that is a refusal in part.
  const { id: disclosure } = await client.disclosures.open({
    draft: { reference: null, about: 'Allt', requestedAt: (await client.archive.status()).createdAt }
  })
  await client.disclosures.addRecords({ id: disclosure, records: [{ kind: 'comment', id: later }] })
  const copied = disclosureRecord(ctx().db.read, disclosure, 0)
  expect(copied.pictures.filter(({ sha256 }) => stays.includes(sha256))).toEqual([])
  expect(copied.fields).toContainEqual({
    label: `Filer som inte lämnas ut på grund av sekretess (${PARAGRAPH})`,
    text: '4'
  })

  // Nor are they shown to whoever may not see what is secret, in pictures or otherwise.
  await as('administrator')
  expect(stays.map(sha256 => mayShowObject(ctx(), sha256))).toEqual([false, false, false])
  expect(mayShowObject(ctx(), own)).toBe(true)
})

it('lets no package out again that was written before the mark, and tells in which it lies already', async () => {
  const client = await as('allt')
  const later = await neighbour(
    'Vad fint det blev vid sjön',
    savedPage(`<p>${SECRET}</p>`),
    'multipart/related'
  )
  const clean = await neighbour('Hej hopp', savedPage('<p>Inget särskilt</p>'), 'multipart/related')
  const made = async (records: CommentId[], format: 'bagit' | 'diary-pdfa-2b' = 'bagit') => {
    const of = records.map(id => ({ kind: 'comment' as const, id }))
    const scope = { ...EVERYTHING, unfinished: 'include', records: of } as const
    return createExport(ctx(), scope, { format, delivery: null })
  }
  const [with_, beside, without] = [await made([comment, clean]), await made([later]), await made([clean])]
  const folder = await made([later], 'diary-pdfa-2b')
  const watched = await temporaryFolder()
  await saveSystem(ctx(), {
    system: { program: 'watch-folder', dir: watched, accessCode: 'OSL' },
    secret: null
  })
  const diary = { exportId: folder.id, filing: { kind: 'case', number: 'KS 2026/1' }, records: null } as const
  const out = await temporaryFolder()
  const pack = (id: ExportId) => client.exports.pack({ id, into: out })

  const { alreadyOut } = await mark(client)
  expect(alreadyOut.map(each => [each.goneBy, each.id, each.records]).toSorted()).toEqual(
    [with_, beside, folder].map(({ id }) => ['package', id, 1]).toSorted()
  )
  await expect(pack(with_.id)).rejects.toMatchObject({
    code: 'package-holds-secret',
    data: { package: with_.folder, count: 1, records: `comment:${comment} (${PARAGRAPH})` }
  })
  expect(await codeOf(pack(beside.id))).toBe('package-holds-secret')
  // The comment may go, and the page around it in this package may not.
  await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: later }],
    decision: { outcome: 'not-secret', because: 'Ett beröm' }
  })
  expect(await codeOf(pack(beside.id))).toBe('package-holds-secret')
  expect(await sendToDiarySystem(ctx(), diary)).toMatchObject({ handedOver: 0, refused: 1 })
  expect(await readdir(watched)).toEqual([])
  expect(await readdir(out)).toEqual([])

  await pack(without.id)
  await pack((await made([later])).id)
  expect(await readdir(out)).toHaveLength(2)
  await client.secrecy.lift({ record: { kind: 'comment', id: comment }, because: 'Prövad' })
  await pack(with_.id)
  expect(await sendToDiarySystem(ctx(), diary)).toMatchObject({ handedOver: 1 })
  expect((await mark(client)).alreadyOut.map(({ goneBy }) => goneBy)).toContain('delivery')
})

it('is shown at once in a disclosure it was added to before the mark, as a record or in a picture', async () => {
  const client = await as('allt')
  const later = await neighbour('Vad fint det blev', savedPage(`<p>${SECRET}</p>`), 'multipart/related')
  const pixels = PNG.sync.write(new PNG({ width: 40, height: 30, fill: true }))
  const picture = await ctx().objects.put(pixels, 'image/png')
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: later, objects: [picture] })
    insertCommentFile(tx, later, 'context', picture.sha256)
  })
  const { id } = await client.disclosures.open({
    draft: { reference: null, about: 'Allt', requestedAt: (await client.archive.status()).createdAt }
  })
  const add = () => client.disclosures.addRecords({ id, records: [{ kind: 'comment', id: later }] })
  await add()
  const pictures = () => disclosureRecord(ctx().db.read, id, 0).pictures.map(({ sha256 }) => sha256)
  expect(pictures()).toEqual([picture.sha256])
  await goThrough(ctx(), id, 0)
  /** What the page, the list and the preview say of it, and how going through it and delivering it end. */
  const told = async () => {
    const { records } = await client.disclosures.find({ id })
    const { items } = await client.disclosures.list({ limit: 9, after: null })
    const preview = await client.disclosures.preview({ id, position: 0 })
    return [
      records.map(({ keptIn, keptInBy }) => [keptIn, keptInBy]),
      items.map(each => each.keptIn),
      [preview.keptIn, preview.keptInBy],
      await codeOf(client.disclosures.lookThrough({ id, position: 0 })),
      await codeOf(client.disclosures.deliver({ id }))
    ]
  }
  await mark(client)
  const held = ['record', PARAGRAPH]
  expect(await told()).toEqual([[held], [1], held, 'record-may-not-leave', 'record-may-not-leave'])
  await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: later }],
    decision: { outcome: 'not-secret', because: 'Ett beröm' }
  })
  const shows = ['picture', PARAGRAPH]
  expect(await told()).toEqual([[shows], [1], shows, 'picture-may-not-leave', 'picture-may-not-leave'])
  await client.disclosures.removeRecord({ id, position: 0 })
  await add()
  expect(pictures()).toEqual([])
  expect((await client.disclosures.find({ id })).records).toMatchObject([{ keptIn: null, keptInBy: null }])
  await goThrough(ctx(), id, 0)
  expect(await deliver(ctx(), id)).toMatchObject({ state: 'delivered' })
})

it('is in no package by what was noted as the answer, unless its message is', async () => {
  const client = await as('allt')
  const { messages, id } = newConversation(ctx(), channel, [
    ['in', 'Hej! Jag har en fråga om min granne och hennes hemtjänst.', '2026-11-24T08:00:00.000Z'],
    ['in', 'Och en till: har ni öppet i jul?', '2026-11-24T09:00:00.000Z']
  ])
  const said = { kind: 'answered', sentBy: 'Åsa Ek', sentWhere: 'kanalen' } as const
  const answer = (text: string, sentAt: string) =>
    client.inbox.answer({ id: ThreadId.parse(id), answer: { ...said, text, sentAt: Instant.parse(sentAt) } })
  await answer('Vi kan inte svara om din granne här.', '2026-11-24T08:30:00.000Z')
  await answer('Ja, till klockan tolv.', '2026-11-24T10:00:00.000Z')
  const packaged = async (withSecret: 'leave-out' | 'include-marked') => {
    const scope = { ...EVERYTHING, unfinished: 'include', withSecret } as const
    const { folder } = await createExport(ctx(), scope, { format: 'eark-erms-3', delivery: null })
    const data = join(dir, folder ?? '', 'representations', 'rep1', 'data')
    const erms = await readFile(join(data, 'erms-records.xml'), 'utf8')
    const { messages: all } = JSON.parse(await readFile(join(data, 'records.json'), 'utf8'))
    return { erms, said: new Map(all.map((each: { id: string }) => [each.id, each])) }
  }
  const [first = '', second] = messages
  const before = await packaged('leave-out')
  expect(before.said.get(first)).toMatchObject({
    answers: [{ text: 'Vi kan inte svara om din granne här.' }]
  })
  expect(before.said.get(second)).toMatchObject({ answers: [{ text: 'Ja, till klockan tolv.' }] })
  expect(before.erms).toContain('Vi kan inte svara om din granne här.')

  const record = { kind: 'message', id: first } as const
  await client.secrecy.mark({ record, paragraph: PARAGRAPH, note: null })
  const after = await packaged('leave-out')
  expect(after.said.has(first)).toBe(false)
  expect(after.said.get(second)).toMatchObject({ answers: [], answersLeftOutAsSecret: 1 })
  expect(after.erms).not.toMatch(/din granne här|klockan tolv/)
  const along = await packaged('include-marked')
  expect(along.said.get(first)).toMatchObject({ answers: [{ text: 'Vi kan inte svara om din granne här.' }] })
})
