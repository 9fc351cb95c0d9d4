// A platform's own export taken in: kept as it came, every message accounted for, and nothing taken in twice.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Instant, MessageId } from '#shared/ids.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { importsOf } from '../../../electron/core/messages/intake/imports.ts'
import { pasteMessage, takeMessageFile } from '../../../electron/core/messages/messages/messages.ts'
import { findMessage, listMessages, listSightings } from '../../../electron/core/messages/messages/queries.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { metaFile, metaHtml, OWN, smallExport } from '../../helpers/exports/meta.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

const all = { channelId: null, state: null, limit: 500, after: null }

it('takes in a zip from Facebook: untouched, with both directions, all folders, å, ä and ö, and Swedish deadlines', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const zip = await writeZip(join(await temporaryFolder(), 'facebook-norrby.zip'), {
    ...smallExport(),
    'your_facebook_activity/other/okänd.json': '{}'
  })
  const run = await importing(opened, channelId, zip)
  expect(run).toMatchObject({ state: 'finished', problem: null, parser: 'meta', zoneAssumed: null })
  expect(run).toMatchObject({ seen: 4, imported: 4, known: 0, skipped: 0, unreadable: 0, unknownFiles: 1 })
  expect(run.findings).toEqual([
    { kind: 'unknown_file', code: 'unknown-file', place: 'your_facebook_activity/other/okänd.json', count: 1 }
  ])
  const [source] = run.sources
  if (source === undefined) throw new Error('no source')
  expect(await readFile(ctx.objects.path(source.sha256))).toEqual(await readFile(zip))

  const { items } = listMessages(ctx.db.read, all)
  const said = items.map(({ senderName, direction, state, text, receivedAt }) => [
    senderName,
    direction,
    state,
    text,
    receivedAt
  ])
  expect(said.toSorted((one, other) => (String(one[3]) < String(other[3]) ? -1 : 1))).toEqual([
    ['Örjan Ängström', 'in', 'undecided', 'Det är halt på Storgatan.', '2026-03-03T07:00:00.000Z'],
    ['Kalle Påhitt', 'in', 'undecided', 'God jul!', '2025-12-01T10:00:00.000Z'],
    [OWN, 'out', 'sent', 'Hej Kalle, badet öppnar den 1 juni.', null],
    ['Kalle Påhitt', 'in', 'undecided', 'Hej! När öppnar badet i Åkersjön? 🏊', '2026-03-02T09:15:00.123Z']
  ])
  // The raw text is kept beside the repaired one; the same name in two conversations is not taken for one person.
  const rows = ctx.db.read
    .prepare('SELECT DISTINCT actor_id FROM message WHERE sender_name = ?')
    .all('Kalle Påhitt')
  expect(rows).toHaveLength(2)
  expect(ctx.db.read.prepare(`SELECT text_raw AS raw FROM message WHERE text LIKE 'Det%'`).get()).toEqual({
    raw: '"Det Ã¤r halt pÃ¥ Storgatan."'
  })
  expect(ctx.db.read.prepare('SELECT title, folder FROM conversation ORDER BY native_id').all()).toEqual([
    { title: 'Kalle Påhitt', folder: 'inbox' },
    { title: 'Örjan Ängström', folder: 'requests' },
    { title: 'Kalle Påhitt', folder: 'archived' }
  ])
  // The end of the next working day, in Sweden.
  expect(
    ctx.db.read.prepare(`SELECT due_at AS due FROM duty WHERE received_at LIKE '2026-03-02%'`).all()
  ).toEqual([{ due: '2026-03-03T22:59:59.999Z' }])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('adds only what is new when a newer export comes, and says so', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const folder = await temporaryFolder()
  const first = await writeZip(join(folder, 'a.zip'), smallExport())
  expect(await importing(opened, channelId, first)).toMatchObject({ imported: 4, known: 0 })
  // The very same file once more: the same source, and not one sighting more.
  const count = (table: string) => ctx.db.read.prepare(`SELECT count(*) AS n FROM ${table}`).get()
  const before = [count('source_file'), count('message_sighting')]
  expect(await importing(opened, channelId, first)).toMatchObject({ seen: 4, imported: 0, known: 4 })
  expect([count('source_file'), count('message_sighting')]).toEqual(before)

  const path = 'your_facebook_activity/messages/inbox/kallepahitt_10000001/message_1.json'
  const newer = {
    ...smallExport(),
    [path]: metaFile(
      'Kalle Påhitt',
      ['Kalle Påhitt', OWN],
      [
        {
          from: 'Kalle Påhitt',
          at: Date.parse('2026-03-02T09:15:00.123Z'),
          text: 'Hej! När öppnar badet i Åkersjön? 🏊'
        },
        {
          from: OWN,
          at: Date.parse('2026-03-02T12:00:00.000Z'),
          text: 'Hej Kalle, badet öppnar den 1 juni.'
        },
        { from: 'Kalle Påhitt', at: Date.parse('2026-03-04T08:00:00.000Z'), text: 'Tack' },
        { from: 'Kalle Påhitt', at: Date.parse('2026-03-04T08:00:01.000Z'), text: 'Tack' }
      ]
    )
  }
  const second = await writeZip(join(folder, 'b.zip'), newer)
  expect(await importing(opened, channelId, second)).toMatchObject({ seen: 6, imported: 2, known: 4 })
  expect(await importing(opened, channelId, second)).toMatchObject({ seen: 6, imported: 0, known: 6 })
  expect(count('message')).toEqual({ n: 6 })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('reads what stands before the break in half a file, and says where it breaks', async () => {
  const opened = await newArchive()
  const { id: channelId } = newChannel(opened.ctx)
  const path = 'messages/inbox/kalle_10000001/message_1.json'
  const whole = metaFile(
    'Kalle',
    ['Kalle', OWN],
    [
      { from: 'Kalle', at: 1_760_000_000_000, text: 'ett' },
      { from: OWN, at: 1_750_000_000_000, text: 'två' },
      { from: 'Kalle', at: 1_740_000_000_000, text: 'tre' }
    ]
  )
  const half = whole.slice(0, whole.indexOf(Buffer.from('tre').toString()) + 1)
  const zip = await writeZip(join(await temporaryFolder(), 'a.zip'), { [path]: half })
  const run = await importing(opened, channelId, zip, OWN)
  expect(run).toMatchObject({ state: 'finished', seen: 3, imported: 2, unreadable: 1 })
  expect(run.findings).toEqual([{ kind: 'unreadable', code: 'cut-short', place: path, count: 1 }])
})

it('refuses what is no export, and keeps nothing of it', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const folder = await temporaryFolder()
  const file = join(folder, 'semester.zip')
  await writeFile(file, 'PK\u0003\u0004 inte en zip')
  await expect(importing(opened, channelId, file)).rejects.toMatchObject({ code: 'zip-refused' })
  const other = await writeZip(join(folder, 'b.zip'), { 'foton/1.jpg': 'x' })
  await expect(importing(opened, channelId, other)).rejects.toMatchObject({ code: 'export-not-recognised' })
  const { id: onYoutube } = newChannel(ctx, {
    platform: 'youtube',
    addresses: ['https://video.example/norrby']
  })
  const zip = await writeZip(join(folder, 'c.zip'), smallExport())
  await expect(importing(opened, onYoutube, zip)).rejects.toMatchObject({ code: 'wrong-channel' })
  expect(ctx.db.read.prepare('SELECT count(*) AS n FROM import_run').get()).toEqual({ n: 0 })
  expect(ctx.objects.unclaimed()).toEqual([])
})

it('asks for the own name where the export leaves it open, and takes the folder in when it is given', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const path = 'messages/inbox/kalle_10000001/message_1.json'
  const files = {
    [path]: metaFile('Kalle', ['Kalle', OWN], [{ from: 'Kalle', at: 1_760_000_000_000, text: 'Hej' }])
  }
  const zip = await writeZip(join(await temporaryFolder(), 'a.zip'), files)
  expect(await importing(opened, channelId, zip)).toMatchObject({
    state: 'failed',
    problem: 'own-name-unknown',
    seen: 0,
    sourceCount: 1
  })
  expect(await importing(opened, channelId, zip, OWN)).toMatchObject({ state: 'finished', imported: 1 })
})

it('takes a message that was pasted before for the same as the one in the export: one message, seen twice', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const paste = (text: string, receivedAt: string | null, senderName = 'Örjan Ängström') =>
    pasteMessage(ctx, {
      channelId,
      senderName,
      senderAddress: null,
      receivedAt: receivedAt === null ? null : Instant.parse(receivedAt),
      text
    })
  const same = await paste('Det är  halt på Storgatan.\n', '2026-03-03T07:00:00.000Z')
  await paste('Det är halt på Storgatan.', '2024-01-01T07:00:00.000Z')
  await paste('God jul!', '2025-12-01T10:00:00.000Z', 'Någon annan')
  const zip = await writeZip(join(await temporaryFolder(), 'a.zip'), smallExport())
  const counts = { seen: 4, imported: 3, known: 1 }
  expect(await importing(opened, channelId, zip)).toMatchObject(counts)
  const sightings = ctx.db.read.prepare('SELECT count(*) FROM message_sighting WHERE message_id = ?').pluck()
  expect(sightings.get(same.id)).toBe(2)
  expect(await importing(opened, channelId, zip)).toMatchObject({ seen: 4, imported: 0, known: 4 })
  expect(sightings.get(same.id)).toBe(2)
  expect(ctx.db.read.prepare('SELECT count(*) FROM message').pluck().get()).toBe(6)
})

it('takes a picture whose words were written out for the message of the export that came later, and the other way about', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const folder = await temporaryFolder()
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  const picture = async (name: string, text?: string) => {
    const path = join(folder, name)
    await writeFile(path, new Uint8Array([...png, ...Buffer.from(name)]))
    const about = { channelId, senderName: 'Örjan Ängström', senderAddress: null }
    const receivedAt = Instant.parse('2026-03-03T07:00:00.000Z')
    return takeMessageFile(ctx, { ...about, receivedAt, path, ...(text === undefined ? {} : { text }) })
  }
  const same = await picture('före.png', 'Det är  halt\npå Storgatan.')
  const silent = await picture('utan ord.png')
  const zip = await writeZip(join(folder, 'a.zip'), smallExport())
  expect(await importing(opened, channelId, zip)).toMatchObject({ seen: 4, imported: 3, known: 1 })
  expect((await picture('efter.png', 'Det är halt på Storgatan.')).id).toBe(same.id)
  // All at the same moment by the clock that is held, so in no order.
  const seenIn = (id: MessageId) =>
    listSightings(ctx.db.read, id)
      .map(({ method, name }) => `${method} ${name}`)
      .sort()
  expect(seenIn(same.id)).toEqual(['export message_1.json', 'screenshot efter.png', 'screenshot före.png'])
  // Without its words, nothing says that a picture shows one of them.
  expect(seenIn(silent.id)).toEqual(['screenshot utan ord.png'])
  expect(findMessage(ctx.db.read, same.id)).toMatchObject({
    method: 'file',
    text: 'Det är  halt\npå Storgatan.'
  })
})

it('takes what is pasted after the export for the message in it at the same minute, and asks where the time is unclear', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const zip = await writeZip(join(await temporaryFolder(), 'a.zip'), smallExport())
  await importing(opened, channelId, zip)
  const count = () => ctx.db.read.prepare('SELECT count(*) FROM message').pluck().get()
  const before = count()
  const one = ctx.db.read
    .prepare("SELECT id, received_at AS at FROM message WHERE text LIKE 'Det är halt på Storgatan%'")
    .get() as { id: MessageId; at: Instant }
  const told = { channelId, senderName: 'Örjan Ängström', senderAddress: null }
  const text = 'Det är  halt på Storgatan.'
  const sightings = () =>
    listSightings(ctx.db.read, one.id)
      .map(({ method }) => method)
      .toSorted()

  expect((await pasteMessage(ctx, { ...told, receivedAt: one.at, text })).id).toBe(one.id)
  // The same paste again says nothing new.
  expect((await pasteMessage(ctx, { ...told, receivedAt: one.at, text })).id).toBe(one.id)
  expect(sightings()).toEqual(['export', 'paste'])
  expect(count()).toBe(before)

  // A time that was not told, or was told otherwise the same day, tells too little.
  const later = Instant.parse(new Date(Date.parse(one.at) + 3_600_000).toISOString())
  for (const receivedAt of [null, later])
    await expect(pasteMessage(ctx, { ...told, receivedAt, text })).rejects.toMatchObject({
      code: 'message-maybe-known',
      params: { id: one.id }
    })
  expect(count()).toBe(before)
  const other = await pasteMessage(ctx, { ...told, receivedAt: later, text, sameAs: 'another' })
  expect(other.id).not.toBe(one.id)
  expect(count()).toBe(Number(before) + 1)

  // What a picture shows, a person says.
  const picture = join(await temporaryFolder(), 'bild.png')
  await writeFile(picture, Buffer.from('89504e470d0a1a0a01', 'hex'))
  const shown = await takeMessageFile(ctx, {
    ...told,
    senderName: null,
    path: picture,
    receivedAt: null,
    sameAs: one.id
  })
  expect(shown.id).toBe(one.id)
  expect(sightings()).toEqual(['export', 'paste', 'screenshot'])
  const unknown = MessageId.parse('00000000-0000-4000-8000-000000000000')
  await expect(pasteMessage(ctx, { ...told, receivedAt: null, text, sameAs: unknown })).rejects.toMatchObject(
    { code: 'not-found' }
  )
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('keeps times of 1970 and 2099 as they stand, warns of them, and reckons the deadline from today', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const times = [
    ['1970-01-01T00:00:01.000Z', 'från 1970'],
    ['2099-12-31T23:00:00.000Z', 'från 2099']
  ] as const
  const messages = times.map(([at, text]) => ({ from: 'Kalle', at: Date.parse(at), text }))
  const files = { 'messages/inbox/kalle_1/message_1.json': metaFile('Kalle', ['Kalle', OWN], messages) }
  const zip = await writeZip(join(await temporaryFolder(), 'a.zip'), files)
  const run = await importing(opened, channelId, zip, OWN)
  expect(run).toMatchObject({ seen: 2, imported: 2 })
  expect(run.findings.map(({ kind, code }) => [kind, code])).toEqual([
    ['warning', 'odd-time'],
    ['warning', 'odd-time']
  ])
  const taken = listMessages(ctx.db.read, all).items
  for (const [createdAt, text] of times)
    expect(taken.find(each => each.text === text)).toMatchObject({ createdAt, receivedAt: null })
  const due = ctx.db.read.prepare('SELECT DISTINCT received_at FROM duty').pluck().all()
  expect(due).toEqual([ctx.clock.now()])
})

it('takes the nearest of several with the same words for the one that was pasted, and loses none', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const told = { channelId, senderName: 'Kalle', senderAddress: null, text: 'Hej' }
  const pasted = await pasteMessage(ctx, { ...told, receivedAt: Instant.parse('2026-03-02T09:00:00.000Z') })
  const messages = ['2026-03-02T09:00:10.000Z', '2026-03-02T19:00:00.000Z'].map(at => ({
    from: 'Kalle',
    at: Date.parse(at),
    text: 'Hej'
  }))
  const way = 'messages/inbox/kalle_10000001/message_1'
  const json = { [`${way}.json`]: metaFile('Kalle', ['Kalle', OWN], messages) }
  const cells = ['2 mars 2026 20:00', '2 mars 2026 10:00'].map(time => ({
    from: 'Kalle',
    content: 'Hej',
    time
  }))
  const folder = await temporaryFolder()
  const zip = await writeZip(join(folder, 'a.zip'), { ...json, [`${way}.html`]: metaHtml('Kalle', cells) })
  expect(await importing(opened, channelId, zip, OWN)).toMatchObject({ seen: 4, imported: 1, known: 3 })
  const { items } = listMessages(ctx.db.read, all)
  expect(items.map(({ method, receivedAt }) => `${method} ${receivedAt}`).toSorted()).toEqual([
    'export 2026-03-02T19:00:00.000Z',
    'paste 2026-03-02T09:00:00.000Z'
  ])
  expect(
    listSightings(ctx.db.read, pasted.id)
      .map(({ method }) => method)
      .toSorted()
  ).toEqual(['export', 'export', 'paste'])
})

it('is told as failed where the disk is too full to note how it ended, and never as one that goes on', async () => {
  const { ctx, archive } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const zip = await writeZip(join(await temporaryFolder(), 'facebook-norrby.zip'), smallExport())
  const imports = importsOf(ctx, archive.hold)
  // As the disk is, for whoever writes the end.
  ctx.db.transact(tx =>
    tx
      .prepare(
        `CREATE TEMP TRIGGER no_room BEFORE UPDATE ON import_run WHEN NEW.state <> 'running'
         BEGIN SELECT RAISE(ABORT, 'no room'); END`
      )
      .run()
  )
  const ended = Promise.withResolvers<string>()
  ctx.events.subscribe('event', event => {
    if (event.kind === 'import-ended') ended.resolve(event.state)
  })
  const { id } = await imports.start({ channelId, paths: [zip], ownName: null })
  expect(await ended.promise).toBe('failed')
  expect(imports.find(id)).toMatchObject({ state: 'failed', problem: 'internal' })
  expect(await imports.stop(id)).toMatchObject({ state: 'failed', problem: 'internal' })
  ctx.db.transact(tx => tx.prepare('DROP TRIGGER no_room').run())
  // The next marks it as interrupted, and is told by its own end.
  const next = await imports.start({ channelId, paths: [zip], ownName: null })
  await expect.poll(() => imports.find(next.id).state).toBe('finished')
  expect(imports.find(id)).toMatchObject({ state: 'interrupted' })
})
