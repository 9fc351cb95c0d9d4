// The contract implemented: each line hands checked input to a verb, and adds nothing of its own.
import { implement, ORPCError, onError, ValidationError } from '@orpc/server'
import type { Logger } from 'pino'
import { contract } from '#shared/contract.ts'
import type { Channel, ChannelRow } from '#shared/register.ts'
import { channelRows, isSavedLately } from './captures/coverage.ts'
import { captureDetail, captureText } from './captures/find.ts'
import { findRun, listCaptures, listRuns } from './captures/queries.ts'
import {
  clearComment,
  commentDetail,
  confirmRemoved,
  decideComment,
  preserveComment,
  retryComment
} from './comments/comments.ts'
import { candidatesOn } from './comments/page.ts'
import { listComments } from './comments/queries.ts'
import type { Context } from './context.ts'
import { ArchiveError, refusalOf } from './errors.ts'
import { createExport, findExport, listExports, proposeExport } from './exports/exports.ts'
import { invalidInput } from './invalid-input.ts'
import { journalPage } from './journal/page.ts'
import { verifyArchive } from './journal/verify.ts'
import { message, messageMail, pasteMessage, routeMessage, takeMessageFile } from './messages/messages.ts'
import { listMessages } from './messages/queries.ts'
import { channel, editChannel, registerChannel, retireChannel, setMandate } from './register/channels.ts'
import { addDepartment, addPerson } from './register/departments.ts'
import { listDepartments, listPeople } from './register/queries.ts'
import type { Session } from './session.ts'
import { archiveStatus } from './status.ts'

export function router(session: Session, log: Logger) {
  const os = implement(contract).use(onError(error => answer(error, session, log)))
  const ctx = () => session.need().ctx
  const db = () => ctx().db.read
  /** Work that takes time and must have ended before the archive is closed. */
  const held = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => {
    const { ctx, hold } = session.need()
    return hold(work(ctx))
  }
  const row = (channel: Channel): ChannelRow => {
    const [found] = channelRows(ctx(), [channel])
    if (found === undefined) throw new ArchiveError('not-found', { what: channel.id })
    return found
  }

  return os.router({
    archive: {
      current: os.archive.current.handler(() => session.current()),
      create: os.archive.create.handler(({ input }) => session.create(input.dir, input.municipality)),
      open: os.archive.open.handler(({ input }) => session.open(input.dir)),
      close: os.archive.close.handler(() => session.close().then(() => null)),
      status: os.archive.status.handler(() => archiveStatus(ctx())),
      verify: os.archive.verify.handler(() => held(verifyArchive)),
      events: os.archive.events.handler(({ signal }) =>
        ctx().events.subscribe('event', {
          signal: AbortSignal.any([ctx().closing, ...(signal ? [signal] : [])])
        })
      )
    },
    departments: {
      list: os.departments.list.handler(() => listDepartments(db())),
      add: os.departments.add.handler(({ input }) => addDepartment(ctx(), input))
    },
    people: {
      list: os.people.list.handler(() => listPeople(db())),
      add: os.people.add.handler(({ input }) => addPerson(ctx(), input))
    },
    channels: {
      list: os.channels.list.handler(({ input }) =>
        channelRows(ctx()).filter(row => input.retired === 'with' || row.retiredAt === null)
      ),
      find: os.channels.find.handler(({ input }) => row(channel(db(), input.id))),
      register: os.channels.register.handler(({ input }) => row(registerChannel(ctx(), input))),
      edit: os.channels.edit.handler(({ input }) => row(editChannel(ctx(), input.id, input.changes))),
      setMandate: os.channels.setMandate.handler(({ input }) =>
        row(setMandate(ctx(), input.id, input.mandate))
      ),
      retire: os.channels.retire.handler(({ input }) =>
        row(
          retireChannel(ctx(), input.id, input.because, found =>
            isSavedLately(db(), found, ctx().clock.now())
          )
        )
      )
    },
    captures: {
      list: os.captures.list.handler(({ input }) => listCaptures(db(), input)),
      find: os.captures.find.handler(({ input }) => captureDetail(ctx(), input.id)),
      text: os.captures.text.handler(({ input }) => captureText(ctx(), input)),
      runs: os.captures.runs.handler(({ input }) => listRuns(db(), input)),
      currentRun: os.captures.currentRun.handler(() => session.need().runs.current()),
      startRun: os.captures.startRun.handler(({ input }) => {
        const { hold, runs } = session.need()
        return hold(runs.start(input))
      }),
      findRun: os.captures.findRun.handler(({ input }) => {
        const run = findRun(db(), input.id)
        if (run === undefined) throw new ArchiveError('not-found', { what: input.id })
        return run
      }),
      stopRun: os.captures.stopRun.handler(({ input }) => session.need().runs.stop(input.id))
    },
    comments: {
      list: os.comments.list.handler(({ input }) => listComments(db(), input)),
      find: os.comments.find.handler(({ input }) => commentDetail(db(), input.id)),
      candidates: os.comments.candidates.handler(({ input }) =>
        held(ctx => candidatesOn(ctx, input.address))
      ),
      preserve: os.comments.preserve.handler(({ input }) => held(ctx => preserveComment(ctx, input))),
      retry: os.comments.retry.handler(({ input }) => held(ctx => retryComment(ctx, input.id))),
      decide: os.comments.decide.handler(({ input }) => decideComment(ctx(), input.id, input.decision)),
      clear: os.comments.clear.handler(({ input }) => held(ctx => clearComment(ctx, input.id))),
      confirmRemoved: os.comments.confirmRemoved.handler(({ input }) =>
        held(ctx => confirmRemoved(ctx, input))
      )
    },
    messages: {
      list: os.messages.list.handler(({ input }) => listMessages(db(), input)),
      find: os.messages.find.handler(({ input }) => message(db(), input.id)),
      paste: os.messages.paste.handler(({ input }) => held(ctx => pasteMessage(ctx, input))),
      takeFile: os.messages.takeFile.handler(({ input }) => held(ctx => takeMessageFile(ctx, input))),
      route: os.messages.route.handler(({ input }) => held(ctx => routeMessage(ctx, input.id, input.route))),
      mail: os.messages.mail.handler(({ input }) => messageMail(ctx(), input.id))
    },
    exports: {
      list: os.exports.list.handler(() => listExports(db())),
      propose: os.exports.propose.handler(({ input }) => proposeExport(ctx(), input)),
      create: os.exports.create.handler(({ input }) => held(ctx => createExport(ctx, input))),
      find: os.exports.find.handler(({ input }) => findExport(db(), input.id))
    },
    journal: {
      list: os.journal.list.handler(({ input }) => journalPage(db(), input))
    }
  })
}

/** Turns refusals into typed answers, and everything else into one plain sentence with the details in the log. */
function answer(error: unknown, session: Session, log: Logger): never {
  const refusal = error instanceof ORPCError ? ofInput(error) : refusalOf(error, session.current()?.dir ?? '')
  if (refusal instanceof ArchiveError) throw refusal.toORPC()
  if (refusal instanceof ORPCError && refusal.defined) throw refusal
  log.error({ err: error }, 'unexpected')
  throw new ArchiveError('internal').toORPC()
}

// What the contract's own check says of an input, as a refusal that names the place.
function ofInput(error: ORPCError<string, unknown>): unknown {
  if (error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) return error
  return invalidInput(error.cause.issues[0])
}
