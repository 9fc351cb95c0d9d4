// The routes of the watch: each hands checked input to a verb, and adds nothing of its own.
import { listWatched } from '../watch/queries.ts'
import { addWord, removeWord, setPlan, watchOverview } from '../watch/watch.ts'
import type { Door } from './door.ts'

export function watchRoutes({ os, ctx, db }: Door) {
  return {
    overview: os.watch.overview.handler(() => watchOverview(db())),
    comments: os.watch.comments.handler(({ input }) => listWatched(db(), input)),
    setPlan: os.watch.setPlan.handler(({ input }) => setPlan(ctx(), input)),
    addWord: os.watch.addWord.handler(({ input }) => addWord(ctx(), input.word)),
    removeWord: os.watch.removeWord.handler(({ input }) => removeWord(ctx(), input.word))
  }
}
