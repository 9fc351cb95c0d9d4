// The routes of the deadlines: each hands checked input to a verb, and adds nothing of its own.
import { answersBy, waitingNow } from '../../deadlines/deadlines/answers.ts'
import { addClosedDay, removeClosedDay, setChannelDeadline } from '../../deadlines/deadlines/change-rules.ts'
import { deadlineRules } from '../../deadlines/deadlines/rules.ts'
import type { Door } from './door.ts'

export function deadlinesRoutes({ os, ctx, db }: Door) {
  return {
    rules: os.deadlines.rules.handler(() => deadlineRules(db())),
    addClosedDay: os.deadlines.addClosedDay.handler(({ input }) => addClosedDay(ctx(), input)),
    removeClosedDay: os.deadlines.removeClosedDay.handler(({ input }) => removeClosedDay(ctx(), input.date)),
    setChannel: os.deadlines.setChannel.handler(({ input }) =>
      setChannelDeadline(ctx(), input.channelId, input.workingDays)
    ),
    waiting: os.deadlines.waiting.handler(() => waitingNow(ctx())),
    answers: os.deadlines.answers.handler(({ input }) => answersBy(ctx(), input))
  }
}
