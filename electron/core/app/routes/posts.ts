// The routes of posts: each hands checked input to a verb, and adds nothing of its own.
import {
  platforms,
  platformText,
  resetPlatformWords,
  setPlatformWords
} from '../../captures/captures/platform-words.ts'
import { lastPostVisit, listPosts } from '../../comments/posts/read.ts'
import { savePosts, stopPosts } from '../../comments/posts/save-posts.ts'
import type { Door } from './door.ts'

export function postsRoutes({ os, ctx, db, held }: Door) {
  return {
    list: os.posts.list.handler(({ input }) => listPosts(db(), input)),
    lastVisit: os.posts.lastVisit.handler(({ input }) => lastPostVisit(db(), input.channelId)),
    save: os.posts.save.handler(({ input }) => held(ctx => savePosts(ctx, input))),
    stop: os.posts.stop.handler(({ input }) => stopPosts(ctx(), input.channelId)),
    platforms: os.posts.platforms.handler(() => platforms(db())),
    platform: os.posts.platform.handler(({ input }) => platformText(db(), input.name)),
    setPlatform: os.posts.setPlatform.handler(({ input }) => held(ctx => setPlatformWords(ctx, input))),
    resetPlatform: os.posts.resetPlatform.handler(({ input }) => resetPlatformWords(ctx(), input.name))
  }
}
