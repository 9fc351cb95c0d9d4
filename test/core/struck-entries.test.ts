// Entries that were made by mistake: each is struck with a reason, counts no longer, stays on file, and the right one is entered.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { Consent } from '#shared/consent.ts'
import { createSession } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { heldClock, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

const PAGING = { after: null, limit: 50 }

async function archive() {
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const clock = heldClock('2026-05-25T08:00:00.000Z')
  const session = createSession({ ...openOptions(), clock, actor: 'asa' })
  onTestFinished(() => session.close())
  await session.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(session.router, { context: {} })
  const { id: departmentId } = await client.departments.add({ name: 'Skolan', mailbox: null })
  const person = async (name: string) => (await client.people.add({ name, email: null, departmentId })).id
  const [responsibleId, bo] = [await person('Åsa'), await person('Bo')]
  const { id: channelId } = await client.channels.register({
    ...{ platform: 'instagram', name: 'Skolan', addresses: ['https://glimten.example/skolan'], departmentId },
    ...{ responsibleId, purpose: 'Skolans vardag', dialogue: true, mandate: null }
  })
  const consent = async (covers: string, validUntil: string | null = null) => {
    const documentPath = join(folder, `${covers}.pdf`)
    await writeFile(documentPath, `%PDF-1.7 ${covers}`)
    return client.consents.add({
      draft: { covers, isChild: true, givenOn: '2026-05-01', validUntil },
      documentPath,
      places: [{ channelId, captureId: null, address: 'https://glimten.example/skolan/p/1' }]
    })
  }
  const sign = async () => {
    const { digest } = await client.attestations.part({ departmentId })
    return client.attestations.sign({
      ...{ departmentId, digest, signedBy: 'Rektorn', signedOn: '2026-05-25' as never, way: 'window' },
      ...{ paper: null, note: null }
    })
  }
  const mandate = (personIds: (typeof bo)[], channel: boolean, decidedBy = 'Nämnden') =>
    client.channels.setMandate({
      id: channelId,
      mandate: { decidedBy, decidedOn: '2026-01-01', validUntil: null, reference: null },
      covers: { channel, personIds }
    })
  const problems = async () =>
    (await client.comments.list({ channelId: null, state: 'noticed' })).items.map(({ problem }) => problem)
  const acts = async (about: string) =>
    (await client.journal.list({ about, limit: 20, after: null })).items.map(({ act }) => act)
  const forge = async (sql: string) => {
    await session.close()
    const db = new Database(join(dir, 'archive.db'))
    onTestFinished(() => void db.close())
    return () => db.exec(sql)
  }
  return {
    acts,
    bo,
    channelId,
    clock,
    client,
    consent,
    departmentId,
    forge,
    mandate,
    problems,
    responsibleId,
    sign
  }
}
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string }) => error.code)
const BECAUSE = { because: 'Fel barn', struckBy: 'asa', struckAt: '2026-05-25T08:00:00.000Z' }

it('strikes a consent that was entered of somebody else, keeps it, and takes the right one', async () => {
  const { acts, client, consent } = await archive()
  const { id } = await consent('A.B. nr 12')
  expect(await client.consents.strike({ id, because: 'Fel barn' })).toMatchObject({
    ...{ state: 'struck', struck: BECAUSE, covers: 'A.B. nr 12', document: { name: 'A.B. nr 12.pdf' } }
  })
  const place = {
    channelId: (await client.channels.list({ retired: 'with' }))[0]?.id as never,
    captureId: null
  }
  for (const call of [
    client.consents.strike({ id, because: 'igen' }),
    client.consents.withdraw({ id, withdrawnOn: '2026-05-20' }),
    client.consents.addPlace({ id, place: { ...place, address: 'https://glimten.example/skolan/p/2' } }),
    client.consents.takeDown({ id }),
    client.consents.undoWithdrawal({ id, because: 'x' }),
    client.consents.correctWithdrawal({ id, withdrawnOn: '2026-05-20', because: 'x' })
  ])
    expect(await codeOf(call)).toBe('entry-struck')
  await consent('C.D. nr 13')
  expect((await client.consents.list()).map(({ covers, state }) => [covers, state])).toEqual(
    expect.arrayContaining([
      ['A.B. nr 12', 'struck'],
      ['C.D. nr 13', 'valid']
    ])
  )
  expect(await acts(id)).toEqual(['consent.struck', 'consent.entered'])
  expect((await client.archive.verify()).findings).toEqual([])
})

it('says of a post what the consents say that are left when one of them is struck', async () => {
  const { client, clock, consent, problems } = await archive()
  const wrong = await consent('A.B. nr 12')
  await client.consents.withdraw({ id: wrong.id, withdrawnOn: '2026-05-20' })
  // Nobody has said that the picture may stay: what was begun goes on, and a person decides.
  await client.consents.strike({ id: wrong.id, because: 'Fel barn' })
  expect(await problems()).toEqual(['consent-struck'])

  const again = await consent('A.B. nr 14')
  await client.consents.withdraw({ id: again.id, withdrawnOn: '2026-05-21' })
  const right = await consent('C.D. nr 13', '2026-06-01')
  await client.consents.strike({ id: again.id, because: 'Fel barn' })
  // It is one post, whichever of them put it there.
  expect(await problems()).toEqual(['consent-stands', 'consent-stands'])
  clock.set('2026-06-10T08:00:00.000Z')
  const third = await consent('E.F. nr 15')
  await client.consents.withdraw({ id: third.id, withdrawnOn: '2026-06-09' })
  await client.consents.strike({ id: third.id, because: 'Fel barn' })
  expect(await problems()).toContain('consent-ended')
  expect((await client.consents.list()).find(({ id }) => id === right.id)?.state).toBe('expired')
  await client.consents.strike({ id: right.id, because: 'Fel barn' })
  expect(await problems()).toEqual(['consent-struck', 'consent-struck', 'consent-struck'])
})

it('has a consent that is struck wait for nothing', async () => {
  const { client, clock, consent, channelId, problems } = await archive()
  const { id } = await consent('A.B. nr 12', '2026-06-01')
  const gone = await consent('C.D. nr 13')
  await client.channels.retire({ id: channelId, because: 'Slut', override: 'Redan borta' })
  await client.consents.withdraw({ id: gone.id, withdrawnOn: '2026-05-20' })
  await client.consents.strike({ id: gone.id, because: 'Fel barn' })
  await client.channels.takeUp({ id: channelId, because: 'Fel kanal' })
  expect(await problems()).toEqual([])
  clock.set('2026-06-10T08:00:00.000Z')
  expect((await client.archive.status()).consentsEnded).toBe(1)
  await client.consents.strike({ id, because: 'Fel barn' })
  expect((await client.archive.status()).consentsEnded).toBe(0)
})

it('strikes an attestation that was made by mistake: the department has not attested, and may again', async () => {
  const { acts, client, departmentId, sign } = await archive()
  const state = async () => (await client.attestations.status()).departments[0]
  const { id } = await sign()
  expect(await codeOf(sign())).toBe('already-attested')
  expect(await state()).toMatchObject({ state: 'attested' })
  expect(await client.attestations.strike({ id, because: 'Fel barn' })).toMatchObject({ struck: BECAUSE })
  expect(await state()).toMatchObject({ state: 'due', latest: null })
  expect(await client.attestations.part({ departmentId })).toMatchObject({ attested: null, since: null })
  expect(await codeOf(client.attestations.strike({ id, because: 'igen' }))).toBe('entry-struck')
  const right = await sign()
  expect(await state()).toMatchObject({ state: 'attested', latest: { id: right.id } })
  const { items } = await client.attestations.list({ departmentId, ...PAGING })
  expect(items.map(each => [each.id, each.struck?.because ?? null])).toEqual(
    expect.arrayContaining([
      [id, 'Fel barn'],
      [right.id, null]
    ])
  )
  expect(await acts(departmentId)).toEqual(
    expect.arrayContaining(['attestation.signed', 'attestation.struck', 'attestation.signed'])
  )
  expect((await client.archive.verify()).findings).toEqual([])
})

it('strikes a decision on the wrong person, and on the channel: the one before holds again', async () => {
  const { bo, channelId, client, mandate, responsibleId } = await archive()
  await mandate([responsibleId], true)
  await mandate([bo], true, 'Fel nämnd')
  const rows = () => client.channels.mandates({ id: channelId })
  const idOf = async (personId: string | null) => {
    const row = (await rows()).find(each => each.personId === personId)
    if (row === undefined) throw new Error('no such mandate')
    return row.id
  }
  const [ofBo, ofChannel] = [await idOf(bo), await idOf(null)]
  expect(await client.channels.strikeMandate({ id: ofBo, because: 'Fel barn' })).toMatchObject({
    ...{ personId: bo, holds: false, struck: BECAUSE }
  })
  await client.channels.strikeMandate({ id: ofChannel, because: 'Fel nämnd' })
  expect(await client.channels.find({ id: channelId })).toMatchObject({
    ...{ mandate: { decidedBy: 'Nämnden' }, hasValidMandate: true }
  })
  expect((await rows()).map(({ decidedBy, personName, holds }) => [decidedBy, personName, holds])).toEqual([
    ...[['Fel nämnd', 'Bo', false]],
    ...[['Fel nämnd', null, false]],
    ...[['Nämnden', 'Åsa', true]],
    ...[['Nämnden', null, true]]
  ])
  // Bo has no mandate here, so nothing of his is left to see to when he leaves, and none is lacking.
  expect(await client.channels.lackingMandate()).toEqual([])
  const [person] = (await client.people.list()).filter(({ id }) => id === bo)
  const { name, email, departmentId } = person ?? { name: '', email: null, departmentId: '' as never }
  await client.people.edit({ id: bo, changes: { name, email, departmentId, departedOn: '2026-05-01' } })
  expect(await client.people.stillHeld()).toEqual([])
  expect(await codeOf(client.channels.strikeMandate({ id: ofBo, because: 'igen' }))).toBe('entry-struck')
  expect((await client.archive.verify()).findings).toEqual([])
})

it('tells in the history which decision was struck, and which one counts after it', async () => {
  const { bo, channelId, client, departmentId, mandate } = await archive()
  await mandate([bo], true)
  await mandate([bo], true, 'Fel nämnd')
  const { id: twice } = await client.people.add({ name: 'Bo K', email: null, departmentId })
  await mandate([twice], false, 'Fel igen')
  await client.people.merge({ id: twice, into: bo })
  const strike = async (decidedBy: string, personId: string | null) => {
    const rows = await client.channels.mandates({ id: channelId })
    const row = rows.find(each => each.decidedBy === decidedBy && each.personId === personId)
    if (row === undefined) throw new Error('no such mandate')
    await client.channels.strikeMandate({ id: row.id, because: 'Fel' })
    const [entry] = (await client.registerHistory.list({ about: channelId, after: null, limit: 1 })).items
    return entry?.changes
  }
  const [wrong, right] = ['Fel nämnd, 2026-01-01 –', 'Nämnden, 2026-01-01 –']
  const because = { field: 'struckBecause', before: null, after: 'Fel' }
  // Entered on Bo under another name, it counted as his.
  expect(await strike('Fel igen', twice)).toEqual([
    { field: 'struckMandate', before: 'Bo K: Fel igen, 2026-01-01 –', after: null },
    { field: 'mandateFor', before: 'Bo K: Fel igen, 2026-01-01 –', after: `Bo K: ${wrong}` },
    because
  ])
  // The one before it counts again, for Bo too.
  expect(await strike('Fel nämnd', bo)).toEqual([
    { field: 'struckMandate', before: `Bo: ${wrong}`, after: null },
    { field: 'mandateFor', before: `Bo: ${wrong}`, after: `Bo: ${right}` },
    because
  ])
  // One that was replaced already: what counts is the same as before.
  expect(await strike('Nämnden', null)).toEqual([
    { field: 'struckMandate', before: right, after: null },
    because
  ])
})

it('finds a decision that was struck in no search', async () => {
  const { bo, channelId, client, mandate } = await archive()
  await mandate([bo], false, 'Kulturnämnden')
  const found = async () =>
    (await client.search.find({ words: 'kulturnämnden', after: null, limit: 10 })).register
  expect(await found()).toMatchObject([{ kind: 'mandate' }])
  const [row] = await client.channels.mandates({ id: channelId })
  if (row === undefined) throw new Error('no mandate')
  await client.channels.strikeMandate({ id: row.id, because: 'Fel' })
  expect(await found()).toEqual([])
})

it.each([
  ['something else is struck', `INSERT INTO struck_entry VALUES ('consent', 'x', 'x', 'x', 'x')`],
  ['what was struck says something else', `UPDATE struck_entry SET because = 'x'`],
  ['what was struck goes', 'DELETE FROM struck_entry'],
  [
    'it is struck by another row',
    `INSERT OR REPLACE INTO struck_entry SELECT kind, record_id, 'x', 'x', 'x' FROM struck_entry`
  ],
  [
    'a department attests twice',
    `INSERT INTO attestation SELECT 'x', department_id, period, signed_by, signed_on, way, paper, note, channels, part, seen_to,
       recorded_at, recorded_by FROM attestation`
  ]
])('is kept by the database: %s', async (_, sql) => {
  const { client, consent, forge, sign } = await archive()
  const { id } = await consent('A.B. nr 12')
  await client.consents.strike({ id, because: 'Fel barn' })
  await sign()
  expect(await forge(sql)).toThrow(
    /only what was entered|never changed|stays on file|never replaced|once in a half-year/
  )
})

it('is done from the command line too', async () => {
  const dir = join(await temporaryFolder(), 'arkiv')
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir])
  const json = async (...args: string[]) => (await on(...args, '--json')).json()
  await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])
  const { channel } = await json(
    ...['channel', 'add', '--platform', 'blog', '--name', 'Skolbloggen', '--department', 'Utbildning'],
    ...['--responsible', 'Åsa Öberg', '--purpose', 'Skolans vardag', '--address', 'https://blogg.example/a']
  )
  const { id } = channel as { id: string }
  const document = join(dir, '..', 'samtycke.pdf')
  await writeFile(document, '%PDF-1.7')
  const { consent } = await json(
    ...['consent', 'add', '--covers', 'A.B.', '--given', '2026-01-01', '--document', document],
    ...['--channel', id, '--post', 'https://blogg.example/a/1']
  )
  const short = (of: unknown) => (of as { id: string }).id.slice(0, 8)
  expect((await on('consent', 'list')).out).not.toMatch(/Struck by/)
  const { consent: wrong } = await json('consent', 'strike', short(consent), '--because', 'Fel person')
  expect(wrong).toMatchObject({ state: 'struck', struck: { because: 'Fel person' } })
  const { struckBy } = (wrong as Consent).struck ?? { struckBy: '?' }
  await on('channel', 'mandate', id, '--by', 'Nämnden', '--on', '2026-01-01')
  const { mandates } = await json('channel', 'mandates', id)
  const [first] = mandates as object[]
  expect(await json('channel', 'strike-mandate', short(first), '--because', 'Fel kanal')).toMatchObject({
    mandate: { holds: false, struck: { because: 'Fel kanal' } }
  })
  const basis = (await json('attestation', 'show', 'Utbildning')) as { part: { digest: string } }
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date())
  const { attestation } = await json(
    ...['attestation', 'sign', 'Utbildning', '--basis', basis.part.digest, '--by', 'Chefen', '--on', today]
  )
  expect(await json('attestation', 'strike', short(attestation), '--because', 'Fel del')).toMatchObject({
    attestation: { struck: { because: 'Fel del' } }
  })
  // Who struck it, when and why.
  for (const [list, because] of [
    [['consent', 'list'], 'Fel person'],
    [['channel', 'mandates', id], 'Fel kanal'],
    [['attestation', 'list'], 'Fel del']
  ] as const) {
    const { out } = await on(...list)
    expect(out).toMatch(/Struck by/)
    expect(out).toContain(struckBy)
    expect(out).toContain(because)
  }
  expect((await on('attestation', 'list')).out).toContain('Chefen')
})
