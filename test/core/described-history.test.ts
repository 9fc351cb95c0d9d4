import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { DisclosureId } from '#shared/ids.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { decideComment } from '../../electron/core/comments/comments/order.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  correctDisclosure,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { oneRecord } from '../../electron/core/delivery/exports/one-record.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { correctRoute, routeMessage } from '../../electron/core/messages/messages/route.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { copiesOf } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { delivery, texts } from '../helpers/described.ts'
import { goThrough, maskSender } from '../helpers/disclosures.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { ERMS_XSD, problemsByFgs } from '../helpers/schemas.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything, filledArchive } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

it('takes no copy for a masked version that was for a party, masks nothing, or was wrong', async () => {
  const { ctx, clock, dir, messages } = await newFilled()
  const request = { reference: null, about: 'Badet', requestedAt: ctx.clock.now() }
  const given = async (opened: { id: DisclosureId }, isMasked: boolean) => {
    if (opened.id !== right?.id)
      await addRecords(ctx, opened.id, [{ kind: 'message', id: messages.copied.id }])
    if (isMasked) maskSender(ctx, opened.id)
    await goThrough(ctx, opened.id, 0)
    clock.advance(60_000)
    return deliver(ctx, opened.id)
  }
  let right: { id: DisclosureId } | null = null
  const party = await given(
    openDisclosure(ctx, { ...request, receiver: 'party', basis: 'OSL 10 kap. 3 §' }),
    true
  )
  const wrong = await given(openDisclosure(ctx, request), false)
  right = correctDisclosure(ctx, { id: wrong.id, because: 'Avsändaren stod kvar.' })
  await given(right, true)
  const erms = await createExport(ctx, everything, { format: 'eark-erms-3', delivery })
  const root = join(dir, String(erms.folder), 'representations/rep1')
  const records = join(root, 'data/erms-records.xml')
  const masked = await texts(records, "//e:relation[@relationType='has_redacted_version']")
  expect(masked).toEqual([expect.stringMatching(`^Utlämnande ${right.id}, .*/maskad-03.pdf$`)])
  expect(await texts(records, "//e:relation[@otherRelationType='has_disclosed_copy']")).toEqual([
    expect.stringMatching(`^Utlämnande ${party.id}, .*/utlamnad-01.pdf; lämnad till part, med lagrum`),
    expect.stringMatching(
      `^Utlämnande ${wrong.id}, .*/utlamnad-02.pdf; inget är maskerat; var fel och är ersatt av utlämnande ${right.id}$`
    )
  ])
  const premis = join(root, 'metadata/preservation/premis.xml')
  expect(
    await texts(premis, `//p:event[p:eventType='dissemination']//p:linkingObjectIdentifierValue`)
  ).toEqual(Array(3).fill(messages.copied.id))
  const fgs = await createExport(ctx, everything, { format: 'fgs-1.2', delivery })
  const handlingar = join(dir, String(fgs.folder), 'content/data/handlingar.xml')
  expect(await texts(handlingar, "//f:HandlingRelation[@Typ='Maskad version']")).toHaveLength(1)
  expect(await texts(handlingar, "//f:HandlingRelation[@AnnanTyp='Utlämnad kopia']")).toHaveLength(2)
  expect(await problemsBy(ERMS_XSD, records)).toEqual([])
  expect(await problemsByFgs(handlingar)).toEqual([])
})

it('tells of every route of a message: what its sender was told, and why it was corrected', async () => {
  const { ctx, dir, messages } = await newFilled()
  const { id } = messages.undecided
  await routeMessage(ctx, id, { kind: 'redirected', replyText: 'Mejla oss.' })
  await correctRoute(ctx, {
    id,
    route: { kind: 'registered', diaryNumber: 'KS 2026/9-2' },
    because: 'Skulle registreras'
  })
  const { json, document, facts } = oneRecord(ctx.db.read, { kind: 'message', id })
  expect(json).toMatchObject({
    routes: [
      { kind: 'redirected', replyText: 'Mejla oss.', correctedBecause: null },
      { kind: 'registered', diaryNumber: 'KS 2026/9-2', correctedBecause: 'Skulle registreras' }
    ]
  })
  const said = [
    'avsändaren hänvisad vidare. Svaret: ”Mejla oss.”',
    'Rättar beslutet före: Skulle registreras'
  ]
  const rows = document.facts.filter(([label]) => ['Tidigare', 'Beslut'].includes(label))
  expect(rows).toEqual([
    ['Tidigare', expect.stringContaining(said[0] ?? '')],
    ['Beslut', expect.stringContaining(said[1] ?? '')]
  ])
  // The number of a document runs in its case.
  expect([facts?.case, facts?.ownNumber]).toEqual([
    { number: 'KS 2026/9', title: 'Ärende KS 2026/9', year: null, by: 'number' },
    'KS 2026/9-2'
  ])
  const erms = await createExport(ctx, everything, { format: 'eark-erms-3', delivery })
  const data = join(dir, String(erms.folder), 'representations/rep1/data')
  const notes = `//e:record[@systemIdentifier='${id}']//e:note`
  for (const words of said)
    expect(await texts(join(data, 'erms-records.xml'), notes)).toContainEqual(expect.stringContaining(words))
  expect(await texts(join(data, 'erms-cases.xml'), '//e:title')).toContain('Ärende KS 2026/9')
})

it('tells in the register document that a comment was taken away and put back, and why a decision was wrong', async () => {
  const { ctx, first } = await newFilled()
  const id = await commentIn(ctx, first.id, 'gone')
  decideComment(ctx, id, { outcome: 'put-back', note: null, because: 'Det var ingen annons' })
  const { document } = oneRecord(ctx.db.read, { kind: 'comment', id })
  const of = (wanted: string) =>
    document.facts.filter(([label]) => label === wanted).map(([, value]) => value)
  expect(of('Beslut')).toEqual(['sätts tillbaka'])
  expect(of('Tidigare')).toEqual([
    expect.stringContaining('Beslut: ska tas bort'),
    expect.stringContaining('Borttagen från plattformen'),
    expect.stringContaining('Bekräftat borta')
  ])
})

it('leaves out a copy from before something beside it became secret, where the picture of both stays', async () => {
  const { ctx, clock, first } = await newFilled()
  const [one, two] = [
    await commentIn(ctx, first.id, 'verified'),
    await commentIn(ctx, first.id, 'verified', {
      ...SHOWN,
      text: 'Fridolin Kåltistel slog sin hustru med en stekpanna i garaget',
      authorName: 'Gudrun Mossberg'
    })
  ]
  const page = await ctx.objects.put(Buffer.from('bilden av båda'), 'image/png')
  ctx.db.transact(tx => {
    for (const id of [one, two]) {
      record(tx, ctx, { act: 'comment.seen-again', about: id, objects: [page] })
      insertCommentFile(tx, id, 'context', page.sha256)
    }
  })
  const given = async () => {
    const { id } = openDisclosure(ctx, { reference: null, about: 'Båda', requestedAt: ctx.clock.now() })
    await addRecords(ctx, id, [{ kind: 'comment', id: one }])
    maskSender(ctx, id)
    await goThrough(ctx, id, 0)
    clock.advance(60_000)
    return deliver(ctx, id)
  }
  await given()
  const copies = () =>
    oneRecord(ctx.db.read, { kind: 'comment', id: one }).files.filter(({ role }) => role === 'redacted')
      .length
  expect(copies()).toBe(1)
  clock.advance(60_000)
  await markSecret(ctx, {
    ...{ record: { kind: 'comment', id: two }, paragraph: 'OSL 25 kap. 1 §', note: null }
  })
  expect(copies()).toBe(0)
  await given()
  expect(copies()).toBe(1)
})

it('counts a picture that a document cannot draw among its pictures, where it says that it cannot', async () => {
  const { ctx, first } = await newFilled()
  const id = await commentIn(ctx, first.id, 'verified')
  const webp = await ctx.objects.put(Buffer.from('RIFF....WEBPVP8L....'), 'image/webp')
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'comment.seen-again', about: id, objects: [webp] })
    insertCommentFile(tx, id, 'context', webp.sha256)
  })
  const { document } = oneRecord(ctx.db.read, { kind: 'comment', id })
  expect(document.pictures.map(({ mediaType }) => mediaType)).toContain('image/webp')
  const { folder } = await createExport(ctx, everything, { format: 'diary-pdfa-1b', delivery: null })
  const underlag = (await readdir(join(ctx.dir, String(folder)), { recursive: true })).find(path =>
    path.includes(`${id.slice(0, 8)}/registreringsunderlag.pdf`)
  )
  const pages = pdfPages(await readFile(join(ctx.dir, String(folder), String(underlag)))).join(' ')
  expect(pages.replaceAll(/\s+/g, ' ')).toContain('Kommentaren i sitt sammanhang: bilden kan inte visas här')
})

it('tells of what was gone before it was saved: who took it away, and what is known of it', async () => {
  const { ctx, dir, first } = await newFilled()
  const id = await commentIn(ctx, first.id, 'noticed')
  decideComment(ctx, id, {
    ...{ outcome: 'gone-before-saved', note: null, goneBy: 'sender' },
    ...{ receivedHow: 'Jouren läste den 07.40: när öppnar badet?', because: 'Borta 08.05' }
  })
  const { document } = oneRecord(ctx.db.read, { kind: 'comment', id })
  expect(document.facts.filter(([label]) => !/^(?:Adress|Upptäckt|Beslutat)$/.test(label))).toEqual([
    ['Beslut', 'borta innan den kunde sparas'],
    ['Tog bort den', 'den som skrev den'],
    ['Hur den kom in och vad som är känt', 'Jouren läste den 07.40: när öppnar badet?'],
    ['Hur den försvann', 'Borta 08.05']
  ])
  const said =
    'Beslut: borta innan den kunde sparas. Tog bort den: den som skrev den. Hur den kom in och vad som är känt: Jouren läste den 07.40: när öppnar badet?. Hur den försvann: Borta 08.05. Beslutat av test'
  const erms = await createExport(ctx, everything, { format: 'eark-erms-3', delivery })
  const records = join(dir, String(erms.folder), 'representations/rep1/data/erms-records.xml')
  expect(await texts(records, `//e:record[@systemIdentifier='${id}']//e:note`)).toContain(said)
  const fgs = await createExport(ctx, everything, { format: 'fgs-1.2', delivery })
  const handlingar = join(dir, String(fgs.folder), 'content/data/handlingar.xml')
  expect(await texts(handlingar, '//f:Notering')).toContainEqual(expect.stringContaining(said))
})
