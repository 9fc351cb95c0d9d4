// Verifying an archive: whatever is changed, removed or added behind the program's back is found and named.
import { appendFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, it, onTestFinished } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { record, sealOf } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { forceInto } from '../helpers/force.ts'

/** An archive with some lines and three objects; the database may be edited by force. */
async function filled() {
  const made = await newArchive()
  const { ctx } = made
  const put = (text: string) => ctx.objects.put(new TextEncoder().encode(text), 'text/plain')
  const objects = [await put('ett'), await put('två'), await put('tre')]
  ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects }))
  newChannel(ctx)
  const findings = async () => (await verifyArchive(ctx)).findings
  /** Of the journal's lines alone: what a line sealed is missed too. */
  const lines = async () => (await findings()).filter(({ code }) => code.startsWith('line-'))
  return { ...made, objects, findings, lines }
}

it('finds nothing in an archive that is as it was recorded', async () => {
  const { findings, ctx } = await filled()
  expect(await findings()).toEqual([])
  expect(await verifyArchive(ctx)).toMatchObject({ lines: 5, objects: 3, bytes: 10 })
})

it('names a changed line, whether or not its own seal was made anew', async () => {
  const made = await filled()
  forceInto(made, `UPDATE journal SET line = replace(line, 'test.kept', 'test.left') WHERE seq = 2`)
  expect(await made.findings()).toEqual([{ code: 'line-changed', what: '2' }])

  const { line } = made.ctx.db.read.prepare('SELECT line FROM journal WHERE seq = 2').get() as {
    line: string
  }
  forceInto(made, `UPDATE journal SET sha256 = '${sealOf(line)}' WHERE seq = 2`)
  expect(await made.findings()).toEqual([{ code: 'line-changed', what: '2' }])
})

it('names a removed line in the middle and at the end, and an added one', async () => {
  const middle = await filled()
  forceInto(middle, 'DELETE FROM journal WHERE seq = 3')
  expect(await middle.lines()).toEqual([{ code: 'line-missing', what: '3' }])

  const last = await filled()
  forceInto(last, 'DELETE FROM journal WHERE seq = 5')
  expect(await last.findings()).toContainEqual({ code: 'line-missing', what: '5' })

  const added = await filled()
  const head = added.ctx.db.read.prepare('SELECT line, sha256 FROM journal WHERE seq = 5').get() as {
    line: string
    sha256: string
  }
  const line = JSON.stringify({ ...JSON.parse(head.line), seq: 6, previous: head.sha256 })
  forceInto(added, `INSERT INTO journal (seq, line, sha256) VALUES (6, '${line}', '${sealOf(line)}')`)
  expect(await added.findings()).toContainEqual({ code: 'line-added', what: '6' })
})

it('names a gap as one, however wide a made-up number makes it', async () => {
  const made = await filled()
  forceInto(made, 'UPDATE journal SET seq = 9007199254740000 WHERE seq = 5')
  expect(await made.lines()).toEqual([
    { code: 'line-missing', what: '5-9007199254739999' },
    { code: 'line-changed', what: '9007199254740000' },
    { code: 'line-added', what: '6-9007199254740000' }
  ])
})

it('names a changed, a missing and an extra object, and a row no line accounts for', async () => {
  const { ctx, dir, objects, findings } = await filled()
  const [first, second] = objects
  if (first === undefined || second === undefined) throw new Error('no objects')
  await appendFile(ctx.objects.path(first.sha256), '!')
  await rm(ctx.objects.path(second.sha256))
  await writeFile(join(dir, 'objects', 'främmande.txt'), 'x')
  const foreign = sealOf('främmande')
  forceInto({ dir }, `INSERT INTO object VALUES ('${foreign}', 1, 'text/plain')`)
  const found = await findings()
  expect(found).toContainEqual({ code: 'object-changed', what: first.sha256 })
  expect(found).toContainEqual({ code: 'object-missing', what: second.sha256 })
  expect(found).toContainEqual({ code: 'object-extra', what: join(dir, 'objects', 'främmande.txt') })
  expect(found).toContainEqual({ code: 'object-unrecorded', what: foreign })
  expect(found).toContainEqual({ code: 'object-missing', what: foreign })
  expect(found).toContainEqual({ code: 'row-added', what: `object ${foreign.slice(0, 8)}` })
  expect(found).toContainEqual({ code: 'row-changed', what: 'total objects (count)' })
  expect(found).toContainEqual({ code: 'row-changed', what: 'total object-b (count)' })
  expect(found).toHaveLength(8)
})

it('names an object that only leads to a file elsewhere, though its bytes are right', async () => {
  const { ctx, objects, findings } = await filled()
  const [first] = objects
  if (first === undefined) throw new Error('no objects')
  const path = ctx.objects.path(first.sha256)
  const elsewhere = join(await temporaryFolder(), 'fil')
  await rename(path, elsewhere)
  await symlink(elsewhere, path)
  expect(await findings()).toEqual([{ code: 'object-link', what: first.sha256 }])
})

it('is opened and verified through the door also where what was forced into it is no seal, no name and no channel', async () => {
  const made = await filled()
  await made.archive.close()
  forceInto(made, `UPDATE journal_head SET sha256 = 'ff'`)
  const name = '0a'.padEnd(64, 'Z')
  forceInto(made, `INSERT INTO object VALUES ('${name}', 1, 'text/plain')`)
  forceInto(made, `UPDATE channel SET name = ''`)
  const session = createSession(made.options)
  onTestFinished(() => session.close())
  const { archive } = createRouterClient(session.router, { context: {} })
  expect(await archive.open({ dir: made.dir })).toEqual({ dir: made.dir, municipality: 'Norrby kommun' })
  expect(await archive.verify()).toMatchObject({
    head: 'ff',
    findings: [
      { code: 'line-changed', what: '5' },
      { code: 'row-changed', what: expect.stringMatching(/^channel /) },
      { code: 'row-added', what: expect.stringMatching(/^object #/) },
      { code: 'row-changed', what: 'total objects (count)' },
      { code: 'row-changed', what: 'total object-b (count)' },
      { code: 'object-unrecorded', what: name }
    ]
  })
})

it('is opened where a value breaks a rule of the schema, and all that was altered is named beside it', async () => {
  const made = await filled()
  await made.archive.close()
  forceInto(made, `UPDATE journal_head SET sha256 = 'ff'`)
  forceInto(made, `PRAGMA ignore_check_constraints = ON; UPDATE channel SET dialogue = 9`)
  const session = createSession(made.options)
  onTestFinished(() => session.close())
  const { archive } = createRouterClient(session.router, { context: {} })
  await archive.open({ dir: made.dir })
  expect((await archive.verify()).findings).toEqual([
    { code: 'database-damaged', what: 'CHECK constraint failed in channel' },
    { code: 'line-changed', what: '5' },
    { code: 'row-changed', what: expect.stringMatching(/^channel /) }
  ])
})

it('names bytes after the last page of the database, which SQLite passes over', async () => {
  const made = await filled()
  await made.archive.close()
  await appendFile(join(made.dir, 'archive.db'), 'undangömt')
  const session = createSession(made.options)
  onTestFinished(() => session.close())
  const { archive } = createRouterClient(session.router, { context: {} })
  await archive.open({ dir: made.dir })
  expect((await archive.verify()).findings).toEqual([
    { code: 'database-damaged', what: `${Buffer.byteLength('undangömt')} bytes after the last page` }
  ])
})

it('is not opened where nothing says whose it is', async () => {
  const made = await filled()
  await made.archive.close()
  forceInto(made, 'DELETE FROM archive')
  await expect(openArchive(made.dir, made.options)).rejects.toMatchObject({ code: 'database-damaged' })
})

it('does not take work in hand for something extra, and heals a damaged object when its bytes come again', async () => {
  const { ctx, objects, findings } = await filled()
  await ctx.objects.put(new TextEncoder().encode('pågår'), 'text/plain')
  const [first] = objects
  if (first === undefined) throw new Error('no objects')
  await writeFile(ctx.objects.path(first.sha256), 'röta')
  expect(await findings()).toHaveLength(1)
  await ctx.objects.put(new TextEncoder().encode('ett'), 'text/plain')
  expect(await findings()).toEqual([])
})

it('takes nothing for extra that is being put and entered beside it', async () => {
  const { ctx } = await newArchive()
  let isDone = false
  const writer = async (name: number) => {
    for (let n = 0; n < 40; n++) {
      const object = await ctx.objects.put(new TextEncoder().encode(`${name}-${n}`), 'text/plain')
      ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects: [object] }))
    }
  }
  const writing = Promise.all([1, 2, 3, 4].map(writer)).finally(() => {
    isDone = true
  })
  while (!isDone) expect((await verifyArchive(ctx)).findings).toEqual([])
  await writing
  expect(await verifyArchive(ctx)).toMatchObject({ objects: 160, findings: [] })
})

it('names an object that cannot be read, and goes on', async () => {
  const { ctx, objects, findings } = await filled()
  const [first, second] = objects
  if (first === undefined || second === undefined) throw new Error('no objects')
  await rm(ctx.objects.path(first.sha256))
  await mkdir(ctx.objects.path(first.sha256))
  await rm(ctx.objects.path(second.sha256))
  expect(await findings()).toEqual(
    expect.arrayContaining([
      { code: 'object-unreadable', what: first.sha256 },
      { code: 'object-missing', what: second.sha256 }
    ])
  )
})

it('rolls an act back whole: no line, no row, and its object stays unclaimed until the archive closes', async () => {
  const { archive, ctx } = await newArchive()
  const object = await ctx.objects.put(new TextEncoder().encode('x'), 'text/plain')
  expect(() =>
    ctx.db.transact(tx => {
      record(tx, ctx, { act: 'test.failed', about: null, objects: [object] })
      throw new Error('halfway')
    })
  ).toThrow('halfway')
  expect(ctx.objects.unclaimed()).toEqual([object])
  expect(await verifyArchive(ctx)).toMatchObject({ lines: 1, objects: 0, findings: [] })
  await archive.close()
})

it('asks questions together of one moment, whatever is written meanwhile', async () => {
  const { ctx } = await newArchive()
  const count = ctx.db.read.prepare('SELECT count(*) AS n FROM department')
  const counts = ctx.db.readTogether(() => {
    const before = count.get()
    ctx.db.transact(tx => void tx.prepare(`INSERT INTO department (id, name) VALUES ('x', 'x')`).run())
    return [before, count.get()]
  })
  expect(counts).toEqual([{ n: 0 }, { n: 0 }])
  expect(count.get()).toEqual({ n: 1 })
})

it('refuses asynchronous work in a transaction, and writing through the reading connection', async () => {
  const { ctx } = await newArchive()
  // @ts-expect-error the promise would be left hanging after the commit
  expect(() => ctx.db.transact(async () => 1)).toThrow('promise')
  // @ts-expect-error what is asked after the first await would be of another moment
  expect(() => ctx.db.readTogether(async () => 1)).toThrow('promise')
  expect(() => ctx.db.read.prepare(`INSERT INTO department (id, name) VALUES ('x', 'x')`).run()).toThrow(
    /readonly|query_only/
  )
})
