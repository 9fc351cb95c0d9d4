// Web archives that the municipality signs: with a key made on request, verified with node:crypto alone, as a replay program does it,
// and by the checker that goes along in packages.
import { createHash, createPublicKey, generateKeyPairSync, sign, verify, webcrypto } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { endRun } from '../../electron/core/captures/captures/run-queries.ts'
import { makeSigningKey, signerOf, signingKey } from '../../electron/core/captures/captures/signing.ts'
import { bytesOf, type Piece } from '../../electron/core/captures/wacz/pieces.ts'
import { type Signer, waczOf } from '../../electron/core/captures/wacz/wacz.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { listJournal, record } from '../../electron/core/kernel/journal/record.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { exchangeOf } from '../helpers/exchange.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { unzip } from '../helpers/wacz.ts'
import { everything, newCapture, startRun } from './exports-archive.ts'

const PAGE = {
  address: 'https://flode.example/norrby',
  title: 'Norrby',
  at: new Date('2026-11-25T08:00:00Z'),
  unanswered: []
}

const exchange = () =>
  exchangeOf({ address: PAGE.address, at: PAGE.at, text: '<p>Badet öppnar i maj</p>'.repeat(50) })

const web = async (signer: Signer | null): Promise<Piece[]> =>
  waczOf(PAGE, [await exchange()], { software: 'Kanalarkiv 1', signer })

const wholeOf = (pieces: readonly Piece[]) => Buffer.concat(pieces.map(bytesOf))

/** A key that is in no keychain. */
function looseSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return {
    fingerprint: createHash('sha256').update(spki).digest('hex'),
    sign: hash => ({
      hash,
      signature: sign('sha256', Buffer.from(hash), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
        'base64'
      ),
      publicKey: spki.toString('base64')
    })
  }
}

async function packageOf(wacz: readonly Piece[], format: 'bagit' | 'eark-sip-2.1.0') {
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

it.each(['bagit', 'eark-sip-2.1.0'] as const)('is verified by the checker in a package: %s', async format => {
  const check = format === 'bagit' ? verifyPackage : verifyListed
  const signer = looseSigner()
  expect(await check(await packageOf(await web(signer), format))).toMatchObject({
    findings: [],
    keys: [signer.fingerprint]
  })
  expect(await check(await packageOf(await web(null), format))).toMatchObject({ findings: [], keys: [] })

  // Whoever makes every sum and the journal anew still has not the key.
  const right = wholeOf(await web(signer))
  const other = { ...signer, sign: () => signer.sign(`sha256:${'0'.repeat(64)}`) }
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
})

/** Words of the same length in the place of others: in the title that is signed, or in what the archive holds. */
const swapped = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
