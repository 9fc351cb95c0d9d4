// Posts of the authority's own channels, one by one, and what is known of how platforms mark them.
import { z } from 'zod'
import { FilePath } from '../file-path.ts'
import { CalendarDate, ChannelId } from '../ids.ts'
import { ChannelPost, PlatformInForce, PostBecame, PostVisit } from '../posts.ts'
import { base, page, paging } from './base.ts'

const PlatformName = z.string().trim().toLowerCase().min(1).max(40)

export const posts = {
  /** The posts of a channel that are known, latest first; all, or those of which something became the last time. */
  list: base
    .input(z.strictObject({ channelId: ChannelId, became: PostBecame.nullable().default(null), ...paging }))
    .output(page(ChannelPost)),
  /** The last going through of a channel for its posts; null where there was none. */
  lastVisit: base.input(z.strictObject({ channelId: ChannelId })).output(PostVisit.nullable()),
  /**
   * Goes through the channel's posts back to a day, the half-year's beginning unless given: saves those that are new or changed, each
   * by its own address with its comments, and looks for those that are no longer listed. Answers when it has ended.
   */
  save: base
    .input(
      z.strictObject({
        channelId: ChannelId,
        since: CalendarDate.nullable().default(null),
        /** The most that are saved in one go; null: as many as the platform is asked for at a time. */
        most: z.int().min(1).max(200).nullable().default(null)
      })
    )
    .output(PostVisit),
  /** Ends the going through of the channel that goes on: what is saved is kept, and `save` refuses with `stopped`. Gives the last one. */
  stop: base.input(z.strictObject({ channelId: ChannelId })).output(PostVisit.nullable()),
  /** Each platform: of when and whence the facts on its pages are, and what is known not to be had. */
  platforms: base.output(z.array(PlatformInForce)),
  /** All words and marks of a platform that are in force, as the text of a file (JSON), to be mended there. */
  platform: base.input(z.strictObject({ name: PlatformName })).output(z.strictObject({ text: z.string() })),
  /** Takes a platform's words and marks from a file of that form; each of its fields is checked. */
  setPlatform: base
    .input(z.strictObject({ name: PlatformName, path: FilePath }))
    .output(z.array(PlatformInForce)),
  /** Goes back to the words and marks that are built in. */
  resetPlatform: base.input(z.strictObject({ name: PlatformName })).output(z.array(PlatformInForce))
}
