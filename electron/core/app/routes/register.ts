// The routes of the register: each hands checked input to a verb, and adds nothing of its own.
import type { Channel, ChannelRow } from '#shared/register.ts'
import { channelRows } from '../../captures/captures/coverage.ts'
import { provePages } from '../../captures/captures/prove-pages.ts'
import { putPostsUp } from '../../comments/consents/consents.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { keepDocument, saveDocument } from '../../register/documents/documents.ts'
import {
  activeChannel,
  announceChange,
  channel,
  editChannel,
  registerChannel,
  retireChannel,
  setMandate
} from '../../register/register/channels.ts'
import { addDepartment, addPerson, editDepartment, editPerson } from '../../register/register/departments.ts'
import { registerHistory } from '../../register/register/history.ts'
import { channelMandates, lackingMandate, strikeMandate } from '../../register/register/mandates.ts'
import {
  mergeDepartments,
  mergePeople,
  removeDepartment,
  removePerson
} from '../../register/register/merge.ts'
import { provePagesForEdit } from '../../register/register/page-proof.ts'
import { listDepartments, listMerges, listPeople } from '../../register/register/read.ts'
import { stillHeld } from '../../register/register/still-held.ts'
import { takeUpChannel } from '../../register/register/take-up.ts'
import { undoDepartmentMerge, undoPersonMerge } from '../../register/register/unmerge.ts'
import { whoIs } from '../../register/roles/users.ts'
import { hiddenFrom } from '../../register/secrecy/hide.ts'
import type { Door } from './door.ts'

export function registerRoutes({ os, ctx, db, held, given }: Door) {
  const row = (channel: Channel): ChannelRow => {
    const [found] = channelRows(ctx(), [channel])
    if (found === undefined) throw new ArchiveError('not-found', { what: channel.id })
    return found
  }
  return {
    departments: {
      list: os.departments.list.handler(() => listDepartments(db())),
      add: os.departments.add.handler(({ input }) => addDepartment(ctx(), input)),
      edit: os.departments.edit.handler(({ input }) =>
        editDepartment(ctx(), input.id, input.changes, input.seen)
      ),
      merge: os.departments.merge.handler(({ input }) => mergeDepartments(ctx(), input)),
      merges: os.departments.merges.handler(() => listMerges(db(), 'department')),
      undoMerge: os.departments.undoMerge.handler(({ input }) => undoDepartmentMerge(ctx(), input.id)),
      remove: os.departments.remove.handler(({ input }) => removeDepartment(ctx(), input.id))
    },
    people: {
      list: os.people.list.handler(() => listPeople(db())),
      stillHeld: os.people.stillHeld.handler(() => stillHeld(ctx())),
      add: os.people.add.handler(({ input }) => addPerson(ctx(), input)),
      edit: os.people.edit.handler(({ input }) => editPerson(ctx(), input.id, input.changes, input.seen)),
      merge: os.people.merge.handler(({ input }) => mergePeople(ctx(), input)),
      merges: os.people.merges.handler(() => listMerges(db(), 'person')),
      undoMerge: os.people.undoMerge.handler(({ input }) => undoPersonMerge(ctx(), input.id)),
      remove: os.people.remove.handler(({ input }) => removePerson(ctx(), input.id))
    },
    registerHistory: {
      list: os.registerHistory.list.handler(({ input }) =>
        registerHistory(db(), input, hiddenFrom(db(), whoIs(ctx(), ctx().osUser).roles).ids)
      )
    },
    channels: {
      list: os.channels.list.handler(({ input }) =>
        channelRows(ctx()).filter(row => input.retired === 'with' || row.retiredAt === null)
      ),
      find: os.channels.find.handler(({ input }) => row(channel(db(), input.id))),
      register: os.channels.register.handler(({ input }) => row(registerChannel(ctx(), input))),
      edit: os.channels.edit.handler(({ input }) =>
        held(async ctx => {
          const proof = await provePagesForEdit(ctx, activeChannel(ctx.db.read, input.id), input, provePages)
          return row(editChannel(ctx, input.id, input.changes, proof, input.seen))
        })
      ),
      setMandate: os.channels.setMandate.handler(({ input }) =>
        given(async ctx => {
          const path = input.documentPath
          const document = path === null ? null : await keepDocument(ctx, path)
          return row(setMandate(ctx, input.id, input.mandate, input.covers, document))
        })
      ),
      mandates: os.channels.mandates.handler(({ input }) => channelMandates(ctx(), input.id)),
      strikeMandate: os.channels.strikeMandate.handler(({ input }) => strikeMandate(ctx(), input)),
      lackingMandate: os.channels.lackingMandate.handler(() => lackingMandate(ctx())),
      retire: os.channels.retire.handler(({ input }) =>
        held(async ctx => {
          const proof = await provePages(ctx, activeChannel(ctx.db.read, input.id), input)
          return row(retireChannel(ctx, input.id, input.because, proof, input.closedOn))
        })
      ),
      takeUp: os.channels.takeUp.handler(({ input }) =>
        row(takeUpChannel(ctx(), input, tx => putPostsUp(tx, ctx(), input.id)))
      ),
      announceChange: os.channels.announceChange.handler(({ input }) =>
        held(async ctx => {
          const proof = await provePages(ctx, activeChannel(ctx.db.read, input.id), input)
          return row(announceChange(ctx, input.id, input.what, proof))
        })
      )
    },
    documents: {
      save: os.documents.save.handler(({ input }) => held(ctx => saveDocument(ctx, input)))
    }
  }
}
