// Web archives that the municipality signs: with a key made on request, verified with node:crypto alone, as a replay program does it,
// and by the checker that goes along in packages; and the time stamps of their signatures, by a real authority (`openssl ts`).
import { execFile } from 'node:child_process'
import { createHash, createPublicKey, verify, webcrypto, X509Certificate } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { endRun } from '../../electron/core/captures/captures/run-queries.ts'
import { makeSigningKey, signerOf, signingKey } from '../../electron/core/captures/captures/signing.ts'
import { bytesOf, type Piece } from '../../electron/core/captures/wacz/pieces.ts'
import { type Signer, type Wacz, waczOf } from '../../electron/core/captures/wacz/wacz.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { addAuthority, listAuthorities } from '../../electron/core/delivery/timestamps/authorities.ts'
import { stampNow, stampOfDigest } from '../../electron/core/delivery/timestamps/stamp.ts'
import { listJournal, record } from '../../electron/core/kernel/journal/record.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { exchangeOf } from '../helpers/exchange.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { looseSigner } from '../helpers/loose-signer.ts'
import { type Authority, hasOpenssl, startAuthority } from '../helpers/timestamp-authority.ts'
import { sha256, unzip } from '../helpers/wacz.ts'
import { everything, newCapture, startRun } from './exports-archive.ts'

const PAGE = {
  address: 'https://flode.example/norrby',
  title: 'Norrby',
  at: new Date('2026-11-25T08:00:00Z'),
  unanswered: []
}

const exchange = () =>
  exchangeOf({ address: PAGE.address, at: PAGE.at, text: '<p>Badet öppnar i maj</p>'.repeat(50) })

const archived = async (signer: Signer | null, made = new Date()): Promise<Wacz> =>
  waczOf(PAGE, [await exchange()], { software: 'Kanalarkiv 1', signer, made })

const web = async (signer: Signer | null): Promise<Piece[]> => (await archived(signer)).pieces

const wholeOf = (pieces: readonly Piece[]) => Buffer.concat(pieces.map(bytesOf))

/** What is said of the signature in a web archive. */
async function signedIn(pieces: readonly Piece[]) {
  const files = await unzip(wholeOf(pieces))
  const { signedData } = JSON.parse(String(files.get('datapackage-digest.json')?.content))
  const { created } = JSON.parse(String(files.get('datapackage.json')?.content))
  return { signed: signedData as Readonly<Record<string, string>>, described: created as string }
}

async function packageOf(wacz: readonly Piece[], format: 'bagit' | 'eark-sip-2.1.0' | 'diary-pdfa-2b') {
  const { ctx, dir } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const run = startRun(ctx)
  await newCapture(ctx, { run, channelId, address: PAGE.address, wacz })
  ctx.db.transact(tx => {
    endRun(tx, run, 'finished', ctx.clock.now())
    record(tx, ctx, { act: 'run.finished', about: run })
  })
  const { folder } = await createExport(ctx, { ...everything }, { format, delivery: null })
  return join(dir, String(folder))
}

describeWithKeychain('a key of the municipality', () => {
  it('is made on request, and signs what others verify with node:crypto, or as a replay program does', async () => {
    const { ctx, dir } = await newArchive()
    expect([await signingKey(ctx), await signerOf(ctx)]).toEqual([null, null])
    const key = await makeSigningKey(ctx)
    expect(await signingKey(ctx)).toEqual(key)
    const [line] = listJournal(ctx.db.read, { about: null, before: null, limit: 1 })
    expect(line).toMatchObject({ act: 'signing-key.made', details: { fingerprint: key.fingerprint } })

    const files = await unzip(wholeOf(await web(await signerOf(ctx))))
    const described = files.get('datapackage.json')?.content ?? Buffer.alloc(0)
    const digest = JSON.parse(String(files.get('datapackage-digest.json')?.content))
    const hash = `sha256:${createHash('sha256').update(described).digest('hex')}`
    expect(Object.keys(digest.signedData)).toEqual([
      'hash',
      'created',
      'software',
      'version',
      'signature',
      'publicKey'
    ])
    expect([digest.hash, digest.signedData.hash, digest.signedData.version]).toEqual([hash, hash, '0.1.0'])
    const spki = Buffer.from(digest.signedData.publicKey, 'base64')
    expect(createHash('sha256').update(spki).digest('hex')).toBe(key.fingerprint)
    const signature = Buffer.from(digest.signedData.signature, 'base64')
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    const holds = (said: string) =>
      verify('sha256', Buffer.from(said), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)
    expect([holds(hash), holds(hash.replace(/.$/, '_'))]).toEqual([true, false])
    const { subtle } = webcrypto
    const imported = await subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-384' }, true, [
      'verify'
    ])
    expect(
      await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, signature, Buffer.from(hash))
    ).toBe(true)

    const secret = String(await ctx.secrets.read(`captures/signing/${key.fingerprint}`))
    for (const name of (await readdir(dir)).filter(name => name.startsWith('archive.db')))
      expect((await readFile(join(dir, name))).includes(secret.slice(-60))).toBe(false)
  })

  it('is followed by another, and without its secret half nothing is signed', async () => {
    const { ctx } = await newArchive()
    const first = await makeSigningKey(ctx)
    const second = await makeSigningKey(ctx)
    expect((await signerOf(ctx))?.fingerprint).toBe(second.fingerprint)
    expect(first.fingerprint).not.toBe(second.fingerprint)
    await ctx.secrets.forget(`captures/signing/${second.fingerprint}`)
    expect(await signerOf(ctx)).toBeNull()
    expect(await signingKey(ctx)).toEqual({ ...second, isHere: false })
    for (const sql of ["UPDATE signing_key SET made_by = 'x'", 'DELETE FROM signing_key'])
      expect(() => ctx.db.transact(tx => tx.prepare(sql).run())).toThrow(/never/)
  })
})

/** An archive with a key and an authority of time stamps that has answered once. */
async function stamping() {
  const { ctx } = await newArchive()
  const authority = await startAuthority()
  const { address, certificates } = authority
  await makeSigningKey(ctx)
  await addAuthority(ctx, { draft: { name: 'Norrby tid', address, privateAddress: true }, certificates })
  const signer = async () => {
    const made = await signerOf(ctx, digest => stampOfDigest(ctx, digest))
    if (made === null) throw new Error('there is a key')
    return made
  }
  return { ctx, authority, signer }
}

/** As docs/tidsstamplar-och-kontroller.md tells whoever has the web archive alone. */
async function opensslSays({ timeSignature = '', timestampCert = '', signature = '' }) {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'svar.tsr'), timeSignature, 'base64')
  await writeFile(join(cwd, 'kedja.pem'), timestampCert)
  await writeFile(join(cwd, 'signatur'), signature)
  const asked = ['ts', '-verify', '-in', 'svar.tsr', '-data', 'signatur', '-CAfile', 'kedja.pem']
  return promisify(execFile)('openssl', asked, { cwd }).then(
    () => 'right',
    () => 'wrong'
  )
}

describeWithKeychain('a time stamp of a signature', () => {
  it('is asked for where an authority answers, and verified by OpenSSL and by the checker in a package', async ({
    skip
  }) => {
    skip(!(await hasOpenssl()), 'there is no OpenSSL here')
    const { ctx, authority, signer } = await stamping()
    // No line of the journal has been stamped yet: the first signature is, all the same.
    expect(await listAuthorities(ctx)).toMatchObject([{ last: null }])
    expect([(await archived(await signer())).stampedAt, authority.asked()]).toEqual([expect.any(String), 1])
    const { pieces, stampedAt } = await archived(await signer())
    const { signed, described } = await signedIn(pieces)
    expect(Object.keys(signed)).toEqual([
      ...['hash', 'created', 'software', 'version', 'signature', 'publicKey'],
      ...['timeSignature', 'timestampCert']
    ])
    expect(signed['created']).toBe(described)
    expect(described).toMatch(/^[\d-]+T[\d:]{8}Z$/)
    expect(Date.parse(String(stampedAt)) - Date.parse(described)).toBeGreaterThanOrEqual(0)
    const reply = Buffer.from(String(signed['timeSignature']), 'base64')
    expect(await authority.verify(reply, sha256(Buffer.from(String(signed['signature']))))).toBe('right')
    expect([await opensslSays(signed), await opensslSays({ ...signed, signature: 'annat' })]).toEqual([
      'right',
      'wrong'
    ])
    const archives = [
      expect.objectContaining({
        by: expect.stringContaining('Tidsst'),
        anchor: await anchorOf(authority),
        ...{ count: 1, from: stampedAt, to: stampedAt, asOf: null }
      })
    ]
    for (const [format, check] of CHECKERS)
      expect(await check(await packageOf(pieces, format))).toMatchObject({ findings: [], archives })

    // A capture waits for one who does not answer once, and not again before it has answered.
    authority.answers = { status: 503, body: Buffer.alloc(0) }
    const asked = authority.asked()
    expect([(await archived(await signer())).stampedAt, authority.asked()]).toEqual([null, asked + 1])
    expect([(await archived(await signer())).stampedAt, authority.asked()]).toEqual([null, asked + 1])
  })

  it('is left out where the clock is not the authority’s, and is found where it is not of the signature', async ({
    skip
  }) => {
    skip(!(await hasOpenssl()), 'there is no OpenSSL here')
    const { ctx, signer } = await stamping()
    await stampNow(ctx)
    const before = new Date(Date.now() - 3_600_000)
    expect(await signedIn((await archived(await signer(), before)).pieces)).not.toHaveProperty(
      'signed.timeSignature'
    )
    const { signed } = await signedIn((await archived(await signer())).pieces)
    const changed = async (more: object): Promise<Signer> => {
      const own = await signer()
      const sign: Signer['sign'] = async of => {
        const { signedData } = await own.sign(of)
        return { signedData: { ...signedData, ...more }, stampedAt: null }
      }
      return { ...own, sign }
    }
    const { timeSignature = '', timestampCert = '' } = signed
    const other = await readFile((await startAuthority()).certificates, 'utf8')
    const [own = ''] = timestampCert.split(/(?<=-----END CERTIFICATE-----\n)/)
    const wrong: Readonly<Record<string, Wacz>> = {
      'the stamp of another signature': await archived(await changed({ timeSignature })),
      'the certificates of somebody else': await archived(await changed({ timestampCert: other })),
      'a chain to somebody else': await archived(await changed({ timestampCert: own + other })),
      'no certificates': await archived(await changed({ timestampCert: '' })),
      'another time than the archive says': await archived(
        await changed({ created: new Date(Date.now() - 60_000).toISOString() })
      ),
      'what is no stamp': await archived(await changed({ timeSignature: 'AAAA' }))
    }
    for (const [what, { pieces }] of Object.entries(wrong))
      expect([what, await verifyListed(await packageOf(pieces, 'eark-sip-2.1.0'))]).toMatchObject([
        what,
        { findings: [{ code: 'changed', what: expect.stringMatching(/\.wacz$/) }], keys: [], archives: [] }
      ])
  })
})

const CHECKERS = [
  ['bagit', verifyPackage],
  ['eark-sip-2.1.0', verifyListed]
] as const

/** The SHA-256 of the certificate that vouches for an authority. */
async function anchorOf({ certificates }: Authority): Promise<string> {
  return sha256(new X509Certificate(await readFile(certificates)).raw)
}

it.each(['bagit', 'eark-sip-2.1.0', 'diary-pdfa-2b'] as const)(
  'is verified by the checker in a package: %s',
  async format => {
    const check = format === 'bagit' ? verifyPackage : verifyListed
    const signer = looseSigner()
    expect(await check(await packageOf(await web(signer), format))).toMatchObject({
      findings: [],
      keys: [signer.fingerprint]
    })
    expect(await check(await packageOf(await web(null), format))).toMatchObject({ findings: [], keys: [] })

    // Whoever makes every sum and the journal anew still has not the key.
    const right = wholeOf(await web(signer))
    const other: Signer = {
      ...signer,
      sign: ({ created }) => signer.sign({ hash: `sha256:${'0'.repeat(64)}`, created })
    }
    for (const wrong of [
      swapped(right, 'Norrby', 'Sorrby'),
      swapped(right, 'WARC/1.1', 'WARC/1.0'),
      wholeOf(await web(other))
    ]) {
      const written = packageOf([{ kind: 'own', bytes: wrong }], format)
      // A bag is checked by its own checker before it gets its name.
      if (format === 'bagit') {
        await expect(written).rejects.toMatchObject({ code: 'export-not-verified' })
        continue
      }
      expect(await check(await written)).toMatchObject({
        findings: [{ code: 'changed', what: expect.stringMatching(/\.wacz$/) }],
        keys: []
      })
    }
  }
)

/** Words of the same length in the place of others: in the title that is signed, or in what the archive holds. */
const swapped = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
