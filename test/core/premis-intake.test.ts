import { hash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it, vi } from 'vitest'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { listMessages } from '../../electron/core/messages/messages/queries.ts'
import { listUsers } from '../../electron/core/register/roles/queries.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { type NewArchive, newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { commentIn } from '../helpers/comments.ts'
import { smallExport } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { importing } from '../helpers/imports.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { allComments, newPage } from '../helpers/platforms/page.ts'
import { PREMIS_XSD } from '../helpers/schemas.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything, filledArchive } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

const NAMES = { p: 'http://www.loc.gov/premis/v3', k: 'urn:kanalarkiv:premis:1' }
const EVENT_TYPE = 'http://id.loc.gov/vocabulary/preservation/eventType/'

/** The events of a package that say which records came of them, and what the official schema says of the document. */
async function broughtIn({ ctx, dir }: Pick<NewArchive, 'ctx' | 'dir'>) {
  const { folder } = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  const path = join(dir, String(folder), 'representations/rep1/metadata/preservation/premis.xml')
  const document = XmlDocument.fromBuffer(await readFile(path))
  try {
    const of = (event: string, inside: string) =>
      document.find(`${event}/${inside}`, NAMES).map(({ content }) => content)
    const count = document.find('//p:event', NAMES).length
    const events = Array.from({ length: count }, (_, at) => {
      const event = `(//p:event)[${at + 1}]`
      const facts = (name: string, value: string) =>
        of(event, `.//k:${name}/@name`).map((fact, index) => [
          fact,
          of(event, `.//k:${name}/@${value}`)[index]
        ])
      return {
        type: of(event, 'p:eventType'),
        typeId: of(event, 'p:eventType/@valueURI'),
        detail: of(event, 'p:eventDetailInformation/p:eventDetail').join(),
        act: of(event, './/k:line/@act').join(),
        outcome: of(event, 'p:eventOutcomeInformation/p:eventOutcome'),
        counts: Object.fromEntries(facts('count', 'value').map(([name, value]) => [name, Number(value)])),
        facts: Object.fromEntries(facts('fact', 'value')),
        sources: of(event, './/k:sourceFile/@sha256'),
        about: of(event, 'p:linkingObjectIdentifier/p:linkingObjectIdentifierValue'),
        agents: of(event, 'p:linkingAgentIdentifier/p:linkingAgentIdentifierValue'),
        roles: of(event, 'p:linkingAgentIdentifier/p:linkingAgentRole'),
        records: of(
          event,
          'p:linkingObjectIdentifier[p:linkingObjectRole="outcome"]/p:linkingObjectIdentifierValue'
        )
      }
    })
    const known = of('//p:object', 'p:objectIdentifier/p:objectIdentifierValue')
    const agents = ['agentName', 'agentType', 'agentVersion'].map(name => of('//p:agent', `p:${name}`))
    const agentIds = of('//p:agent', 'p:agentIdentifier/p:agentIdentifierValue')
    const brought = events.filter(({ records }) => records.length > 0)
    const text = document.toString()
    return {
      events,
      brought,
      known,
      agents,
      agentIds,
      text,
      wrong: await problemsBy(PREMIS_XSD, path)
    }
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
  const { brought: events, known, agentIds, wrong } = await broughtIn(opened)
  expect(wrong).toEqual([])
  const [first, second] = events
  expect(first).toMatchObject({
    type: ['ingestion'],
    outcome: ['finished'],
    counts: { seen: 4, imported: 4, known: 0 },
    typeId: [`${EVENT_TYPE}ing`],
    roles: ['implementer', 'executing program']
  })
  expect(first?.detail).toContain('import.started')
  expect(first?.sources).toEqual(imported.sources.map(({ sha256 }) => sha256))
  expect(first?.records.toSorted()).toEqual(items.map(({ id }) => id).toSorted())
  expect(second).toMatchObject({ outcome: ['finished'], counts: { seen: 4, imported: 0, known: 4 } })
  expect(events).toHaveLength(2)
  for (const { records } of events) {
    expect(known).toEqual(expect.arrayContaining(records))
    expect(records).not.toContain(pasted.id)
  }
  expect(agentIds).toEqual(expect.arrayContaining(first?.agents ?? ['none']))
})

it('tells of no file in which no record of the package was seen, such as a mail that is marked and left out', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const folder = await temporaryFolder()
  const mails = Object.fromEntries(
    ['Hemlig', 'Vanlig'].map((name, at) => [
      name,
      `From: ${name} <${name}@avs.example>\r\nTo: info@norrby.example\r\nSubject: ${name}\r\n` +
        `Message-ID: <${at}@avs.example>\r\nDate: Mon, 02 Nov 2026 10:0${at}:00 +0100\r\n\r\nBrev nummer ${at} om badet\r\n`
    ])
  )
  for (const [name, text] of Object.entries(mails)) await writeFile(join(folder, `${name}.eml`), text)
  await importing(opened, newChannel(ctx).id, folder, 'info@norrby.example')
  const { items } = listMessages(ctx.db.read, { channelId: null, state: null, limit: 500, after: null })
  const secret = items.find(({ senderName }) => senderName === 'Hemlig')
  if (secret === undefined) throw new Error('it was taken in')
  const record = { kind: 'message' as const, id: secret.id }
  await markSecret(ctx, { record, paragraph: 'OSL 21 kap. 1 §', note: null })
  const { brought, text, wrong } = await broughtIn(opened)
  expect(wrong).toEqual([])
  const [sum, secretSum] = [mails['Vanlig'], mails['Hemlig']].map(mail => hash('sha256', mail ?? ''))
  expect(brought.map(({ sources }) => sources)).toEqual([[sum]])
  expect(text).not.toContain(secretSum)
  // How many more there were says nothing of them.
  expect(text).toContain('<k:sourceFiles more="1"/>')
})

it('tells how each capture ended; one that failed is no record, and is not told of', async () => {
  const { ctx, dir, captures } = await filledArchive()
  ctx.db.transact(tx => record(tx, ctx, { act: 'capture.handed-out', about: captures.complete }))
  const { events, wrong } = await broughtIn({ ctx, dir })
  expect(wrong).toEqual([])
  // A copy that was taken out is no capture.
  const takenOut = events.find(({ act }) => act === 'capture.handed-out')
  expect(takenOut).toMatchObject({ type: ['dissemination'], typeId: [`${EVENT_TYPE}dis`] })
  const ended = events.filter(({ act }) => act === 'capture.ended')
  expect(new Map(ended.map(({ about, outcome }) => [about.join(), outcome.join()]))).toEqual(
    new Map([
      [captures.complete, 'complete'],
      [captures.partial, 'partial']
    ])
  )
})

it('names the person alone for a removal that was done by hand', async () => {
  const opened = await filledArchive()
  const { ctx, comment } = opened
  ctx.db.transact(tx => {
    record(tx, ctx, {
      act: 'comment.removed',
      about: comment,
      details: { kind: 'unpublished', via: 'person' }
    })
    record(tx, ctx, { act: 'comment.confirmed-gone', about: comment, details: { basis: 'person' } })
  })
  const { events, wrong } = await broughtIn(opened)
  expect(wrong).toEqual([])
  for (const act of ['comment.removed', 'comment.confirmed-gone']) {
    const event = events.findLast(each => each.act === act)
    expect([event?.roles, event?.agents.includes('Kanalarkiv')]).toEqual([['implementer'], false])
  }
})

it('tells of a removal on the platform as no deletion, of a check with its outcome, and of who and what acted', async () => {
  const opened = await filledArchive()
  const { ctx, comment, captures } = opened
  const [user] = listUsers(ctx.db.read)
  if (user === undefined) throw new Error('nobody founded the archive')
  saveUser(ctx, { ...user, name: 'Maja Lind' })
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'comment.verified', about: comment })
    record(tx, ctx, { act: 'comment.removed', about: comment, details: { kind: 'deleted', via: 'api' } })
    record(tx, ctx, { act: 'comment.confirmed-gone', about: comment, details: { basis: 'api' } })
    const browser = 'Chromium 131.0.6778.85'
    record(tx, ctx, { act: 'capture.ended', about: captures.partial, details: { state: 'partial', browser } })
    const file = 'C:\\Users\\maja01\\hemligt.eml'
    record(tx, ctx, { act: 'comment.mail-saved', about: comment, details: { file } })
  })
  const { events, agents, agentIds, text, wrong } = await broughtIn(opened)
  expect(wrong).toEqual([])
  const of = (act: string) => events.findLast(event => event.act === act)
  expect(events.flatMap(({ type }) => type)).not.toContain('deletion')
  expect(of('comment.removed')).toMatchObject({
    type: ['removal from platform'],
    typeId: [],
    facts: { kind: 'deleted', via: 'api' }
  })
  expect(of('comment.removed')?.agents).toContain('Kanalarkiv')
  expect(of('comment.confirmed-gone')?.type).toEqual(['confirmation of removal from platform'])
  expect(of('comment.verified')).toMatchObject({ typeId: [`${EVENT_TYPE}fix`], outcome: ['success'] })
  const readBack = events.find(({ detail }) => detail.includes('read back'))
  expect(readBack).toMatchObject({ type: ['fixity check'], outcome: ['success'] })
  const byBrowser = of('capture.ended')
  expect(byBrowser?.agents).toContain('Chromium 131.0.6778.85')
  const [names, types, versions] = agents
  expect(names).toEqual(expect.arrayContaining(['Kanalarkiv', 'Chromium', 'Maja Lind']))
  expect(new Set(types)).toEqual(new Set(['software', 'person']))
  expect(versions).toContain('131.0.6778.85')
  expect(agentIds).toEqual(expect.arrayContaining(events.flatMap(event => event.agents)))
  // What the system calls its user, and where something lies on a computer, is nobody else's business.
  expect(agentIds).toContain(user.id)
  expect(agentIds).not.toContain('test')
  expect(names).not.toContain('test')
  expect(text).not.toContain('maja01')
})

describeWithKeychain('with a keychain', () => {
  it('tells of each reading, and of the comments that it brought', async () => {
    const page = await newPage()
    await page.read()
    page.clock.advance(60_000)
    const byHand = await commentIn(page.ctx, page.channelId, 'verified')
    page.clock.advance(60_000)
    await page.read()
    const { brought: events, wrong } = await broughtIn(page)
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
