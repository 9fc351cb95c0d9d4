// What stays of the pages around other comments when the marked one is disposed of (P5, P9c): the words of it that stand there are as secret as before.
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { CommentFileRole } from '#shared/comment.ts'
import type { Role } from '#shared/user.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { registerComment } from '../../electron/core/comments/comments/registration.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { commentMail } from '../../electron/core/delivery/exports/comment-mail.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { packExport } from '../../electron/core/delivery/exports/pack.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { decideCarriers } from '../../electron/core/register/secrecy/carriers/carriers.ts'
import { maySeeFile } from '../../electron/core/register/secrecy/hide.ts'
import { filesWithSecrets } from '../../electron/core/register/secrecy/read.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newChannel, temporaryFolder } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { enterRule, twoArchivists } from '../helpers/disposal.ts'
import { everything } from './exports-archive.ts'

const SECRET = 'Min granne Viola bor sedan i mars på Kvastgatan sju i Älvåsa'
const PARAGRAPH = 'OSL 21 kap. 3 §'

async function keep(
  ctx: Context,
  id: Awaited<ReturnType<typeof commentIn>>,
  role: CommentFileRole,
  said: string
) {
  const object = await ctx.objects.put(Buffer.from(said), role === 'source' ? 'text/html' : 'image/png')
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'comment.seen-again', about: id, objects: [object] })
    insertCommentFile(tx, id, role, object.sha256)
  })
  return object.sha256
}

/** A marked comment, and one beside it that may leave, saved on another visit to a page that showed both. */
async function scene() {
  const made = await twoArchivists()
  const { ctx } = made
  const { id: channelId } = newChannel(ctx, {
    name: 'Omsorgen',
    addresses: ['https://flode.example/omsorgen']
  })
  const secret = await commentIn(ctx, channelId, 'gone', { ...SHOWN, text: SECRET })
  const beside = await commentIn(ctx, channelId, 'verified', {
    ...{
      ...SHOWN,
      text: 'Vad fint det blev vid sjön',
      permalink: 'https://flode.example/inlagg/1?kommentar=9'
    }
  })
  const stays = [
    await keep(ctx, beside, 'source', `<p>${SECRET}</p><p>Vad fint det blev vid sjön</p>`),
    await keep(ctx, beside, 'context', 'bild av hela tråden'.repeat(40))
  ]
  const before = await createExport(ctx, {
    ...everything,
    channelIds: [channelId],
    records: [{ kind: 'comment', id: beside }]
  })
  await markSecret(ctx, { record: { kind: 'comment', id: secret }, paragraph: PARAGRAPH, note: null })
  decideCarriers(ctx, [{ kind: 'comment', id: beside }], { outcome: 'not-secret', because: 'Ett beröm' })
  const four = {
    publicTitle: 'En kommentar',
    publicCounterpart: null,
    protectedTitle: null,
    protectedCounterpart: null
  }
  registerComment(ctx, secret, { outcome: 'registered', number: 'KS 2026/7', ...four })
  return { ...made, channelId, secret, beside, stays, before }
}

async function disposeOfSecret({ ctx, as, channelId }: Awaited<ReturnType<typeof scene>>): Promise<Context> {
  await enterRule(ctx)
  const { id } = proposeDisposal(ctx, { kinds: ['comment'], channelIds: [channelId] })
  const mona = await as('mona')
  confirmDisposal(mona, id)
  await carryOut(mona, id)
  return mona
}

it('stays in when what was marked is disposed of: in packages, mails and pictures', async () => {
  const made = await scene()
  const { secret, beside, stays } = made
  const ctx = await disposeOfSecret(made)
  expect(ctx.db.read.prepare('SELECT id FROM comment WHERE id = ?').get(secret)).toBeUndefined()
  const { ofPages } = filesWithSecrets(ctx.db.read)
  expect(stays.map(sha256 => ofPages.get(`${beside} ${sha256}`))).toEqual([PARAGRAPH, PARAGRAPH])

  const out = await temporaryFolder()
  await createExport(ctx, everything, { format: 'bagit', delivery: null, into: out })
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter(file => file.isFile())
  const all = files.map(file => readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('\n')
  expect(all).toContain(beside)
  for (const words of ['Kvastgatan', 'hela tr']) expect(all).not.toContain(words)
  const { eml } = await commentMail(ctx, beside, 'registrator@norrby.example')
  expect(eml.toString()).not.toContain('Kvastgatan')
  expect((await verifyArchive(ctx)).findings).toEqual([])
  // They are kept, and shown to whoever may see what is secret.
  const see = (role: Role) => stays.map(sha256 => maySeeFile(ctx.db.read, sha256, [role]))
  expect([see('administrator'), see('records-officer')]).toEqual([
    [false, false],
    [true, true]
  ])
})

it('lets no package out again that was written before the mark, also after the disposal', async () => {
  const made = await scene()
  const { before } = made
  await expect(packExport(made.ctx, before.id, null)).rejects.toMatchObject({ code: 'package-holds-secret' })
  const ctx = await disposeOfSecret(made)
  await expect(packExport(ctx, before.id, null)).rejects.toMatchObject({ code: 'package-holds-secret' })
  // One that was written after it, without those files, is packed as any other.
  const after = await createExport(ctx, everything)
  expect((await packExport(ctx, after.id, null)).path).toMatch(/\.zip$/)
})

it('goes with the comment that it was saved of', async () => {
  const made = await scene()
  const ctx = await disposeOfSecret(made)
  const kept = () => ctx.db.read.prepare('SELECT count(*) AS n FROM page_file_kept_in').get() as { n: number }
  expect(kept().n).toBe(2)
  expect(() => ctx.db.transact(tx => tx.prepare('DELETE FROM page_file_kept_in').run())).toThrow(/kept in/)
})
