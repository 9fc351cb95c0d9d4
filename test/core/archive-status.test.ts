// The archive in numbers is told without a look at every row, and is what the rows say.
import { expect, it } from 'vitest'
import { archiveStatus } from '../../electron/core/app/status.ts'
import type { ReadDb } from '../../electron/core/kernel/db/open.ts'
import { openAddresses } from '../../electron/core/register/secrecy/carriers/address-queries.ts'
import { copiesOf } from '../helpers/archive.ts'
import { filledArchive } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

it('is what a count of every row comes to', async () => {
  const { ctx } = await newFilled()
  const count = (sql: string) => Number(ctx.db.read.prepare(`SELECT ${sql}`).pluck().get())
  const status = await archiveStatus(ctx)
  expect(status).toMatchObject({
    captures: count(`count(*) FROM capture WHERE state IN ('complete', 'partial')`),
    comments: count('count(*) FROM comment'),
    messages: count('count(*) FROM message'),
    messagesUndecided: count(`count(*) FROM message WHERE state = 'undecided'`),
    objects: count('count(*) FROM object'),
    objectBytes: count('sum(bytes) FROM object')
  })
  for (const name of ['captures', 'comments', 'messages', 'messagesUndecided', 'objectBytes'] as const)
    expect(status[name], name).toBeGreaterThan(0)
})

it('asks an index alone of what grows', async () => {
  const { ctx } = await newFilled()
  const plan = (sql: string) =>
    ctx.db.read
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(step => (step as { detail: string }).detail)
  expect(plan(`SELECT count(*) FROM capture WHERE state = 'failed'`)).toEqual([
    'SEARCH capture USING COVERING INDEX capture_state (state=?)'
  ])
  expect(plan('SELECT count(*) FROM unfinished_comment')).toEqual([
    'SCAN comment USING INDEX comment_unfinished'
  ])
  expect(
    plan(`SELECT started_at FROM capture_fact WHERE address = 'https://alvasa.example/'
            AND state IN ('complete', 'partial') ORDER BY started_at DESC LIMIT 1`)
  ).toContain('SEARCH capture USING COVERING INDEX capture_address (address=?)')
})

it('looks up the addresses of who wrote openly, at each text that is typed', async () => {
  const { ctx } = await newFilled()
  const stepsOf = (sql: string, ...binds: string[]) =>
    (ctx.db.read.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...binds) as { detail: string }[]).map(
      ({ detail }) => detail
    )
  const steps: string[] = []
  const explained = {
    prepare(sql: string) {
      steps.push(...stepsOf(sql, '[]'))
      return ctx.db.read.prepare(sql)
    }
    // Only its statements are asked for.
  } as ReadDb
  openAddresses(explained, ['bo.ek@post.example'])
  // What is marked is reckoned by itself, and looks through all of a channel where one is.
  const scans = (plan: readonly string[]) => plan.filter(step => /^SCAN (message|comment|actor)\b/.test(step))
  expect(scans(steps)).toEqual(scans(stepsOf('SELECT kind, id FROM covered_record WHERE mark IS NOT NULL')))
  expect(steps).toEqual(
    expect.arrayContaining([
      'SEARCH message USING INDEX message_sender_address (<expr>=?)',
      'SEARCH actor USING INDEX actor_email_anywhere (<expr>=?)',
      'SEARCH message USING INDEX message_actor (actor_id=?)',
      'SEARCH comment USING COVERING INDEX comment_actor (actor_id=?)'
    ])
  )
})
