// An archive with all that has made packages break or lie: hostile attachments, channels of one name, several records in one case, records
// that are secret or were disclosed with words masked, imported comments, a signed web archive, and a disposal.
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect } from 'vitest'
import { type ChannelId, Instant, type MessageId } from '#shared/ids.ts'
import { endRun } from '../../electron/core/captures/captures/run-queries.ts'
import { waczOf } from '../../electron/core/captures/wacz/wacz.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  disclosureRecord,
  layMask,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { addAuthority } from '../../electron/core/delivery/timestamps/authorities.ts'
import { stampNow, stampOfDigest } from '../../electron/core/delivery/timestamps/stamp.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { pasteMessage, takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newCapture, newComment, startRun } from '../core/exports-archive.ts'
import { newChannel, temporaryFolder } from './archive.ts'
import { goThrough } from './disclosures.ts'
import { ALL, enterRule, twoArchivists } from './disposal.ts'
import { exchangeOf } from './exchange.ts'
import { WXR_END, wxrHead, wxrPost } from './exports/wxr.ts'
import { hostileMail, NAMES, TEXT } from './hostile.ts'
import { importing } from './imports.ts'
import { looseSigner } from './loose-signer.ts'
import { commentSaying } from './platforms/page.ts'
import { hasOpenssl, startAuthority } from './timestamp-authority.ts'

const PICTURE = resolve(import.meta.dirname, '../../resources/icon.png')
const NAME = 'Älvåsa kommun'
/** What the records hold that are marked as secret. */
export const SECRET = ['Grannen Torbjörn dricker åter', 'Hemlig Uppgiftslämnare', 'Barnet bor hos mormodern']
/** The comment that was disposed of. */
export const DISPOSED = '-2 poäng för rondellen'
/** What was masked in the copy that was disclosed. */
export const MASKED = '811218-9876'
export const CASE = 'KS 2026/417'

/** The archive as its second archivist has it open, who has confirmed the disposal. `isStamped`: there was an authority of time stamps. */
export async function goldenArchive() {
  const made = await twoArchivists()
  const { ctx, clock, first } = made
  const isStamped = await stamping(ctx)
  const facebook = newChannel(ctx, { name: NAME, addresses: ['https://flode.example/alvasa'] })
  const instagram = newChannel(ctx, {
    ...{ name: NAME, platform: 'instagram' },
    addresses: ['https://bilder.example/alvasa']
  })
  const later = () => clock.advance(60_000)
  await captured(ctx, facebook.id)
  const paste = async (text: string, senderName = 'Göran Ek', channelId = facebook.id) => {
    later()
    const facts = { channelId, senderName, senderAddress: null, receivedAt: clock.now() }
    return (await pasteMessage(ctx, { ...facts, text })).id
  }
  const registered = async (id: MessageId, publicConcerns: string) =>
    routeMessage(ctx, id, {
      kind: 'registered',
      diaryNumber: CASE,
      entry: { ...{ publicParty: 'Göran Ek', protectedParty: null }, publicConcerns, protectedConcerns: null }
    })
  await registered(await paste('När öppnar badet?'), 'Badets öppettider')
  await registered(await paste('Vad kostar badet?', 'Göran Ek', instagram.id), 'Badets priser')
  const secret = await paste(`${SECRET[2]}.`, 'Eva Ek')
  await registered(secret, 'Skolskjuts')
  const disclosed = await paste(`Hej! Mitt nummer är ${MASKED}.`, 'Kalle Påhitt')
  await routeMessage(ctx, disclosed, { kind: 'minor', because: 'Tack' })
  await paste(TEXT, `@${TEXT}`.slice(0, 60), instagram.id)
  await taken(ctx, instagram.id, later)
  later()
  await newComment(ctx, facebook.id, '🤬👨‍👩‍👧‍👦🇸🇪 ]]> & <b> \u202Eohj\u0007 你好 ﷽')
  const imported = await importedComment(made)
  await disclose(ctx, disclosed)
  for (const each of [
    { kind: 'message', id: secret },
    { kind: 'comment', id: imported }
  ] as const)
    await markSecret(ctx, { record: each, paragraph: 'OSL 26 kap. 1 §', note: null })
  await enterRule(ctx, { channelId: first.id })
  await enterRule(ctx, { kind: 'message', kept: { months: 24, countedFrom: 'recorded' } })
  await enterRule(ctx, { kind: 'capture', kept: null })
  later()
  const { id } = proposeDisposal(ctx, ALL)
  const mona = await made.as('mona')
  confirmDisposal(mona, id)
  expect(await carryOut(mona, id)).toMatchObject({ state: 'done', going: 1 })
  return { ctx: mona, dir: made.dir, isStamped }
}

/** An authority that has answered once; false where there is no OpenSSL to be one. */
async function stamping(ctx: Context): Promise<boolean> {
  if (!(await hasOpenssl())) return false
  const { address, certificates } = await startAuthority()
  await addAuthority(ctx, { draft: { name: 'Norrby tid', address, privateAddress: true }, certificates })
  await stampNow(ctx)
  return true
}

/** A page with its picture, and a web archive of it that is signed, and stamped where somebody stamps. */
async function captured(ctx: Context, channelId: ChannelId): Promise<void> {
  const run = startRun(ctx)
  const [address, at] = ['https://flode.example/alvasa', new Date()]
  const picture = await readFile(PICTURE)
  const signer = looseSigner(sha256 => stampOfDigest(ctx, sha256))
  const { pieces } = await waczOf(
    { address, title: `${NAME} 🏊 ]]> <b>`, at, unanswered: [] },
    [
      await exchangeOf({ address, at, text: '<h1>Älvåsa</h1><img src=bild.png>' }),
      await exchangeOf({ address: `${address}/bild.png`, at, text: picture, mediaType: 'image/png' })
    ],
    { software: 'Kanalarkiv 1', signer, made: at }
  )
  await newCapture(ctx, { run, channelId, address, pictures: [picture, picture], wacz: pieces })
  ctx.db.transact(tx => {
    endRun(tx, run, 'finished', ctx.clock.now())
    record(tx, ctx, { act: 'run.finished', about: run })
  })
}

/** Files and a mail that mean no good. */
async function taken(ctx: Context, channelId: ChannelId, later: () => void): Promise<void> {
  for (const name of [...NAMES, 'brev.eml']) {
    later()
    const path = join(await temporaryFolder(), name)
    await writeFile(path, name === 'brev.eml' ? hostileMail() : `innehållet i ${name}`)
    await takeMessageFile(ctx, {
      ...{ channelId, path, senderAddress: null, receivedAt: null },
      senderName: name
    })
  }
}

/** Comments of an export; answers the one that is to be secret. */
async function importedComment(made: Awaited<ReturnType<typeof twoArchivists>>) {
  const { ctx } = made
  const blog = newChannel(ctx, { platform: 'blog', addresses: ['https://blogg.example/'] })
  const file = join(await temporaryFolder(), 'bloggen.xml')
  const comments = [
    { id: 11, author: 'Åsa Öberg', text: 'När öppnar badet igen? 🏊' },
    { id: 12, author: String(SECRET[1]), text: String(SECRET[0]), parent: 11 },
    { id: 13, author: 'Bo Ek', text: 'Slut på ]]> tålamodet' }
  ]
  await writeFile(file, wxrHead() + wxrPost(7, comments) + WXR_END)
  await importing(made, blog.id, file)
  return commentSaying(ctx, String(SECRET[0])).id
}

/** Hands out a copy with the number masked. */
async function disclose(ctx: Context, message: MessageId): Promise<void> {
  const { id } = openDisclosure(ctx, {
    ...{ reference: 'KS 2026/0600', about: 'Meddelanden i november' },
    requestedAt: Instant.parse('2026-11-25T07:30:00.000Z')
  })
  await addRecords(ctx, id, [{ kind: 'message', id: message }])
  const { fields } = disclosureRecord(ctx.db.read, id, 0)
  const field = fields.findIndex(({ text }) => text.includes(MASKED))
  const start = fields[field]?.text.indexOf(MASKED) ?? -1
  const place = { kind: 'passage', field, start, end: start + MASKED.length } as const
  layMask(ctx, { id, position: 0, place, paragraph: 'OSL 21 kap. 1 §' })
  await goThrough(ctx, id, 0)
  await deliver(ctx, id)
}
