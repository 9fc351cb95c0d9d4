// An archive with one record of every kind, each with words that nothing else in it has.
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ActorId, type ChannelId, Instant } from '#shared/ids.ts'
import type { SecrecyKind } from '#shared/secrecy.ts'
import type { Session } from '../../electron/core/app/session.ts'
import { queueMail } from '../../electron/core/deadlines/outbox/outbox.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { enterCapture } from './captured.ts'
import { commentIn, SHOWN } from './comments.ts'
import { OWN, smallExport } from './exports/meta.ts'
import { writeZip } from './exports/zip.ts'

/** The id of a record, and words that say that it is told of. */
type Made = { readonly id: string; readonly words: string }
/** `open` is a channel that is never marked. */
export type OneOfEach = Readonly<Record<SecrecyKind, Made>> & { readonly open: ChannelId }

export async function oneOfEach(session: Session, client: Client, folder: string): Promise<OneOfEach> {
  const { ctx } = session.need()
  await mkdir(folder, { recursive: true })
  const file = async (name: string) => {
    const path = join(folder, name)
    await writeFile(path, `${name} ${randomUUID()}`)
    return path
  }
  const kultur = await client.departments.add({ name: 'Kultur', mailbox: null })
  const asa = await client.people.add({ name: 'Åsa Öberg', email: null, departmentId: kultur.id })
  const channel = async (name: string, departmentId = kultur.id, responsibleId = asa.id) => {
    const { id } = await client.channels.register({
      ...{ platform: 'facebook', name, addresses: [`https://flode.example/${name.length}-${name.length}`] },
      ...{ departmentId, responsibleId, purpose: 'Nyheter', dialogue: true, mandate: null }
    })
    return id
  }
  const open = await channel('Öppen kanal')
  const department = await client.departments.add({ name: 'Dolda enheten', mailbox: null })
  const inside = await client.people.add({ name: 'Bo Ek', email: null, departmentId: department.id })
  await channel('Den enhetens kanal', department.id, inside.id)
  const person = await client.people.add({ name: 'Perdita Hemlin', email: null, departmentId: kultur.id })
  await channel('Kanal som någon svarar för', kultur.id, person.id)
  const website = await client.websites.add({
    ...{ name: 'Dold webbplats', address: 'https://dold.example/', role: 'principal', partners: null }
  })
  const quiet = await channel('Tyst kanal')
  const decision = (decidedBy: string) => ({
    ...{ decidedBy, decidedOn: '2026-01-01', validUntil: null, reference: null, tool: null }
  })
  await client.channels.setMandate({
    ...{ id: open, mandate: decision('Nämnden'), documentPath: await file('dold-handling.pdf') }
  })
  await client.channels.setMandate({ id: open, mandate: decision('Dolda direktören') })
  const [mandate, withDocument] = await client.channels.mandates({ id: open })
  const credential = await client.credentials.save({
    id: null,
    fields: { channelId: open, label: 'Dold inloggning', holderId: asa.id, keptWhere: 'Kassaskåpet' }
  })
  const capture = await enterCapture(ctx, open, 'https://flode.example/dold-sida', 'doltordisidan')
  const shown = await enterCapture(ctx, open, 'https://flode.example/11-11', 'Norrby kommun')
  const { items } = await client.checklists.answer({
    channelId: open,
    answers: [{ item: 'logo', answer: 'no', captureId: shown.id, quote: null, note: 'Dold anmärkning' }]
  })
  const answer = items.find(({ answer }) => answer !== null)?.answer
  const consent = await client.consents.add({
    draft: { covers: 'D.O.L.D.', isChild: false, givenOn: '2026-01-01', validUntil: null },
    documentPath: await file('samtycke.pdf'),
    places: []
  })
  const comment = await commentIn(ctx, open, 'verified', { ...SHOWN, text: 'dold kommentar' })
  const paste = (senderName: string, text: string) =>
    client.messages.paste({ channelId: open, senderName, senderAddress: null, receivedAt: null, text })
  const message = await paste('Göran Ek', 'doltmeddelande')
  const registered = await paste('Eva Ek', 'Hej från mig')
  const imported = await importOf(
    ctx,
    client,
    open,
    await writeZip(join(folder, 'export.zip'), smallExport())
  )
  const { digest } = await client.attestations.part({ departmentId: kultur.id })
  const attestation = await client.attestations.sign({
    ...{ departmentId: kultur.id, digest, signedBy: 'Dold Underskrift', signedOn: '2026-11-25' },
    ...{ way: 'window', paper: null, note: null }
  })
  const packed = await client.exports.create({
    channelIds: [open],
    from: null,
    to: null,
    unfinished: 'include'
  })
  const receipt = await client.receipts.enter({
    exportId: packed.id,
    facts: {
      ...{ receiver: 'diary', number: 'DOLD 2026:1', caseNumber: null, receivedOn: '2026-11-25' },
      receivedBy: 'Registrator'
    },
    records: [{ kind: 'message', id: registered.id }]
  })
  const disclosure = await client.disclosures.open({
    draft: { reference: null, about: 'Dold begäran', requestedAt: ctx.clock.now() }
  })
  const hold = await client.retention.placeHold({ on: { scope: 'everything' }, because: 'Dolt skäl' })
  const found = (sql: string, value: string) => (ctx.db.read.prepare(sql).get(value) as { id: string }).id
  return {
    open,
    department: { id: department.id, words: 'Dolda enheten' },
    person: { id: person.id, words: 'Perdita Hemlin' },
    channel: { id: quiet, words: 'Tyst kanal' },
    website: { id: website.id, words: 'Dold webbplats' },
    mandate: { id: mandate?.id ?? '', words: 'Dolda direktören' },
    credential: { id: credential.id, words: 'Dold inloggning' },
    account: { id: accountOn(ctx, open), words: 'dolt-konto' },
    attestation: { id: attestation.id, words: 'Dold Underskrift' },
    'checklist-answer': { id: answer?.id ?? '', words: 'Dold anmärkning' },
    consent: { id: consent.id, words: 'D.O.L.D.' },
    capture: { id: capture.id, words: 'https://flode.example/dold-sida' },
    comment: { id: comment, words: 'dold kommentar' },
    sender: {
      id: ActorId.parse(
        found('SELECT actor_id AS id FROM message WHERE text = ?', 'Det är halt på Storgatan.')
      ),
      words: 'Örjan Ängström'
    },
    message: { id: message.id, words: 'doltmeddelande' },
    conversation: {
      id: found('SELECT conversation_id AS id FROM message WHERE text = ?', 'God jul!'),
      words: 'God jul!'
    },
    import: { id: imported, words: imported },
    mail: { id: await mailFrom(ctx), words: 'dold@mottagare.example' },
    package: { id: packed.id, words: packed.id },
    receipt: { id: receipt.id, words: 'DOLD 2026:1' },
    disclosure: { id: disclosure.id, words: 'Dold begäran' },
    hold: { id: hold.id, words: 'Dolt skäl' },
    document: { id: withDocument?.document?.sha256 ?? '', words: 'dold-handling.pdf' }
  }
}

async function importOf(ctx: Context, client: Client, channelId: ChannelId, path: string): Promise<string> {
  const ended = Promise.withResolvers<void>()
  const leave = ctx.events.subscribe('event', event => {
    if (event.kind === 'import-ended') ended.resolve()
  })
  const { id } = await client.imports.start({ channelId, paths: [path], ownName: OWN })
  await ended.promise
  leave()
  return id
}

// An account needs a platform that answers, and a mail a server: what they leave in the archive is entered as they do.
function accountOn(ctx: Context, channelId: ChannelId): string {
  const id = randomUUID()
  ctx.db.transact(tx =>
    tx
      .prepare(
        `INSERT INTO account (id, channel_id, kind, address, user_name, added_at, added_by)
         VALUES (?, ?, 'mastodon', 'https://mastodon.example', 'dolt-konto', ?, 'allt')`
      )
      .run(id, channelId, Instant.parse(ctx.clock.now()))
  )
  return id
}

async function mailFrom(ctx: Context): Promise<string> {
  const eml = await ctx.objects.put(Buffer.from('Subject: Prov\r\n\r\nProv\r\n'), 'message/rfc822')
  const mail = {
    purpose: 'test',
    messageId: null,
    commentId: null,
    captureId: null,
    headerId: `<${randomUUID()}@norrby.example>`,
    sender: 'kanalarkiv@norrby.example',
    recipient: 'dold@mottagare.example'
  } as const
  return ctx.db.transact(tx => {
    record(tx, ctx, { act: 'test.kept', about: null, objects: [eml] })
    return queueMail(tx, ctx, mail, eml)
  })
}
