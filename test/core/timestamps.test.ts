// Time stamps of the journal, by a real authority (`openssl ts`) on this computer: asked for by themselves, kept, put in packages, and
// found out when anything of them is altered.
import { execFile } from 'node:child_process'
import { createHash, generateKeyPairSync, hash, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { Instant, Sha256 } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { verifyAll } from '../../electron/core/app/verify-all.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { fetchList } from '../../electron/core/delivery/timestamps/ask.ts'
import {
  addAuthority,
  forgetAuthority,
  listAuthorities
} from '../../electron/core/delivery/timestamps/authorities.ts'
import { isDue } from '../../electron/core/delivery/timestamps/due.ts'
import { listTimestamps } from '../../electron/core/delivery/timestamps/read.ts'
import { keepLists } from '../../electron/core/delivery/timestamps/revocation.ts'
import { stampDue, stampNow } from '../../electron/core/delivery/timestamps/stamp.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal, readHead, record } from '../../electron/core/kernel/journal/record.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { checkRevocation, isListOf, readRevocationList } from '../../resources/verify/verify-certificates.mjs'
import { seal } from '../../resources/verify/verify-common.mjs'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { readOcspAnswer } from '../../resources/verify/verify-ocsp.mjs'
import { checkReply, readCertificates } from '../../resources/verify/verify-timestamps.mjs'
import { told } from '../../resources/verify/verify-told.mjs'
import { checked } from '../../resources/verify/verify-words.mjs'
import { newArchive, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { forgeJournal, sealAnew } from '../helpers/forge.ts'
import { type Authority, hasOpenssl, startAuthority } from '../helpers/timestamp-authority.ts'
import { everything, filledArchive } from './exports-archive.ts'

const run = promisify(execFile)

beforeEach(async context => {
  if (!(await hasOpenssl())) context.skip('there is no OpenSSL here')
})

const DIGEST = Sha256.parse('5e'.repeat(32))
const trusted = async ({ certificates }: Authority) => readCertificates(await readFile(certificates))
const stampsOf = (ctx: Context) => listTimestamps(ctx.db.read, { limit: 100, after: null }).items
const actsOf = (ctx: Context) =>
  listJournal(ctx.db.read, { about: null, before: null, limit: 50 }).map(({ act }) => act)

const enter = (ctx: Context, { address, certificates }: Authority, name = 'Norrby tid') =>
  addAuthority(ctx, { draft: { name, address, privateAddress: true }, certificates })
const act = (ctx: Context, name: string) => ctx.db.transact(tx => record(tx, ctx, { act: name, about: null }))

describe('an answer', () => {
  it('is read as OpenSSL reads it, with keys of each kind', async () => {
    for (const key of [
      ['rsa', 'rsa_keygen_bits:2048'],
      ['ec', 'ec_paramgen_curve:P-384']
    ] as const) {
      const authority = await startAuthority({ key })
      const reply = await authority.reply(DIGEST)
      expect(await authority.verify(reply, DIGEST)).toBe('right')
      const is = checkReply(reply, { sha256: DIGEST, trusted: await trusted(authority) })
      expect(is).toMatchObject({
        by: expect.stringContaining('Tidsst'),
        anchor: expect.stringMatching(/^\w{64}$/)
      })
      expect(Math.abs(Date.parse('at' in is ? is.at : '') - Date.now())).toBeLessThan(10_000)
    }
  })

  it('by a key that can be worked out is refused', async () => {
    const authority = await startAuthority({ key: ['rsa', 'rsa_keygen_bits:1024'] })
    const reply = await authority.reply(DIGEST)
    expect(checkReply(reply, { sha256: DIGEST, trusted: await trusted(authority) })).toEqual({
      problem: 'weak-key'
    })
  })

  it('that was altered is refused, by us and by OpenSSL', async () => {
    const [authority, other, ended] = [
      await startAuthority(),
      await startAuthority(),
      await startAuthority({ ended: true })
    ]
    const reply = await authority.reply(DIGEST)
    const swapped = (from: Buffer, to: Buffer) => {
      const at = reply.indexOf(from)
      expect(at).toBeGreaterThan(0)
      return Buffer.concat([reply.subarray(0, at), to, reply.subarray(at + from.length)])
    }
    const flipped = (at: number) => Buffer.from(reply.map((byte, place) => (place === at ? byte ^ 1 : byte)))
    const year = Buffer.from(new Date().toISOString().slice(0, 4))
    const der = async (name: string) => {
      await authority.openssl('x509', '-in', name, '-outform', 'DER', '-out', `${name}.der`)
      return readFile(join(authority.dir, `${name}.der`))
    }
    const [own, root] = [await der('tsa.pem'), await der('ca.pem')]
    const serial =
      /serial=(\w+)/.exec(
        (await run('openssl', ['x509', '-in', 'tsa.pem', '-serial', '-noout'], { cwd: authority.dir })).stdout
      )?.[1] ?? ''
    const altered: Readonly<Record<string, { reply: Buffer; of?: Authority }>> = {
      'the signature': { reply: flipped(reply.length - 1) },
      'the time': { reply: flipped(reply.indexOf(year) + 3) },
      'what was stamped': { reply: swapped(Buffer.from(DIGEST, 'hex'), Buffer.from('6f'.repeat(32), 'hex')) },
      'the policy': {
        reply: swapped(Buffer.from('06042a030401', 'hex'), Buffer.from('06042a030402', 'hex'))
      },
      'the certificate, for the root': { reply: swapped(own.subarray(0, 60), root.subarray(0, 60)) },
      'whom the signature names': { reply: flipped(reply.lastIndexOf(Buffer.from(serial, 'hex')) + 4) },
      'its end, which is cut': { reply: reply.subarray(0, -20) },
      'its end, which goes on': { reply: Buffer.concat([reply, Buffer.from([0])]) },
      'the whole, for one of another digest': { reply: await authority.reply('77'.repeat(32)) },
      'the whole, for one by somebody else': { reply: await other.reply(DIGEST) },
      'the whole, for one by a certificate that had run out': { reply: await ended.reply(DIGEST), of: ended },
      'the whole, for a refusal': { reply: await authority.reply('ab'.repeat(64), 'sha512') },
      'the whole, for a page': { reply: Buffer.from('<!doctype html>') }
    }
    const problems: Record<string, unknown> = {}
    for (const [what, { reply: bytes, of = authority }] of Object.entries(altered)) {
      const is = checkReply(bytes, { sha256: DIGEST, trusted: await trusted(of) })
      problems[what] = 'problem' in is ? is.problem : is
      // OpenSSL reads to the end of the answer, and does not look whether more comes.
      if (what !== 'its end, which goes on')
        expect([what, await of.verify(bytes, DIGEST)]).toEqual([what, 'wrong'])
    }
    expect(problems).toEqual({
      'the signature': 'not-signed',
      'the time': 'not-signed',
      'what was stamped': 'of-another',
      'the policy': 'not-signed',
      'the certificate, for the root': 'unreadable',
      'whom the signature names': 'not-signed',
      'its end, which is cut': 'unreadable',
      'its end, which goes on': 'unreadable',
      'the whole, for one of another digest': 'of-another',
      'the whole, for one by somebody else': 'not-trusted',
      'the whole, for one by a certificate that had run out': 'not-trusted',
      'the whole, for a refusal': 'not-granted',
      'the whole, for a page': 'unreadable'
    })
  })
})

it('is asked for once a day, after what is stamped, and later and later where nobody answers', () => {
  const now = Instant.parse('2026-11-25T10:00:00.000Z')
  const at = (time: string) => Instant.parse(`2026-11-25T${time}:00.000Z`)
  const none = { lastAt: at('09:00'), triedAt: at('09:00'), failures: 0, isActed: false }
  expect(isDue({ ...none, lastAt: null, triedAt: null }, now)).toBe(true)
  expect(isDue(none, now)).toBe(false)
  expect(isDue({ ...none, isActed: true }, now)).toBe(true)
  expect(isDue({ ...none, lastAt: Instant.parse('2026-11-24T22:59:00.000Z') }, now)).toBe(true)
  const failing = { ...none, lastAt: null, triedAt: at('09:57') }
  expect([1, 2, 3, 20].map(failures => isDue({ ...failing, failures }, now))).toEqual([
    true,
    true,
    false,
    false
  ])
  expect(isDue({ ...failing, triedAt: at('09:00'), failures: 20 }, now)).toBe(true)
  // A clock that was set back.
  expect(isDue({ ...failing, triedAt: Instant.parse('2027-01-01T00:00:00.000Z'), failures: 20 }, now)).toBe(
    true
  )
})

it('is given of the journal by itself, kept, and held against it', async () => {
  const { ctx, clock } = await newArchive()
  const authority = await startAuthority()
  expect(await stampDue(ctx)).toBe(0)
  await expect(stampNow(ctx)).rejects.toMatchObject({ code: 'no-timestamp-authority' })
  const entered = await enter(ctx, authority)
  expect(entered).toMatchObject({ certificates: [{ subject: 'O=Norrby, CN=Rot' }], last: null })
  const head = readHead(ctx.db.read)
  expect(await stampDue(ctx)).toBe(1)
  expect(stampsOf(ctx)).toMatchObject([{ line: head?.seq, authorityName: 'Norrby tid' }])
  expect([await stampDue(ctx), authority.asked()]).toEqual([0, 1])
  act(ctx, 'department.added')
  expect(await stampDue(ctx)).toBe(0)
  act(ctx, 'run.ended')
  expect([await stampDue(ctx), await stampDue(ctx)]).toEqual([1, 0])
  clock.advance(24 * 3_600_000)
  expect(await stampDue(ctx)).toBe(1)
  expect((await verifyAll(ctx)).findings).toEqual([])
  const first = stampsOf(ctx).find(({ line }) => line === head?.seq)
  const reply = await readFile(ctx.objects.path(Sha256.parse(first?.reply)))
  expect(await authority.verify(reply, head?.sha256 ?? '')).toBe('right')
  forgetAuthority(ctx, entered.id)
  clock.advance(24 * 3_600_000)
  expect([await stampDue(ctx), await listAuthorities(ctx), stampsOf(ctx).length]).toEqual([0, [], 3])
})

it('is asked for of the others where what one gave cannot be kept', async () => {
  const { ctx } = await newArchive()
  for (const name of ['Ett', 'Två']) await enter(ctx, await startAuthority(), name)
  let failed = 0
  const objects = Object.assign(Object.create(ctx.objects) as Context['objects'], {
    put: ((bytes, mediaType) =>
      failed++ === 0
        ? Promise.reject(new Error('not kept'))
        : ctx.objects.put(bytes, mediaType)) as Context['objects']['put']
  })
  await expect(stampDue({ ...ctx, objects })).rejects.toThrow('not kept')
  expect(stampsOf(ctx)).toHaveLength(1)
  failed = 0
  await expect(stampNow({ ...ctx, objects })).rejects.toThrow('not kept')
  expect(stampsOf(ctx)).toHaveLength(2)
})

it('waits for nobody who does not answer, and takes no wrong answer', async () => {
  const { ctx, clock } = await newArchive()
  const [authority, other] = [await startAuthority(), await startAuthority()]
  await enter(ctx, authority)
  authority.answers = { status: 503, body: Buffer.alloc(0) }
  expect(await stampDue(ctx)).toBe(0)
  await expect(stampNow(ctx)).rejects.toMatchObject({ params: { timestampProblem: 'refused' } })
  // Not again at once, and then again.
  const asked = authority.asked()
  expect([await stampDue(ctx), authority.asked() - asked]).toEqual([0, 0])
  clock.advance(3_600_000)
  authority.answers = 'right'
  expect(await stampDue(ctx)).toBe(1)
  const wrong = [
    ['as-before', 'of-another'],
    [{ status: 200, body: Buffer.from('hej') }, 'unreadable'],
    [{ status: 200, body: Buffer.alloc(1 << 20) }, 'unreachable'],
    [{ status: 200, body: await other.reply(readHead(ctx.db.read)?.sha256 ?? '') }, 'of-another'],
    [{ status: 302, body: Buffer.alloc(0) }, 'refused']
  ] as const
  for (const [answers, timestampProblem] of wrong) {
    authority.answers = answers
    await expect(stampNow(ctx)).rejects.toMatchObject({
      code: 'timestamp-refused',
      params: { timestampProblem }
    })
  }
  expect(stampsOf(ctx)).toHaveLength(1)
  expect(actsOf(ctx).filter(each => each === 'timestamp.failed').length).toBeGreaterThan(2)
  const draft = { name: 'Inne', address: authority.address, privateAddress: false }
  const { certificates } = authority
  await expect(addAuthority(ctx, { draft, certificates })).rejects.toMatchObject({
    code: 'timestamp-not-open'
  })
  await expect(
    addAuthority(ctx, {
      draft: { ...draft, privateAddress: true },
      certificates: join(authority.dir, 'config')
    })
  ).rejects.toMatchObject({ code: 'certificates-unreadable' })
  // A key that is kept is in the archive for good, and in every backup of it.
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = `${await readFile(certificates, 'utf8')}${privateKey.export({ type: 'pkcs8', format: 'pem' })}`
  const both = join(authority.dir, 'both.pem')
  await writeFile(both, pem)
  await expect(
    addAuthority(ctx, { draft: { ...draft, privateAddress: true }, certificates: both })
  ).rejects.toMatchObject({ code: 'certificates-with-key', params: { file: 'both.pem' } })
  expect(existsSync(ctx.objects.path(Sha256.parse(hash('sha256', pem))))).toBe(false)
  // In another form it is not known for one, and none of it is kept.
  const [certificate = Buffer.alloc(0)] = certificatesFrom(await readFile(certificates, 'utf8'))
  const der = privateKey.export({ type: 'pkcs8', format: 'der' })
  const wide = Buffer.from(`${privateKey.export({ type: 'pkcs8', format: 'pem' })}`, 'utf16le')
  for (const [at, bytes] of [
    Buffer.concat([certificate, der]),
    Buffer.concat([await readFile(certificates), wide])
  ].entries()) {
    const file = join(authority.dir, `key-${at}`)
    await writeFile(file, bytes)
    const name = `Nyckel ${at}`
    await addAuthority(ctx, { draft: { ...draft, name, privateAddress: true }, certificates: file })
  }
  const kept = ctx.db.read.prepare('SELECT sha256 FROM object').pluck().all() as Sha256[] // ids of objects
  const all = await Promise.all(kept.map(sha256 => readFile(ctx.objects.path(sha256))))
  const isKept = (bytes: Buffer) => all.some(object => object.includes(bytes))
  expect([der, wide].map(isKept)).toEqual([false, false])
  expect(isKept(Buffer.from('-----BEGIN CERTIFICATE-----'))).toBe(true)
})

/** In DER. */
const certificatesFrom = (pem: string) =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)/g)].map(([, text = '']) => Buffer.from(text, 'base64'))

it('shows that the journal was written anew, whatever it says of itself', async () => {
  const { ctx, dir, archive } = await newArchive()
  await enter(ctx, await startAuthority())
  await stampDue(ctx)
  const line = stampsOf(ctx)[0]?.line ?? 0
  await archive.close()
  // The line that was stamped, with another seal: as if everything had been made anew from there.
  const db = new Database(join(dir, 'archive.db'))
  db.exec('DROP TRIGGER journal_never_changes')
  db.prepare('UPDATE journal SET sha256 = ? WHERE seq = ?').run('0'.repeat(64), line)
  db.close()
  const again = await openArchive(dir, openOptions())
  const { findings } = await verifyAll(again.context)
  await again.close()
  expect(findings).toContainEqual({ code: 'timestamp-wrong', what: `${line} (Norrby tid, of-another)` })
})

/** As `openssl x509 -fingerprint -sha256` says it, without the colons. */
const fingerprintOf = async ({ certificates }: Authority) =>
  new X509Certificate(await readFile(certificates)).fingerprint256.replaceAll(':', '').toLowerCase()

/** An archive that an authority has stamped, with a package; and another authority. */
async function stampedArchive() {
  const { dir, channel, on, json } = await archiveWithChannel()
  const [authority, another] = [await startAuthority(), await startAuthority()]
  const { address, certificates } = authority
  const added = await json(
    ...['timestamp', 'add', '--name', 'Norrby tid', '--address', address, '--private-address'],
    ...['--certificates', certificates]
  )
  await on('message', 'paste', '--channel', channel.id, '--sender', 'Tove', '--text', 'Hej på er')
  await on('timestamp', 'make')
  const written = await json('export', '--unfinished', 'include')
  const bag = join(await temporaryFolder(), 'paket')
  await cp(String(written['package']), bag, { recursive: true })
  const [right, wrong] = [await fingerprintOf(authority), await fingerprintOf(another)]
  return { dir, bag, on, json, added, another, right, wrong }
}

const said = async (...args: string[]) => {
  const { code, out } = await kanalarkiv(['verify', ...args, '--lang', 'en'])
  const json = (await kanalarkiv(['verify', ...args, '--json'])).json() as {
    held?: { code: string; what: string }[]
    verification: object
  }
  return { code, out, json, held: json.held?.map(({ code }) => code) }
}

it('tells by whose certificate it is, and is a finding where that is not the one that is known', async () => {
  const { dir, on, json, added, right, wrong } = await stampedArchive()
  const { id } = Object.values(added)[0] as { id: string }
  await on('timestamp', 'forget', id)
  expect(await json('timestamp', 'authorities')).toMatchObject({ authorities: [] })
  expect(await json('timestamp', 'authorities', '--forgotten')).toMatchObject({
    authorities: [{ id, certificates: [{ sha256: right }], forgottenAt: expect.any(String) }]
  })
  const shown = await said('--archive', dir)
  expect(shown).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      new RegExp(
        `Time-stamped by Norrby tid, which is asked no more: 2 times, .*: O=Norrby, CN=Rot, SHA-256 ${right}\\n.*--authority`
      )
    ),
    json: {
      verification: {
        findings: [],
        authorities: [
          {
            ...{ name: 'Norrby tid', authority: 'O=Norrby, CN=Rot', anchor: right, count: 2, isAsked: false },
            by: expect.stringContaining('CN=Tidsst')
          }
        ]
      }
    }
  })
  const withColons = right.toUpperCase().match(/../g)?.join(':') ?? ''
  expect(await said('--archive', dir, '--authority', withColons)).toMatchObject({ code: 0, held: [] })
  expect(await said('--archive', dir, '--authority', wrong, right)).toMatchObject({ code: 0, held: [] })
  const other = await said('--archive', dir, '--authority', wrong)
  expect(other).toMatchObject({
    code: 4,
    held: ['authority-other', 'authority-missing'],
    out: expect.stringContaining(`O=Norrby, CN=Rot, SHA-256 ${right}`)
  })
  expect(other.out).toContain('Do not trust the time stamps')
  const { code, err } = await kanalarkiv(['verify', '--archive', dir, '--authority', 'abc', '--lang', 'en'])
  expect([code, err]).toEqual([2, expect.stringContaining('abc is no SHA-256')])
  // The same of a backup, where the archive need not be at hand.
  const to = await temporaryFolder()
  await on('backup', '--to', to)
  const backup = (...more: string[]) =>
    kanalarkiv(['backup', 'verify', '--from', to, ...more, '--lang', 'en'])
  const whole = await backup('--authority', right)
  expect([whole.code, whole.out]).toEqual([0, expect.stringContaining(`O=Norrby, CN=Rot, SHA-256 ${right}`)])
  expect((await backup('--authority', wrong, '--json')).json()).toMatchObject({
    verification: { journals: 1, authorities: [{ anchor: right, count: 2 }], findings: [] },
    held: [{ code: 'authority-other' }, { code: 'authority-missing', what: wrong }]
  })
  expect((await backup('--authority', wrong)).code).toBe(4)
})

it('by an authority of somebody’s own making is told of in a package too', async () => {
  const { dir, bag, another, right, wrong } = await stampedArchive()
  const own = await said('--package', bag, '--archive', dir, '--authority', right)
  expect(own).toMatchObject({ code: 0, held: undefined })
  expect(own.out).toContain(`The certificate with SHA-256 ${right} is entered in the archive: Norrby tid.`)
  // Somebody stamps all of it anew, and makes every sum anew.
  const folder = join(bag, 'data/timestamps')
  const seals = (await readFile(join(bag, 'data/journal.jsonl'), 'latin1')).trimEnd().split('\n').map(seal)
  for (const name of await readdir(folder))
    await writeFile(
      join(folder, name),
      name.endsWith('.pem')
        ? await readFile(another.certificates)
        : await another.reply(seals[Number(name.slice(0, 9)) - 1] ?? '')
    )
  await sealAnew(bag)
  const { stdout } = await run(process.execPath, ['verify.mjs', '.'], {
    cwd: bag,
    env: { ...process.env, LANG: 'en' }
  })
  expect(stdout).toContain(`SHA-256 ${wrong}`)
  expect(stdout).not.toContain(right)
  expect(await said('--package', bag)).toMatchObject({ code: 0 })
  expect((await said('--package', bag, '--authority', right)).held).toEqual([
    ...['authority-other', 'authority-other', 'authority-missing']
  ])
  expect((await said('--package', bag, '--archive', dir)).held).toEqual([
    ...['not-recorded', 'authority-unknown', 'authority-unknown']
  ])
})

it('goes along in a package, of what it shows and of itself, and is verified there without the program', async () => {
  const { ctx, dir } = await filledArchive()
  const authority = await startAuthority()
  await enter(ctx, authority)
  const line = readHead(ctx.db.read)?.seq
  await stampDue(ctx)
  const { folder } = await createExport(ctx, everything)
  const bag = join(await temporaryFolder(), 'paket')
  await cp(join(dir, folder ?? ''), bag, { recursive: true })
  const names = (await readdir(join(bag, 'data/timestamps'))).sort()
  expect(names).toEqual([
    expect.stringMatching(/\.tsr$/),
    expect.stringMatching(/\.tsr$/),
    expect.stringMatching(/\.pem$/)
  ])
  const found = await verifyPackage(bag)
  expect(found).toMatchObject({
    findings: [],
    stamps: [{ line }, { line: found?.lines }]
  })
  // Its own is over the head that it names itself, also for OpenSSL.
  const last = await readFile(join(bag, 'data/timestamps', names[1] ?? ''))
  expect(await authority.verify(last, found?.head ?? '')).toBe('right')
  const { stdout } = await run(process.execPath, ['verify.mjs', '.'], {
    cwd: bag,
    env: { ...process.env, LANG: 'en' }
  })
  expect(stdout).toContain(`Line ${found?.lines} was there 20`)
  // The command line tells of the same.
  const lines = found === null ? [] : told(found).map(([, english]) => `${english}\n`)
  // Two stamps, that nobody signed it, and what is to be compared.
  expect(lines).toHaveLength(4)
  const anchor = await fingerprintOf(authority)
  expect(stdout).toContain(`the authority's certificate: O=Norrby, CN=Rot, SHA-256 ${anchor}`)
  expect(stdout).toContain('Compare the certificates (SHA-256)')
  const { out } = await kanalarkiv(['verify', '--package', bag, '--lang', 'en'])
  expect(out).toContain(lines.join(''))
  expect(found === null ? null : checked(found)[1]).toMatch(/; the time stamps of the journal \(2\)\. Rules/)
  expect(out).toContain(found === null ? null : checked(found)[1])
  // A journal that was written anew is named by the first line that an authority had stamped otherwise.
  const journal = await readFile(join(bag, 'data/journal.jsonl'))
  const info = await readFile(join(bag, 'bag-info.txt'))
  await forgeJournal(bag)
  expect((await verifyPackage(bag))?.findings).toEqual([
    ...names.slice(0, 2).map(name => ({ code: 'changed', what: `data/timestamps/${name}` })),
    { code: 'not-as-signed', what: `data/journal.jsonl:${line}` }
  ])
  await writeFile(join(bag, 'data/journal.jsonl'), journal)
  await writeFile(join(bag, 'bag-info.txt'), info)
  // Words around the certificates are no part of it either.
  const certificates = join(bag, 'data/timestamps', names[2] ?? '')
  const pem = await readFile(certificates, 'utf8')
  for (const wrong of [`GODKÄNT\n${pem}`, `${pem}GODKÄNT\n`, pem.replaceAll('\n', '\r\n')]) {
    await writeFile(certificates, wrong)
    await sealAnew(bag)
    expect((await verifyPackage(bag))?.findings).toEqual([
      { code: 'changed', what: `data/timestamps/${names[2]}` }
    ])
  }
  await writeFile(certificates, pem)
  // Certificates that vouch for nothing there are no part of it, though every sum was made anew.
  const stray = 'data/timestamps/0badc0de.pem'
  for (const list of ['manifest-sha256.txt', 'manifest-sha512.txt']) {
    const lines = (await readFile(join(bag, list), 'utf8')).trimEnd().split('\n')
    const pathOf = (line: string) => line.split('  ')[1] ?? ''
    const listed = [...lines, `0  ${stray}`].sort((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1))
    await writeFile(join(bag, list), `${listed.join('\n')}\n`)
  }
  await writeFile(join(bag, stray), 'GODKÄNT')
  await sealAnew(bag)
  expect((await verifyPackage(bag))?.findings).toEqual([{ code: 'added', what: stray }])
  await rm(bag, { recursive: true })
  await cp(join(dir, folder ?? ''), bag, { recursive: true })
  // One in the place of the other, as if its sums had been made anew in every list.
  const path = `data/timestamps/${names[0]}`
  const first = await readFile(join(bag, path))
  const sum = (kind: string) => createHash(kind).update(first).digest('hex')
  const digests = new Map([[path, { bytes: first.length, sha256: sum('sha256'), sha512: sum('sha512') }]])
  expect(await verifyPackage(bag, { digests })).toMatchObject({ findings: [] })
  await writeFile(join(bag, path), last)
  expect((await verifyPackage(bag, { digests }))?.findings).toEqual([{ code: 'changed', what: path }])
})

describe('the list of what was revoked', () => {
  it('at an address that is none is answered like any that cannot be had', async () => {
    const question = {
      address: 'http://:port/list.crl',
      privateAddress: true,
      signal: AbortSignal.timeout(5_000)
    }
    expect(await fetchList(question)).toEqual({ problem: 'unreachable' })
  })

  it('is fetched once a day, kept and held against the stamps, and goes along in a package', async () => {
    const { ctx, dir, clock } = await filledArchive()
    const authority = await startAuthority({ hasLists: true })
    clock.set(new Date().toISOString())
    await enter(ctx, authority)
    // None can be had yet: the stamp is one all the same, and that there is no list is told.
    await stampNow(ctx)
    expect((await listAuthorities(ctx))[0]).toMatchObject({
      last: { line: expect.any(Number) },
      listAt: null
    })
    expect((await verifyAll(ctx)).findings).toEqual([])
    await authority.list()
    expect(await keepLists(ctx)).toBe(0)
    clock.advance(3_700_000)
    expect([await keepLists(ctx), await keepLists(ctx)]).toEqual([1, 0])
    const [{ listAt } = { listAt: null }] = await listAuthorities(ctx)
    expect(Math.abs(Date.parse(listAt ?? '') - Date.now())).toBeLessThan(10_000)
    expect(actsOf(ctx)).toContain('revocation-list.received')
    expect((await verifyAll(ctx)).findings).toEqual([])

    const { folder } = await createExport(ctx, everything)
    const bag = join(await temporaryFolder(), 'paket')
    await cp(join(dir, folder ?? ''), bag, { recursive: true })
    const name = (await readdir(join(bag, 'data/timestamps'))).find(each => each.endsWith('.crl')) ?? ''
    const found = await verifyPackage(bag)
    expect(found?.findings).toEqual([])
    expect(found?.stamps.every(({ asOf }) => asOf === listAt)).toBe(true)
    const options = { cwd: bag, env: { ...process.env, LANG: 'en' } }
    const { stdout } = await run(process.execPath, ['verify.mjs', '.'], options)
    expect(stdout).toContain(`Not revoked by the list, or the answer (OCSP), of ${listAt}`)
    const openssl = ['crl', '-inform', 'DER', '-in', `data/timestamps/${name}`, '-noout', '-issuer']
    expect((await run('openssl', openssl, options)).stdout).toContain('Rot')
    // Changed by a letter, it is by nobody.
    const path = join(bag, 'data/timestamps', name)
    const list = await readFile(path)
    await writeFile(
      path,
      list.map((byte, at) => (at === list.length - 1 ? byte ^ 1 : byte))
    )
    expect((await verifyPackage(bag))?.findings).toContainEqual({
      code: 'changed',
      what: `data/timestamps/${name}`
    })
  })

  it('that has the certificate refuses what is stamped from then on, and is taken from its issuer alone', async () => {
    const { ctx, clock } = await newArchive()
    const [authority, other] = [
      await startAuthority({ hasLists: true }),
      await startAuthority({ hasLists: true })
    ]
    clock.set(new Date().toISOString())
    await enter(ctx, authority)
    await other.list()
    await cp(join(other.dir, 'list.crl'), join(authority.dir, 'list.crl'))
    await stampNow(ctx)
    expect((await listAuthorities(ctx))[0]).toMatchObject({ listAt: null })
    await pause(1_100)
    await authority.list({ isTsa: true, reason: 'superseded' })
    clock.advance(3_700_000)
    expect(await keepLists(ctx)).toBe(1)
    // What was given before it was revoked still counts.
    expect((await verifyAll(ctx)).findings).toEqual([])
    await pause(1_100)
    await expect(stampNow(ctx)).rejects.toMatchObject({ params: { timestampProblem: 'revoked' } })
    const reply = await authority.reply(DIGEST)
    const is = checkReply(reply, { sha256: DIGEST, trusted: await trusted(authority) })
    const list = readRevocationList(await readFile(join(authority.dir, 'list.crl')))
    if ('problem' in is) throw new Error(is.problem)
    expect(checkRevocation(is, [list])).toEqual({ revocation: 'revoked' })
    expect(checkRevocation(is, [])).toMatchObject({ revocation: 'not-kept' })
    // Of one below there is no list: the one above is on its own all the same.
    const longer = { ...is, chain: [...is.chain.slice(0, 1), ...is.chain] }
    expect(checkRevocation(longer, [list])).toEqual({ revocation: 'revoked' })
    expect(checkRevocation({ ...longer, at: '2000' }, [list])).toMatchObject({ revocation: 'not-kept' })
    const others = readRevocationList(await readFile(join(other.dir, 'list.crl')))
    expect(checkRevocation(is, [others])).toMatchObject({ revocation: 'not-kept' })
    expect(() => readRevocationList(Buffer.from('<!doctype html>'))).toThrow()
  })
})

describe('an answer about a certificate (OCSP)', () => {
  it('is asked for where no list can be had, kept, goes along in a package, and is read as OpenSSL reads it', async () => {
    const { ctx, dir, clock } = await filledArchive()
    const authority = await startAuthority({ hasLists: true, hasAnswers: true })
    clock.set(new Date().toISOString())
    await enter(ctx, authority)
    // Its list cannot be had, and nobody answers yet.
    await stampNow(ctx)
    expect((await listAuthorities(ctx))[0]).toMatchObject({ listAt: null })
    // One whom the issuer has not appointed may say what it likes.
    await authority.answerBy('anything')
    clock.advance(3_700_000)
    expect(await keepLists(ctx)).toBe(0)
    await authority.answerBy('answering')
    clock.advance(3_700_000)
    expect([await keepLists(ctx), await keepLists(ctx)]).toEqual([1, 0])
    const [{ listAt } = { listAt: null }] = await listAuthorities(ctx)
    expect(Math.abs(Date.parse(listAt ?? '') - Date.now())).toBeLessThan(10_000)
    expect((await verifyAll(ctx)).findings).toEqual([])

    for (const format of ['bagit', 'eark-sip-2.1.0'] as const) {
      const { folder } = await createExport(ctx, { ...everything }, { format, delivery: null })
      const bag = join(await temporaryFolder(), 'paket')
      await cp(join(dir, folder ?? ''), bag, { recursive: true })
      const stamps = join(
        bag,
        format === 'bagit' ? 'data/timestamps' : 'representations/rep1/data/timestamps'
      )
      const name = (await readdir(stamps)).find(each => each.endsWith('.ocsp')) ?? ''
      const found = format === 'bagit' ? await verifyPackage(bag) : await verifyListed(bag)
      expect(found?.findings).toEqual([])
      expect(found?.stamps.map(({ asOf }) => asOf)).toEqual([listAt, listAt])
      const { stdout } = await run(process.execPath, ['verify.mjs', '.'], {
        cwd: bag,
        env: { ...process.env, LANG: 'en' }
      })
      expect(stdout).toContain(`Not revoked by the list, or the answer (OCSP), of ${listAt}`)
      const asked = ['ocsp', '-respin', join(stamps, name), '-issuer', 'ca.pem', '-cert', 'tsa.pem']
      const said = await run('openssl', [...asked, '-CAfile', 'ca.pem'], { cwd: authority.dir })
      expect([said.stdout, said.stderr]).toEqual([
        expect.stringContaining('tsa.pem: good'),
        expect.stringContaining('verify OK')
      ])
      // Changed by a letter, it is by nobody.
      const path = join(stamps, name)
      const bytes = await readFile(path)
      await writeFile(
        path,
        bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte))
      )
      const changed = format === 'bagit' ? await verifyPackage(bag) : await verifyListed(bag)
      expect(changed?.findings.map(({ what }) => what)).toContain(path.slice(bag.length + 1))
    }
  })

  it('that says revoked refuses what is stamped from then on, and tells of no other certificate', async () => {
    const { ctx, clock } = await newArchive()
    const authority = await startAuthority({ hasAnswers: true })
    clock.set(new Date().toISOString())
    await enter(ctx, authority)
    await authority.answerBy('ca')
    await stampNow(ctx)
    expect((await listAuthorities(ctx))[0]?.listAt).toEqual(expect.any(String))
    const answerNow = async () => {
      await authority.askAboutItself()
      return readOcspAnswer(await readFile(join(authority.dir, 'answer.ocsp')))
    }
    const good = await answerNow()
    await pause(1_100)
    await authority.list({ isTsa: true })
    clock.advance(24 * 3_600_000)
    await stampDue(ctx)
    expect(await keepLists(ctx)).toBe(1)
    // What was given before it was revoked still counts, and what was given since does not.
    const { findings } = await verifyAll(ctx)
    expect(findings.map(({ what }) => what)).toEqual([expect.stringContaining('revoked')])
    await expect(stampNow(ctx)).rejects.toMatchObject({ params: { timestampProblem: 'revoked' } })

    const reply = await authority.reply(DIGEST)
    const is = checkReply(reply, { sha256: DIGEST, trusted: await trusted(authority) })
    if ('problem' in is) throw new Error(is.problem)
    expect(checkRevocation(is, [good])).toEqual({ revocation: 'asked', asOf: good.at, revoked: null })
    expect(checkRevocation(is, [await answerNow()])).toEqual({ revocation: 'revoked' })
    // An answer about another certificate of the same issuer, or by another issuer, tells nothing.
    const other = await startAuthority({ hasAnswers: true })
    await other.answerBy('ca')
    await other.askAboutItself()
    const others = readOcspAnswer(await readFile(join(other.dir, 'answer.ocsp')))
    expect(checkRevocation(is, [others])).toMatchObject({ revocation: 'not-kept' })
    const [signer, ...rest] = is.chain
    const another = new X509Certificate(await readFile(join(authority.dir, 'anything.pem')))
    expect(signer).toBeDefined()
    expect(checkRevocation({ ...is, chain: [another, ...rest] }, [good])).toMatchObject({
      revocation: 'not-kept'
    })
    // Nor has a key of another kind signed it.
    const { publicKey } = generateKeyPairSync('ed25519')
    const otherwise = Object.create(is.chain[1] ?? null, {
      publicKey: { value: publicKey },
      fingerprint256: { value: 'another' }
    }) as X509Certificate
    expect(isListOf({ ...good, ...{ certificates: [] } }, signer as X509Certificate, otherwise)).toBe(false)
    expect(() => readOcspAnswer(Buffer.from('30030a0106', 'hex'))).toThrow()
    expect(() => readOcspAnswer(Buffer.from('<!doctype html>'))).toThrow()
  })
})
