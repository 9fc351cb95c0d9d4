// Disposing of what came in together with other things: an export of a whole inbox, an answer of a platform, a mail, and what
// was disclosed.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ImportId } from '#shared/ids.ts'
import { ROLES } from '#shared/user.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { noteAlong } from '../../electron/core/comments/readings/platform-comment.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { addRecords, openDisclosure } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { begin } from '../../electron/core/delivery/disposal/begin.ts'
import { tombstoneOf } from '../../electron/core/delivery/disposal/carried-out.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import {
  assessDisposal,
  confirmDisposal,
  findDisposal,
  proposeDisposal
} from '../../electron/core/delivery/disposal/disposals.ts'
import { erase } from '../../electron/core/delivery/disposal/erase.ts'
import { keepTogether, numberedOf } from '../../electron/core/delivery/disposal/together.ts'
import { liftHold, placeHold } from '../../electron/core/delivery/retention/holds.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { enterSource, keepSource } from '../../electron/core/kernel/objects/sources.ts'
import { importRun } from '../../electron/core/messages/intake/imports.ts'
import { newUids } from '../../electron/core/messages/mailboxes/queries.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { ALL, enterRule } from '../helpers/disposal.ts'
import { smallExport } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { importing } from '../helpers/imports.ts'

const rows = (ctx: Context, sql: string) => ctx.db.read.prepare(sql).all() as { id: string }[]
const count = (ctx: Context, table: string) => rows(ctx, `SELECT * FROM ${table}`).length

/** An archive with a whole inbox read in, in which everything is routed, and a rule by which messages may go. */
async function inbox() {
  const made = await newArchive()
  const { ctx, dir } = made
  saveUser(ctx, { osUser: 'mona', name: 'Mona Ek', personId: null, roles: [...ROLES] })
  const channel = newChannel(ctx)
  const path = await writeZip(join(dir, '..', 'facebook-kallepahitt.zip'), smallExport())
  const { id } = await importing(made, channel.id, path, 'Norrby kommun')
  for (const { id } of rows(ctx, `SELECT id FROM message WHERE state = 'undecided'`))
    await routeMessage(ctx, id as never, { kind: 'minor', because: 'Bara en hälsning' })
  await enterRule(ctx, { kind: 'message', category: 'minor' })
  return { ...made, importId: id as ImportId, channel }
}

/** Proposes what may go, has the other one confirm it, and gives the archive as that one has it open. */
async function agreed({ ctx, archive, dir, options }: Awaited<ReturnType<typeof newArchive>>) {
  const { id } = proposeDisposal(ctx, ALL)
  await archive.close()
  const opened = await openArchive(dir, { ...options, actor: 'mona' })
  onTestFinished(() => opened.close().catch(() => undefined))
  confirmDisposal(opened.context, id)
  return { id, mona: opened.context, close: () => opened.close() }
}

describe('an export of an inbox', () => {
  it('goes when every message of it does, with conversations, senders and where each was seen', async () => {
    const made = await inbox()
    const before = count(made.ctx, 'message')
    expect(before).toBeGreaterThan(3)
    const { id, mona } = await agreed(made)
    await carryOut(mona, id)
    expect(findDisposal(mona.db.read, id).going).toBe(before)
    for (const table of [
      'message',
      'message_sighting',
      'conversation',
      'inbox',
      'actor',
      'source_file',
      'duty'
    ])
      expect([table, count(mona, table)]).toEqual([table, 0])
    // That something was read in, and how much, is still known.
    expect(importRun(mona.db.read, made.importId)).toMatchObject({ state: 'finished', imported: before })
    for (const words of ['Kalle Påhitt', 'När öppnar badet', 'Storgatan', 'kallepahitt'])
      expect([words, filesWith(made.dir, words)]).toEqual([words, []])
    expect((await verifyArchive(mona)).findings).toEqual([])
  })

  it('keeps every message for as long as one of them is held, and says why', async () => {
    const made = await inbox()
    const [one] = rows(made.ctx, `SELECT id FROM message WHERE direction = 'in' LIMIT 1`)
    const hold = placeHold(made.ctx, { scope: 'message', id: one?.id ?? '' }, 'Begärd')
    const { going, stopped } = assessDisposal(made.ctx, ALL)
    expect(going).toEqual([])
    expect(stopped).toContainEqual({ kind: 'message', block: 'hold', count: 1 })
    expect(stopped).toContainEqual(expect.objectContaining({ kind: 'message', block: 'shared-file' }))
    liftHold(made.ctx, hold.id, 'Klar')
    expect(assessDisposal(made.ctx, ALL).stopped).toEqual([])
  })

  it('is erased to the end also when the program died before it was certified', async () => {
    const made = await inbox()
    const { id, mona, close } = await agreed(made)
    begin(mona, id)
    await erase(mona, id)
    await close()
    const again = await openArchive(made.dir, made.options)
    onTestFinished(() => again.close())
    expect(findDisposal(again.context.db.read, id)).toMatchObject({ state: 'done' })
    expect((await verifyArchive(again.context)).findings).toEqual([])
  })
})

it('keeps the same records together whether their groups are looked up or all groups are gone through', async () => {
  const { ctx, channel } = await inbox()
  const messages = rows(ctx, 'SELECT rowid AS id FROM message').map(({ id }) => Number(id))
  for (const text of ['ett', 'två', 'tre']) await commentIn(ctx, channel.id, 'verified', { ...SHOWN, text })
  const [first] = rows(ctx, 'SELECT id FROM comment ORDER BY rowid')
  await addRecords(
    ctx,
    openDisclosure(ctx, { reference: null, about: 'Halkan', requestedAt: ctx.clock.now() }).id,
    [{ kind: 'comment', id: first?.id as never }]
  )
  const of = (kind: 'comment' | 'message' | 'disclosure', numbers: readonly number[]) =>
    numbers.map(number => numberedOf(kind, number))
  const all = [...of('message', messages), ...of('comment', [1, 2, 3]), ...of('disclosure', [1])]
  const stopped = (chosen: readonly number[], few: number) => {
    const going = new Set(chosen)
    const found: string[] = []
    keepTogether(
      ctx.db.read,
      going,
      (record, block) => {
        found.push(`${record} ${block}`)
        going.delete(record)
      },
      few
    )
    return found.sort()
  }
  expect(stopped(all, 0)).toEqual([])
  fc.assert(
    fc.property(fc.subarray(all), chosen => {
      expect(stopped(chosen, all.length)).toEqual(stopped(chosen, 0))
    }),
    { numRuns: 60 }
  )
  const [gone] = all
  const without = all.filter(record => record !== gone)
  expect(stopped(without, 0)).toHaveLength(messages.length - 1)
  const disclosed = all.slice(0, -1)
  expect(stopped(disclosed, 0)).toEqual([`${numberedOf('comment', 1)} disclosure`])
})

describe('what was disclosed', () => {
  it('goes together with its copies, and the copies may go before it', async () => {
    const made = await inbox()
    const { ctx, dir, clock } = made
    const [message] = rows(ctx, `SELECT id FROM message WHERE text LIKE '%Storgatan%'`)
    const opened = openDisclosure(ctx, {
      ...{ reference: null, about: 'Hemlighet om halkan', requestedAt: ctx.clock.now() }
    })
    await addRecords(ctx, opened.id, [{ kind: 'message', id: message?.id as never }])
    await goThrough(ctx, opened.id, 0)
    const { folder } = await deliver(ctx, opened.id)
    expect(assessDisposal(ctx, ALL).stopped).toContainEqual({
      kind: 'message',
      block: 'disclosure',
      count: 1
    })
    clock.advance(60_000)
    await enterRule(ctx, {
      kind: 'disclosure',
      category: 'delivered',
      kept: { months: 0, countedFrom: 'decided' }
    })
    expect(filesWith(dir, folder ?? '?')).not.toEqual([])
    const { id, mona } = await agreed(made)
    await carryOut(mona, id)
    expect(tombstoneOf(mona.db.read, opened.id)).toMatchObject({ kind: 'disclosure', channelId: null })
    for (const words of ['Hemlighet om halkan', 'Storgatan'])
      expect([words, filesWith(dir, words)]).toEqual([words, []])
    expect((await verifyArchive(mona)).findings).toEqual([])
  })
})

describe('a mail that was fetched', () => {
  it('is still known by its place in the mailbox, so that it is not fetched again', async () => {
    const made = await newArchive()
    const { ctx, dir, clock } = made
    saveUser(ctx, { osUser: 'mona', name: 'Mona Ek', personId: null, roles: [...ROLES] })
    const channel = newChannel(ctx)
    const path = join(dir, '..', 'fråga.eml')
    await writeFile(
      path,
      'From: asa@exempel.example\r\nSubject: Gungan\r\n\r\nGungan vid skolan är trasig\r\n'
    )
    const sender = { senderName: 'Åsa', senderAddress: null, receivedAt: null }
    const { id } = await takeMessageFile(ctx, { channelId: channel.id, path, ...sender })
    await routeMessage(ctx, id, { kind: 'minor', because: 'Felanmäld redan' })
    ctx.db.transact(tx => {
      tx.prepare(
        `INSERT INTO mailbox (id, channel_id, host, port, security, user_name, folder, afterwards, added_at, added_by)
         VALUES ('box', ?, 'mail.example', 993, 'tls', 'sociala', 'INBOX', 'keep', ?, 'test')`
      ).run(channel.id, clock.now())
      tx.prepare(
        `INSERT INTO mailbox_mail (mailbox_id, uid_validity, uid, source_id, outcome, taken_in_at, handled_at)
         SELECT 'box', '1', 7, source_id, 'message', ?, ? FROM message_sighting`
      ).run(clock.now(), clock.now())
    })
    await enterRule(ctx, { kind: 'message' })
    const { id: disposal, mona } = await agreed(made)
    await carryOut(mona, disposal)
    expect(filesWith(dir, 'Gungan')).toEqual([])
    const place = { mailboxId: 'box' as never, uidValidity: '1' }
    expect(newUids(mona.db.read, { ...place, present: [6, 7] })).toEqual([6])
    expect(rows(mona, 'SELECT outcome, source_id AS source FROM mailbox_mail')).toEqual([
      { outcome: 'disposed', source: null }
    ])
    expect((await verifyArchive(mona)).findings).toEqual([])
  })
})

describe('an answer of a platform', () => {
  it('keeps a comment for as long as another whose words lie in the same answer is kept', async () => {
    const made = await newArchive()
    const { ctx } = made
    const channel = newChannel(ctx)
    const one = await commentIn(ctx, channel.id, 'gone')
    const other = await commentIn(ctx, channel.id, 'gone', { ...SHOWN, text: 'Något annat' })
    await enterRule(ctx)
    expect(assessDisposal(ctx, ALL)).toMatchObject({ going: [{ kind: 'comment', count: 2 }], stopped: [] })
    const source = await keepSource(ctx, {
      ...{ bytes: Buffer.from('[{"id":1},{"id":2}]'), mediaType: 'application/json' },
      ...{ name: 'comments', method: 'api' }
    })
    ctx.db.transact(tx => {
      record(tx, ctx, { act: 'comments.read', about: null, objects: [source.object] })
      enterSource(tx, ctx, source)
      noteAlong(tx, one, source.id)
      noteAlong(tx, other, source.id)
    })
    placeHold(ctx, { scope: 'comment', id: other }, 'Begärd')
    expect(assessDisposal(ctx, ALL)).toMatchObject({
      going: [],
      stopped: expect.arrayContaining([
        { kind: 'comment', block: 'hold', count: 1 },
        { kind: 'comment', block: 'shared-file', count: 1 }
      ])
    })
  })
})
