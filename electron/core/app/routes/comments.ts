// The routes of the comments: each hands checked input to a verb, and adds nothing of its own.

import {
  addCategory,
  approveCategory,
  listCategories,
  retireCategory
} from '../../comments/comments/categories.ts'
import { preserveComment } from '../../comments/comments/comments.ts'
import { commentDetail } from '../../comments/comments/detail.ts'
import { noteFacts } from '../../comments/comments/facts.ts'
import { captureStop, liftCaptureStop } from '../../comments/comments/facts-only.ts'
import { findComments } from '../../comments/comments/find.ts'
import { confirmGone, decideComment, removeComment, verifyComment } from '../../comments/comments/order.ts'
import { candidatesOn, pickOn } from '../../comments/comments/page.ts'
import { preservePost, retryWhole, savePile, saveUnderPost } from '../../comments/comments/pile.ts'
import { commentPlaces } from '../../comments/comments/places.ts'
import { proposeFromClipboard, proposeFromFile } from '../../comments/comments/proposal.ts'
import { registerComment } from '../../comments/comments/registration.ts'
import { takeComment } from '../../comments/comments/take.ts'
import { commentMail, sendCommentCopy } from '../../delivery/exports/comment-mail.ts'
import { findPeople, person, recordsOf } from '../../register/actors/records.ts'
import { whoIs } from '../../register/roles/users.ts'
import { hiddenFrom } from '../../register/secrecy/hide.ts'
import type { Door } from './door.ts'

export function commentsRoutes({ os, ctx, db, held, given }: Door) {
  /** What they may not see is in no count of theirs. */
  const hidden = () => hiddenFrom(db(), whoIs(ctx(), ctx().osUser).roles).ids
  return {
    list: os.comments.list.handler(({ input }) => findComments(db(), input)),
    people: os.comments.people.handler(({ input }) => findPeople(db(), input.search, hidden())),
    person: os.comments.person.handler(({ input }) => person(db(), input.id, hidden())),
    ofPerson: os.comments.ofPerson.handler(({ input }) => recordsOf(db(), input)),
    find: os.comments.find.handler(({ input }) => commentDetail(db(), input.id)),
    places: os.comments.places.handler(({ input }) => commentPlaces(ctx(), input)),
    candidates: os.comments.candidates.handler(({ input }) => held(ctx => candidatesOn(ctx, input))),
    pick: os.comments.pick.handler(({ input }) =>
      held(async ctx => ({ selector: await pickOn(ctx, input) }))
    ),
    preserve: os.comments.preserve.handler(({ input }) =>
      held(ctx => (input.kind === 'post' ? preservePost(ctx, input) : preserveComment(ctx, input)))
    ),
    saveTogether: os.comments.saveTogether.handler(({ input }) => held(ctx => savePile(ctx, input))),
    retry: os.comments.retry.handler(({ input }) => held(ctx => retryWhole(ctx, input))),
    saveUnder: os.comments.saveUnder.handler(({ input }) => held(ctx => saveUnderPost(ctx, input.id))),
    verify: os.comments.verify.handler(({ input }) => held(ctx => verifyComment(ctx, input.id))),
    decide: os.comments.decide.handler(({ input }) =>
      decideComment(ctx(), input.id, input.decision, input.seen)
    ),
    register: os.comments.register.handler(({ input }) =>
      registerComment(ctx(), input.id, input.registration, input.correctedBecause)
    ),
    sendCopy: os.comments.sendCopy.handler(({ input }) =>
      given(ctx => sendCommentCopy(ctx, input.id, input.mailbox))
    ),
    mail: os.comments.mail.handler(({ input }) => given(ctx => commentMail(ctx, input.id, input.mailbox))),
    propose: os.comments.propose.handler(({ input }) =>
      'html' in input ? proposeFromClipboard(input) : proposeFromFile(input)
    ),
    take: os.comments.take.handler(({ input }) => given(ctx => takeComment(ctx, input))),
    captureStop: os.comments.captureStop.handler(({ input }) => captureStop(db(), input.id)),
    liftCaptureStop: os.comments.liftCaptureStop.handler(({ input }) =>
      liftCaptureStop(ctx(), input.id, input.because)
    ),
    noteFacts: os.comments.noteFacts.handler(({ input }) => given(ctx => noteFacts(ctx, input))),
    categories: os.comments.categories.handler(({ input }) => listCategories(db(), input.channelId)),
    addCategory: os.comments.addCategory.handler(({ input }) => addCategory(ctx(), input)),
    approveCategory: os.comments.approveCategory.handler(({ input }) => approveCategory(ctx(), input.id)),
    retireCategory: os.comments.retireCategory.handler(({ input }) => retireCategory(ctx(), input.id)),
    remove: os.comments.remove.handler(({ input }) =>
      held(ctx => removeComment(ctx, { ...input, via: 'person' }))
    ),
    confirmGone: os.comments.confirmGone.handler(({ input }) => held(ctx => confirmGone(ctx, input)))
  }
}
