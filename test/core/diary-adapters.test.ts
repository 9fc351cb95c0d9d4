// Diary systems beside Public 360: a stand-in that watches a folder, and the registry's mailbox on a real mail server. Both go by
// what docs/diariesystem.md says.
import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { expect, it, onTestFinished } from 'vitest'
import type { Sending } from '#shared/diary-system.ts'
import { CommentId, Instant, SendingId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { listMails } from '../../electron/core/deadlines/outbox/queries.ts'
import { sendQueued } from '../../electron/core/deadlines/outbox/send.ts'
import { saveServer } from '../../electron/core/deadlines/outbox/server.ts'
import type { DocumentToFile } from '../../electron/core/delivery/diary-system/adapters/adapter.ts'
import { watchFolderAdapter } from '../../electron/core/delivery/diary-system/adapters/watch-folder.ts'
import { setFiling } from '../../electron/core/delivery/diary-system/filing.ts'
import { readReceipts } from '../../electron/core/delivery/diary-system/receipts.ts'
import { resolveSending } from '../../electron/core/delivery/diary-system/resolve.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { checkSystem } from '../../electron/core/delivery/diary-system/system.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { findDepartment } from '../../electron/core/register/register/read.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { CASE, NEW, only, packagesForDiary, sendingsOf } from '../helpers/diary.ts'
import { draftOf, startSmtp } from '../helpers/smtp.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything } from './exports-archive.ts'

const MAILBOX = 'registrator@norrby.example'
const WRITTEN = ['-2 poäng för rondellen', 'Ärlig Åsikt']

const ready = packagesForDiary()

/** The schema as the document has it. */
async function schemaIn(dir: string): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../../docs/diariesystem.md'), 'utf8')
  const [, schema = ''] = /```xml\n([^`]*<xs:schema[^`]*)```/.exec(text) ?? []
  const path = join(dir, '..', 'diarieleverans.xsd')
  await writeFile(path, schema)
  return path
}

it('lays each document whole in the watched folder, by the schema, with what is for all apart', async () => {
  const { ctx, dir, watched, watch, exportId, one } = await ready()
  await watch()
  expect(await sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })).toEqual({
    ...{ sent: 0, handedOver: 6, refused: 0, uncertain: 0, known: 0, left: 0 }
  })
  const sendings = sendingsOf(ctx, exportId)
  expect((await readdir(watched)).sort()).toEqual(sendings.map(({ id }) => `kanalarkiv-${id}`).sort())
  const schema = await schemaIn(dir)
  for (const { reference, id } of sendings) {
    const folder = join(watched, String(reference))
    expect(await problemsBy(schema, join(folder, 'diarieleverans.xml'))).toEqual([])
    const told = JSON.parse(await readFile(join(folder, 'diarieleverans.json'), 'utf8'))
    expect(told).toMatchObject({ leverans: id, arende: { nummer: 'KS 2026/1' }, utelamnade: [] })
    const files: { namn: string; sha256: string; storlek: number }[] = told.filer
    expect((await readdir(folder)).sort()).toEqual(
      [...files.map(({ namn }) => namn), 'diarieleverans.json', 'diarieleverans.xml'].sort()
    )
    for (const { namn, sha256, storlek } of files) {
      const bytes = await readFile(join(folder, namn))
      expect([createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([sha256, storlek])
    }
  }
  const sending = sendings.find(({ itemId }) => itemId === one.id)
  expect(sending).toMatchObject({
    state: 'handed-over',
    number: null,
    problem: null,
    program: 'watch-folder'
  })
  const told = JSON.parse(
    await readFile(join(watched, String(sending?.reference), 'diarieleverans.json'), 'utf8')
  )
  expect(told).toMatchObject({
    offentligt: { datum: '2026-11-25', vadDetRor: expect.stringMatching(/^Kommentar: Norrby kommun/) },
    endastMyndigheten: { avsandare: 'Ärlig Åsikt', vadDetRor: '-2 poäng för rondellen 😡' },
    riktning: 'inkommen',
    poster: [{ slag: 'kommentar', beteckning: one.id }]
  })
  for (const words of WRITTEN) expect(JSON.stringify(told.offentligt)).not.toContain(words)
  // It waits: neither this package nor another sends it again.
  const again = await sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })
  expect(again).toMatchObject({ handedOver: 0, known: 6 })
  const journal = JSON.stringify(listJournal(ctx.db.read, { about: null, before: null, limit: 100 }))
  for (const words of [...WRITTEN, watched]) expect(journal).not.toContain(words)
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('refuses a folder that documents cannot be laid in, before anything is begun and in the middle', async () => {
  const { ctx, dir, watched, set, watch, exportId } = await ready()
  const file = join(dir, '..', 'en fil')
  await writeFile(file, '')
  await symlink(dir, join(dir, '..', 'genväg'))
  const readOnly = join(dir, '..', 'bara läsa')
  await mkdir(readOnly, { mode: 0o500 })
  onTestFinished(() => chmod(readOnly, 0o700))
  for (const [folder, detail] of [
    [join(dir, '..', 'finns inte'), 'gone'],
    [file, 'ENOTDIR'],
    ['diariet in', 'not-whole'],
    ['smb://server/diariet', 'network-address'],
    ['\\\\server\\diariet', 'network-address'],
    [join(dir, 'inbox'), 'in-archive'],
    [join(dir, '..', 'genväg', 'exports'), 'in-archive'],
    [join(dir, '..'), 'around-archive'],
    // Root may write anywhere.
    ...(process.getuid?.() === 0 ? [] : ([[readOnly, 'EACCES']] as const))
  ] as const)
    await expect(set({ program: 'watch-folder', dir: folder, accessCode: null })).rejects.toMatchObject({
      code: 'diary-folder-unusable',
      params: { dir: folder, detail }
    })
  await watch()
  await rm(watched, { recursive: true })
  const send = () => sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })
  await expect(send()).rejects.toMatchObject({ code: 'diary-folder-unusable', params: { detail: 'gone' } })
  expect(sendingsOf(ctx, exportId)).toEqual([])
  await expect(checkSystem(ctx)).rejects.toMatchObject({ code: 'diary-folder-unusable' })
  await mkdir(watched)
  expect(await checkSystem(ctx)).toMatchObject({ problem: null })
  // Something lies where the first document is to be written: nothing of it is left, and nothing is in doubt.
  const done = ctx.events.subscribe('event', event => {
    if (event.kind === 'sending-progress' && event.done === 1) {
      done()
      void rename(watched, `${watched} flyttad`)
    }
  })
  await expect(send()).rejects.toMatchObject({ code: 'diary-folder-unusable' })
  expect(new Set(sendingsOf(ctx, exportId).map(({ state }) => state))).toEqual(
    new Set(['handed-over', 'refused'])
  )
})

it('hands over what is secret only where that was chosen and a code is set, with the paragraph', async () => {
  const { ctx, watched, watch, exportId, one } = await ready()
  await markSecret(ctx, { record: one, paragraph: 'OSL 21 kap. 1 §', note: null })
  await watch('S')
  const send = (id: typeof exportId) => sendToDiarySystem(ctx, { exportId: id, filing: CASE, records: [one] })
  expect(await send(exportId)).toMatchObject({ refused: 1 })
  expect(only(sendingsOf(ctx, exportId)).problem).toBe('secret-not-chosen')
  const chosen = await createExport(
    ctx,
    { ...everything, withSecret: 'include-marked' },
    { format: 'diary-pdfa-2b', delivery: null }
  )
  await watch(null)
  expect(await send(chosen.id)).toMatchObject({ refused: 1 })
  expect(await readdir(watched)).toEqual([])
  await watch('S')
  expect(await send(chosen.id)).toMatchObject({ handedOver: 1 })
  const [folder = ''] = await readdir(watched)
  expect(JSON.parse(await readFile(join(watched, folder, 'diarieleverans.json'), 'utf8')).sekretess).toEqual({
    lagrum: 'OSL 21 kap. 1 §',
    kod: 'S'
  })
})

it('names no channel that is marked as secret in what all may read of a delivery', async () => {
  const { ctx, watched, watch, one, first } = await ready()
  const marked = { kind: 'channel', id: first.id } as const
  await markSecret(ctx, { record: marked, paragraph: 'OSL 25 kap. 1 §', note: null })
  const { id } = await createExport(
    ctx,
    { ...everything, withSecret: 'include-marked' },
    { format: 'diary-pdfa-2b', delivery: null }
  )
  await watch('S')
  await sendToDiarySystem(ctx, { exportId: id, filing: NEW, records: [one] })
  const [folder = ''] = await readdir(watched)
  const told = JSON.parse(await readFile(join(watched, folder, 'diarieleverans.json'), 'utf8'))
  expect(told.offentligt.vadDetRor).toBe('Kommentar: kanal med sekretess, okänd tid')
  expect(JSON.stringify([told.offentligt, told.arende])).not.toContain(first.name)
})

it('names no department that is marked as secret in the title of its yearly case', async () => {
  const { ctx, watched, watch, one, first } = await ready()
  const { departmentId } = first
  const { name } = findDepartment(ctx.db.read, departmentId) ?? { name: '' }
  const marked = { kind: 'department', id: departmentId } as const
  await markSecret(ctx, { record: marked, paragraph: 'OSL 25 kap. 1 §', note: null })
  setFiling(ctx, { departmentId, filing: 'yearly' })
  const { id } = await createExport(
    ctx,
    { ...everything, withSecret: 'include-marked' },
    { format: 'diary-pdfa-2b', delivery: null }
  )
  await watch('S')
  await sendToDiarySystem(ctx, { exportId: id, filing: { kind: 'by-department' }, records: [one] })
  const [folder = ''] = await readdir(watched)
  const told = JSON.parse(await readFile(join(watched, folder, 'diarieleverans.json'), 'utf8'))
  expect(told.arende).toEqual({ nyttArende: 'Sociala medier 2026, förvaltning med sekretess' })
  expect(name).not.toBe('')
  expect(JSON.stringify(told.offentligt)).not.toContain(name)
})

it('mails each document to the registry by the outbox, with the four fields and without what somebody wrote', async () => {
  const { ctx, set, exportId, one, captures } = await ready()
  const system = { program: 'e-mail', mailbox: MAILBOX, accessCode: null, mostMib: 20 } as const
  await expect(set(system)).rejects.toMatchObject({ code: 'no-mail-server' })
  const smtp = await startSmtp()
  await saveServer(ctx, { server: draftOf(smtp.port), secret: null })
  await set(system)
  const capture: RecordRef = { kind: 'capture', id: captures.complete }
  expect(await sendToDiarySystem(ctx, { exportId, filing: NEW, records: [one, capture] })).toMatchObject({
    handedOver: 2
  })
  const of = (record: RecordRef) =>
    only(sendingsOf(ctx, exportId).filter(({ itemId }) => itemId === record.id))
  expect(of(one)).toMatchObject({ state: 'handed-over', mail: 'queued', program: 'e-mail' })
  // It goes out by itself yet: sent again, it would come twice.
  await expect(resolveSending(ctx, of(one).id, { found: 'absent', caseNumber: null })).rejects.toThrow(
    expect.objectContaining({ code: 'sending-on-its-way' })
  )
  await sendQueued(ctx, { which: 'due', patience: 5_000 })
  expect(of(one).mail).toBe('accepted')
  const read = await Promise.all(smtp.taken.map(({ raw }) => PostalMime.parse(raw)))
  const mail = read.find(({ messageId }) => messageId === of(one).reference)
  expect(mail?.to).toMatchObject([{ address: MAILBOX }])
  expect(mail?.subject).toMatch(/^Att registrera: Kommentar: Norrby kommun/)
  for (const line of [
    /^Diarienummer: –$/m,
    /^Datum: 2026-11-25$/m,
    /^Vad det rör: Kommentar: /m,
    /^Ärende: nytt, /m
  ])
    expect(mail?.text).toMatch(line)
  for (const words of WRITTEN) expect(`${mail?.subject} ${mail?.text}`).not.toContain(words)
  expect(mail?.attachments.map(({ filename }) => filename)).toEqual([
    'diarieleverans.json',
    'diarieleverans.xml',
    'registreringsunderlag.pdf',
    'comment.png',
    'provenance.json'
  ])
  const attached = mail?.attachments[0]?.content
  expect(JSON.parse(Buffer.from(attached as ArrayBuffer).toString())).toMatchObject({
    leverans: of(one).id,
    endastMyndigheten: { avsandare: 'Ärlig Åsikt' }
  })
  const { items } = listMails(ctx.db.read, { state: null, messageId: null, limit: 9, after: null })
  expect(items.find(({ captureId }) => captureId === capture.id)).toMatchObject({ purpose: 'diary' })
  const journal = JSON.stringify(listJournal(ctx.db.read, { about: null, before: null, limit: 100 }))
  for (const words of WRITTEN) expect(journal).not.toContain(words)
  expect(await resolveSending(ctx, of(one).id, { found: 'absent', caseNumber: null })).toMatchObject({
    ...{ state: 'absent', problem: 'not-received' }
  })
  expect(await sendToDiarySystem(ctx, { exportId, filing: NEW, records: [one] })).toMatchObject({
    handedOver: 1
  })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

/** A document to be laid in a watched folder, whose one file is copied by `copyTo`. */
const toLay = (sending: Sending['id'], copyTo: (path: string) => Promise<void>): DocumentToFile => ({
  sending,
  told: {
    ...{
      records: [{ kind: 'comment', id: CommentId.parse(randomUUID()) }],
      direction: 'in',
      diaryNumber: null
    },
    ...{ at: Instant.parse('2026-11-25T08:00:00.000Z'), publicTitle: 'Kommentar', protectedTitle: null },
    ...{ counterparts: [], paragraph: null }
  },
  into: { number: 'KS 2026/1', title: null },
  files: [
    { name: 'bild.png', bytes: 10, sha256: 'a'.repeat(64), read: async () => Buffer.from('bild'), copyTo }
  ],
  leftOut: []
})

it('gives up a share that stops answering in the middle of a copy, and lays nothing there afterwards', async () => {
  const { ctx, watched } = await ready()
  const settings = { program: 'watch-folder', dir: watched, accessCode: null } as const
  const id = SendingId.parse(randomUUID())
  // A stand-in for a disk of the network: it answers only when it is told to.
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const filing = watchFolderAdapter(settings, ctx, 100).createDocument(
    toLay(id, async path => {
      await answered
      await writeFile(path, 'bild').catch(() => undefined)
    })
  )
  expect(await filing).toMatchObject({
    kind: 'closed',
    problem: 'unreachable',
    refusal: { code: 'diary-folder-unusable', params: { detail: 'no-answer' } }
  })
  answer()
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(await readdir(watched)).toEqual([])
})

it('takes away what its own copies that were cut off have left, and nothing of others', async () => {
  const { ctx, watched, watch, exportId, one, message } = await ready()
  await watch()
  await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })
  const own = only(sendingsOf(ctx, exportId))
  const left = `.kanalarkiv-${own.id}.tmp`
  const others = `.kanalarkiv-${randomUUID()}.tmp`
  for (const name of [left, others]) {
    await mkdir(join(watched, name))
    await writeFile(join(watched, name, 'halv.pdf'), '%PDF')
  }
  await readReceipts(ctx)
  expect((await readdir(watched)).toSorted()).toEqual([others, `kanalarkiv-${own.id}`].toSorted())
  await mkdir(join(watched, left))
  await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [message] })
  expect(await readdir(watched)).not.toContain(left)
  expect(await readdir(watched)).toContain(others)
})

it('takes back what a person has not found in the diary, so that it is not entered after all', async () => {
  const { ctx, watched, watch, exportId, one } = await ready()
  await watch()
  await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })
  const first = only(sendingsOf(ctx, exportId))
  expect(await readdir(watched)).toEqual([`kanalarkiv-${first.id}`])
  // While the folder cannot be reached nothing is settled: it may lie there.
  await rename(watched, `${watched} borta`)
  await expect(resolveSending(ctx, first.id, { found: 'absent', caseNumber: null })).rejects.toMatchObject({
    code: 'diary-folder-unusable'
  })
  expect(only(sendingsOf(ctx, exportId)).state).toBe('handed-over')
  await rename(`${watched} borta`, watched)
  expect(await resolveSending(ctx, first.id, { found: 'absent', caseNumber: null })).toMatchObject({
    state: 'absent'
  })
  expect(await readdir(watched)).toEqual([])
  await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })
  expect(await readdir(watched)).toHaveLength(1)
})

it('keeps back a mail to the diary whose record is marked as secret while it waits, and says so', async () => {
  const { ctx, clock, set, exportId, one, message } = await ready()
  const smtp = await startSmtp()
  await saveServer(ctx, { server: draftOf(smtp.port), secret: null })
  await set({ program: 'e-mail', mailbox: MAILBOX, accessCode: null, mostMib: 20 })
  await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one, message] })
  clock.advance(60_000)
  await markSecret(ctx, { record: one, paragraph: 'OSL 21 kap. 1 §', note: null })
  await sendQueued(ctx, { which: 'due', patience: 5_000 })
  const raw = smtp.taken.map(({ raw }) => raw.toString()).join('')
  expect(smtp.taken).toHaveLength(1)
  expect(raw).not.toContain(one.id)
  const { items } = listMails(ctx.db.read, { state: 'refused', messageId: null, limit: 9, after: null })
  expect(items).toMatchObject([{ commentId: one.id, problem: 'marked-secret' }])
  // It is settled like any other that did not come, and goes again as secret, where that is chosen.
  const sending = sendingsOf(ctx, exportId).find(({ itemId }) => itemId === one.id)
  if (sending === undefined) throw new Error('nothing was sent')
  await resolveSending(ctx, sending.id, { found: 'absent', caseNumber: null })
  await set({ program: 'e-mail', mailbox: MAILBOX, accessCode: 'S', mostMib: 20 })
  const chosen = await createExport(
    ctx,
    { ...everything, withSecret: 'include-marked' },
    { format: 'diary-pdfa-2b', delivery: null }
  )
  clock.advance(60_000)
  await sendToDiarySystem(ctx, { exportId: chosen.id, filing: CASE, records: [one] })
  await sendQueued(ctx, { which: 'due', patience: 5_000 })
  expect(smtp.taken).toHaveLength(2)
})
