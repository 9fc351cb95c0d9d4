// How long records are kept and by whose decision, and what stops disposal: entered, closed, lifted, and never rewritten.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RetentionRuleDraft } from '#shared/retention.ts'
import type { Role } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'

const MINOR: RetentionRuleDraft = {
  kind: 'comment',
  channelId: null,
  category: 'minor',
  kept: { months: 24, countedFrom: 'decided' },
  transfer: 'none',
  decidedBy: 'Kommunstyrelsen § 114',
  decidedOn: '2026-03-02',
  reference: 'KS 2026/0088'
}

async function archive() {
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const as = async (actor: string): Promise<{ client: Client; close(): Promise<void> }> => {
    const session = createSession({ ...openOptions(), actor })
    onTestFinished(() => session.close())
    await (actor === 'asa' ? session.create(dir, 'Norrby kommun') : session.open(dir))
    return { client: createRouterClient(session.router, { context: {} }), close: () => session.close() }
  }
  const { client, close } = await as('asa')
  const { id: departmentId } = await client.departments.add({ name: 'Skolan', mailbox: null })
  const { id: responsibleId } = await client.people.add({ name: 'Åsa', email: null, departmentId })
  const channel = await client.channels.register({
    ...{ platform: 'facebook', name: 'Skolan', addresses: ['https://flode.example/skolan'], departmentId },
    ...{ responsibleId, purpose: 'Skolans vardag', dialogue: true, mandate: null }
  })
  return { folder, dir, client, close, as, channel }
}
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string; data: object }) => [error.code, error.data])

describe('a retention rule', () => {
  it('that keeps nothing at all is entered only when it is said that the decision says so', async () => {
    const { client } = await archive()
    const entered = (changes: Partial<RetentionRuleDraft>, atOnce?: boolean) =>
      codeOf(client.retention.addRule({ draft: { ...MINOR, ...changes }, documentPath: null, atOnce }))
    for (const countedFrom of ['recorded', 'decided'] as const) {
      const kept = { months: 0, countedFrom }
      expect(await entered({ kept })).toEqual(['kept-no-time', {}])
      expect(await entered({ kept, transfer: 'required' })).toBe('let in')
    }
    expect(await client.retention.rules()).toHaveLength(2)
    expect(await entered({ kept: { months: 0, countedFrom: 'handed-over' } })).toBe('let in')
    expect(await entered({ kept: { months: 0, countedFrom: 'recorded' } }, true)).toBe('let in')
  })

  it('is entered with the decision it rests on, and the document is kept to the byte', async () => {
    const { client, folder, channel } = await archive()
    expect(await client.retention.rules()).toEqual([])
    const documentPath = join(folder, 'KS § 114.pdf')
    await writeFile(documentPath, '%PDF-1.7 beslut')
    const draft = { ...MINOR, channelId: channel.id }
    const rule = await client.retention.addRule({ draft, documentPath })
    expect(rule).toMatchObject({ ...draft, channelName: 'Skolan', document: { name: 'KS § 114.pdf' } })
    expect(await client.retention.rules()).toEqual([rule])
    const out = await temporaryFolder()
    const { sha256 } = rule.document ?? { sha256: '' }
    expect((await client.documents.save({ sha256: sha256 as never, dir: out })).path).toBe(
      join(out, 'KS § 114.pdf')
    )
    expect((await client.archive.verify()).findings).toEqual([])
  })

  it('is closed with a reason and stays on file; the database lets nobody rewrite it', async () => {
    const { client, close, dir } = await archive()
    const { id } = await client.retention.addRule({ draft: MINOR, documentPath: null })
    const closed = await client.retention.closeRule({ id, because: 'Ersätts av KS 2027/0012' })
    expect(closed).toMatchObject({ closedBy: 'asa', closedBecause: 'Ersätts av KS 2027/0012' })
    expect(await codeOf(client.retention.closeRule({ id, because: 'igen' }))).toEqual([
      'rule-closed',
      { reference: 'KS 2026/0088' }
    ])
    await close()
    const db = new Database(join(dir, 'archive.db'))
    onTestFinished(() => void db.close())
    for (const sql of [
      'UPDATE retention_rule SET months = 0',
      'UPDATE retention_rule SET closed_at = NULL, closed_by = NULL, closed_because = NULL',
      'DELETE FROM retention_rule'
    ])
      expect(() => db.exec(sql)).toThrow(/a retention rule is closed/)
  })

  it('that contradicts itself or rests on a decision to come is refused, and nothing is entered', async () => {
    const { client, folder } = await archive()
    const add = (changes: object, documentPath: string | null = null) =>
      codeOf(client.retention.addRule({ draft: { ...MINOR, ...changes }, documentPath }))
    const choice = (place: string) => ['invalid-input', { place, problem: 'not-a-choice' }]
    expect(await add({ kind: 'message', category: 'a' })).toEqual(choice('draft.category'))
    const capture = { kind: 'capture', category: null }
    expect(await add(capture)).toEqual(choice('draft.kept.countedFrom'))
    const disclosure = { kind: 'disclosure', category: null, transfer: 'required' }
    expect(await add(disclosure)).toEqual(choice('draft.transfer'))
    const openedLink = { kept: { months: 1, countedFrom: 'handed-over' }, transfer: 'none' }
    expect(await add({ ...disclosure, ...openedLink })).toEqual(choice('draft.kept.countedFrom'))
    expect(await add({ decidedOn: '2026-11-26' })).toEqual(['decision-in-future', { date: '2026-11-26' }])
    expect(await add({ reference: '  ' })).toMatchObject(['invalid-input', { place: 'draft.reference' }])
    expect(await add({}, join(folder, 'finns inte.pdf'))).toMatchObject(['file-unreadable', {}])
    expect(await add({ channelId: '00000000-0000-4000-8000-000000000000' })).toMatchObject(['not-found', {}])
    expect(await client.retention.rules()).toEqual([])
  })
})

describe('a hold', () => {
  it('is placed on everything, a channel or a record, and lifted once, with who and why', async () => {
    const { client, channel } = await archive()
    const all = await client.retention.placeHold({ on: { scope: 'everything' }, because: 'Revision' })
    const one = await client.retention.placeHold({
      on: { scope: 'channel', id: channel.id },
      because: 'Rättsprocess'
    })
    expect(one).toMatchObject({ channelName: 'Skolan', placedBy: 'asa', liftedAt: null })
    const lifted = await client.retention.liftHold({ id: one.id, because: 'Processen är slut' })
    expect(lifted).toMatchObject({ liftedBy: 'asa', liftedBecause: 'Processen är slut' })
    expect(await codeOf(client.retention.liftHold({ id: one.id, because: 'igen' }))).toMatchObject([
      'hold-lifted',
      {}
    ])
    expect(await client.retention.holds()).toEqual(expect.arrayContaining([all, lifted]))
    const nowhere = { scope: 'comment', id: '00000000-0000-4000-8000-000000000000' } as const
    expect(await codeOf(client.retention.placeHold({ on: nowhere, because: 'x' }))).toMatchObject([
      'not-found',
      {}
    ])
  })

  it('may be placed by a moderator, and lifted by the archivist only', async () => {
    const { client, close, as } = await archive()
    const user = (osUser: string, roles: Role[]) => ({ osUser, name: osUser, personId: null, roles })
    await client.users.save(user('mia', ['moderator']))
    await close()
    const mia = await as('mia')
    const { id } = await mia.client.retention.placeHold({ on: { scope: 'everything' }, because: 'Anmäld' })
    expect(await codeOf(mia.client.retention.liftHold({ id, because: 'x' }))).toMatchObject(['forbidden', {}])
    expect(await codeOf(mia.client.retention.addRule({ draft: MINOR, documentPath: null }))).toMatchObject([
      'forbidden',
      {}
    ])
  })
})
