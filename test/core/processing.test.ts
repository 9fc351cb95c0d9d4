// The record of processing activities (GDPR Art. 30): what is said of each channel, what is missing, and the record handed on.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ChannelId } from '#shared/ids.ts'
import type { ProcessingFacts } from '#shared/processing.ts'
import { ROLES } from '#shared/user.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import {
  findProcessing,
  listProcessing,
  saveProcessing
} from '../../electron/core/reports/processing/processing.ts'
import { printProcessing } from '../../electron/core/reports/processing/report.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { enterRule } from '../helpers/disposal.ts'
import { pdfPages } from '../helpers/pdf-text.ts'

const FACTS: ProcessingFacts = {
  controller: 'Kulturnämnden',
  officer: 'dataskydd@norrby.example',
  lawfulBasis: 'public-task',
  basisIn: 'Kommunallagen 2 kap. 1 §',
  dataSubjects: 'De som skriver i kanalen',
  dataCategories: 'Namn, bild, det som skrivs',
  recipients: '=HYPERLINK("http://evil.example")',
  thirdCountries: 'USA, genom plattformen',
  retention: null,
  safeguards: 'Inloggningar hos chefen'
}

async function two() {
  const made = await newArchive()
  const first = newChannel(made.ctx)
  const second = newChannel(made.ctx, {
    name: 'Biblioteket',
    addresses: ['https://bilder.example/bibliotek']
  })
  const out = join(made.dir, '..', 'ut')
  await mkdir(out)
  return { ...made, first, second, out }
}

it('says of every channel what the register knows, and what nobody has said', async () => {
  const { ctx, first, second, clock } = await two()
  const [one, other] = listProcessing(ctx.db.read)
  expect([one?.channelId, other?.channelId].toSorted()).toEqual([first.id, second.id].toSorted())
  expect(one?.lacks).toHaveLength(10)
  expect(one?.purpose).toBe(first.purpose)
  expect(saveProcessing(ctx, { channelId: first.id, facts: FACTS })).toMatchObject({
    facts: FACTS,
    lacks: ['retention']
  })
  const said = findProcessing(ctx.db.read, first.id).savedAt
  clock.advance(60_000)
  // Nothing new is nothing said; what is said anew leaves what was said before.
  expect(saveProcessing(ctx, { channelId: first.id, facts: FACTS }).savedAt).toBe(said)
  saveProcessing(ctx, { channelId: first.id, facts: { ...FACTS, retention: 'två år' } })
  expect(findProcessing(ctx.db.read, first.id).lacks).toEqual([])
  expect(findProcessing(ctx.db.read, second.id).lacks).toHaveLength(10)
  const rows = ctx.db.read.prepare('SELECT seq FROM channel_processing').all()
  expect(rows).toHaveLength(2)
  expect(() => ctx.db.transact(tx => tx.prepare('DELETE FROM channel_processing').run())).toThrow(
    /stays on file/
  )
  const journal = JSON.stringify(listJournal(ctx.db.read, { about: first.id, before: null, limit: 10 }))
  expect(journal).toContain('channel.processing-said')
  expect(journal).not.toContain('Kulturnämnden')
  const nobody = ChannelId.parse('00000000-0000-4000-8000-000000000000')
  expect(() => findProcessing(ctx.db.read, nobody)).toThrow(expect.objectContaining({ code: 'not-found' }))
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('is handed on as a document and as a list, with what is missing as missing, and without secret channels', async () => {
  const { ctx, first, second, out } = await two()
  saveProcessing(ctx, { channelId: first.id, facts: FACTS })
  const csv = await printProcessing(ctx, { format: 'csv', dir: out })
  const text = await readFile(csv.path, 'utf8')
  expect(text.split('\r\n')).toHaveLength(4)
  expect(text).toContain('uppgift av allmänt intresse eller myndighetsutövning (artikel 6.1 e)')
  expect(text).toContain(`"'=HYPERLINK`)
  // Two of one name are told apart by their platform, address and id.
  expect(text).toContain(`"Biblioteket";"Facebook";"https://bilder.example/bibliotek";"${second.id}"`)
  expect(text).toMatch(/"Biblioteket".*"personuppgiftsansvarig, dataskyddsombud, rättslig grund/)
  const pdf = await printProcessing(ctx, { format: 'pdf', dir: out })
  const pages = pdfPages(await readFile(pdf.path)).join()
  for (const what of ['Biblioteket (Facebook)', 'https://bilder.example/bibliotek', second.id])
    expect(pages).toContain(what)
  await markSecret(ctx, {
    record: { kind: 'channel', id: second.id },
    paragraph: 'OSL 21 kap. 1 §',
    note: null
  })
  const again = await readFile((await printProcessing(ctx, { format: 'csv', dir: out })).path, 'utf8')
  expect(again).not.toContain('Biblioteket')
  await expect(printProcessing(ctx, { format: 'csv', dir: join(out, 'finns inte') })).rejects.toMatchObject({
    code: 'folder-unusable'
  })
})

it('is said, shown and written at the command line', async () => {
  const { archive, ctx, dir, first, out } = await two()
  saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  await archive.close()
  const log = join(dir, '..', 'logg.txt')
  const run = (...args: string[]) => kanalarkiv(['processing', ...args, '--archive', dir, '--log', log])
  expect((await run('list')).out).toContain('controller')
  const save = ['save', first.id, '--lawful-basis', 'public-task', '--controller', 'Kulturnämnden']
  expect(await run(...save)).toMatchObject({ code: 0, out: expect.stringContaining('Kulturnämnden') })
  expect((await run('show', first.id, '--json')).json()).toMatchObject({
    processing: { facts: { controller: 'Kulturnämnden', lawfulBasis: 'public-task', officer: null } }
  })
  expect((await run('report', '--format', 'csv', '--to', out)).out).toContain('.csv')
})

it('holds the time to be said only when the rules cover all that a channel has, and says them in words', async () => {
  const { ctx, first, out } = await two()
  saveProcessing(ctx, { channelId: first.id, facts: FACTS })
  const lacks = () => findProcessing(ctx.db.read, first.id).lacks
  await enterRule(ctx, { kind: 'disclosure' })
  await enterRule(ctx, { kind: 'checklist-answer' })
  await enterRule(ctx, { kind: 'message', kept: { months: 24, countedFrom: 'recorded' } })
  await enterRule(ctx, { kind: 'comment', category: 'a', kept: { months: 1, countedFrom: 'decided' } })
  await enterRule(ctx, { kind: 'capture', kept: null })
  expect(lacks()).toEqual(['retention'])
  // It is not said to be missing of what stands beside it.
  expect(await readFile((await printProcessing(ctx, { format: 'csv', dir: out })).path, 'utf8')).toMatch(
    /"insamlingar: bevaras .*"gallring av kommentarer"/
  )
  await enterRule(ctx, { kind: 'comment', kept: { months: 18, countedFrom: 'handed-over' } })
  expect(lacks()).toEqual([])
  expect(findProcessing(ctx.db.read, first.id).rules.toSorted()).toEqual([
    'insamlingar: bevaras (KS 2026/0088)',
    'kommentarer (grund a): 1 månad, räknat från när den beslutades eller hanterades (KS 2026/0088)',
    'kommentarer: 18 månader, räknat från när e-arkivet tog emot den (KS 2026/0088)',
    'meddelanden: 2 år, räknat från när den samlades in eller kom in (KS 2026/0088)'
  ])
})
