// A disclosure that was wrong is corrected, one is for a party or another authority, and what is refused can be appealed against.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import type { MaskPlace } from '#shared/disclosure.ts'
import { type CommentId, Instant } from '#shared/ids.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { writeCopies } from '../../electron/core/delivery/disclosures/copies.ts'
import { previewCopy } from '../../electron/core/delivery/disclosures/copy.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  correctDisclosure,
  disclosureRecord,
  dismiss,
  endDisclosure,
  findDisclosure,
  layMask,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { maskEverywhere, maskWords, placesWith } from '../../electron/core/delivery/disclosures/everywhere.ts'
import { recordWithProposals } from '../../electron/core/delivery/disclosures/in-pictures.ts'
import { openProposals } from '../../electron/core/delivery/disclosures/look-through.ts'
import { writeRefusal } from '../../electron/core/delivery/disclosures/refusal.ts'
import { openDraft } from '../../electron/core/delivery/exports/disk.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal, record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { pdfPages } from '../helpers/pdf-text.ts'

const PARAGRAPH = 'OSL 21 kap. 1 §'
const TEXT = 'Hej, min granne Viola Strandhäll har slutat hämta posten. Jag är orolig.'

async function asked(text = TEXT, senderName = 'Kalle Påhitt') {
  const made = await newArchive()
  const { ctx, clock } = made
  const channel = newChannel(ctx)
  const message = await pasteMessage(ctx, {
    ...{ channelId: channel.id, senderName, senderAddress: null, receivedAt: null, text }
  })
  clock.advance(60_000)
  const request = { reference: 'KS 2026/1', about: 'Meddelandet', requestedAt: made.clock.now() }
  return { ...made, channel, message, request }
}

/** Masks the words where they first stand in the record. */
function maskWord(ctx: Context, id: Parameters<typeof layMask>[1]['id'], words: string) {
  const { fields } = disclosureRecord(ctx.db.read, id, 0)
  const field = fields.findIndex(({ text }) => text.includes(words))
  const start = fields[field]?.text.indexOf(words) ?? -1
  const place: MaskPlace = { kind: 'passage', field, start, end: start + words.length }
  return layMask(ctx, { id, position: 0, place, paragraph: PARAGRAPH })
}

const pagesOf = async (dir: string, folder: string | null) =>
  pdfPages(await readFile(join(dir, folder ?? '', 'handling-001.pdf')))
    .join(' ')
    .replaceAll(/\s+/g, ' ')

it('is corrected by another that says so, with the masks of the first, which stays as it was', async () => {
  const { ctx, dir, message, request, clock } = await asked()
  const { id } = openDisclosure(ctx, request)
  expect(() => correctDisclosure(ctx, { id, because: 'fel' })).toThrow(
    expect.objectContaining({ code: 'disclosure-not-ended' })
  )
  await addRecords(ctx, id, [{ kind: 'message', id: message.id }])
  maskWord(ctx, id, 'Kalle Påhitt')
  await goThrough(ctx, id, 0)
  const first = await deliver(ctx, id)
  expect(await pagesOf(dir, first.folder)).toContain('Viola Strandhäll')

  clock.advance(86_400_000)
  const opened = correctDisclosure(ctx, { id, because: 'Grannens namn var inte maskerat.' })
  expect(opened).toMatchObject({
    state: 'open',
    corrects: id,
    about: 'Meddelandet',
    masks: 1,
    lookedThrough: 0
  })
  maskWord(ctx, opened.id, 'Viola Strandhäll')
  await goThrough(ctx, opened.id, 0)
  const second = await deliver(ctx, opened.id)
  const text = await pagesOf(dir, second.folder)
  expect(text).not.toContain('Strandhäll')
  for (const said of ['Rättad kopia', '2026-11-25', 'Grannens namn var inte maskerat.'])
    expect(text).toContain(said)
  expect(findDisclosure(ctx.db.read, id)).toMatchObject({
    state: 'delivered',
    correctedBy: opened.id,
    masks: 1
  })
  expect(await pagesOf(dir, first.folder)).toContain('Viola Strandhäll')
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it.each([
  ['refused', 'avslaget'],
  ['withdrawn', 'återtaget']
] as const)('that was ended as %s by mistake is tried anew, and the copies say so', async (state, word) => {
  const { ctx, dir, message, request, clock } = await asked()
  const { id } = openDisclosure(ctx, request)
  await addRecords(ctx, id, [{ kind: 'message', id: message.id }])
  maskWord(ctx, id, 'Viola Strandhäll')
  await goThrough(ctx, id, 0)
  endDisclosure(ctx, { id, state, because: 'Fel begäran' })
  clock.advance(86_400_000)
  const anew = correctDisclosure(ctx, { id, because: 'En annan begäran skulle avslutas.' })
  expect(anew).toMatchObject({
    state: 'open',
    corrects: id,
    about: 'Meddelandet',
    masks: 1,
    lookedThrough: 0
  })
  expect(anew.requestedAt).toBe(request.requestedAt)
  await goThrough(ctx, anew.id, 0)
  const { folder } = await deliver(ctx, anew.id)
  const text = await pagesOf(dir, folder)
  for (const said of ['Nytt beslut', '2026-11-25', word, 'En annan begäran skulle avslutas.'])
    expect(text).toContain(said)
  expect(text).not.toContain('Rättad kopia')
  expect(findDisclosure(ctx.db.read, id)).toMatchObject({
    state,
    because: 'Fel begäran',
    correctedBy: anew.id
  })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('is previewed as it is delivered: each text of the preview stands in the copy, and nothing else', async () => {
  const { ctx, dir, message, request } = await asked(`${TEXT}\n\nMed vänlig hälsning`)
  const { id } = openDisclosure(ctx, request)
  await addRecords(ctx, id, [{ kind: 'message', id: message.id }])
  maskWord(ctx, id, 'Viola Strandhäll')
  await goThrough(ctx, id, 0)
  const { title, file, parts } = previewCopy(ctx.db.read, { id, position: 0 })
  const { folder } = await deliver(ctx, id)
  expect(await readdir(join(dir, folder ?? ''))).toContain(file)
  const said = parts.flatMap(part =>
    part.kind === 'fact'
      ? [`${part.label}:`, part.text]
      : [part.label, ...('text' in part ? [part.text] : [])]
  )
  const squeezed = (text: string) => text.replaceAll(/\s+/g, '')
  expect(squeezed(await pagesOf(dir, folder))).toBe(squeezed([title, ...said].join('')))
  expect(said.join(' ')).toContain('[maskerat]')
})

it.each([
  ['party', 'part'],
  ['authority', 'annan myndighet']
] as const)(
  'for a %s holds what is secret to others, without lifting the mark, by its paragraph and reservation',
  async (receiver, word) => {
    const { ctx, dir, message, request } = await asked()
    const secret = { kind: 'message', id: message.id } as const
    await markSecret(ctx, { record: secret, paragraph: PARAGRAPH, note: null })
    const { id: open } = openDisclosure(ctx, request)
    await expect(addRecords(ctx, open, [secret])).rejects.toMatchObject({ code: 'record-may-not-leave' })
    for (const wrong of [
      { receiver, basis: null },
      { receiver: 'public' as const, basis: 'OSL 10 kap. 3 §' },
      { receiver: 'public' as const, reservation: 'Får inte spridas' }
    ])
      expect(() => openDisclosure(ctx, { ...request, ...wrong })).toThrow(
        expect.objectContaining({ code: 'disclosure-basis' })
      )
    const basis = 'OSL 10 kap. 3 §'
    const other = { receiver, basis, reservation: 'Får bara användas i målet.' }
    const { id } = openDisclosure(ctx, { ...request, ...other })
    await addRecords(ctx, id, [secret])
    await goThrough(ctx, id, 0)
    const { folder } = await deliver(ctx, id)
    const text = await pagesOf(dir, folder)
    for (const said of ['Viola Strandhäll', `${word}, med stöd av ${basis}`, 'Får bara användas i målet.'])
      expect(text).toContain(said)
    // The mark is as it was, for everybody else.
    await expect(addRecords(ctx, open, [secret])).rejects.toMatchObject({ code: 'record-may-not-leave' })
    const turned = `UPDATE disclosure SET receiver = 'party', basis = 'OSL 10 kap. 3 §' WHERE id = ?`
    expect(() => ctx.db.transact(tx => void tx.prepare(turned).run(open))).toThrow('never changed')
  }
)

it('is refused in part by a document that says how it is appealed against, and names nothing that is masked', async () => {
  const { ctx, message, request } = await asked()
  const { id } = openDisclosure(ctx, request)
  const dir = await temporaryFolder()
  const decision = {
    ...{ number: 'KS 2026/77', authority: 'Kommunstyrelsen i Norrby', decidedBy: 'Eva Ek, kanslichef' },
    ...{ court: 'goteborg' as const, because: 'Uppgifterna rör en enskilds hälsa.' }
  }
  const write = () => writeRefusal(ctx, { id, decision, dir })
  await addRecords(ctx, id, [{ kind: 'message', id: message.id }])
  maskWord(ctx, id, 'Viola Strandhäll')
  await goThrough(ctx, id, 0)
  await expect(write()).rejects.toMatchObject({ code: 'nothing-refused' })
  await deliver(ctx, id)
  const { path } = await write()
  const text = pdfPages(await readFile(path))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  for (const said of [
    ...['Beslut att lämna ut allmän handling endast delvis', 'Kommunstyrelsen i Norrby', 'KS 2026/77'],
    ...[
      `1 maskerat ställe (${PARAGRAPH})`,
      'Kammarrätten i Göteborg',
      'inom tre veckor från den dag då du fick del'
    ],
    ...['Uppgifterna rör en enskilds hälsa.', 'Eva Ek, kanslichef']
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('Strandhäll')
  expect(findDisclosure(ctx.db.read, id).refusals).toMatchObject([{ ...decision, writtenBy: 'test' }])
  expect((await verifyArchive(ctx)).findings).toEqual([])

  const whole = openDisclosure(ctx, request)
  await addRecords(ctx, whole.id, [{ kind: 'message', id: message.id }])
  endDisclosure(ctx, { id: whole.id, state: 'refused', because: 'Sekretess' })
  const refused = await writeRefusal(ctx, { id: whole.id, decision: { ...decision, number: null }, dir })
  const all = pdfPages(await readFile(refused.path))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  for (const said of ['Beslut att inte lämna ut allmän handling', 'hela handlingen', 'avslår begäran'])
    expect(all).toContain(said)
})

it('says nothing that is masked, or secret elsewhere, in what was written of it: why it is corrected, a reservation, a decision', async () => {
  const { ctx, dir, channel, message, request, clock } = await asked()
  const { id } = openDisclosure(ctx, request)
  await addRecords(ctx, id, [{ kind: 'message', id: message.id }])
  maskWord(ctx, id, 'Viola Strandhäll')
  await goThrough(ctx, id, 0)
  await deliver(ctx, id)
  const correct = (because: string) => correctDisclosure(ctx, { id, because })
  const refused = (code: string) => expect.objectContaining({ code })
  expect(() => correct('Viola Strandhälls namn stod kvar')).toThrow(refused('masked-words'))
  const out = await temporaryFolder()
  const decision = {
    ...{ number: null, authority: 'Kommunstyrelsen', decidedBy: 'Eva Ek', court: 'goteborg' as const },
    because: 'Att VIOLA STRANDHÄLL är sjuk rör hennes hälsa.'
  }
  await expect(writeRefusal(ctx, { id, decision, dir: out })).rejects.toMatchObject({ code: 'masked-words' })

  const secret = 'Hotfulla Ragnvald bor numera på Zebrafjordsgatan sjutton'
  const comment = await commentIn(ctx, channel.id, 'verified', { ...SHOWN, text: secret })
  await markSecret(ctx, { record: { kind: 'comment', id: comment }, paragraph: PARAGRAPH, note: null })
  const because = `Det gäller att ${secret}`
  expect(() => correct(because)).toThrow(refused('secret-words'))
  await expect(writeRefusal(ctx, { id, decision: { ...decision, because }, dir: out })).rejects.toMatchObject(
    { code: 'secret-words' }
  )
  const party = { receiver: 'party' as const, basis: 'OSL 10 kap. 3 §', reservation: because }
  expect(() => openDisclosure(ctx, { ...request, ...party })).toThrow(refused('secret-words'))
  expect(await readdir(out)).toEqual([])

  // What is masked later is masked there too.
  clock.advance(60_000)
  const opened = correct('Att granne har slutat hämta posten stod kvar.')
  maskWord(ctx, opened.id, 'slutat hämta posten')
  await goThrough(ctx, opened.id, 0)
  const text = await pagesOf(dir, (await deliver(ctx, opened.id)).folder)
  expect(text).toContain('Att granne har [maskerat] stod kvar.')
  expect(text).not.toContain('hämta posten')
})

it('has nothing to refuse where the request was taken back', async () => {
  const { ctx, message, request } = await asked('Hej')
  const { id } = openDisclosure(ctx, request)
  await addRecords(ctx, id, [{ kind: 'message', id: message.id }])
  endDisclosure(ctx, { id, state: 'withdrawn', because: 'Behövs inte längre.' })
  const decision = { number: null, authority: 'A', decidedBy: 'B', court: 'stockholm' as const, because: 'C' }
  await expect(writeRefusal(ctx, { id, decision, dir: await temporaryFolder() })).rejects.toMatchObject({
    code: 'nothing-refused'
  })
})

it('proposes masked words in addresses and file names too, and no word that everybody uses', async () => {
  const { ctx, channel, message, request } = await asked()
  const filed = await pasteMessage(ctx, {
    ...{
      channelId: channel.id,
      senderName: 'Eva',
      receivedAt: null,
      text: 'Jag skickar viola_strandhaell.png'
    },
    senderAddress: 'https://flode.example/Viola%20Strandh%C3%A4ll/jag'
  })
  const { id } = openDisclosure(ctx, request)
  await addRecords(ctx, id, [
    { kind: 'message', id: message.id },
    { kind: 'message', id: filed.id }
  ])
  maskWord(ctx, id, 'Viola Strandhäll')
  maskWord(ctx, id, 'Jag')
  const { proposals } = await recordWithProposals(ctx, { id, position: 1 })
  const same = proposals.filter(({ reason }) => reason === 'same-words').map(({ words }) => words)
  expect(same).toContain('Viola%20Strandh%C3%A4ll')
  expect(same).toContain('viola_strandhaell')
  expect(same.map(words => words?.toLowerCase())).not.toContain('jag')
  // The same mask once more is none.
  expect(() => maskWord(ctx, id, 'Viola Strandhäll')).toThrow(
    expect.objectContaining({ code: 'already-masked' })
  )
})

/** A picture of a comment, and the line that its page shows there. */
async function pictureOf(
  ctx: Context,
  id: CommentId,
  { shade, ...shown }: { shade: number; y: number; text: string }
): Promise<string> {
  const png = new PNG({ width: 200, height: 60 })
  png.data.fill(shade)
  const picture = await ctx.objects.put(PNG.sync.write(png), 'image/png')
  const line = { x: 20, width: 120, height: 16, ...shown }
  const box = { x: 0, y: 100, width: 200, height: 60 }
  const said = {
    pictured: { comment: box, context: box, blocks: [[line]] },
    files: [{ role: 'comment', sha256: picture.sha256 }]
  }
  const evidence = await ctx.objects.put(Buffer.from(JSON.stringify(said)), 'application/json')
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'comment.seen-again', about: id, objects: [picture, evidence] })
    insertCommentFile(tx, id, 'comment', picture.sha256)
    insertCommentFile(tx, id, 'provenance', evidence.sha256)
  })
  return picture.sha256
}

it('proposes a line of a picture again where another word on it is masked after it was let stand', async () => {
  const { ctx, channel, message, request, clock } = await asked()
  const comment = await commentIn(ctx, channel.id, 'verified', SHOWN)
  await pictureOf(ctx, comment, { shade: 10, y: 110, text: 'om granne, att Viola Strandhäll bor där' })
  clock.advance(60_000)
  const { id } = openDisclosure(ctx, request)
  await addRecords(ctx, id, [
    { kind: 'message', id: message.id },
    { kind: 'comment', id: comment }
  ])
  const proposed = async () => {
    const { proposals } = await recordWithProposals(ctx, { id, position: 1 })
    return proposals.filter(({ place }) => place.kind === 'region')
  }
  const letStand = async () => {
    clock.advance(1000)
    dismiss(ctx, { id, position: 1, proposals: await proposed() })
    clock.advance(1000)
    expect(await proposed()).toEqual([])
  }
  maskWord(ctx, id, 'granne')
  const [line] = await proposed()
  expect(line).toMatchObject({ words: 'granne' })
  await letStand()
  maskWord(ctx, id, 'Viola Strandhäll')
  expect(await proposed()).toContainEqual({ ...line, words: 'Viola Strandhäll' })
  await letStand()
})

it('proposes the names in every picture of a comment that was pictured more than once', async () => {
  const { ctx, channel, request } = await asked()
  const id = await commentIn(ctx, channel.id, 'verified', { ...SHOWN, authorName: 'Örjan Ängström' })
  const pictures: string[] = []
  for (const [at, shade] of [10, 90].entries())
    pictures.push(await pictureOf(ctx, id, { shade, y: 110 + at * 10, text: 'Örjan Ängström' }))
  const opened = openDisclosure(ctx, { ...request, requestedAt: Instant.parse('2026-11-25T07:30:00.000Z') })
  await addRecords(ctx, opened.id, [{ kind: 'comment', id }])
  const detail = await recordWithProposals(ctx, { id: opened.id, position: 0 })
  const named = detail.proposals.flatMap(({ place }) =>
    place.kind === 'region' ? [detail.pictures[place.picture]?.sha256] : []
  )
  expect(new Set(named)).toEqual(new Set(pictures))

  // What the program has read by itself has no place, and is told until somebody has masked the picture.
  const attached = detail.pictures.findIndex(({ sha256 }) => sha256 === pictures[1])
  ctx.db.transact(tx =>
    tx
      .prepare(
        `INSERT INTO picture_text (sha256, state, text, confidence, read_at)
         VALUES (?, 'read', 'Intyg för Gunvor' || char(10) || 'Stenmark', 80, '2026-11-25T08:00:00.000Z')`
      )
      .run(pictures[1])
  )
  const readByMachine = { id: opened.id, words: 'gunvor stenmark' }
  expect(await placesWith(ctx, readByMachine)).toEqual([
    { position: 0, texts: 0, pictures: 0, readIn: [attached] }
  ])

  const everywhere = { id: opened.id, words: 'örjan ängström' }
  const places = await placesWith(ctx, everywhere)
  expect(places).toEqual([{ position: 0, texts: expect.any(Number), pictures: 2, readIn: [] }])
  expect(await openProposals(ctx, opened.id)).toEqual([{ position: 0, proposals: detail.proposals.length }])
  const { masks } = await maskEverywhere(ctx, { ...everywhere, paragraph: PARAGRAPH, inPictures: true })
  expect(masks).toBe((places[0]?.texts ?? 0) + 2)
  expect(await placesWith(ctx, everywhere)).toEqual([])
  expect(await placesWith(ctx, readByMachine)).toEqual([])
  const left = await recordWithProposals(ctx, { id: opened.id, position: 0 })
  expect(left.proposals.filter(({ place }) => place.kind === 'region')).toEqual([])
  await expect(
    maskEverywhere(ctx, { ...everywhere, paragraph: PARAGRAPH, inPictures: true })
  ).rejects.toMatchObject({ code: 'words-not-found' })
})

it('says nothing that is masked by its reference, its paragraph or what was asked for, nor by one word of a name', async () => {
  const { ctx, dir, message, request } = await asked()
  const typed = { reference: 'Viola Strandhäll 2026/9', about: 'Begäran om Viola Strandhäll' }
  const party = { receiver: 'party' as const, basis: 'OSL 10 kap. 3 § Strandhäll' }
  const { id } = openDisclosure(ctx, { ...request, ...typed, ...party })
  await addRecords(ctx, id, [{ kind: 'message', id: message.id }])
  maskWord(ctx, id, 'Viola Strandhäll')
  await goThrough(ctx, id, 0)
  const { folder } = await deliver(ctx, id, { form: 'bagit' })
  const bag = join(dir, folder ?? '')
  const info = await readFile(join(bag, 'bag-info.txt'), 'utf8')
  expect(info).toContain('Internal-Sender-Identifier: [maskerat] 2026/9')
  const copy = pdfPages(await readFile(join(bag, 'data', 'handling-001.pdf')))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  expect(copy).toContain('med stöd av OSL 10 kap. 3 § [maskerat]')
  expect(copy + info).not.toMatch(/Viola|Strandhäll/)
  for (const because of ['Strandhälls namn stod kvar', 'Det gällde viola'])
    expect(() => correctDisclosure(ctx, { id, because })).toThrow(
      expect.objectContaining({ code: 'masked-words' })
    )
  // Nor is it in the journal, which stays when the disclosure is disposed of.
  expect(JSON.stringify(listJournal(ctx.db.read, { about: id, before: null, limit: 100 }))).not.toMatch(
    /Strandhäll/
  )
  const out = await temporaryFolder()
  const decision = {
    ...{ number: null, authority: 'Kommunstyrelsen', decidedBy: 'Eva Ek', court: 'goteborg' as const },
    because: 'Uppgifterna rör en enskilds hälsa.'
  }
  for (const wrong of [
    { because: 'Strandhäll är sjuk' },
    { decidedBy: 'Viola S' },
    { number: 'Strandhäll 1' }
  ])
    await expect(
      writeRefusal(ctx, { id, decision: { ...decision, ...wrong }, dir: out })
    ).rejects.toMatchObject({ code: 'masked-words' })
  const written = [await writeRefusal(ctx, { id, decision, dir: out })]
  // A decision that was written is not written over.
  written.push(await writeRefusal(ctx, { id, decision: { ...decision, decidedBy: 'Bo Ek' }, dir: out }))
  expect(await readdir(out)).toHaveLength(2)
  for (const [at, { path }] of written.entries()) {
    const text = pdfPages(await readFile(path))
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    expect(text).toContain('Begäran om [maskerat]')
    expect(text).toContain(at === 0 ? 'Eva Ek' : 'Bo Ek')
    expect(text).not.toMatch(/Viola|Strandhäll/)
  }
})

it('is refused as a whole in writing where all that was asked for is secret and nothing could be added', async () => {
  const { ctx, request } = await asked()
  const { id } = openDisclosure(ctx, request)
  endDisclosure(ctx, { id, state: 'refused', because: 'Sekretess' })
  const decision = {
    ...{
      number: 'KS 2026/78',
      authority: 'Kommunstyrelsen',
      decidedBy: 'Eva Ek',
      court: 'goteborg' as const
    },
    because: 'Uppgifterna är hemliga.'
  }
  const { path } = await writeRefusal(ctx, { id, decision, dir: await temporaryFolder() })
  const text = pdfPages(await readFile(path))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  for (const said of [
    'Kommunstyrelsen avslår begäran.',
    'De handlingar som begärdes',
    'lämnas inte ut i någon del'
  ])
    expect(text).toContain(said)
})

it('is refused in writing in ordinary words of what is masked, and by the authority that it speaks of', async () => {
  const said = 'Kommunstyrelsen har lovat min son en plats på hans skola'
  const { ctx, message, request } = await asked(`${said}. Norrbynämnden svarade.`)
  const { id } = openDisclosure(ctx, { ...request, about: 'Meddelandet om en skola' })
  await addRecords(ctx, id, [{ kind: 'message', id: message.id }])
  for (const words of [said, 'hans skola', 'Norrbynämnden']) maskWord(ctx, id, words)
  await goThrough(ctx, id, 0)
  await deliver(ctx, id)
  const because = 'Kommunstyrelsen får inte lämna ut vilken skola det gäller.'
  const decision = { number: null, decidedBy: 'Eva Ek', court: 'goteborg' as const, because }
  const write = (authority: string) =>
    temporaryFolder().then(dir => writeRefusal(ctx, { id, dir, decision: { ...decision, authority } }))
  const { path } = await write('Kommunstyrelsen')
  const text = pdfPages(await readFile(path))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  expect(text).toContain(because)
  expect(text).toContain('Meddelandet om en skola')
  await write('Norrbynämnden')
})

it('reads what is masked in it once for all of its copies', async () => {
  const { ctx, channel, request } = await asked()
  const party = { receiver: 'party' as const, basis: 'OSL 10 kap. 3 §', reservation: 'Får inte spridas' }
  const { id } = openDisclosure(ctx, { ...request, ...party })
  const records = 6
  for (let at = 0; at < records; at++) {
    const text = `Brev ${at} om Viola Strandhäll`
    const from = { channelId: channel.id, senderName: 'Eva', senderAddress: null, receivedAt: null }
    const { id: record } = await pasteMessage(ctx, { ...from, text })
    await addRecords(ctx, id, [{ kind: 'message', id: record }])
  }
  maskWords(ctx, { id, words: 'Viola Strandhäll', paragraph: PARAGRAPH })
  let readings = 0
  const prepare: typeof ctx.db.read.prepare = sql => {
    if (sql.startsWith('SELECT fields, pictures FROM disclosure_record')) readings++
    return ctx.db.read.prepare(sql)
  }
  const read = { ...ctx.db.read, prepare }
  const draft = await openDraft(join(await temporaryFolder(), 'kopior'))
  await writeCopies({ ...ctx, db: { ...ctx.db, read } }, draft, id, { isBag: true, level: '2b' })
  await draft.close()
  // Each record itself, and what is masked in it for the proposals and for what was typed.
  expect(readings).toBe(3 * records)
})
