// The checklist of what a channel shows its visitors: found in captured texts, confirmed by a person, and missing until
// mended (G3, G4).
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { CHECKLIST_ITEMS, type GivenAnswer } from '#shared/checklist.ts'
import type { CaptureId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { answerChecklist, channelChecklist } from '../../electron/core/reports/checklists/checklists.ts'
import { checklistGaps, checklistSummaries } from '../../electron/core/reports/checklists/overview.ts'
import { proposalsIn } from '../../electron/core/reports/checklists/propose.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'

const PAGE = `Norrby bibliotek
Det här är Norrby kommuns officiella sida för biblioteken. Här får du boktips och nyheter.
Vi svarar på frågor senast nästa arbetsdag. Kommentera gärna det vi skriver!
Kommentarer med hot eller personangrepp tas bort. Anmäl olämpliga kommentarer till info@norrby.example.
Sidan drivs av Kultur och fritid.`

/** A capture of an address of the channel, with this visible text. */
async function capture(ctx: Context, channel: Channel, text: string, address = channel.addresses[0] ?? '') {
  return (await enterCapture(ctx, channel.id, address, text)).id
}

const given = (captureId: CaptureId, answer: Partial<GivenAnswer>): GivenAnswer => ({
  ...{ item: 'logo', answer: 'yes', captureId, quote: null, note: null, ...answer }
})

describe('what is found in a text', () => {
  it('is a sentence for each item but the logo, which is in the picture', () => {
    const found = proposalsIn([{ captureId: 'a', text: PAGE }], 'Norrby kommun')
    expect(Object.fromEntries([...found].map(([item, { quote }]) => [item, quote]))).toEqual({
      sender: 'Sidan drivs av Kultur och fritid.',
      official: 'Det här är Norrby kommuns officiella sida för biblioteken.',
      'contact-expected': 'Vi svarar på frågor senast nästa arbetsdag.',
      purpose: 'Här får du boktips och nyheter.',
      'comment-purpose': 'Kommentera gärna det vi skriver!',
      'comment-rules': 'Kommentarer med hot eller personangrepp tas bort.',
      complaints: 'Anmäl olämpliga kommentarer till info@norrby.example.'
    })
  })

  it.each([
    ['contact-expected', 'Vi läser och svarar vardagar 8–16.'],
    ['contact-expected', 'Kontot bemannas på kontorstid.'],
    ['contact-expected', 'Du får svar inom två arbetsdagar.'],
    ['purpose', 'Syftet med kontot är att ge en bild av kommunen som arbetsgivare.'],
    ['purpose', 'På den här sidan berättar vi om vad som händer i Norrby.'],
    ['comment-purpose', 'Kommentarsfältet är till för frågor om inlägget.'],
    ['comment-purpose', 'Ställ gärna frågor till oss.'],
    ['comment-rules', 'Vi tar bort inlägg som innehåller reklam.'],
    ['comment-rules', 'Läs våra regler för kommentarer.'],
    ['complaints', 'Synpunkter på sidan? Ring 0923-650 00 eller mejla kommun@norrby.example.'],
    ['official', 'Välkommen till kommunens officiella konto!'],
    ['sender', 'Informationsenheten ansvarar för innehållet på kontot.']
  ] as const)('finds %s in “%s”', (item, text) => {
    expect(proposalsIn([{ captureId: 'a', text }], 'Norrby kommun').get(item)?.quote).toBeDefined()
  })

  it('is nothing in a page that says nothing, and is short where a line is very long', () => {
    expect([
      ...proposalsIn([{ captureId: 'a', text: 'Bild på en katt. Ladda fler.' }], 'Norrby kommun')
    ]).toEqual([])
    const line = `${'bla '.repeat(50_000)}vi svarar på frågor inom en arbetsdag ${'bla '.repeat(50_000)}`
    const quote = proposalsIn([{ captureId: 'a', text: line }], 'Norrby').get('contact-expected')?.quote ?? ''
    expect(quote).toContain('svarar på frågor')
    expect(quote.length).toBeLessThanOrEqual(300)
  })

  it('takes a name of the authority as it is, whatever signs are in it', () => {
    expect(() => proposalsIn([{ captureId: 'a', text: 'x' }], 'Kommunen (i norr) [*')).not.toThrow()
  })
})

describe('a channel', () => {
  it('is reviewed: what was found is proposed, and a person confirms it or says otherwise', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    expect(checklistSummaries(ctx).channels).toMatchObject([{ items: 8, yes: 0, no: 0, isCaptured: false }])
    const captureId = await capture(ctx, channel, PAGE)
    const checklist = await channelChecklist(ctx, channel.id)
    expect(checklist.captures).toMatchObject([{ id: captureId, address: channel.addresses[0] }])
    expect(checklist.items.map(({ item }) => item)).toEqual(CHECKLIST_ITEMS)
    const quote = checklist.items.find(({ item }) => item === 'official')?.proposal?.quote ?? ''
    const after = await answerChecklist(ctx, {
      channelId: channel.id,
      answers: [
        given(captureId, { item: 'official', quote }),
        given(captureId, { item: 'purpose', quote: 'boktips och nyheter' }),
        given(captureId, { item: 'logo', answer: 'no', note: 'Bara en bokhylla som bild.' })
      ]
    })
    expect(after.items.flatMap(({ answer }) => (answer === null ? [] : [answer]))).toMatchObject([
      { item: 'logo', answer: 'no', basis: 'person', note: 'Bara en bokhylla som bild.' },
      { item: 'official', answer: 'yes', basis: 'proposed', captureId, quote },
      { item: 'purpose', answer: 'yes', basis: 'person', answeredBy: 'test' }
    ])
    expect(checklistSummaries(ctx).channels).toMatchObject([{ yes: 2, no: 1, isCaptured: true }])
  })

  it('without dialogue is not asked about comments and answers', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx, { dialogue: false })
    const captureId = await capture(ctx, channel, PAGE)
    const { items } = await channelChecklist(ctx, channel.id)
    expect(items.map(({ item }) => item)).toEqual(['logo', 'sender', 'official', 'purpose', 'complaints'])
    const answers = [given(captureId, { item: 'comment-rules' })]
    await expect(answerChecklist(ctx, { channelId: channel.id, answers })).rejects.toMatchObject({
      params: { place: 'item', problem: 'not-asked' }
    })
  })

  it('is missing something until a later answer says that it is there, over half-years', async () => {
    const { ctx, clock } = await newArchive()
    const channel = newChannel(ctx)
    const first = await capture(ctx, channel, 'Bild på en katt')
    const say = (captureId: CaptureId, answer: 'yes' | 'no') =>
      answerChecklist(ctx, { channelId: channel.id, answers: [given(captureId, { item: 'sender', answer })] })
    await say(first, 'no')
    const since = clock.now()
    clock.set('2027-02-01T09:00:00.000Z')
    expect(checklistGaps(ctx)).toMatchObject([
      { item: 'sender', channelName: channel.name, since, period: '2026-H2' }
    ])
    expect(checklistSummaries(ctx)).toMatchObject({ period: '2027-H1', channels: [{ yes: 0, no: 0 }] })
    const second = await capture(ctx, channel, 'Bild på en hund')
    await say(second, 'no')
    expect(checklistGaps(ctx)).toMatchObject([{ since, period: '2027-H1', captureId: second }])
    const row = (await channelChecklist(ctx, channel.id)).items.find(({ item }) => item === 'sender')
    expect(row).toMatchObject({ answer: { answer: 'no' }, before: { answer: 'no', captureId: first } })
    clock.advance(60_000)
    const third = await capture(ctx, channel, 'Norrby kommun')
    await say(third, 'yes')
    expect(checklistGaps(ctx)).toEqual([])
  })

  it('is not answered from a capture of another channel, of an earlier half-year, or with words that are not there', async () => {
    const { ctx, clock } = await newArchive()
    const channel = newChannel(ctx)
    const other = newChannel(ctx, { name: 'En annan', addresses: ['https://bilder.example/en'] })
    const elsewhere = await capture(ctx, other, PAGE)
    const earlier = await capture(ctx, channel, PAGE)
    const answer = (answers: GivenAnswer[]) => answerChecklist(ctx, { channelId: channel.id, answers })
    await expect(answer([given(elsewhere, {})])).rejects.toMatchObject({ code: 'capture-not-of-channel' })
    await expect(
      answer([given(earlier, {}), given(earlier, { item: 'purpose', quote: 'Aldrig skrivet' })])
    ).rejects.toMatchObject({ code: 'quote-not-found' })
    expect(checklistSummaries(ctx).channels).toMatchObject([{ yes: 0 }, { yes: 0 }])
    clock.set('2027-02-01T09:00:00.000Z')
    await expect(answer([given(earlier, {})])).rejects.toMatchObject({ code: 'capture-not-of-channel' })
  })

  it('keeps every answer as it was given, whoever writes the query', async () => {
    const { ctx, dir, archive } = await newArchive()
    const channel = newChannel(ctx)
    const other = newChannel(ctx, { name: 'En annan', addresses: ['https://bilder.example/en'] })
    const captureId = await capture(ctx, channel, PAGE)
    await answerChecklist(ctx, { channelId: channel.id, answers: [given(captureId, {})] })
    await archive.close()
    const db = new Database(join(dir, 'archive.db'))
    expect(() => db.exec("UPDATE checklist_answer SET answer = 'no'")).toThrow('never changed')
    expect(() => db.exec('DELETE FROM checklist_answer')).toThrow('disposal decision only')
    expect(() =>
      db
        .prepare(
          `INSERT INTO checklist_answer (id, channel_id, period, item, answer, capture_id, basis, answered_at, answered_by)
           SELECT ?, ?, period, item, answer, capture_id, basis, answered_at, answered_by FROM checklist_answer`
        )
        .run(randomUUID(), other.id)
    ).toThrow('points at a capture of its channel')
    db.close()
  })
})
