// A mailbox that has been fetched for years: each fetching looks up what lies in the folder, and not all that ever did.
import { expect, it } from 'vitest'
import { Instant, MailboxId } from '#shared/ids.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import type { ReadDb } from '../../../electron/core/kernel/db/open.ts'
import {
  findUncounted,
  insertMailbox,
  insertMailboxMail,
  listMailboxes,
  newUids,
  noteTooLarge,
  tooLargeOtherwise,
  unhandledMails
} from '../../../electron/core/messages/mailboxes/queries.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'

const ID = MailboxId.parse('00000000-0000-4000-8000-000000000001')
const AT = Instant.parse('2026-11-25T08:00:00.000Z')
const PLACE = { mailboxId: ID, uidValidity: '7' }

/** A mailbox with mails that are too large, under two numberings. */
async function archive() {
  const opened = await newArchive()
  const channel = newChannel(opened.ctx, { platform: 'other' })
  opened.ctx.db.transact(tx => {
    insertMailbox(tx, {
      ...{ id: ID, channelId: channel.id, channelName: channel.name, host: 'imap.example', port: 993 },
      ...{ security: 'tls', user: 'kommun', folder: 'INBOX', afterwards: { kind: 'keep' }, addedAt: AT },
      ...{ addedBy: 'test', fetchedAt: null, problem: null, taken: 0, tooLarge: 0 }
    })
    for (const [uidValidity, uid] of [
      ['6', 1],
      ['7', 1],
      ['7', 2]
    ] as const)
      insertMailboxMail(tx, {
        ...{
          mailboxId: ID,
          uidValidity,
          uid,
          internalDate: null,
          sourceId: null,
          outcome: 'too-large',
          at: AT
        }
      })
  })
  return opened
}

/** How the mails are reached by the statements that something asks. */
function stepsOf(ctx: Context, ask: (db: ReadDb) => unknown): string[] {
  const steps: string[] = []
  const prepare = (sql: string) => {
    const plan = ctx.db.read.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    const all = (by: unknown) => {
      const told = (plan.all(by) as { detail: string }[]).map(({ detail }) => detail)
      steps.push(...told.filter(detail => detail.includes('mailbox_mail')))
      return []
    }
    const explained = { pluck: () => explained, get: (by: unknown) => void all(by), all }
    return explained
  }
  ask({ prepare } as unknown as ReadDb)
  return steps
}

it('looks up each mail by its number, those too large among themselves, and counts none', async () => {
  const { ctx } = await archive()
  const steps = stepsOf(ctx, db => [
    findUncounted(db, ID),
    tooLargeOtherwise(db, { ...PLACE, present: [1] }),
    unhandledMails(db, PLACE),
    newUids(db, { ...PLACE, present: [1] })
  ])
  expect(steps).toEqual([
    'SEARCH mailbox_mail USING INDEX mailbox_mail_too_large (mailbox_id=?)',
    'SEARCH mailbox_mail USING INDEX mailbox_mail_unhandled (mailbox_id=? AND uid_validity=?)',
    'SEARCH mailbox_mail USING PRIMARY KEY (mailbox_id=? AND uid_validity=? AND uid=?)'
  ])
})

it('gives those that are new in their order, and notes of a large one only what has changed', async () => {
  const { ctx } = await archive()
  expect(newUids(ctx.db.read, { ...PLACE, present: [9, 2, 4, 1] })).toEqual([9, 4])
  const otherwise = () => tooLargeOtherwise(ctx.db.read, { ...PLACE, present: [2] })
  const changed = otherwise()
  expect(
    changed.map(({ uidValidity, uid, isThere }) => `${uidValidity}/${uid} ${isThere}`).toSorted()
  ).toEqual(['6/1 0', '7/1 0'])
  ctx.db.transact(tx => {
    for (const each of changed) noteTooLarge(tx, ID, each, AT)
  })
  expect([otherwise(), listMailboxes(ctx.db.read, null)[0]?.tooLarge]).toEqual([[], 1])
  expect(tooLargeOtherwise(ctx.db.read, { ...PLACE, present: [1, 2] })).toEqual([
    { uidValidity: '7', uid: 1, isThere: 1 }
  ])
})
