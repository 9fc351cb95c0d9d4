// What somebody gives and is told was not kept, is not kept: no file of it stays behind in the archive.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verifyAll } from '../../electron/core/app/verify-all.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { keptIfDone } from '../../electron/core/kernel/objects/given.ts'
import { newArchive } from '../helpers/archive.ts'
import { moderatorsArchive } from '../helpers/moderators-archive.ts'

/** More than what is free within the pages of a new archive. */
const LONG = 'Hemliga ord om grannens vårdnadstvist. '.repeat(20_000)

/** As on a disk on which the database cannot grow. */
const fillUp = ({ db }: Context) => db.transact(tx => void tx.prepare('PRAGMA max_page_count = 1').get())

const filesOf = async ({ objects }: Context) => {
  const found: string[] = []
  for await (const names of objects.list()) found.push(...names.map(({ path }) => path))
  return found
}

it('leaves nothing of a paste that a full disk stopped, now or when the archive is opened again', async () => {
  const { client, session, ctx, channelId, dir } = await moderatorsArchive('https://blogg.example')
  const files = await filesOf(ctx)
  fillUp(ctx)
  const [address, nobody] = [
    'https://blogg.example/kommunen',
    { handle: null, profile: null, email: null, ip: null }
  ]
  const given = [
    () =>
      client.messages.paste({
        ...{ channelId, senderName: 'Tove', senderAddress: null, receivedAt: null, text: LONG }
      }),
    () =>
      client.comments.take({
        ...{ channelId, address, text: LONG, author: { name: 'Tove', ...nobody }, timeShown: null },
        ...{
          permalink: null,
          answers: null,
          completeness: [],
          files: [],
          html: `<p>${LONG}</p>`,
          plain: LONG
        },
        sameAs: null
      })
  ]
  const codes = await Promise.all(given.map(give => give().then(String, error => error.code)))
  expect(codes).toEqual(given.map(() => 'disk-full'))
  expect(ctx.objects.unclaimed()).toEqual([])
  expect(await filesOf(ctx)).toEqual(files)

  await session.close()
  await session.open(dir)
  const again = session.need().ctx
  expect(await filesOf(again)).toEqual(files)
  expect((await verifyAll(again)).findings).toEqual([])
})

it('leaves nothing of a signed paper that is refused', async () => {
  const { client, ctx, dir } = await moderatorsArchive('https://blogg.example')
  const files = await filesOf(ctx)
  const [{ departmentId } = { departmentId: null }] = (await client.attestations.status()).departments
  if (departmentId === null) throw new Error('no department')
  const { digest } = await client.attestations.part({ departmentId })
  const paper = join(dir, 'blankett.pdf')
  await writeFile(paper, 'en blankett med namnteckning')
  const signing = client.attestations.sign({
    ...{ departmentId, digest, signedBy: 'Märta Rask', signedOn: '2020-01-01', way: 'paper', paper },
    note: null
  })
  await expect(signing).rejects.toMatchObject({ code: 'invalid-input' })
  expect(ctx.objects.unclaimed()).toEqual([])
  expect(await filesOf(ctx)).toEqual(files)
})

it('leaves nothing of a public list that could not be written where it was to be', async () => {
  const { client, ctx, dir } = await moderatorsArchive('https://blogg.example')
  const files = await filesOf(ctx)
  const file = join(dir, 'ingen-mapp')
  await writeFile(file, 'ingen mapp')
  await expect(client.publicList.publish({ dir: file })).rejects.toMatchObject({ code: 'folder-unusable' })
  expect([ctx.objects.unclaimed(), await filesOf(ctx)]).toEqual([[], files])
})

it('leaves what another act has put or entered too', async () => {
  const { ctx } = await newArchive()
  const bytes = (text: string) => Buffer.from(text)
  const entered = await ctx.objects.put(bytes('antecknat'), 'text/plain')
  ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects: [entered] }))
  const awaited = await ctx.objects.put(bytes('väntar på en insamling'), 'text/plain')
  const refused = keptIfDone(ctx, async own => {
    for (const text of ['antecknat', 'väntar på en insamling', 'bara här'])
      await own.objects.put(bytes(text), 'text/plain')
    throw new ArchiveError('channel-retired')
  })
  await expect(refused).rejects.toMatchObject({ code: 'channel-retired' })
  expect(ctx.objects.unclaimed()).toEqual([awaited])
  expect([entered, awaited].map(({ sha256 }) => existsSync(ctx.objects.path(sha256)))).toEqual([true, true])
  expect(await filesOf(ctx)).toHaveLength(2)
})

it('leaves what may be in the database for all that the disk said', async () => {
  const { ctx } = await newArchive()
  const failed = keptIfDone(ctx, async own => {
    await own.objects.put(Buffer.from('kanske'), 'text/plain')
    throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' })
  })
  await expect(failed).rejects.toMatchObject({ code: 'SQLITE_IOERR_FSYNC' })
  expect(ctx.objects.unclaimed()).toHaveLength(1)
})
