// Packages that are signed with the municipality's own key (PKCS#12, RSA and ECDSA with their certificate) or one that the program makes (Ed25519):
// verified by OpenSSL and by the checker that goes along, and found out when anything of them is altered or taken away.
import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { sentence } from '#shared/errors.ts'
import type { ExportFormat } from '#shared/export.ts'
import { bytesOf } from '../../electron/core/captures/wacz/pieces.ts'
import { waczOf } from '../../electron/core/captures/wacz/wacz.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { openPkcs12 } from '../../electron/core/delivery/signatures/pkcs12.ts'
import {
  endPackageSigner,
  makePackageSigner,
  packageSigner,
  takePackageSigner
} from '../../electron/core/delivery/signatures/signer.ts'
import { addAuthority } from '../../electron/core/delivery/timestamps/authorities.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { signaturesOf } from '../../resources/verify/verify-signatures.mjs'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { exchangeOf } from '../helpers/exchange.ts'
import { forge, forgeJournal, journalAnew, sealAnew } from '../helpers/forge.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { hasOpenssl, startAuthority } from '../helpers/timestamp-authority.ts'
import { everything, filledArchive, newCapture } from './exports-archive.ts'

const run = promisify(execFile)
const PASSWORD = 'nyckel för åäö 1'

beforeEach(async context => {
  if (!(await hasOpenssl())) context.skip('there is no OpenSSL here')
})

/** A root, and what it vouches for: a key with its certificate, in files of several kinds. */
async function municipalityKey({
  kind = ['rsa', 'rsa_keygen_bits:3072'],
  days = '30',
  rootDays = '30',
  subject = '/O=Norrby kommun/CN=Arkivet'
}: {
  readonly kind?: readonly [string, string] | readonly ['ed25519']
  readonly days?: string
  readonly rootDays?: string
  readonly subject?: string
} = {}) {
  const dir = await temporaryFolder()
  const openssl = async (...args: string[]) => void (await run('openssl', args, { cwd: dir }))
  const key = ['-newkey', kind[0], ...(kind.length === 2 ? ['-pkeyopt', kind[1]] : []), '-nodes']
  const root = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  await openssl(
    'req',
    '-x509',
    ...root,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Rot',
    '-days',
    rootDays
  )
  await openssl('req', ...key, '-keyout', 'own.key', '-out', 'own.csr', '-subj', subject)
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', days]
  await openssl('x509', '-req', '-in', 'own.csr', ...by, '-out', 'own.pem')
  const file = async (name: string, ...how: string[]) => {
    const what = [
      '-inkey',
      'own.key',
      '-in',
      'own.pem',
      '-certfile',
      'ca.pem',
      '-passout',
      `pass:${PASSWORD}`
    ]
    await openssl('pkcs12', '-export', ...what, ...how, '-out', name)
    return join(dir, name)
  }
  return { dir, openssl, file }
}

/** The clock of the archive, when the certificates that were made just now are in force. */
const now = () => new Date(Date.now() + 1_000).toISOString()

const packageOf = async (ctx: Context, dir: string, format: ExportFormat = 'bagit') => {
  const { folder } = await createExport(ctx, { ...everything }, { format, delivery: null })
  const bag = join(await temporaryFolder(), 'paket')
  await cp(join(dir, folder ?? ''), bag, { recursive: true })
  return bag
}

/** What OpenSSL says of the signature in a package, by a certificate that is trusted. */
async function opensslSays(bag: string, trusted: string, base = 'data') {
  const [name = ''] = await readdir(join(bag, base, 'signatures'))
  const what = ['-in', join(bag, base, 'signatures', name), '-content', join(bag, base, 'journal.jsonl')]
  const how = ['-inform', 'DER', '-binary', '-CAfile', trusted, '-purpose', 'any', '-out', '/dev/null']
  return run('openssl', ['cms', '-verify', ...what, ...how]).then(
    () => 'right',
    (error: { stderr: string }) => error.stderr
  )
}

describe('a PKCS#12 file', () => {
  it('is opened from the command line by a password that has blanks around it', async () => {
    const dir = join(await temporaryFolder(), 'arkiv')
    await kanalarkiv(['init', '--municipality', 'Norrby kommun', '--archive', dir])
    // Too weak to be taken, so that nothing comes into the keychain: that is seen once it is open.
    const { file } = await municipalityKey({ kind: ['rsa', 'rsa_keygen_bits:1024'] })
    const key = await file('blank.p12', '-passout', 'pass: hemligt ')
    const use = ['export', 'use-signer', key, '--archive', dir]
    const params = { file: 'blank.p12' }
    expect((await kanalarkiv(use, { input: 'hemligt\n' })).err).toContain(
      sentence('signing-file-password', params, 'en')
    )
    expect((await kanalarkiv(use, { input: ' hemligt \n' })).err).toContain(
      sentence('signing-file-weak', params, 'en')
    )
  })

  it('is opened by its password, however it was locked', async () => {
    const { file, dir } = await municipalityKey({ kind: ['ec', 'ec_paramgen_curve:P-256'] })
    const ways = {
      'as OpenSSL locks': [],
      'as Windows locks (AES)': ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256'],
      'as older programs lock': ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      'with AES of 128 bits and other digests': [
        '-keypbe',
        'AES-128-CBC',
        '-certpbe',
        'AES-128-CBC',
        '-macalg',
        'sha512'
      ],
      'with certificates in the open': ['-certpbe', 'NONE']
    }
    const own = new X509Certificate(await readFile(join(dir, 'own.pem')))
    for (const [what, how] of Object.entries(ways)) {
      const bytes = await readFile(await file('nyckel.p12', ...how))
      const opened = openPkcs12(bytes, PASSWORD)
      expect([what, 'problem' in opened ? opened.problem : opened.chain.map(one => one.subject)]).toEqual([
        what,
        [own.subject, 'CN=Rot']
      ])
      expect('key' in opened && own.checkPrivateKey(opened.key)).toBe(true)
      expect(openPkcs12(bytes, `${PASSWORD} `)).toEqual({ problem: 'wrong-password' })
      expect(openPkcs12(bytes.subarray(0, -1), PASSWORD)).toEqual({ problem: 'unreadable' })
    }
    expect(openPkcs12(await readFile(await file('utan.p12', '-nokeys')), PASSWORD)).toEqual({
      problem: 'no-key'
    })
    expect(openPkcs12(await readFile(await file('osakrad.p12', '-nomac')), PASSWORD)).toEqual({
      problem: 'unreadable'
    })
    expect(openPkcs12(await readFile(join(dir, 'own.pem')), PASSWORD)).toEqual({ problem: 'unreadable' })
  })
})

describeWithKeychain('a package', () => {
  it('is signed with the key of a file, by RSA, ECDSA and Ed25519, as OpenSSL and the checker say', async () => {
    const { ctx, dir, clock } = await filledArchive()
    expect(await packageSigner(ctx)).toBeNull()
    expect((await verifyPackage(await packageOf(ctx, dir)))?.signatures).toEqual([])
    for (const [kind, algorithm] of [
      [['rsa', 'rsa_keygen_bits:3072'], 'rsa'],
      [['ec', 'ec_paramgen_curve:P-384'], 'ecdsa'],
      [['ed25519'], 'ed25519']
    ] as const) {
      const key = await municipalityKey({ kind })
      clock.set(now())
      const made = await takePackageSigner(ctx, { file: await key.file('nyckel.p12'), password: PASSWORD })
      expect(made).toMatchObject({
        ...{ subject: 'O=Norrby kommun, CN=Arkivet', issuer: 'CN=Rot', algorithm, isHere: true },
        lacksIssuer: null
      })
      expect(await packageSigner(ctx)).toEqual(made)
      const bag = await packageOf(ctx, dir)
      const found = await verifyPackage(bag)
      const root = new X509Certificate(await readFile(join(key.dir, 'ca.pem')))
      expect(found).toMatchObject({
        findings: [],
        signatures: [
          {
            by: 'O=Norrby kommun, CN=Arkivet',
            certificate: made.certificate,
            anchor: root.fingerprint256.replaceAll(':', '').toLowerCase()
          }
        ]
      })
      expect([kind, await opensslSays(bag, join(key.dir, 'ca.pem'))]).toEqual([kind, 'right'])
      const { stdout } = await run(process.execPath, ['verify.mjs', '.'], {
        cwd: bag,
        env: { ...process.env, LANG: 'en' }
      })
      expect(stdout).toContain(`certificate with SHA-256 ${made.certificate}`)
      expect(stdout).toContain(
        '; the signature of the package, which is of the journal and of what its last line'
      )
      expect(stdout).toContain('but not of manifest-sha256.txt, manifest-')
    }
    const acts = listJournal(ctx.db.read, { about: null, before: null, limit: 100 }).map(({ act }) => act)
    expect(acts.filter(act => act === 'package-signer.added')).toHaveLength(3)
  })

  it('tells at once which issuer’s certificate its file lacks, in the command line too', async () => {
    const { ctx, clock } = await newArchive()
    const key = await municipalityKey()
    clock.set(now())
    const alone = join(key.dir, 'ensam.p12')
    const what = ['-inkey', 'own.key', '-in', 'own.pem', '-passout', `pass:${PASSWORD}`]
    await key.openssl('pkcs12', '-export', ...what, '-out', 'ensam.p12')
    expect(await takePackageSigner(ctx, { file: alone, password: PASSWORD })).toMatchObject({
      ...{ issuer: 'CN=Rot', lacksIssuer: 'CN=Rot' }
    })
    expect(await makePackageSigner(ctx)).toMatchObject({ lacksIssuer: null })
    const dir = join(await temporaryFolder(), 'arkiv')
    await kanalarkiv(['init', '--municipality', 'Norrby kommun', '--archive', dir])
    const use = ['export', 'use-signer', alone, '--archive', dir, '--lang', 'en']
    const { out } = await kanalarkiv(use, { input: `${PASSWORD}\n` })
    expect(out).toMatch(/Issuer whose own certificate is not among those of the file.* CN=Rot/)
    await kanalarkiv(['export', 'end-signer', '--archive', dir])
  })

  it('is signed with a key of the program’s own making, in every form, and the secret half is in the keychain only', async () => {
    const { ctx, dir, clock } = await filledArchive()
    clock.set(new Date().toISOString())
    const made = await makePackageSigner(ctx)
    expect(made).toMatchObject({ algorithm: 'ed25519', issuer: made.subject, validTo: null })
    expect(made.subject).toContain('O=')
    const pem = join(await temporaryFolder(), 'own.pem')
    for (const [format, base] of [
      ['bagit', 'data'],
      ['eark-sip-2.1.0', 'representations/rep1/data'],
      ['fgs-1.2', 'content/data'],
      ['diary-pdfa-2b', 'data']
    ] as const) {
      const bag = await packageOf(ctx, dir, format)
      const found = format === 'bagit' ? await verifyPackage(bag) : await verifyListed(bag)
      expect([format, found?.findings]).toEqual([format, []])
      expect(found?.signatures).toMatchObject([{ certificate: made.certificate, anchor: made.certificate }])
      const [name = ''] = await readdir(join(bag, base, 'signatures'))
      const signature = join(bag, base, 'signatures', name)
      const { stdout } = await run('openssl', [
        'cms',
        '-cmsout',
        '-inform',
        'DER',
        '-in',
        signature,
        '-print'
      ])
      expect(stdout).toContain('ED25519')
      await run('openssl', ['pkcs7', '-inform', 'DER', '-in', signature, '-print_certs', '-out', pem])
      expect([format, await opensslSays(bag, pem, base)]).toEqual([format, 'right'])
    }
    const secret = String(await ctx.secrets.read(`exports/signer/${made.certificate}/1`))
    expect(secret.length).toBeGreaterThan(40)
    for (const name of (await readdir(dir)).filter(name => name.startsWith('archive.db')))
      expect((await readFile(join(dir, name))).includes(secret.slice(-40))).toBe(false)
    for (const sql of ["UPDATE package_signer SET added_by = 'x'", 'DELETE FROM package_signer'])
      expect(() => ctx.db.transact(tx => tx.prepare(sql).run())).toThrow(/never/)
    await endPackageSigner(ctx)
    expect([
      await packageSigner(ctx),
      await ctx.secrets.read(`exports/signer/${made.certificate}/1`)
    ]).toEqual([null, null])
    expect((await verifyPackage(await packageOf(ctx, dir)))?.signatures).toEqual([])
  })

  it('has a time stamp of its signature, which shows that it was there while its certificate was in force', async () => {
    const { ctx, dir, clock } = await filledArchive()
    const authority = await startAuthority()
    const { address, certificates } = authority
    await addAuthority(ctx, { draft: { name: 'Norrby tid', address, privateAddress: true }, certificates })
    const key = await municipalityKey()
    clock.set(now())
    await takePackageSigner(ctx, { file: await key.file('nyckel.p12'), password: PASSWORD })
    const bag = await packageOf(ctx, dir)
    const found = await verifyPackage(bag)
    const root = new X509Certificate(await readFile(certificates))
    expect(found).toMatchObject({
      findings: [],
      signatures: [
        {
          stamp: {
            by: expect.stringContaining('Tidsst'),
            anchor: root.fingerprint256.replaceAll(':', '').toLowerCase()
          }
        }
      ]
    })
    expect(Math.abs(Date.parse(found?.signatures[0]?.stamp?.at ?? '') - Date.now())).toBeLessThan(60_000)
    expect(await opensslSays(bag, join(key.dir, 'ca.pem'))).toBe('right')
    const [name = ''] = await readdir(join(bag, 'data/signatures'))
    const path = join(bag, 'data/signatures', name)
    const bytes = await readFile(path)
    // A letter of the time that the authority says.
    const year = Buffer.from(new Date().toISOString().slice(0, 4))
    const at = bytes.indexOf(year) + 3
    await writeFile(path, Buffer.from(bytes.map((byte, place) => (place === at ? byte ^ 1 : byte))))
    await sealAnew(bag)
    expect((await verifyPackage(bag))?.findings.map(({ what }) => what)).toContain(`data/signatures/${name}`)
    // Nobody answers: it is signed all the same, and what is not there is said.
    authority.answers = { status: 503, body: Buffer.alloc(0) }
    const without = await packageOf(ctx, dir)
    expect(await verifyPackage(without)).toMatchObject({ findings: [], signatures: [{ stamp: null }] })
  })

  it('tells when its signature is altered, exchanged or taken away, though every sum was made anew', async () => {
    const { ctx, dir, clock } = await filledArchive()
    clock.set(new Date().toISOString())
    await makePackageSigner(ctx)
    const bag = await packageOf(ctx, dir)
    const [name = ''] = await readdir(join(bag, 'data/signatures'))
    const path = join(bag, 'data/signatures', name)
    const what = `data/signatures/${name}`
    const bytes = await readFile(path)
    await makePackageSigner(ctx)
    const other = await packageOf(ctx, dir)
    const [stranger = ''] = await readdir(join(other, 'data/signatures'))
    const foreign = await readFile(join(other, 'data/signatures', stranger))
    const flipped = (at: number) => Buffer.from(bytes.map((byte, place) => (place === at ? byte ^ 1 : byte)))
    for (const wrong of [
      flipped(bytes.length - 1),
      flipped(bytes.length - 80),
      bytes.subarray(0, -1),
      Buffer.concat([bytes, Buffer.from([0])]),
      foreign,
      Buffer.from('GODKÄNT')
    ]) {
      await writeFile(path, wrong)
      await sealAnew(bag)
      const found = (await verifyPackage(bag))?.findings.filter(finding => finding.what === what)
      expect(found?.map(({ code }) => code)).toEqual(['changed'])
    }
    // Its file, and every line of a list that names it.
    await rm(join(bag, 'data/signatures'), { recursive: true })
    for (const list of ['manifest-sha256.txt', 'manifest-sha512.txt']) {
      const lines = (await readFile(join(bag, list), 'utf8')).split('\n').filter(line => !line.endsWith(what))
      await writeFile(join(bag, list), lines.join('\n'))
    }
    await sealAnew(bag)
    expect((await verifyPackage(bag))?.findings).toContainEqual({ code: 'missing', what })
  })

  it('speaks for the web archives in it by the certificate of a file: another in the place of one is found', async () => {
    const made = await filledArchive()
    const { ctx, dir, clock, run, first } = made
    const address = 'https://flode.example/norrby'
    const archived = async (words: string) => {
      const page = { address, title: 'Norrby', at: new Date(clock.now()), unanswered: [] }
      const how = { software: 'Kanalarkiv 1', signer: null, made: new Date(clock.now()) }
      return (await waczOf(page, [await exchangeOf({ address, at: page.at, text: words })], how)).pieces
    }
    await newCapture(ctx, { run, channelId: first.id, address, wacz: await archived('Badet öppnar') })
    const key = await municipalityKey()
    clock.set(now())
    await takePackageSigner(ctx, { file: await key.file('nyckel.p12'), password: PASSWORD })
    const bag = await packageOf(ctx, dir)
    const signed = () => opensslSays(bag, join(key.dir, 'ca.pem'))
    expect([(await verifyPackage(bag))?.findings, await signed()]).toEqual([[], 'right'])
    const [wacz = ''] = (await readdir(bag, { recursive: true })).filter(name => name.endsWith('.wacz'))
    const other = Buffer.concat((await archived('Badet stänger')).map(bytesOf))
    await writeFile(join(bag, wacz), other)
    await sealAnew(bag)
    const what = wacz.replaceAll('\\', '/')
    expect([(await verifyPackage(bag))?.findings, await signed()]).toEqual([
      [
        { code: 'changed', what },
        { code: 'content-changed', what: expect.stringMatching(/^data\/journal\.jsonl:\d+$/) }
      ],
      'right'
    ])
  })

  it('names the journal, and its signature, where the journal was written anew and the signature is right in itself', async () => {
    const { ctx, dir, clock } = await filledArchive()
    clock.set(new Date().toISOString())
    await makePackageSigner(ctx)
    const bag = await packageOf(ctx, dir)
    const [name = ''] = await readdir(join(bag, 'data/signatures'))
    const journal = `data/journal.jsonl:${await forgeJournal(bag)}`
    expect((await verifyPackage(bag))?.findings).toEqual([
      { code: 'changed', what: `data/signatures/${name}` },
      { code: 'not-as-signed', what: journal }
    ])
    const env = { ...process.env, LANG: 'sv_SE.UTF-8', LC_ALL: '' }
    const { stdout } = await run(process.execPath, ['verify.mjs', '.'], { cwd: bag, env }).catch(
      error => error
    )
    expect(stdout).toContain(`Inte det som signerades eller stämplades: ${journal}\n`)
    expect((await kanalarkiv(['verify', '--package', bag, '--lang', 'sv'])).out).toContain(journal)
    // Another form, which says nothing of the head itself.
    const listed = await packageOf(ctx, dir, 'fgs-1.2')
    const its = 'content/data/journal.jsonl'
    const { bytes, lines } = journalAnew(await readFile(join(listed, its)))
    await forge(listed, { [its]: bytes })
    expect((await verifyListed(listed))?.findings).toContainEqual({
      ...{ code: 'not-as-signed', what: `${its}:${lines}` }
    })
  })

  it('is said not to be signed where it is not, and that a short key signs nothing', async () => {
    const { ctx, dir } = await filledArchive()
    const bag = await packageOf(ctx, dir)
    const said = async () =>
      (await run(process.execPath, ['verify.mjs', '.'], { cwd: bag, env: { ...process.env, LANG: 'en' } }))
        .stdout
    expect(await said()).toContain('The package is not signed.')
    const journal = join(bag, 'data/journal.jsonl')
    await mkdir(join(bag, 'data/signatures'))
    const foundOf = async (bits: number) => {
      const key = await municipalityKey({ kind: ['rsa', `rsa_keygen_bits:${bits}`] })
      const sign = ['cms', '-sign', '-binary', '-in', journal, '-outform', 'DER', '-md', 'sha512', '-cades']
      const by = ['-signer', 'own.pem', '-inkey', 'own.key', '-certfile', 'ca.pem']
      await key.openssl(...sign, ...by, '-out', 'is.p7s')
      const own = new X509Certificate(await readFile(join(key.dir, 'own.pem')))
      const name = own.fingerprint256.replaceAll(':', '').toLowerCase().slice(0, 8)
      const path = `data/signatures/${name}.p7s`
      await copyFile(join(key.dir, 'is.p7s'), join(bag, path))
      const found: string[] = []
      const add = (code: string) => found.push(code)
      const paths = ['data/journal.jsonl', path]
      return { found, signatures: await signaturesOf(bag, paths, 'data/', { last: null, add }) }
    }
    expect(await foundOf(2048)).toMatchObject({
      found: [],
      signatures: [{ by: 'O=Norrby kommun, CN=Arkivet' }]
    })
    expect(await foundOf(1024)).toEqual({ found: ['changed'], signatures: [] })
  })

  it('is not written where it is to be signed and cannot be', async () => {
    const { ctx, clock } = await newArchive()
    const key = await municipalityKey({ days: '2' })
    clock.set(now())
    const file = await key.file('nyckel.p12')
    const refused = async (given: { file: string; password: string }, code: string) => {
      await expect(takePackageSigner(ctx, given)).rejects.toMatchObject({ code })
      expect(await packageSigner(ctx)).toBeNull()
    }
    await refused({ file, password: 'annat' }, 'signing-file-password')
    await refused({ file: join(key.dir, 'own.pem'), password: PASSWORD }, 'signing-file-unreadable')
    await refused({ file: join(key.dir, 'saknas.p12'), password: PASSWORD }, 'file-unreadable')
    const short = await municipalityKey({ kind: ['rsa', 'rsa_keygen_bits:1024'] })
    await refused({ file: await short.file('kort.p12'), password: PASSWORD }, 'signing-file-weak')
    const over = await municipalityKey({ rootDays: '1' })
    clock.advance(1.5 * 24 * 3_600_000)
    const overs = { file: await over.file('utgangen.p12'), password: PASSWORD }
    await expect(takePackageSigner(ctx, overs)).rejects.toMatchObject({
      ...{ code: 'signing-file-unfit', params: expect.objectContaining({ name: 'CN=Rot' }) }
    })
    clock.advance(-1.5 * 24 * 3_600_000)
    // Whoever it is, it has no name.
    const nameless = await municipalityKey({ subject: '/' })
    clock.set(now())
    expect(
      await takePackageSigner(ctx, { file: await nameless.file('utan-namn.p12'), password: PASSWORD })
    ).toMatchObject({ subject: '', issuer: 'CN=Rot' })
    const made = await takePackageSigner(ctx, { file, password: PASSWORD })
    clock.advance(3 * 24 * 3_600_000)
    await expect(createExport(ctx, { ...everything })).rejects.toMatchObject({
      code: 'package-signer-run-out'
    })
    clock.advance(-3 * 24 * 3_600_000)
    // A key of RSA lies in parts, which Windows has room for.
    await ctx.secrets.forget(`exports/signer/${made.certificate}/2`)
    expect(await packageSigner(ctx)).toEqual({ ...made, isHere: false })
    await expect(createExport(ctx, { ...everything })).rejects.toMatchObject({
      code: 'package-signer-not-here'
    })
  })
})
