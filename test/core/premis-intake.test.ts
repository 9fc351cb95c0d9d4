// What PREMIS tells of how the records of a package came: by which import of an export, and by which reading of a channel.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it, vi } from 'vitest'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { listMessages } from '../../electron/core/messages/messages/queries.ts'
import { type NewArchive, newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { commentIn } from '../helpers/comments.ts'
import { smallExport } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { importing } from '../helpers/imports.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { allComments, newPage } from '../helpers/platforms/page.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything, filledArchive } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

const XSD = resolve(import.meta.dirname, '../../../shared/standards/schemas/premis/premis-v3-0.xsd')
const NAMES = { p: 'http://www.loc.gov/premis/v3' }

/** The events of a package that say which records came of them, and what the official schema says of the document. */
async function broughtIn({ ctx, dir }: Pick<NewArchive, 'ctx' | 'dir'>) {
  const { folder } = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  const path = join(dir, String(folder), 'representations/rep1/metadata/preservation/premis.xml')
  const document = XmlDocument.fromBuffer(await readFile(path))
  try {
    const of = (event: string, inside: string) =>
      document.find(`${event}/${inside}`, NAMES).map(({ content }) => content)
    const count = document.find('//p:event[p:eventOutcomeInformation]', NAMES).length
    const events = Array.from({ length: count }, (_, at) => {
      const event = `(//p:event[p:eventOutcomeInformation])[${at + 1}]`
      return {
        type: of(event, 'p:eventType'),
        detail: of(event, 'p:eventDetailInformation/p:eventDetail').join(),
        outcome: of(event, 'p:eventOutcomeInformation/p:eventOutcome'),
        counts: JSON.parse(of(event, 'p:eventOutcomeInformation//p:eventOutcomeDetailNote').join() || '{}'),
        about: of(event, 'p:linkingObjectIdentifier/p:linkingObjectIdentifierValue'),
        agent: of(event, 'p:linkingAgentIdentifier/p:linkingAgentIdentifierValue'),
        records: of(
          event,
          'p:linkingObjectIdentifier[p:linkingObjectRole="outcome"]/p:linkingObjectIdentifierValue'
        )
      }
    })
    const known = of('//p:object', 'p:objectIdentifier/p:objectIdentifierValue')
    const agents = of('//p:agent', 'p:agentIdentifier/p:agentIdentifierValue')
    const takenOut = of("//p:event[contains(p:eventDetailInformation, 'capture.handed-out')]", 'p:eventType')
    return { events, known, agents, takenOut, wrong: existsSync(XSD) ? await problemsBy(XSD, path) : [] }
  } finally {
    document.dispose()
  }
}

it('tells of each import with how it ended, and of the records that came by it and no others', async () => {
  const opened = await newArchive()
  const { ctx, clock } = opened
  const channel = newChannel(ctx)
  const folder = await temporaryFolder()
  const zip = await writeZip(join(folder, 'facebook-norrby.zip'), smallExport())
  const imported = await importing(opened, channel.id, zip)
  const { items } = listMessages(ctx.db.read, { channelId: null, state: null, limit: 500, after: null })
  clock.advance(60_000)
  const pasted = await pasteMessage(ctx, {
    channelId: channel.id,
    senderName: 'Göran Ek',
    senderAddress: null,
    receivedAt: clock.now(),
    text: 'När öppnar badet?'
  })
  await commentIn(ctx, channel.id, 'verified')
  clock.advance(60_000)
  // What is known from before came by the first.
  await importing(
    opened,
    channel.id,
    await writeZip(join(folder, 'igen.zip'), { ...smallExport(), 'x.json': '{}' })
  )
  const { events, known, agents, wrong } = await broughtIn(opened)
  expect(wrong).toEqual([])
  const [first, second] = events
  expect(first).toMatchObject({
    type: ['ingestion'],
    outcome: ['finished'],
    counts: { seen: 4, imported: 4, known: 0 },
    agent: ['test']
  })
  expect(first?.detail).toContain('import.started')
  const { sha256, bytes } = imported.sources[0] ?? {}
  expect(first?.detail).toContain(`source file, SHA-256 ${sha256}, ${bytes} bytes`)
  expect(first?.records.toSorted()).toEqual(items.map(({ id }) => id).toSorted())
  expect(second).toMatchObject({ outcome: ['finished'], counts: { seen: 4, imported: 0, known: 4 } })
  expect(events).toHaveLength(2)
  for (const { records } of events) {
    expect(known).toEqual(expect.arrayContaining(records))
    expect(records).not.toContain(pasted.id)
  }
  expect(agents).toContain('test')
})

it('tells how each capture ended; one that failed is no record, and is not told of', async () => {
  const { ctx, dir, captures } = await filledArchive()
  ctx.db.transact(tx => record(tx, ctx, { act: 'capture.handed-out', about: captures.complete }))
  const { events, takenOut, wrong } = await broughtIn({ ctx, dir })
  expect(wrong).toEqual([])
  // A copy that was taken out is no capture.
  expect(takenOut).toEqual(['dissemination'])
  const ended = events.filter(({ detail }) => detail.includes('capture.ended'))
  expect(new Map(ended.map(({ about, outcome }) => [about.join(), outcome.join()]))).toEqual(
    new Map([
      [captures.complete, 'complete'],
      [captures.partial, 'partial']
    ])
  )
})

describeWithKeychain('with a keychain', () => {
  it('tells of each reading, and of the comments that it brought', async () => {
    const page = await newPage()
    await page.read()
    page.clock.advance(60_000)
    const byHand = await commentIn(page.ctx, page.channelId, 'verified')
    page.clock.advance(60_000)
    await page.read()
    const { events, wrong } = await broughtIn(page)
    expect(wrong).toEqual([])
    const [only] = events
    expect(only).toMatchObject({ type: ['capture'], outcome: ['finished'], counts: { seen: 30, added: 30 } })
    expect(only?.detail).toContain('reading.started')
    const read = allComments(page.ctx).map(({ id }) => id)
    expect(only?.records.toSorted()).toEqual(read.filter(id => id !== byHand).toSorted())
    // The second brought nothing new.
    expect(events).toHaveLength(1)
  })
})
