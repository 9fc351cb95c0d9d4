// The journal in a package: what is about something else than the package holds goes as digests, which still prove the chain.
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { seal } from '../../resources/verify/verify-common.mjs'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { everything } from './exports-archive.ts'

const delivery = {
  creator: 'Norrby kommun',
  creatorCode: 'ORG:2120000142',
  submitter: null,
  submitterCode: null,
  preservation: null,
  agreement: null,
  schemas: null
}

it('tells nothing of a record that is left out, and no path, and still verifies', async () => {
  const { ctx, dir } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const paste = { channelId, senderAddress: null, receivedAt: null }
  const shown = await pasteMessage(ctx, { ...paste, senderName: 'Eva Ek', text: 'När öppnar badet?' })
  const hidden = await pasteMessage(ctx, { ...paste, senderName: 'Göran Ek', text: 'Ja' })
  await routeMessage(ctx, hidden.id, {
    kind: 'registered',
    diaryNumber: 'SN 2026:777'
  })
  await markSecret(ctx, {
    record: { kind: 'message', id: hidden.id },
    paragraph: 'OSL 26 kap. 1 §',
    note: null
  })
  ctx.db.transact(tx =>
    record(tx, ctx, {
      act: 'message.saved-as',
      about: shown.id,
      details: { into: 'C:\\Users\\asa\\Skrivbord' }
    })
  )
  const made = await createExport(ctx, { ...everything, withSecret: 'leave-out' })
  const folder = join(dir, String(made.folder))
  const journal = await readFile(join(folder, 'data', 'journal.jsonl'), 'utf8')
  for (const told of [hidden.id, 'SN 2026:777', 'OSL 26', hash('sha256', 'Ja'), 'Skrivbord', '/tmp/'])
    expect([told, journal.includes(told)]).toEqual([told, false])
  expect(journal).toContain(`"about":"${shown.id}"`)
  expect(await verifyPackage(folder)).toMatchObject({ findings: [] })

  // Every line has the seal that the archive has of it, shown or left out.
  const kept = ctx.db.read.prepare('SELECT sha256 FROM journal ORDER BY seq').pluck().all()
  const lines = Buffer.from(journal).toString('latin1').trimEnd().split('\n')
  expect(lines.map(line => seal(line))).toEqual(kept.slice(0, lines.length))
  expect(
    lines.filter(line => line.startsWith('{"seq":') && line.includes('"content":')).length
  ).toBeGreaterThan(4)
})

it('names of a line that is left out the objects that are in the package, and no others', async () => {
  const { ctx, dir } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const inside = await ctx.objects.put(Buffer.from('med'), 'text/plain')
  const outside = await ctx.objects.put(Buffer.from('nej'), 'text/plain')
  // As an import does: one line for the files of many messages.
  ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects: [inside, outside] }))
  const paste = { channelId, senderAddress: null, receivedAt: null }
  await pasteMessage(ctx, { ...paste, senderName: 'Eva Ek', text: 'med' })
  const made = await createExport(ctx, everything)
  const folder = join(dir, String(made.folder))
  const journal = await readFile(join(folder, 'data', 'journal.jsonl'), 'utf8')
  const line = journal.split('\n').find(each => each.includes(`:${inside.sha256}"`)) ?? ''
  expect(JSON.parse(line)).toMatchObject({
    content: expect.stringMatching(/^[0-9a-f]{64}$/),
    objects: [expect.stringMatching(/^[0-9a-f]{64}:[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]
  })
  expect(journal).not.toContain(outside.sha256)
  expect(await verifyPackage(folder)).toMatchObject({ findings: [] })
})

it('gives the public title and party of an entry in the diary to ERMS, and never the protected', async () => {
  const { ctx, dir } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const { id } = await pasteMessage(ctx, {
    ...{ channelId, senderAddress: null, receivedAt: null },
    ...{ senderName: 'Eva Ek', text: 'Hej' }
  })
  await routeMessage(ctx, id, {
    kind: 'registered',
    diaryNumber: 'SN 2026:1',
    entry: {
      ...{ publicParty: 'En enskild', publicConcerns: 'Fråga om stöd' },
      ...{ protectedParty: 'Hemlig Part', protectedConcerns: 'Hemlig rubrik' }
    }
  })
  const made = await createExport(ctx, everything, { format: 'eark-erms-3', delivery })
  const folder = join(dir, String(made.folder))
  const erms = (await readdir(folder, { recursive: true })).filter(path => /erms.*\.xml$/i.test(path))
  expect(erms.length).toBeGreaterThan(0)
  const text = (await Promise.all(erms.map(path => readFile(join(folder, path), 'utf8')))).join('\n')
  expect([/Fråga om stöd/, /Hemlig/].map(words => words.test(text))).toEqual([true, false])
})
