// Watching comments: how often channels are read, which words are looked for, and what came in.
import { z } from 'zod'
import { ChannelId } from '../ids.ts'
import { EveryMinutes, Watch, WatchRow, WatchView, WatchWord } from '../watch.ts'
import { base, page, paging } from './base.ts'

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
  addWord: base.input(z.strictObject({ word: WatchWord })).output(Watch),
  removeWord: base.input(z.strictObject({ word: WatchWord })).output(Watch)
}
