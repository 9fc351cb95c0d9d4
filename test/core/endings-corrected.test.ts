// Endings that were wrong: a new decision corrects each, says why, and keeps what was said.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { RetentionRuleDraft } from '#shared/retention.ts'
import { createSession } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { heldClock, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

const RULE: RetentionRuleDraft = {
  ...{ kind: 'comment', channelId: null, category: null, transfer: 'none' },
  ...{ kept: { months: 24, countedFrom: 'decided' }, decidedBy: 'KS § 114', decidedOn: '2026-03-02' },
  reference: 'KS 2026/0088'
}

async function archive(start = '2026-05-25T08:00:00.000Z') {
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const clock = heldClock(start)
  const session = createSession({ ...openOptions(), clock, actor: 'asa' })
  onTestFinished(() => session.close())
  await session.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(session.router, { context: {} })
  const { id: departmentId } = await client.departments.add({ name: 'Skolan', mailbox: null })
  const { id: responsibleId } = await client.people.add({ name: 'Åsa', email: null, departmentId })
  const channel = await client.channels.register({
    ...{ platform: 'instagram', name: 'Skolan', addresses: ['https://glimten.example/skolan'], departmentId },
    ...{ responsibleId, purpose: 'Skolans vardag', dialogue: true, mandate: null }
  })
  const consent = async (covers: string, post: number, validUntil: string | null = null) => {
    const documentPath = join(folder, `${covers}.pdf`)
    await writeFile(documentPath, `%PDF-1.7 ${covers}`)
    const address = `https://glimten.example/skolan/p/${post}`
    return client.consents.add({
      draft: { covers, isChild: true, givenOn: '2026-05-01', validUntil },
      documentPath,
      places: [{ channelId: channel.id, captureId: null, address }]
    })
  }
  const lines = async (about: string) =>
    (await client.journal.list({ about, limit: 20, after: null })).items.map(({ act }) => act)
  const forge = async (sql: string) => {
    await session.close()
    const db = new Database(join(dir, 'archive.db'))
    onTestFinished(() => void db.close())
    return () => db.exec(sql)
  }
  const problems = async () =>
    (await client.comments.list({ channelId: null, state: 'noticed' })).items.map(({ problem }) => problem)
  return { client, channel, clock, consent, dir, lines, forge, problems }
}
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string }) => error.code)

it('takes up a channel that was retired by mistake: coverage, what is due and its posts are as if it never had been', async () => {
  const { client, channel, clock, consent, lines } = await archive()
  const { id } = channel
  const { id: consentId } = await consent('A.B. nr 12', 1)
  await client.channels.retire({ id, because: 'Ersatt', override: 'Redan borta', closedOn: '2026-05-20' })
  clock.set('2026-06-10T08:00:00.000Z')
  // The consent is withdrawn while the channel counts as retired: nothing is put up then.
  await client.consents.withdraw({ id: consentId, withdrawnOn: '2026-06-10' })
  clock.set('2027-01-20T08:00:00.000Z')
  expect((await client.coverage.halfYear({ period: '2026-H2' })).channels).toBe(0)
  expect(await client.channels.find({ id })).toMatchObject({ due: 'retired' })

  const back = await client.channels.takeUp({ id, because: 'Fel kanal avslutades' })
  expect(back).toMatchObject({ retiredAt: null, retiredBecause: null, closedOn: null, due: 'overdue' })
  for (const period of ['2026-H1', '2026-H2'])
    expect(await client.coverage.halfYear({ period })).toMatchObject({ channels: 1, captured: 0 })
  const { items } = await client.comments.list({ channelId: id, state: 'noticed' })
  expect(items.map(({ kind, problem }) => [kind, problem])).toEqual([['post', 'consent-withdrawn']])
  expect((await client.consents.list())[0]?.places).toMatchObject([{ commentState: 'noticed' }])
  expect(await lines(consentId)).toContain('consent.posts-to-remove')
  expect(await codeOf(client.channels.takeUp({ id, because: 'igen' }))).toBe('not-ended')
  // It can be retired again, and that corrected too.
  await client.channels.retire({ id, because: 'Slut', override: 'Redan borta' })
  expect(await client.channels.takeUp({ id, because: 'Fel igen' })).toMatchObject({ retiredAt: null })
  expect((await client.archive.verify()).findings).toEqual([])
})

it('corrects the day of a withdrawal, and takes back one that was a mistake', async () => {
  const { client, consent, clock, lines, problems } = await archive()
  const { id } = await consent('A.B. nr 12', 1)
  expect(await codeOf(client.consents.undoWithdrawal({ id, because: 'x' }))).toBe('not-ended')
  clock.set('2026-06-10T08:00:00.000Z')
  await client.consents.withdraw({ id, withdrawnOn: '2026-06-10' })
  const correct = (withdrawnOn: string) =>
    client.consents.correctWithdrawal({ id, withdrawnOn: withdrawnOn as never, because: 'Brevet kom den 8' })
  expect([await codeOf(correct('2026-06-11')), await codeOf(correct('2026-04-01'))]).toEqual([
    'invalid-input',
    'invalid-input'
  ])
  expect(await correct('2026-06-08')).toMatchObject({
    ...{ state: 'withdrawn', withdrawnOn: '2026-06-08' },
    corrections: [{ withdrawnOn: '2026-06-10', because: 'Brevet kom den 8', correctedBy: 'asa' }],
    places: [{ commentState: 'noticed' }]
  })
  const stands = await client.consents.undoWithdrawal({ id, because: 'Det var ett annat barn' })
  expect(stands).toMatchObject({
    ...{ state: 'valid', withdrawnOn: null },
    corrections: [{ withdrawnOn: '2026-06-10' }, { withdrawnOn: '2026-06-08' }]
  })
  expect(await problems()).toEqual(['consent-stands'])
  expect(await lines(id)).toEqual([
    'consent.withdrawal-undone',
    'consent.withdrawal-corrected',
    'consent.withdrawn',
    'consent.entered'
  ])
  // Withdrawn after all: the post that is there already is to go, and no other is put beside it.
  await client.consents.withdraw({ id, withdrawnOn: '2026-06-10' })
  expect(await problems()).toEqual(['consent-withdrawn'])
  expect((await client.archive.verify()).findings).toEqual([])
})

it('leaves a post to be removed that another consent is withdrawn for', async () => {
  const { client, consent, problems } = await archive()
  const [one, other] = [await consent('A.B. nr 12', 1), await consent('C.D. nr 13', 1)]
  await client.consents.withdraw({ id: one.id, withdrawnOn: '2026-05-20' })
  await client.consents.withdraw({ id: other.id, withdrawnOn: '2026-05-20' })
  await client.consents.undoWithdrawal({ id: one.id, because: 'Fel barn' })
  // Each consent has the post in a row of its own until they are saved.
  expect(await problems()).toEqual(['consent-withdrawn', 'consent-withdrawn'])
  await client.consents.undoWithdrawal({ id: other.id, because: 'Fel barn' })
  expect(await problems()).toEqual(['consent-stands', 'consent-stands'])
})

it('leaves a post to be removed whose other consent has run out', async () => {
  const { client, clock, consent, problems } = await archive()
  const one = await consent('A.B. nr 12', 1)
  await consent('C.D. nr 13', 1, '2026-06-01')
  clock.set('2026-06-10T08:00:00.000Z')
  await client.consents.withdraw({ id: one.id, withdrawnOn: '2026-06-10' })
  await client.consents.undoWithdrawal({ id: one.id, because: 'Fel barn' })
  expect(await problems()).toEqual(['consent-ended'])
})

it('puts up no post anew that is removed already', async () => {
  const { client, consent, problems, dir } = await archive()
  const { id } = await consent('A.B. nr 12', 1)
  await client.consents.withdraw({ id, withdrawnOn: '2026-05-20' })
  // In place of the whole way, which needs a browser.
  const db = new Database(join(dir, 'archive.db'))
  onTestFinished(() => void db.close())
  const triggers = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'comment'")
    .pluck()
    .all()
  db.exec(triggers.map(name => `DROP TRIGGER ${name};`).join('\n'))
  db.pragma('ignore_check_constraints = ON')
  db.exec("UPDATE comment SET state = 'removed'")
  await client.consents.undoWithdrawal({ id, because: 'Fel barn' })
  const again = await client.consents.withdraw({ id, withdrawnOn: '2026-05-21' })
  expect(again.places).toMatchObject([{ commentState: 'removed' }])
  expect(await problems()).toEqual([])
})

it('lets a rule that was closed by mistake hold again, and keeps that it was closed', async () => {
  const { client, lines } = await archive()
  const { id } = await client.retention.addRule({ draft: RULE, documentPath: null })
  expect(await codeOf(client.retention.reopenRule({ id, because: 'x' }))).toBe('not-ended')
  await client.retention.closeRule({ id, because: 'Ersatt' })
  expect(await client.retention.reopenRule({ id, because: 'Fel regel' })).toMatchObject({
    ...{ closedAt: null, closedBy: null, closedBecause: null },
    corrections: [{ closedBecause: 'Ersatt', because: 'Fel regel', correctedBy: 'asa' }]
  })
  expect(await lines(id)).toEqual([
    'retention.rule-reopened',
    'retention.rule-closed',
    'retention.rule-entered'
  ])
  expect((await client.archive.verify()).findings).toEqual([])
})

/** Writes the rows of a table over themselves, each without its ending. */
const replaced = (table: string, ending: readonly string[]) =>
  `CREATE TEMP TABLE copy AS SELECT * FROM ${table};
   UPDATE copy SET ${ending.map(column => `${column} = NULL`).join(', ')};
   INSERT OR REPLACE INTO ${table} SELECT * FROM copy`

const CORRECT = 'INSERT INTO ending_correction (kind, record_id, was, because, corrected_at, corrected_by)'
it.each([
  [
    'a channel is in use again',
    'UPDATE channel SET retired_at = NULL, retired_because = NULL, retired_override = NULL, closed_on = NULL'
  ],
  ['a channel was closed another day', `UPDATE channel SET closed_on = '2026-01-01'`],
  ['a consent holds again', 'UPDATE image_consent SET withdrawn_on = NULL, withdrawn_by = NULL'],
  ['a consent was withdrawn another day', `UPDATE image_consent SET withdrawn_on = '2026-05-02'`],
  [
    'a rule holds again',
    'UPDATE retention_rule SET closed_at = NULL, closed_by = NULL, closed_because = NULL'
  ],
  [
    'a correction is used twice',
    'UPDATE retention_rule SET closed_at = NULL, closed_by = NULL, closed_because = NULL, correction = 1'
  ],
  ['what was said is told otherwise', `${CORRECT} SELECT 'channel', id, '{}', 'x', 'x', 'x' FROM channel`],
  [
    'a channel is put in use again by another row in its place',
    replaced('channel', ['retired_at', 'retired_because', 'retired_override', 'closed_on'])
  ],
  [
    'a consent holds again by another row in its place',
    replaced('image_consent', ['withdrawn_on', 'withdrawn_by'])
  ],
  [
    'a rule holds again by another row in its place',
    replaced('retention_rule', ['closed_at', 'closed_by', 'closed_because'])
  ],
  ['the document of a consent is called otherwise', `UPDATE image_consent SET document_name = 'x'`],
  ['a consent was entered by another', `UPDATE image_consent SET entered_by = 'x'`],
  ['a consent was entered another day', `UPDATE image_consent SET entered_at = '2026-01-01T00:00:00.000Z'`],
  ['a consent is another', `UPDATE image_consent SET id = 'x'`],
  ['a correction says something else', `UPDATE ending_correction SET because = 'x'`],
  ['a correction goes', 'DELETE FROM ending_correction']
])('is kept by the database: %s without a decision', async (_, sql) => {
  const { client, channel, consent, forge } = await archive()
  const { id } = await consent('A.B. nr 12', 1)
  const rule = await client.retention.addRule({ draft: RULE, documentPath: null })
  await client.retention.closeRule({ id: rule.id, because: 'Ersatt' })
  await client.retention.reopenRule({ id: rule.id, because: 'Fel regel' })
  await client.retention.closeRule({ id: rule.id, because: 'Ersatt' })
  await client.consents.withdraw({ id, withdrawnOn: '2026-05-20' })
  await client.channels.retire({ id: channel.id, because: 'Slut', override: 'Redan borta' })
  expect(await forge(sql)).toThrow(
    /decision|closed, never changed|never changed|never replaced|stays on file|what it said is kept/
  )
})

it('is done from the command line too', async () => {
  const dir = join(await temporaryFolder(), 'arkiv')
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir])
  await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])
  const json = async (...args: string[]) => (await on(...args, '--json')).json()
  const { channel } = await json(
    ...['channel', 'add', '--platform', 'blog', '--name', 'Skolbloggen', '--department', 'Utbildning'],
    ...['--responsible', 'Åsa Öberg', '--purpose', 'Skolans vardag', '--address', 'https://blogg.example/a']
  )
  const { id } = channel as { id: string }
  expect((await on('channel', 'take-up', id, '--because', 'x')).code).not.toBe(0)
  await on('channel', 'retire', id, '--because', 'Slut', '--without', 'Redan borta')
  expect(await json('channel', 'take-up', id.slice(0, 8), '--because', 'Fel kanal')).toMatchObject({
    channel: { retiredAt: null }
  })
  const { rule } = await json(
    ...['retention', 'rule', 'add', '--kind', 'comment', '--years', '2', '--from', 'decided'],
    ...['--decided-by', 'KS', '--decided-on', '2026-03-02', '--reference', 'KS 2026/88']
  )
  await on('retention', 'rule', 'close', (rule as { id: string }).id, '--because', 'Ersatt')
  expect(rule).toBeDefined()
  expect(
    await json('retention', 'rule', 'reopen', (rule as { id: string }).id, '--because', 'Fel')
  ).toMatchObject({
    rule: { closedAt: null, corrections: [{ closedBecause: 'Ersatt', because: 'Fel' }] }
  })
  const document = join(dir, '..', 'samtycke.pdf')
  await writeFile(document, '%PDF-1.7')
  const { consent } = await json(
    ...['consent', 'add', '--covers', 'A.B.', '--given', '2026-01-01', '--document', document],
    ...['--channel', id, '--post', 'https://blogg.example/a/1']
  )
  const of = (consent as { id: string }).id
  await on('consent', 'withdraw', of, '--on', '2026-02-02')
  expect(await json('consent', 'correct', of, '--on', '2026-02-01', '--because', 'Fel dag')).toMatchObject({
    consent: { withdrawnOn: '2026-02-01' }
  })
  expect(await json('consent', 'undo', of, '--because', 'Ett annat barn')).toMatchObject({
    consent: { withdrawnOn: null, state: 'valid' }
  })
})
