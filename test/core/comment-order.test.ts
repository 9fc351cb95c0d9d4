// P9b as the database keeps it: whoever writes the next query, no comment skips a step or loses what was saved.
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { CommentContent } from '#shared/comment.ts'
import { CommentId } from '#shared/ids.ts'
import {
  clearComment,
  commentDetail,
  confirmRemoved,
  decideComment
} from '../../electron/core/comments/comments.ts'
import * as queries from '../../electron/core/comments/queries.ts'
import { record } from '../../electron/core/journal/record.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'

const shown: CommentContent = {
  text: 'Ni är odugliga hela bunten 😡',
  authorName: 'Kalle Påhitt',
  authorAddress: 'https://flode.example/kalle',
  timeShown: '2 tim',
  timeMachine: null,
  permalink: 'https://flode.example/inlagg/1?kommentar=2'
}

/** A comment whose content and sender are saved, as the page would have been. */
async function preserved(content: CommentContent = shown) {
  const made = await newArchive()
  const { ctx } = made
  const channel = newChannel(ctx)
  const id = CommentId.parse(randomUUID())
  const picture = await ctx.objects.put(new Uint8Array([1, 2, 3]), 'image/png')
  const evidence = await ctx.objects.put(
    new TextEncoder().encode(
      JSON.stringify({
        format: 'kanalarkiv-comment/1',
        comment: id,
        content,
        files: [{ role: 'comment', ...picture }]
      })
    ),
    'application/json'
  )
  ctx.db.transact(tx => {
    const address = 'https://flode.example/inlagg/1?kommentar=2'
    queries.insertComment(tx, {
      id,
      channelId: channel.id,
      address,
      selector: null,
      noticedAt: ctx.clock.now()
    })
    record(tx, ctx, { act: 'comment.preserved', about: id, objects: [picture, evidence] })
    queries.markPreserved(tx, id, { content, evidence: evidence.sha256, actorId: null, at: ctx.clock.now() })
    queries.insertCommentFile(tx, id, 'comment', picture.sha256)
    queries.insertCommentFile(tx, id, 'provenance', evidence.sha256)
  })
  const sql = (statement: string) => ctx.db.transact(tx => void tx.prepare(statement).run())
  return { ...made, channel, id, picture, evidence, sql }
}

it('goes from preserved over decided and cleared to removed, and the record says how it is known', async () => {
  const { ctx, id } = await preserved()
  decideComment(ctx, id, { category: 'a', note: 'Personangrepp', senderNote: null })
  expect((await clearComment(ctx, id)).state).toBe('cleared')
  const removed = await confirmRemoved(ctx, { id, kind: 'deleted', basis: 'person' })
  expect(removed).toMatchObject({
    state: 'removed',
    content: shown,
    decision: { category: 'a', decidedBy: 'test' },
    removal: { kind: 'deleted', basis: 'person', confirmedBy: 'test' }
  })
})

it('is not cleared while its evidence is damaged or missing, nor undecided', async () => {
  const { ctx, id, picture } = await preserved()
  await expect(clearComment(ctx, id)).rejects.toMatchObject({ code: 'wrong-order' })
  decideComment(ctx, id, { category: 'f', note: null, senderNote: null })
  await writeFile(ctx.objects.path(picture.sha256), 'röta')
  await expect(clearComment(ctx, id)).rejects.toMatchObject({ code: 'evidence-missing' })
  expect(commentDetail(ctx.db.read, id).state).toBe('preserved')
  await writeFile(ctx.objects.path(picture.sha256), new Uint8Array([1, 2, 3]))
  expect((await clearComment(ctx, id)).state).toBe('cleared')
})

it('is not cleared when the record and the evidence say different things', async () => {
  const { ctx, id, sql } = await preserved()
  decideComment(ctx, id, { category: 'a', note: null, senderNote: null })
  sql('DROP TRIGGER comment_evidence_stays')
  sql(`UPDATE comment SET content = json_set(content, '$.text', 'Något annat')`)
  await expect(clearComment(ctx, id)).rejects.toMatchObject({
    code: 'evidence-missing',
    params: { what: 'content' }
  })
})

it('is not cleared without a word on the sender when the page showed none', async () => {
  const { ctx, id } = await preserved({ ...shown, authorName: null, authorAddress: null })
  decideComment(ctx, id, { category: 'a', note: null, senderNote: null })
  await expect(clearComment(ctx, id)).rejects.toMatchObject({ code: 'sender-missing' })
  const told = await preserved({ ...shown, authorName: null, authorAddress: null })
  decideComment(told.ctx, told.id, {
    category: 'a',
    note: null,
    senderNote: 'Anonymt forum, kan inte spåras'
  })
  expect((await clearComment(told.ctx, told.id)).state).toBe('cleared')
})

it('refuses every other order through the verbs', async () => {
  const { ctx, id } = await preserved()
  await expect(confirmRemoved(ctx, { id, kind: 'deleted', basis: 'person' })).rejects.toMatchObject({
    code: 'wrong-order'
  })
  decideComment(ctx, id, { category: 'a', note: null, senderNote: null })
  expect(() => decideComment(ctx, id, { category: 'b', note: null, senderNote: null })).toThrow(
    expect.objectContaining({ code: 'already-decided' })
  )
  await expect(confirmRemoved(ctx, { id, kind: 'deleted', basis: 'person' })).rejects.toMatchObject({
    code: 'wrong-order'
  })
})

it.each([
  [
    `INSERT INTO comment (id, channel_id, address, state, noticed_at)
    SELECT 'x', channel_id, address, 'cleared', noticed_at FROM comment`,
    'begins as noticed'
  ],
  [
    `UPDATE comment SET state = 'removed', removal_kind = 'deleted', removal_basis = 'person', confirmed_by = 'x',
    confirmed_at = 'x'`,
    'the order is'
  ],
  [`UPDATE comment SET state = 'cleared', cleared_at = 'x'`, 'CHECK constraint'],
  [`UPDATE comment SET state = 'noticed'`, 'the order is'],
  [`UPDATE comment SET content = '{}'`, 'never changed'],
  [`UPDATE comment SET evidence = NULL`, 'never changed'],
  [`DELETE FROM comment`, 'disposal decision'],
  [`DELETE FROM object`, 'disposal decision'],
  [`INSERT INTO comment_file SELECT id, 'view', '${'0'.repeat(64)}' FROM comment`, 'FOREIGN KEY']
])('the database itself refuses: %s', async (statement, why) => {
  const { sql } = await preserved()
  expect(() => sql(statement)).toThrow(why)
})
