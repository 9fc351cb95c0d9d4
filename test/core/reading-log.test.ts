// Who reads what others have written is noted where the archive has chosen so, once an hour, and told; nothing is by itself (G5).
import { createRouterClient } from '@orpc/server'
import { PNG } from 'pngjs'
import { expect, it, onTestFinished } from 'vitest'
import { EVERYTHING } from '#shared/export.ts'
import { ThreadId } from '#shared/ids.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { heldClock, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { commentIn } from '../helpers/comments.ts'
import { filesWith } from '../helpers/find-bytes.ts'

async function archive() {
  const clock = heldClock()
  const session = createSession({ ...openOptions(clock), actor: 'asa' })
  onTestFinished(() => session.close())
  await session.create(`${await temporaryFolder()}/arkiv`, 'Norrby kommun')
  const { ctx } = session.need()
  const client: Client = createRouterClient(session.router, { context: {} })
  const channel = newChannel(ctx)
  const comment = await commentIn(ctx, channel.id, 'verified')
  const written = { senderName: 'Åsa Löv', senderAddress: null, receivedAt: null }
  const open = await pasteMessage(ctx, { ...written, channelId: channel.id, text: 'När öppnar badet?' })
  const secret = await pasteMessage(ctx, { ...written, channelId: channel.id, text: 'Min granne är sjuk.' })
  await markSecret(ctx, {
    record: { kind: 'message', id: secret.id },
    paragraph: 'OSL 25 kap. 1 §',
    note: null
  })
  const reads = async () =>
    (await client.journal.list({ about: null, act: 'record.read', limit: 50, after: null })).items.map(
      ({ about, actor, details }) => [about, actor, details['isSecret']]
    )
  const readAll = async () => {
    await client.comments.find({ id: comment })
    await client.messages.find({ id: open.id })
    await client.messages.list({ channelId: null, state: null, limit: 50, after: null })
    await client.journal.list({ about: null, limit: 50, after: null })
  }
  return { ctx, clock, client, comment, open, secret, reads, readAll }
}

it('notes nothing until somebody chooses it', async () => {
  const { client, reads, readAll } = await archive()
  expect(await client.users.readingLog()).toEqual({ which: 'off' })
  await readAll()
  expect(await reads()).toEqual([])
})

it('notes whoever sees what is secret, in lists too, and once an hour', async () => {
  const { client, clock, secret, reads, readAll } = await archive()
  await client.users.setReadingLog({ which: 'secret' })
  await readAll()
  await readAll()
  expect(await reads()).toEqual([[secret.id, 'asa', true]])
  clock.advance(3_600_001)
  await client.messages.find({ id: secret.id })
  expect(await reads()).toHaveLength(2)
  // Whoever chose it, and what it was, is in the journal.
  const { items } = await client.journal.list({ about: null, act: 'reading-log.set', limit: 5, after: null })
  expect(items).toMatchObject([{ actor: 'asa', details: { which: 'secret', before: 'off' } }])
})

it('notes each comment and message that is opened, where that is chosen, and tells nobody outside', async () => {
  const { ctx, client, comment, open, secret, reads, readAll } = await archive()
  await client.users.setReadingLog({ which: 'all' })
  await readAll()
  expect(await reads()).toEqual(
    expect.arrayContaining([
      [comment, 'asa', false],
      [open.id, 'asa', false],
      [secret.id, 'asa', true]
    ])
  )
  expect(await reads()).toHaveLength(3)
  // A package holds no line about who has read its records.
  const { folder } = await createExport(ctx, { ...EVERYTHING, unfinished: 'include' })
  expect(filesWith(`${ctx.dir}/${folder}`, 'message.taken-in')).not.toEqual([])
  expect(filesWith(`${ctx.dir}/${folder}`, 'record.read')).toEqual([])
  await client.users.setReadingLog({ which: 'off' })
  await client.comments.find({ id: comment })
  expect(await reads()).toHaveLength(3)
})

it('notes what is asked of a secret record by methods that do not say which it is, and nothing that only waits', async () => {
  const { ctx, clock, client, secret, reads } = await archive()
  await client.users.setReadingLog({ which: 'secret' })
  const { requestedAt } = { requestedAt: ctx.clock.now() }
  const { id } = await client.disclosures.open({
    draft: { reference: null, about: 'Allt', requestedAt, receiver: 'party', basis: 'OSL 10 kap. 3 §' }
  })
  await client.disclosures.addRecords({ id, records: [{ kind: 'message', id: secret.id }] })
  const noted = async (read: () => Promise<unknown>) => {
    clock.advance(3_600_001)
    const before = (await reads()).length
    await read()
    return (await reads()).slice(0, (await reads()).length - before).map(([about]) => about)
  }
  for (const [name, read] of Object.entries({
    preview: () => client.disclosures.preview({ id, position: 0 }),
    entry: () => client.exports.fourFields({ kind: 'message', id: secret.id }),
    attachments: () => client.messages.attachments({ id: secret.id }),
    routes: () => client.messages.routes({ id: secret.id })
  }))
    expect([name, await noted(read)]).toEqual([
      name,
      name === 'attachments' || name === 'routes' ? [] : [secret.id]
    ])
  // What has just come in waits to be looked through, and nobody has read anything secret.
  const written = { senderName: 'Åsa Löv', senderAddress: null, receivedAt: null }
  const { channelId } = await client.messages.find({ id: secret.id })
  expect(
    await noted(() => client.messages.paste({ ...written, channelId, text: 'Hej på er' } as never))
  ).toEqual([])
})

it('notes who asks where words stand in the pictures of a secret record, or reads its thread or the text in them', async () => {
  const { ctx, clock, client, comment, secret, reads } = await archive()
  await client.users.setReadingLog({ which: 'secret' })
  const picture = await ctx.objects.put(PNG.sync.write(new PNG({ width: 40, height: 20 })), 'image/png')
  const box = { x: 0, y: 0, width: 40, height: 20 }
  const said = {
    pictured: { comment: box, context: box, blocks: [[{ text: 'Granne', ...box }]] },
    files: [{ role: 'comment', sha256: picture.sha256 }]
  }
  const evidence = await ctx.objects.put(Buffer.from(JSON.stringify(said)), 'application/json')
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'comment.seen-again', about: comment, objects: [picture, evidence] })
    insertCommentFile(tx, comment, 'comment', picture.sha256)
    insertCommentFile(tx, comment, 'provenance', evidence.sha256)
    tx.prepare(
      `INSERT INTO picture_text (sha256, state, text, confidence, read_at) VALUES (?, 'read', 'Granne', 80, '2026-11-25T08:00:00.000Z')`
    ).run(picture.sha256)
  })
  const marked = { kind: 'comment', id: comment } as const
  const noted = async (read: () => Promise<unknown>) => {
    clock.advance(3_600_001)
    const before = (await reads()).length
    expect(await read()).not.toEqual([])
    return (await reads()).slice(0, (await reads()).length - before).map(([about]) => about)
  }
  const all = () =>
    [
      // Also where the word is not there, which is an answer too.
      ['places', comment, () => client.comments.places({ id: comment, query: 'finnsinte' })],
      ['text', comment, () => client.search.textInPictures({ record: marked })],
      ['thread', secret.id, () => client.inbox.find({ id: ThreadId.parse(secret.id) })]
    ] as const
  for (const [name, about, read] of all())
    expect([name, await noted(read)]).toEqual([name, about === secret.id ? [secret.id] : []])
  await markSecret(ctx, { record: marked, paragraph: 'OSL 25 kap. 1 §', note: null })
  for (const [name, about, read] of all()) expect([name, await noted(read)]).toEqual([name, [about]])
})
