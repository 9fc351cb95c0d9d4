import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it, vi } from 'vitest'
import { registerComment } from '../../electron/core/comments/comments/registration.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { caseOf } from '../../electron/core/delivery/exports/describe/case.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { enterReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { takeReceiptFile } from '../../electron/core/delivery/receipts/take-file.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { ALL, enterRule, twoArchivists } from '../helpers/disposal.ts'
import { filesUnder } from '../helpers/files-under.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { EAD_XSD, problemsByFgs } from '../helpers/schemas.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

const NAMES = {
  e: 'https://DILCIS.eu/XML/ERMS',
  f: 'http://xml.ra.se/e-arkiv/FGS-ERMS',
  d: 'http://ead3.archivists.org/schema/'
}
const NUMBER = 'KS 2026/417'

async function texts(path: string, xpath: string): Promise<string[]> {
  const document = XmlDocument.fromBuffer(await readFile(path))
  const found = document.find(xpath, NAMES).map(({ content }) => content)
  document.dispose()
  return found
}

/** Two channels of one name, and four messages: two under one diary number, one under another, and one that is not registered. */
async function registered() {
  const made = await newArchive()
  const { ctx, clock } = made
  const name = 'Älvåsa kommun'
  const facebook = newChannel(ctx, { name, addresses: ['https://flode.example/alvasa'] })
  const instagram = newChannel(ctx, {
    name,
    platform: 'instagram',
    addresses: ['https://bilder.example/alvasa']
  })
  const message = async (channelId: typeof facebook.id, text: string, diaryNumber: string | null) => {
    clock.advance(60_000)
    const facts = { channelId, senderName: 'Göran Ek', senderAddress: null, receivedAt: clock.now(), text }
    const { id } = await pasteMessage(ctx, facts)
    if (diaryNumber === null) await routeMessage(ctx, id, { kind: 'minor', because: 'Tack' })
    else
      await routeMessage(ctx, id, {
        kind: 'registered',
        diaryNumber,
        entry: {
          publicParty: 'Göran Ek',
          protectedParty: null,
          publicConcerns: text,
          protectedConcerns: null
        }
      })
    return id
  }
  return {
    ...made,
    channels: [facebook.id, instagram.id] as const,
    first: await message(facebook.id, 'Badets öppettider', NUMBER),
    second: await message(instagram.id, 'Badets priser', NUMBER),
    other: await message(facebook.id, 'Skräp i parken', 'KS 2026/418'),
    loose: await message(instagram.id, 'Tack!', null)
  }
}

it('puts what is registered under one number in one case, with an id of its own for each record', async () => {
  const { ctx, dir, first, second, other, loose, channels } = await registered()
  const { folder } = await createExport(ctx, everything, { format: 'eark-erms-3', delivery: null })
  const root = join(dir, String(folder))
  const data = join(root, 'representations/rep1/data')
  const [cases, records] = [join(data, 'erms-cases.xml'), join(data, 'erms-records.xml')]
  const ids = await texts(records, '//e:record/e:objectId')
  expect(new Set(ids)).toEqual(new Set([first, second, other, loose]))
  expect(ids).toHaveLength(4)
  const caseFile = (number: string) =>
    texts(cases, `//e:aggregation[@aggregationType='caseFile'][e:objectId='${number}']/@systemIdentifier`)
  const [one, two] = [await caseFile(NUMBER), await caseFile('KS 2026/418')]
  expect([one.length, two.length]).toEqual([1, 1])
  const parent = (id: string) => texts(records, `//e:record[@systemIdentifier='${id}']/e:parentAggregationId`)
  expect(await Promise.all([first, second, other, loose].map(parent))).toEqual([
    ...[one, one, two],
    [channels[1]]
  ])
  expect(await texts(records, "//e:extraId[@extraIdType='diary-number']")).toEqual([
    ...[NUMBER, NUMBER],
    'KS 2026/418'
  ])
  // Of one name, and two channels all the same: by the ids that EAD has them by.
  const kinds = "//e:aggregation[@aggregationType='own_aggregation_definition']"
  expect((await texts(cases, `${kinds}/@systemIdentifier`)).sort()).toEqual([...channels].sort())
  expect((await texts(join(root, 'metadata/descriptive/ead.xml'), '//d:c/d:did/d:unitid')).sort()).toEqual(
    [...channels].sort()
  )
  const of = (id: string) =>
    texts(records, `//e:record[@systemIdentifier='${id}']/e:relation[@relationType='part_of']`)
  expect(await Promise.all([first, second].map(of))).toEqual([[channels[0]], [channels[1]]])
})

it('says the same in FGS Ärendehantering, in the package and in the folder for the diary', async () => {
  const { ctx, dir, first, second, other, loose } = await registered()
  const { folder } = await createExport(ctx, everything, { format: 'fgs-1.2', delivery: null })
  const data = join(dir, String(folder), 'content/data')
  const cases = join(data, 'arenden.xml')
  const inCase = (number: string) =>
    texts(cases, `//f:ArkivobjektArende[f:ArkivobjektID='${number}']//f:ArkivobjektHandling/f:ArkivobjektID`)
  expect(await inCase(NUMBER)).toEqual([first, second])
  expect(await inCase('KS 2026/418')).toEqual([other])
  expect(await texts(join(data, 'handlingar.xml'), '//f:ArkivobjektHandling/f:ArkivobjektID')).toEqual([
    loose
  ])
  for (const name of ['arenden.xml', 'handlingar.xml'])
    expect([name, await problemsByFgs(join(data, name))]).toEqual([name, []])
})

it('takes a number of a receipt as the own one of a record only where no other has it', async () => {
  const { ctx, dir, loose, other } = await registered()
  const { id: exportId } = await createExport(ctx, everything)
  const answer = (number: string, records: readonly (typeof loose)[]) =>
    enterReceipt(ctx, {
      exportId,
      facts: {
        receiver: 'diary',
        number,
        caseNumber: 'KS 2026/500',
        receivedOn: '2026-11-25',
        receivedBy: 'Registrator'
      },
      records: records.map(id => ({ kind: 'message', id }))
    })
  answer('KS 2026/500-2', [loose])
  const { folder } = await createExport(ctx, everything, { format: 'eark-erms-3', delivery: null })
  const records = join(dir, String(folder), 'representations/rep1/data/erms-records.xml')
  const objectId = (id: string) => texts(records, `//e:record[@systemIdentifier='${id}']/e:objectId`)
  expect(await objectId(loose)).toEqual(['KS 2026/500-2'])
  expect(await objectId(other)).toEqual([other])
})

it('takes the list that the receiver sends back unchanged for no answer', async () => {
  const { ctx, dir } = await registered()
  const { id: exportId, folder } = await createExport(ctx, everything)
  const path = join(dir, String(folder), 'data/index.csv')
  const taken = await takeReceiptFile(ctx, {
    ...{ exportId, path, receiver: 'diary' },
    otherwise: { receivedOn: '2026-11-25', receivedBy: 'Registrator' }
  })
  expect(taken).toMatchObject({ rows: 4, receipts: 0, unanswered: 4 })
})

it('tells in EAD what is kept from others, by paragraph and channel', async () => {
  const { ctx, dir, first, other, channels } = await registered()
  for (const id of [first, other])
    await markSecret(ctx, { record: { kind: 'message', id }, paragraph: 'OSL 26 kap. 1 §', note: null })
  const access = async (scope: typeof everything) => {
    const { folder } = await createExport(ctx, scope, { format: 'eark-sip-2.1.0', delivery: null })
    const path = join(dir, String(folder), 'metadata/descriptive/ead.xml')
    expect(await problemsBy(EAD_XSD, path)).toEqual([])
    const of = (place: string) => texts(path, `${place}/d:accessrestrict/d:p`)
    const channel = (id: string) => of(`//d:c[d:did/d:unitid='${id}']`)
    return { all: await of('//d:archdesc'), each: await Promise.all(channels.map(channel)) }
  }
  const without = await access(everything)
  expect(without.all[1]).toBe(
    'Handlingar som är sekretessmarkerade, eller hålls kvar för något som är det, och inte följer med: 2.'
  )
  expect(without.each).toEqual([[], []])
  const along = 'Handlingar som är sekretessmarkerade enligt OSL 26 kap. 1 § och följer med: 2.'
  const whole = await access({ ...everything, withSecret: 'include-marked' })
  expect(whole.all[1]).toBe(along)
  expect(whole.each).toEqual([[along], []])
})

it('tells whom the diary names, and by what title, in FGS and in the register document', async () => {
  const { ctx, dir, first, loose } = await registered()
  const { folder } = await createExport(ctx, everything, { format: 'fgs-1.2', delivery: null })
  const cases = join(dir, String(folder), 'content/data/arenden.xml')
  const parties = (number: string) =>
    texts(cases, `//f:ArkivobjektArende[f:ArkivobjektID='${number}']/f:Motpart/f:Namn`)
  expect([await parties(NUMBER), await parties('KS 2026/418')]).toEqual([['Göran Ek'], ['Göran Ek']])
  const agents = (path: string, id: string) =>
    texts(path, `//f:ArkivobjektHandling[@Systemidentifierare='${id}']/f:Agent[f:Roll='Motpart']/f:Namn`)
  expect(await agents(cases, first)).toEqual(['Göran Ek'])
  expect(await agents(join(dir, String(folder), 'content/data/handlingar.xml'), loose)).toEqual([])
  expect(await problemsByFgs(cases)).toEqual([])

  const diary = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  const root = join(dir, String(diary.folder))
  const [path = ''] = (await filesUnder(root)).filter(
    each => each.includes(first.slice(0, 8)) && each.endsWith('.pdf')
  )
  const said = pdfPages(await readFile(join(root, path)))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  for (const fact of [
    'Rubrik i diariet: Badets öppettider',
    'Motpart i diariet: Göran Ek',
    'Inkom enligt diariet: 2026-'
  ])
    expect(said).toContain(fact)
})

it('tells nothing of what was disposed of, and of the rest of its case as before', async () => {
  const { ctx, as, comment, messages } = await twoArchivists()
  await routeMessage(ctx, messages.undecided.id, { kind: 'registered', diaryNumber: NUMBER })
  registerComment(ctx, comment, {
    ...{ outcome: 'registered', number: NUMBER, publicTitle: 'Rondellen', protectedTitle: null },
    ...{ publicCounterpart: null, protectedCounterpart: null }
  })
  await enterRule(ctx)
  const { id } = proposeDisposal(ctx, ALL)
  const mona = await as('mona')
  confirmDisposal(mona, id)
  await carryOut(mona, id)
  const { folder } = await createExport(mona, everything, { format: 'eark-erms-2.1', delivery: null })
  const root = join(mona.dir, String(folder))
  const data = join(root, 'representations/rep1/data')
  const [found] = await texts(
    join(data, 'erms-cases.xml'),
    `//e:aggregation[e:objectId='${NUMBER}']/@systemIdentifier`
  )
  const records = join(data, 'erms-records.xml')
  expect(await texts(records, `//e:record[e:parentAggregationId='${found}']/@systemIdentifier`)).toEqual([
    messages.undecided.id
  ])
  const premis = join(root, 'representations/rep1/metadata/preservation/premis.xml')
  for (const path of [records, premis, join(root, 'metadata/descriptive/ead.xml')])
    expect([path, (await readFile(path, 'utf8')).includes(comment)]).toEqual([path, false])
  expect((await verifyListed(root))?.findings).toEqual([])
})

it.each(['KS 2026/9-2', 'KS 2026/9 - 2', 'KS 2026/9–2'])(
  'knows the case of a document whatever dash its number has: %s',
  registered => {
    expect(caseOf({ registered, answered: undefined, yearly: null })).toMatchObject({
      ...{ number: 'KS 2026/9', by: 'number' }
    })
  }
)
