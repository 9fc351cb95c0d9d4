// Watching comments: how often channels are read, which words are looked for, and what came in.
import { z } from 'zod'
import { ChannelId, WatchedPageId } from '../ids.ts'
import { oneLine } from '../one-line.ts'
import { Address } from '../register.ts'
import { EveryMinutes, EveryPageMinutes, PageVisit, Watch, WatchRow, WatchView, WatchWord } from '../watch.ts'
import { base, page, paging } from './base.ts'

/** Checked by the core, which knows what schemes it may have. */
const StreamAddress = oneLine(500)

export const watch = {
  overview: base.output(Watch),
  /** Comments that were read in through accounts or exports, newest first. */
  comments: base
    .input(z.strictObject({ channelId: ChannelId.nullable(), view: WatchView, ...paging }))
    .output(page(WatchRow)),
  /** How often a channel is read by itself; null stops it. */
  setPlan: base
    .input(z.strictObject({ channelId: ChannelId, everyMinutes: EveryMinutes.nullable() }))
    .output(Watch),
  /**
   * Whether edits and removals are noticed within a minute, while the program or the server runs. `address`: the stream that is listened
   * to, for Bluesky; null leaves it as it is.
   */
  follow: base
    .input(z.strictObject({ channelId: ChannelId, isOn: z.boolean(), address: StreamAddress.nullable() }))
    .output(Watch),
  /** Has a page looked at in a browser for new comments, by itself or only when asked. */
  addPage: base
    .input(
      z.strictObject({
        channelId: ChannelId,
        address: Address,
        everyMinutes: EveryPageMinutes.nullable()
      })
    )
    .output(Watch),
  setPagePlan: base
    .input(z.strictObject({ id: WatchedPageId, everyMinutes: EveryPageMinutes.nullable() }))
    .output(Watch),
  /** Ends it. What was read stays. */
  removePage: base.input(z.strictObject({ id: WatchedPageId })).output(Watch),
  /** Visits a page now. Answers when it has ended; a page that says no, or was not seen whole, is an outcome. */
  visitPage: base.input(z.strictObject({ id: WatchedPageId })).output(PageVisit),
  addWord: base.input(z.strictObject({ word: WatchWord })).output(Watch),
  removeWord: base.input(z.strictObject({ word: WatchWord })).output(Watch)
}
