// The routes of the watch: each hands checked input to a verb, and adds nothing of its own.

import { setFollow } from '../../comments/follow/follow.ts'
import { addPage, removePage, setPagePlan } from '../../comments/watch/page-plans.ts'
import { listWatched } from '../../comments/watch/read.ts'
import { visitPage } from '../../comments/watch/visit-page.ts'
import { addWord, removeWord, setPlan, watchOverview } from '../../comments/watch/watch.ts'
import type { Door } from './door.ts'

export function watchRoutes({ os, ctx, db, held }: Door) {
  return {
    overview: os.watch.overview.handler(() => watchOverview(db())),
    comments: os.watch.comments.handler(({ input }) => listWatched(db(), input)),
    setPlan: os.watch.setPlan.handler(({ input }) => setPlan(ctx(), input)),
    follow: os.watch.follow.handler(({ input }) => {
      setFollow(ctx(), input)
      return watchOverview(db())
    }),
    addPage: os.watch.addPage.handler(({ input }) => addPage(ctx(), input)),
    setPagePlan: os.watch.setPagePlan.handler(({ input }) => setPagePlan(ctx(), input)),
    removePage: os.watch.removePage.handler(({ input }) => removePage(ctx(), input.id)),
    visitPage: os.watch.visitPage.handler(({ input }) => held(ctx => visitPage(ctx, input.id))),
    addWord: os.watch.addWord.handler(({ input }) => addWord(ctx(), input.word)),
    removeWord: os.watch.removeWord.handler(({ input }) => removeWord(ctx(), input.word))
  }
}
