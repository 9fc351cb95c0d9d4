// Words that the program has read in a picture, and does not know the place of: the whole picture is proposed where they are masked in a
// text, and masked where they stand in none.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { beforeEach, expect, it } from 'vitest'
import { type DisclosureId, Instant, type MessageId } from '#shared/ids.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  correctDisclosure,
  dismiss,
  findDisclosure,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { maskEverywhere, maskWords, placesWith } from '../../electron/core/delivery/disclosures/everywhere.ts'
import { recordWithProposals } from '../../electron/core/delivery/disclosures/in-pictures.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { pasteMessage, takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { goThrough } from '../helpers/disclosures.ts'

const PARAGRAPH = 'OSL 21 kap. 1 §'
const [WIDTH, HEIGHT] = [80, 40]
const WHOLE = { kind: 'region', picture: 0, x: 0, y: 0, width: WIDTH, height: HEIGHT }

let ctx: Context
let id: DisclosureId
let written: MessageId
let advance: (milliseconds: number) => void
let paste: (text: string) => ReturnType<typeof pasteMessage>

beforeEach(async () => {
  const made = await newArchive()
  ;({ ctx } = made)
  advance = milliseconds => made.clock.advance(milliseconds)
  const channelId = newChannel(ctx).id
  const from = { channelId, senderName: 'Eva Ek', senderAddress: null, receivedAt: null }
  const path = join(await temporaryFolder(), 'bild.png')
  const png = new PNG({ width: WIDTH, height: HEIGHT })
  png.data.fill(200)
  await writeFile(path, PNG.sync.write(png))
  const pictured = await takeMessageFile(ctx, { ...from, path })
  ctx.db.transact(tx => {
    tx.prepare(
      `INSERT INTO picture_text (sha256, state, text, confidence, read_at)
       SELECT original, 'read', 'Intyg för Gunvor' || char(10) || 'Stenmark, Storgatan 1, 070-123 45 67, gunvor.stenmark@exempel.example', 80, '2026-11-25T08:00:00.000Z'
       FROM message WHERE id = ?`
    ).run(pictured.id)
  })
  paste = text => pasteMessage(ctx, { ...from, text })
  ;({ id: written } = await paste('Hur mår Gunvor Stenmark?'))
  ;({ id } = openDisclosure(ctx, {
    ...{ reference: null, about: 'Intyget', requestedAt: Instant.parse('2026-11-25T07:30:00.000Z') }
  }))
  await addRecords(ctx, id, [{ kind: 'message', id: pictured.id }])
})

const everywhere = (inPictures: boolean) =>
  maskEverywhere(ctx, { id, words: 'gunvor stenmark', paragraph: PARAGRAPH, inPictures })
const proposed = async () =>
  (await recordWithProposals(ctx, { id, position: 0 })).proposals.filter(
    ({ place }) => place.kind === 'region'
  )

it('are masked with the whole picture where no text has them', async () => {
  await expect(everywhere(false)).rejects.toMatchObject({ code: 'words-not-found' })
  const { masks } = await everywhere(true)
  expect(masks).toBe(1)
  const detail = await recordWithProposals(ctx, { id, position: 0 })
  expect(detail.masks).toMatchObject([{ place: WHOLE, paragraph: PARAGRAPH }])
  expect(await placesWith(ctx, { id, words: 'gunvor stenmark' })).toEqual([])
})

it('are proposed, where they are masked in a text, until the picture is masked or let stand', async () => {
  await addRecords(ctx, id, [{ kind: 'message', id: written }])
  await goThrough(ctx, id, 0)
  expect(await proposed()).toEqual([])
  await everywhere(true)
  expect(await proposed()).toMatchObject([{ reason: 'same-words', place: WHOLE, words: 'Gunvor Stenmark' }])
  await goThrough(ctx, id, 1)
  advance(1000)
  await expect(deliver(ctx, id)).rejects.toMatchObject({ code: 'proposals-open' })
  const proposals = await proposed()
  dismiss(ctx, { id, position: 0, proposals })
  expect(await proposed()).toEqual([])
  expect((await deliver(ctx, id)).state).toBe('delivered')
})

it('are proposed again where others that were read there are masked after it was let stand', async () => {
  const others = [
    await paste('Jag bor på Storgatan 1'),
    await paste('Storgatan 1 igen'),
    await paste('Gunvor Stenmark')
  ]
  await addRecords(
    ctx,
    id,
    others.map(({ id: record }) => ({ kind: 'message' as const, id: record }))
  )
  const mask = (words: string, of = id) => maskWords(ctx, { id: of, words, paragraph: PARAGRAPH })
  const letStand = async () => {
    advance(1000)
    dismiss(ctx, { id, position: 0, proposals: await proposed() })
    advance(1000)
  }
  mask('Storgatan 1')
  expect(await proposed()).toMatchObject([{ place: WHOLE, words: 'Storgatan 1' }])
  await letStand()
  // The same words once more are decided on.
  const more = await paste('Och Storgatan 1')
  await addRecords(ctx, id, [{ kind: 'message', id: more.id }])
  mask('Storgatan 1')
  expect(await proposed()).toEqual([])
  for (const position of [0, 1, 2, 3, 4]) await goThrough(ctx, id, position)

  mask('Gunvor Stenmark')
  expect(await proposed()).toMatchObject([{ place: WHOLE, words: 'Gunvor Stenmark' }])
  expect(
    (await recordWithProposals(ctx, { id, position: 0 })).dismissals.map(each => each.place)
  ).not.toContainEqual(WHOLE)
  await expect(deliver(ctx, id)).rejects.toMatchObject({ code: 'proposals-open' })
  await letStand()
  expect(await proposed()).toEqual([])
  const { state } = await deliver(ctx, id)
  expect(state).toBe('delivered')
  // What was let stand is so in the correction too, for as long as nothing else is masked.
  const corrected = correctDisclosure(ctx, { id, because: 'Fel' })
  const again = () => recordWithProposals(ctx, { id: corrected.id, position: 0 })
  expect((await again()).proposals).toEqual([])
  const last = await paste('Ring 070-123 45 67')
  await addRecords(ctx, corrected.id, [{ kind: 'message', id: last.id }])
  mask('070-123 45 67', corrected.id)
  expect((await again()).proposals).toMatchObject([{ place: WHOLE, words: '070-123 45 67' }])
  expect(findDisclosure(ctx.db.read, id).state).toBe('delivered')
})

it.each(['070-123 45 67', 'gunvor.stenmark@exempel.example', 'gunvor'])(
  'are proposed also where they look like personal data by themselves, or stand in what does: %s',
  async words => {
    const { id: said } = await paste(`Se ${words}!`)
    await addRecords(ctx, id, [{ kind: 'message', id: said }])
    maskWords(ctx, { id, words, paragraph: PARAGRAPH })
    expect(await proposed()).toMatchObject([{ reason: 'same-words', place: WHOLE }])
  }
)
