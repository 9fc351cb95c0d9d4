// A disposal that is carried out: the records and their bytes are gone from the whole archive, tombstones and a certificate
// are left, and everything else is as it was.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { CaptureId, Sha256 } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { captureFiles } from '../../electron/core/captures/captures/queries.ts'
import { endRun } from '../../electron/core/captures/captures/run-queries.ts'
import { findComment } from '../../electron/core/comments/comments/queries.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  endDisclosure,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { begin } from '../../electron/core/delivery/disposal/begin.ts'
import { tombstoneOf, tombstonesOf } from '../../electron/core/delivery/disposal/carried-out.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import {
  confirmDisposal,
  findDisposal,
  proposeDisposal
} from '../../electron/core/delivery/disposal/disposals.ts'
import { listItems } from '../../electron/core/delivery/disposal/queries.ts'
import { references } from '../../electron/core/delivery/disposal/rows.ts'
import { redactedCopies } from '../../electron/core/delivery/exports/describe/redacted.ts'
import { createExport, listExports } from '../../electron/core/delivery/exports/exports.ts'
import { packExport } from '../../electron/core/delivery/exports/pack.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { chainOf } from '../../electron/core/delivery/receipts/receipts.ts'
import { takeReceiptFile } from '../../electron/core/delivery/receipts/take-file.ts'
import { placeHold } from '../../electron/core/delivery/retention/holds.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { readHead, record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { keepThumbnail, keptThumbnail } from '../../electron/core/kernel/objects/thumbnail-files.ts'
import { saveDocument } from '../../electron/core/register/documents/documents.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { copiesOf, temporaryFolder } from '../helpers/archive.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { ALL, confirmedCopies, enterRule, twoArchivists } from '../helpers/disposal.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { inAnotherProcess } from '../helpers/process.ts'
import { everything, filledArchive, newCapture, startRun } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

const WORDS = ['-2 poäng för rondellen', 'Ärlig Åsikt', 'en kommentars bild', 'När öppnar badet?', 'Göran Ek']

const KNOWN = [
  ...['alert.comment_id', 'alert.message_id'],
  ...[
    'capture_file.capture_id',
    'capture_size.id',
    'capture_stop_lifted.comment_id',
    'comment.actor_id',
    'comment.decision'
  ],
  ...['comment.removal', 'comment.same_as', 'comment_along.comment_id', 'comment_along.source_id'],
  ...['comment_confirmation.removal', 'comment_decision.comment_id', 'comment_file.comment_id'],
  ...['comment_flag.comment_id', 'comment_index.comment_id', 'comment_proof.comment_id'],
  ...['comment_registration.comment_id', 'comment_removal.comment_id', 'comment_removal.decision'],
  ...['comment_sighting.comment_id', 'comment_sighting.source_id', 'conversation_participant.actor_id'],
  ...[
    'conversation_participant.conversation_id',
    'disclosure_dismissal.disclosure_id',
    'disclosure_dismissal.position',
    'disclosure_mask.disclosure_id',
    'disclosure_mask.position'
  ],
  ...[
    'disclosure_record.disclosure_id',
    'disclosure_refusal.disclosure_id',
    'duty.comment_id',
    'duty.message_id',
    'image_consent_place.capture_id'
  ],
  ...['image_consent_place.comment_id', 'import_source.source_id', 'inbox.conversation_id'],
  ...['mailbox_mail.source_id', 'message.actor_id', 'message.conversation_id', 'message_answer.thread_id'],
  ...[
    'message_attachment.message_id',
    'message_report.message_id',
    'message_route.message_id',
    'message_sighting.message_id',
    'message_sighting.source_id'
  ],
  ...['moderation_action.comment_id', 'moderation_action.decision', 'outgoing_mail.capture_id'],
  ...['outgoing_mail.comment_id', 'outgoing_mail.message_id', 'page_file_kept_in.comment_id'],
  ...['channel_post.comment_id', 'platform_comment.comment_id', 'post_comment.comment_id'],
  ...['post_comment.post_id', 'post_met.comment_id'],
  ...['diary_entry.message_id', 'platform_event.comment_id'],
  'source_file.container_id'
].sort()

/** Everything a text can have been copied to: a package, a receiver's list, a copy of the database, the inbox. */
async function spread(ctx: Context, dir: string, records: readonly string[]) {
  const bag = await createExport(ctx, everything)
  const folder = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  await packExport(ctx, bag.id, null)
  const path = join(dir, '..', 'svar.csv')
  const rows = records.map((record, at) => `${record};KS 2026/${at + 1};${WORDS[at * 3]}`)
  await writeFile(path, ['Beteckning;Diarienummer;Vad', ...rows].join('\r\n'))
  await takeReceiptFile(ctx, {
    ...{ exportId: folder.id, receiver: 'diary', path },
    otherwise: { receivedOn: '2026-11-25', receivedBy: 'Ragnhild' }
  })
  await copyFile(join(dir, 'archive.db'), join(dir, 'archive.db.schema-39-1790000000000'))
  return { bag, folder }
}

/** Comments and routed messages, proposed by one and confirmed by the other, who now has the archive open. */
const confirmed = confirmedCopies(async () => {
  const made = await twoArchivists()
  await enterRule(made.ctx, { transfer: 'required' })
  await enterRule(made.ctx, { kind: 'message', transfer: 'required' })
  const packages = await spread(made.ctx, made.dir, [made.comment, made.messages.copied.id])
  const { id } = proposeDisposal(made.ctx, ALL)
  return { ...made, ...packages, id }
})

describe('carrying out a disposal', () => {
  it('leaves nothing of the records in any file of the archive, and everything else as it was', async () => {
    const { mona, id, dir, comment, messages, captures } = await confirmed()
    for (const words of WORDS) expect([words, filesWith(dir, words).length > 0]).toEqual([words, true])
    const before = (await verifyArchive(mona)).objects
    const picture = z
      .object({ sha256: Sha256 })
      .parse(mona.db.read.prepare('SELECT sha256 FROM comment_file WHERE comment_id = ?').get(comment)).sha256
    const other = captureFiles(mona.db.read, captures.complete)[0]?.sha256 ?? picture
    for (const sha256 of [picture, other]) await keepThumbnail(mona, sha256, Buffer.from('liten'))
    const done = await carryOut(mona, id)
    expect(done).toMatchObject({ state: 'done', going: 2, begunBy: 'Mona Ek (mona)' })
    expect(await keptThumbnail(mona, picture)).toBeNull()
    expect(String(await keptThumbnail(mona, other))).toBe('liten')
    // One that is made at the very moment is not kept either.
    await keepThumbnail(mona, picture, Buffer.from('sen'))
    expect(await keptThumbnail(mona, picture)).toBeNull()
    for (const words of WORDS) expect([words, filesWith(dir, words)]).toEqual([words, []])
    expect(findComment(mona.db.read, comment)).toBeUndefined()
    const { findings, objects } = await verifyArchive(mona)
    expect(findings).toEqual([])
    expect(objects).toBeLessThan(before)
    expect(await readdir(join(dir, 'exports'))).toEqual([])
    expect((await readdir(dir)).filter(name => name.startsWith('archive.db.'))).toEqual([])
    const count = (table: string) => mona.db.read.prepare(`SELECT count(*) AS n FROM ${table}`).get()
    expect([count('capture'), count('message')]).toEqual([{ n: 3 }, { n: 2 }])
    expect(tombstoneOf(mona.db.read, captures.complete)).toBeNull()
    expect(tombstoneOf(mona.db.read, messages.copied.id)).toMatchObject({
      ...{ kind: 'message', proposedBy: 'test', confirmedBy: 'Mona Ek (mona)', reference: 'KS 2026/0088' },
      disposalId: id
    })
    expect(tombstoneOf(mona.db.read, comment)?.objects.length).toBeGreaterThan(1)
    // Where it went, and what was answered, can still be followed.
    const chain = chainOf(mona.db.read, { kind: 'comment', id: comment })
    expect(chain.flatMap(({ receipts }) => receipts)).toMatchObject([{ number: 'KS 2026/1', source: null }])
    expect(listExports(mona.db.read).map(({ removedAt }) => removedAt)).toEqual([done.begunAt, done.begunAt])
  })

  it('takes the copies that were kept of a disclosure, and the packages that hold them, and leaves the record', async () => {
    const { ctx, dir, clock, messages, as } = await twoArchivists(newFilled)
    const earlier = await createExport(ctx, everything)
    const asked = { reference: null, about: 'Badet', requestedAt: clock.now() }
    const disclosure = openDisclosure(ctx, asked)
    const disclosed = { kind: 'message', id: messages.copied.id } as const
    const { records } = await addRecords(ctx, disclosure.id, [disclosed])
    await goThrough(ctx, disclosure.id, 0)
    clock.advance(60_000)
    await deliver(ctx, disclosure.id)
    clock.advance(60_000)
    const later = await createExport(ctx, everything)
    const [copy] = redactedCopies(ctx.db.read, disclosed)
    const sha256 = copy?.object?.sha256 as Sha256
    const packed = await verifyPackage(join(dir, String(later.folder)))
    expect(packed?.findings).toEqual([])
    expect(existsSync(ctx.objects.path(sha256))).toBe(true)
    // Another disclosure of the record shows its own files alone.
    const again = openDisclosure(ctx, asked)
    expect((await addRecords(ctx, again.id, [disclosed])).records).toMatchObject(
      records.map(({ left }) => ({ left }))
    )
    endDisclosure(ctx, { id: again.id, state: 'withdrawn', because: 'Behövs inte' })
    await enterRule(ctx, { kind: 'disclosure' })
    const { id } = proposeDisposal(ctx, ALL)
    const mona = await as('mona')
    confirmDisposal(mona, id)
    await carryOut(mona, id)
    expect(existsSync(mona.objects.path(sha256))).toBe(false)
    expect(redactedCopies(mona.db.read, disclosed)).toEqual([])
    expect(await readdir(join(dir, 'exports'))).toEqual([basename(String(earlier.folder))])
    expect(tombstoneOf(mona.db.read, messages.copied.id)).toBeNull()
    expect((await verifyArchive(mona)).findings).toEqual([])
  })

  it('goes on where it was cut off when the archive is opened, and then says so', async () => {
    const { mona, id, dir, close, options, clock } = await confirmed()
    begin(mona, id)
    // As if the program had been killed between the records and their bytes.
    expect(filesWith(dir, 'en kommentars bild').length).toBeGreaterThan(0)
    await close()
    clock.advance(60_000)
    const again = await openArchive(dir, options)
    onTestFinished(() => again.close())
    expect(findDisposal(again.context.db.read, id)).toMatchObject({ state: 'done', endedBy: 'test' })
    for (const words of WORDS) expect([words, filesWith(dir, words)]).toEqual([words, []])
    expect((await verifyArchive(again.context)).findings).toEqual([])
    await expect(carryOut(again.context, id)).rejects.toMatchObject({ code: 'disposal-not-open' })
  })

  it('goes on also when the program was killed, with the old words still in the write-ahead log', async () => {
    const { id, dir, close, options } = await confirmed()
    await close()
    const child = await inAnotherProcess('begin-disposal.ts', dir, id)
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    expect(filesWith(dir, WORDS[0] ?? '')).toContain('archive.db')
    const again = await openArchive(dir, options)
    onTestFinished(() => again.close())
    expect(findDisposal(again.context.db.read, id)).toMatchObject({ state: 'done', going: 2 })
    for (const words of WORDS) expect([words, filesWith(dir, words)]).toEqual([words, []])
    expect((await verifyArchive(again.context)).findings).toEqual([])
  })

  it('leaves what has been stopped since it was confirmed, and says why', async () => {
    const { mona, id, dir, comment } = await confirmed()
    placeHold(mona, { scope: 'comment', id: comment }, 'Begärd av Kronofogden')
    const done = await carryOut(mona, id)
    expect(done).toMatchObject({ going: 1, blocks: expect.arrayContaining([{ block: 'hold', count: 1 }]) })
    expect(findComment(mona.db.read, comment)?.content?.text).toContain('rondellen')
    expect(filesWith(dir, 'När öppnar badet?')).toEqual([])
    const { items } = listItems(mona.db.read, { id, stopped: true, limit: 50, after: null })
    expect(items).toContainEqual(expect.objectContaining({ id: comment, block: 'hold' }))
    expect((await verifyArchive(mona)).findings).toEqual([])
  })

  it('does nothing when all of it has been stopped, or while something is going on', async () => {
    const { mona, id, first } = await confirmed()
    const run = startRun(mona)
    await expect(carryOut(mona, id)).rejects.toMatchObject({ code: 'disposal-must-wait' })
    mona.db.transact(tx => endRun(tx, run, 'stopped', mona.clock.now()))
    placeHold(mona, { scope: 'channel', id: first.id }, 'Rättsprocess')
    const lines = readHead(mona.db.read)?.seq
    await expect(carryOut(mona, id)).rejects.toMatchObject({ code: 'nothing-to-dispose' })
    expect(readHead(mona.db.read)?.seq).toBe(lines)
    expect(findDisposal(mona.db.read, id)).toMatchObject({ state: 'confirmed', going: 2 })
  })

  it('is certified in a document to read and in one with every record, both kept in the archive', async () => {
    const { mona, id, comment, folder } = await confirmed()
    const { certificate } = await carryOut(mona, id)
    if (certificate === null) throw new Error('there is no certificate')
    const json = JSON.parse(await readFile(mona.objects.path(certificate.json.sha256), 'utf8'))
    expect(json).toMatchObject({
      format: 'kanalarkiv-disposal/1',
      municipality: 'Norrby kommun',
      disposal: { id, state: 'done', proposedBy: 'test', confirmedBy: 'Mona Ek (mona)', endedBy: mona.actor },
      databaseCopies: 1
    })
    expect(json.records).toHaveLength(2)
    expect(json.records).toContainEqual(expect.objectContaining({ kind: 'comment', id: comment }))
    expect(json.removedFolders).toContain(folder.folder)
    const pdf = await readFile(mona.objects.path(certificate.pdf.sha256))
    expect(pdf.toString('latin1')).toContain('pdfaid:part')
    const text = pdfPages(pdf).join(' ')
    for (const words of ['Gallringsbevis', 'KS 2026/0088', 'KS § 114', comment.slice(0, 8), 'Mona Ek (mona)'])
      expect(text).toContain(words)
    const out = await temporaryFolder()
    const saved = await saveDocument(mona, { sha256: certificate.pdf.sha256, dir: out })
    expect(saved.path).toBe(join(out, 'Gallringsbevis.pdf'))
  })

  it('names in its certificate every package elsewhere: whole, half and zipped, with time and whether it is seen', async () => {
    const { ctx, as, first, captures } = await twoArchivists(newFilled)
    const [whole, half, zips] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    const form = { format: 'bagit', delivery: null } as const
    const outside = await createExport(ctx, everything, { ...form, into: whole })
    const inside = await createExport(ctx, everything, form)
    const [beside, elsewhere] = [
      await packExport(ctx, outside.id, null),
      await packExport(ctx, inside.id, zips)
    ]
    const own = await packExport(ctx, inside.id, null)
    const packed = ctx.clock.now()
    const [file] = captureFiles(ctx.db.read, captures.complete)
    const object = ctx.objects.path(file?.sha256 as Sha256)
    const bytes = await readFile(object)
    await chmod(object, 0o600)
    await writeFile(object, 'trasig')
    await expect(createExport(ctx, everything, { ...form, into: half })).rejects.toThrow()
    await writeFile(object, bytes)
    const [failed] = listExports(ctx.db.read).filter(({ state }) => state === 'failed')
    const { planned } = z
      .object({ planned: z.string() })
      .parse(ctx.db.read.prepare('SELECT folder AS planned FROM export WHERE id = ?').get(failed?.id))
    // The disk that it was on is not connected.
    await rm(half, { recursive: true })

    await enterRule(ctx, { kind: 'capture' })
    const { id } = proposeDisposal(ctx, { kinds: ['capture'], channelIds: [first.id] })
    const mona = await as('mona')
    confirmDisposal(mona, id)
    const { certificate } = await carryOut(mona, id)
    const json = JSON.parse(await readFile(mona.objects.path(certificate?.json.sha256 as Sha256), 'utf8'))
    expect(json.copiesElsewhere).toHaveLength(4)
    expect(json.copiesElsewhere).toEqual(
      expect.arrayContaining([
        { folder: outside.folder, what: 'package', at: outside.endedAt, isReachable: true },
        { folder: beside.path, what: 'zip', at: packed, isReachable: true },
        { folder: elsewhere.path, what: 'zip', at: packed, isReachable: true },
        { folder: `${planned}.tmp`, what: 'half-package', at: failed?.endedAt, isReachable: false }
      ])
    )
    expect(json.removedFolders).toEqual([inside.folder, `${inside.folder}.zip`])
    expect(existsSync(own.path)).toBe(false)
    expect(existsSync(elsewhere.path)).toBe(true)
    const text = pdfPages(await readFile(mona.objects.path(certificate?.pdf.sha256 as Sha256))).join(' ')
    for (const words of ['Kopior utanför arkivet', 'Zip av ett paket', 'inte blev klart', 'Nej'])
      expect(text).toContain(words)
  })

  it('keeps a file that a record which stays has too, and says that it is kept', async () => {
    const { ctx, as, first, run, captures } = await twoArchivists(newFilled)
    const same = { run, channelId: first.id, address: 'https://flode.example/norrby' }
    const other = await newCapture(ctx, same)
    await enterRule(ctx, { kind: 'capture' })
    placeHold(ctx, { scope: 'capture', id: other }, 'Begärd')
    const { id } = proposeDisposal(ctx, { kinds: ['capture'], channelIds: [first.id] })
    const mona = await as('mona')
    confirmDisposal(mona, id)
    const { certificate } = await carryOut(mona, id)
    const json = JSON.parse(await readFile(mona.objects.path(certificate?.json.sha256 as Sha256), 'utf8'))
    expect(json.files).toEqual([])
    const isErased = json.records[0].files.map((file: { isErased: boolean }) => file.isErased)
    expect(isErased).toEqual([false, false, false, false, false, false])
    const text = pdfPages(await readFile(mona.objects.path(certificate?.pdf.sha256 as Sha256))).join(' ')
    expect(text).toContain('Filer som är kvar, eftersom handlingar som inte gallras också har dem: 6.')
    expect(tombstoneOf(mona.db.read, captures.complete)).not.toBeNull()
    expect((await verifyArchive(mona)).findings).toEqual([])
  })

  it('lets the same bytes be kept again later, as an object like any other', async () => {
    const { mona, id } = await confirmed()
    await carryOut(mona, id)
    const again = await mona.objects.put(Buffer.from('en kommentars bild'), 'image/png')
    mona.db.transact(tx => record(tx, mona, { act: 'test.kept', about: null, objects: [again] }))
    expect((await verifyArchive(mona)).findings).toEqual([])
  })
})

describe('afterwards', () => {
  it('a package for which one of them had been chosen is refused, and written with the others', async () => {
    const { mona, id, comment, captures } = await confirmed()
    await carryOut(mona, id)
    const before = listExports(mona.db.read).length
    const left = { kind: 'capture', id: captures.complete } as const
    const chosen = { ...everything, records: [left, { kind: 'comment' as const, id: comment }] }
    const refusal = { code: 'chosen-disposed', params: { count: 1 } }
    expect(() => proposeExport(mona, chosen)).toThrow(expect.objectContaining(refusal))
    await expect(createExport(mona, chosen)).rejects.toMatchObject(refusal)
    expect(listExports(mona.db.read)).toHaveLength(before)
    expect(await createExport(mona, { ...chosen, records: [left] })).toMatchObject({ state: 'written' })
    const unknown = { ...left, id: CaptureId.parse('00000000-0000-4000-8000-00000000dead') }
    await expect(createExport(mona, { ...chosen, records: [unknown] })).rejects.toMatchObject({
      code: 'not-found'
    })
  })

  it('a package of what is left verifies, and tells in PREMIS that the channel had records deleted', async () => {
    const { mona, id, dir, first } = await confirmed()
    await carryOut(mona, id)
    const bag = await createExport(mona, everything)
    expect((await verifyPackage(join(dir, bag.folder ?? '')))?.findings).toEqual([])
    const sip = await createExport(mona, everything, { format: 'eark-sip-2.1.0', delivery: null })
    const files = await readdir(join(dir, sip.folder ?? ''), { recursive: true })
    const premis = files.find(name => /premis\.xml$/i.test(name)) ?? ''
    const xml = await readFile(join(dir, sip.folder ?? '', premis), 'utf8')
    const events = xml.split('<event>').filter(event => event.includes('disposal.in-channel'))
    expect(events).toHaveLength(1)
    expect(events[0]).toMatch(/<eventType [^>]*valueURI="[^"]*\/eventType\/del">deletion<\/eventType>/)
    expect(events[0]).toContain(first.id)
    // How many, by which decision, and who confirmed it beside who carried it out.
    const [stone] = tombstonesOf(mona.db.read, id)
    expect(events[0]).toMatch(/<eventDetail>[^<]*; records: \d+; decisions: [^<]+; disposal: /)
    expect(events[0]).toContain(`decisions: ${stone?.reference}`)
    expect(events[0]?.match(/<linkingAgentRole>[^<]+</g)).toEqual([
      '<linkingAgentRole>implementer<',
      '<linkingAgentRole>authorizer<',
      '<linkingAgentRole>executing program<'
    ])
  })

  it('the database still lets nothing go that no disposal covers, nor what has a hold', async () => {
    const { mona, id, dir, close, captures, messages } = await confirmed()
    await carryOut(mona, id)
    await close()
    const db = new Database(join(dir, 'archive.db'))
    onTestFinished(() => void db.close())
    db.pragma('foreign_keys = OFF')
    const run = (sql: string) => () => db.prepare(sql).run()
    for (const sql of [
      `DELETE FROM capture WHERE id = '${captures.complete}'`,
      `DELETE FROM message WHERE id = '${messages.filed.id}'`,
      'DELETE FROM object',
      'DELETE FROM source_file',
      'DELETE FROM inbox'
    ])
      expect(run(sql)).toThrow(/disposal decision/)
    expect(run('DELETE FROM tombstone')).toThrow(/never removed/)
    expect(run(`UPDATE tombstone SET objects = '[]'`)).toThrow(/never changed/)
    expect(run('DELETE FROM disposed_object')).toThrow(/never changed/)
  })

  it('every table that refers to a record or a file is one that a disposal knows', async () => {
    const { ctx } = await twoArchivists(newFilled)
    const parents = [
      'capture',
      'comment',
      'comment_decision',
      'comment_removal',
      'message',
      'conversation',
      'inbox'
    ]
    const found = references(ctx.db.read).filter(({ parent }) =>
      [...parents, 'source_file', 'actor', 'disclosure', 'disclosure_record'].includes(parent)
    )
    // A new one is added to electron/core/delivery/disposal/rows.ts or files.ts, and then here.
    expect([...new Set(found.map(({ tab, col }) => `${tab}.${col}`))].sort()).toEqual(KNOWN)
  })
})
