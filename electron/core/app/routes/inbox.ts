// The routes of the inbox: each hands checked input to a verb, and adds nothing of its own.
import { automaticReplies, setAutomaticReplies } from '../../messages/inbox/automatic.ts'
import {
  answerThread,
  assignThread,
  correctAnswer,
  listThreads,
  redirectText,
  routeWholeThread,
  setRedirectText,
  thread
} from '../../messages/inbox/inbox.ts'
import { countThreads, listAnswers } from '../../messages/inbox/read.ts'
import { listThreadMessages } from '../../messages/messages/read.ts'
import type { Door } from './door.ts'

export function inboxRoutes({ os, ctx, db, given }: Door) {
  return {
    list: os.inbox.list.handler(({ input }) => listThreads(ctx(), input)),
    counts: os.inbox.counts.handler(() => countThreads(db(), ctx().clock.now())),
    find: os.inbox.find.handler(({ input }) => thread(ctx(), input.id)),
    messages: os.inbox.messages.handler(({ input }) => listThreadMessages(db(), input)),
    answers: os.inbox.answers.handler(({ input }) => listAnswers(db(), input.id)),
    assign: os.inbox.assign.handler(({ input }) => assignThread(ctx(), input.id, input.userId)),
    answer: os.inbox.answer.handler(({ input }) =>
      answerThread(ctx(), input.id, input.answer, input.messages)
    ),
    correctAnswer: os.inbox.correctAnswer.handler(({ input }) => correctAnswer(ctx(), input)),
    route: os.inbox.route.handler(({ input }) =>
      given(ctx => routeWholeThread(ctx, input.id, input.route, input.messages))
    ),
    redirectText: os.inbox.redirectText.handler(({ input }) => redirectText(db(), input.channelId)),
    setRedirectText: os.inbox.setRedirectText.handler(({ input }) =>
      setRedirectText(ctx(), input.channelId, input.text, input.seen)
    ),
    automaticReplies: os.inbox.automaticReplies.handler(({ input }) =>
      automaticReplies(db(), input.channelId)
    ),
    setAutomaticReplies: os.inbox.setAutomaticReplies.handler(({ input }) =>
      setAutomaticReplies(ctx(), input.channelId, input.texts, input.seen)
    )
  }
}
