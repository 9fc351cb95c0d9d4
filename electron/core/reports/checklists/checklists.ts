// The checklist of a channel: what was found in the texts of its captures, and the answers of a person (G3, G4).

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  type ChannelChecklist,
  type ChecklistAnswer,
  type ChecklistProposal,
  type GivenAnswer,
  itemsOf
} from '#shared/checklist.ts'
import { CaptureId, type ChannelId, ChecklistAnswerId } from '#shared/ids.ts'
import { halfYearOf } from '../../captures/captures/schedule.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { type CapturedText, proposalsIn } from './propose.ts'
import * as queries from './queries.ts'

/** @throws ArchiveError not-found, channel-retired, object-damaged */
export async function channelChecklist(ctx: Context, channelId: ChannelId): Promise<ChannelChecklist> {
  const { read } = ctx.db
  const channel = activeChannel(read, channelId)
  const period = halfYearOf(ctx.clock.now())
  const captures = queries.newestCaptures(read, period.start, channelId)
  const found = proposalsIn(await textsOf(ctx, captures), archiveOwner(read).municipality)
  const answers = queries.answersOf(read, channelId)
  const now = queries.newestByItem(answers, answer => answer.period === period.label)
  const before = queries.newestByItem(answers, answer => answer.period < period.label)
  return {
    channelId,
    channelName: channel.name,
    platform: channel.platform,
    period: period.label,
    captures: captures.map(({ id, address, startedAt }) => ({ id, address, startedAt })),
    items: itemsOf(channel).map(item => ({
      item,
      answer: shown(now.get(item)),
      before: shown(before.get(item)),
      proposal: proposalOf(found.get(item))
    }))
  }
}

/**
 * Enters a person's answers. Each points at a capture of the channel from this half-year, and a quote must stand in it.
 * @throws ArchiveError not-found, channel-retired, capture-not-of-channel, quote-not-found, object-damaged, invalid-input,
 * secret-words
 */
export async function answerChecklist(
  ctx: Context,
  { channelId, answers }: { readonly channelId: ChannelId; readonly answers: readonly GivenAnswer[] }
): Promise<ChannelChecklist> {
  const checklist = await channelChecklist(ctx, channelId)
  const captures = queries.newestCaptures(ctx.db.read, halfYearOf(ctx.clock.now()).start, channelId)
  const texts = new Map((await textsOf(ctx, captures)).map(({ captureId, text }) => [captureId, text]))
  for (const { item, captureId, quote } of answers) {
    if (!checklist.items.some(row => row.item === item))
      throw new ArchiveError('invalid-input', { place: 'item', problem: 'not-asked' })
    if (!captures.some(({ id }) => id === captureId))
      throw new ArchiveError('capture-not-of-channel', { channel: checklist.channelName })
    if (quote !== null && !oneLine(texts.get(captureId) ?? '').includes(oneLine(quote)))
      throw new ArchiveError('quote-not-found', { channel: checklist.channelName })
  }
  ctx.db.transact(tx => {
    activeChannel(tx, channelId)
    requireNoSecretWords(
      tx,
      answers.flatMap(({ quote, note }) => [quote, note])
    )
    const now = ctx.clock.now()
    for (const { item, answer, captureId, quote, note } of answers) {
      const proposal = checklist.items.find(row => row.item === item)?.proposal
      const isProposed = answer === 'yes' && proposal?.quote === quote && proposal?.captureId === captureId
      queries.insertAnswer(tx, {
        id: ChecklistAnswerId.parse(randomUUID()),
        ...{ channelId, item, answer, captureId, quote, note },
        period: checklist.period,
        basis: isProposed ? 'proposed' : 'person',
        answeredAt: now,
        answeredBy: ctx.actor
      })
    }
    const no = answers.filter(({ answer }) => answer === 'no').length
    record(tx, ctx, {
      act: 'checklist.answered',
      about: channelId,
      details: { period: checklist.period, yes: answers.length - no, no }
    })
  })
  tellChanged(ctx, 'register')
  return channelChecklist(ctx, channelId)
}

// What a page says of itself is near its top or its foot, and no page says it in more than this.
const MOST_TEXT = 4 << 20

async function textsOf(ctx: Context, captures: readonly queries.Reviewed[]): Promise<CapturedText[]> {
  const texts: CapturedText[] = []
  for (const { id, text } of captures) {
    if (text === null) continue
    if ((await ctx.objects.verify(text)).state !== 'right')
      throw new ArchiveError('object-damaged', { what: text })
    texts.push({
      captureId: id,
      text: (await readFile(await ctx.objects.file(text))).subarray(0, MOST_TEXT).toString('utf8')
    })
  }
  return texts
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

function proposalOf(found: { captureId: string; quote: string } | undefined): ChecklistProposal | null {
  return found === undefined ? null : { captureId: CaptureId.parse(found.captureId), quote: found.quote }
}

function shown(answer: queries.KeptAnswer | undefined): ChecklistAnswer | null {
  if (answer === undefined) return null
  const { channelId: _, ...rest } = answer
  return rest
}
