// The diary system from the command line: set with its key from standard input, sent to, looked at, and settled.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ROLES } from '#shared/user.ts'
import { listFilings } from '../../electron/core/delivery/diary-system/filing-queries.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { KEY, SYSTEM, startPublic360 } from '../helpers/stubs/public360.ts'
import { everything, filledArchive } from './exports-archive.ts'

describeWithKeychain('with a keychain', () => {
  it('is set, tested, sent to, and what is uncertain is settled', async () => {
    const stub = await startPublic360()
    onTestFinished(() => stub.stop())
    const { archive, ctx, dir, comment } = await filledArchive()
    const { id } = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
    saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
    await archive.close()
    const log = join(dir, '..', 'logg.txt')
    const run = (args: readonly string[], input = '') =>
      kanalarkiv(['diary-system', ...args, '--archive', dir, '--log', log], { input })
    const ended: Awaited<ReturnType<typeof run>>[] = []
    const told = async (...args: Parameters<typeof run>) => {
      const one = await run(...args)
      ended.push(one)
      return one
    }

    expect((await told(['show', '--json'])).json()).toEqual({ system: null })
    expect(await told(['send', id, '--case', '26/00001'])).toMatchObject({ code: 1 })
    const codes = [
      ...['--address', `${stub.address}360`, '--category-in', SYSTEM.categoryIn],
      ...[
        '--category-out',
        SYSTEM.categoryOut,
        '--category-own',
        SYSTEM.categoryOwn,
        '--status',
        SYSTEM.status
      ],
      ...['--sender', SYSTEM.senderRole, '--recipient', SYSTEM.recipientRole]
    ]
    expect(await told(['set', ...codes], '\n')).toMatchObject({ code: 2 })
    expect(await told(['set', ...codes, '--most', 'mycket'], KEY)).toMatchObject({ code: 2 })
    expect(await told(['set', ...codes, '--case-type', 'Sak'], KEY)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--case-status')
    })
    expect(await told(['set', ...codes], 'fel-nyckel-helt')).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not accept the key')
    })
    const saved = await told(['set', ...codes, '--case-status', 'B'], `${KEY}\n`)
    expect(saved).toMatchObject({ code: 0, out: expect.stringContaining('Last checked') })
    expect((await told(['show'])).out).toMatch(/Dokument inn[\s\S]*Dokument ut[\s\S]*Internt dokument/)
    expect((await told(['test'])).code).toBe(0)

    expect(await told(['send', id])).toMatchObject({ code: 2 })
    expect(await told(['send', id, '--case', '1', '--new-case'])).toMatchObject({ code: 2 })
    stub.faults.push('as-usual', 'does-and-breaks')
    const first = await told(['send', id, '--new-case', '--record', `comment:${comment}`, '--json'])
    expect([first.code, first.json()]).toEqual([
      3,
      { sent: 0, handedOver: 0, refused: 0, uncertain: 1, known: 0, left: 0 }
    ])
    const rest = await told(['send', id.slice(0, 8), '--case', '26/00001'])
    expect(rest).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Sent +5\nHanded over +0\nRefused +0\nUncertain +0\n.* 1\n/)
    })
    const listed = await told(['list', id])
    expect(listed.out).toMatch(/comment .*uncertain/)
    const [row] = (
      (await told(['list', id, '--json'])).json()['sendings'] as { id: string; state: string }[]
    ).filter(({ state }) => state === 'uncertain')
    const one = row?.id.slice(0, 8) ?? ''
    expect(await told(['resolve', one])).toMatchObject({ code: 2 })
    expect((await told(['resolve', one, '--absent', '--case', '26/00002'])).out).toContain('not there')
    expect(await told(['resolve', one, '--absent'])).toMatchObject({ code: 1 })
    expect((await told(['send', id, '--new-case'])).code).toBe(0)
    expect([...stub.documents.keys()].filter(number => number.startsWith('26/00002'))).toHaveLength(1)
    expect(stub.cases.size).toBe(2)
    const chain = await kanalarkiv(['receipt', 'chain', `comment:${comment}`, '--archive', dir])
    expect(chain.out).toContain('26/00002')
    expect((await told(['forget'])).code).toBe(0)

    for (const { out, err } of ended) expect(out + err).not.toContain(KEY)
    expect(filesWith(join(dir, '..'), KEY)).toEqual([])
    expect(filesWith(join(dir, '..'), 'fel-nyckel-helt')).toEqual([])
  })
})

it('says which departments have one case a year, sets it, and notes its number', async () => {
  const { archive, ctx, dir } = await filledArchive()
  saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  const [department] = listFilings(ctx.db.read).departments
  await archive.close()
  const name = String(department?.name)
  const log = join(dir, '..', 'logg.txt')
  const run = (...args: string[]) => kanalarkiv(['diary-system', ...args, '--archive', dir, '--log', log])

  expect((await run('filings')).out).toMatch(/For all +a case for each record/)
  expect((await run('filing', 'yearly')).out).toMatch(/For all +one case a year/)
  expect((await run('filing', 'each', '--department', name)).out).toContain('a case for each record')
  expect((await run('yearly-case', name, '2026', '--number', 'KS 2026/17')).out).toMatch(/2026 +KS 2026\/17/)
  const json = await run('yearly-case', name, '2026', '--none', '--json')
  expect(json.json()).toMatchObject({ standard: 'yearly', departments: [{ filing: 'each', cases: [] }] })
  expect((await run('filing', 'standard', '--department', name, '--json')).json()).toMatchObject({
    departments: [{ filing: null }]
  })

  expect(await run('filing', 'monthly')).toMatchObject({ code: 2, err: expect.stringContaining('monthly') })
  expect(await run('filing', 'yearly', '--department', 'Ingen')).toMatchObject({ code: 1 })
  expect(await run('yearly-case', name, '2026')).toMatchObject({ code: 2 })
  for (const year of ['år', '1066', '2026.5'])
    expect((await run('yearly-case', name, year, '--number', 'X')).code).toBe(2)
})

it('is a folder that the diary watches, without a key, and takes the receipts that come there', async () => {
  const { archive, ctx, dir, comment } = await filledArchive()
  const { id } = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  await archive.close()
  const watched = join(dir, '..', 'diariet')
  await mkdir(watched)
  const log = join(dir, '..', 'logg.txt')
  const run = (...args: string[]) => kanalarkiv(['diary-system', ...args, '--archive', dir, '--log', log])

  expect(await run('set', '--folder', join(dir, 'exports'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('inside the archive itself')
  })
  expect(await run('set', '--access-code', 'S')).toMatchObject({ code: 2 })
  expect(await run('set', '--folder', watched, '--mailbox', 'a@b.example')).toMatchObject({ code: 2 })
  expect(await run('set', '--mailbox', 'registrator@norrby.example')).toMatchObject({
    code: 1,
    err: expect.stringContaining('No server for outgoing mail is set')
  })
  expect(await run('set', '--folder', watched)).toMatchObject({
    code: 0,
    out: expect.stringContaining(watched)
  })
  expect(await run('send', id, '--new-case', '--record', `comment:${comment}`)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Handed over +1/)
  })
  expect((await run('list', id)).out).toMatch(/a folder that the diary system watches .*handed over, waits/)
  const [folder = ''] = await readdir(watched)
  const leverans = folder.slice('kanalarkiv-'.length)
  await writeFile(join(watched, `${folder}.kvitto.json`), '{')
  expect(await run('receipts')).toMatchObject({ code: 3, out: expect.stringContaining('cannot be read') })
  await writeFile(
    join(watched, `${folder}.kvitto.json`),
    JSON.stringify({ leverans, resultat: 'registrerad', diarienummer: 'KS 2026/8' })
  )
  expect(await run('receipts', '--json')).toMatchObject({ code: 0 })
  const chain = await kanalarkiv(['receipt', 'chain', `comment:${comment}`, '--archive', dir])
  expect(chain.out).toContain('KS 2026/8')
  expect((await run('forget')).code).toBe(0)
})
