// Certificates that forbid what they are used for: how many may stand below, for which names, an extension that nobody knows, and keys of web servers.
// None is called the one that vouches, by the checker any more than by OpenSSL, and no package is signed with such a key.
import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, it } from 'vitest'
import { takePackageSigner } from '../../electron/core/delivery/signatures/signer.ts'
import { chainOf } from '../../resources/verify/verify-chains.mjs'
import { signaturesOf } from '../../resources/verify/verify-signatures.mjs'
import { told } from '../../resources/verify/verify-told.mjs'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'
import { hasOpenssl } from '../helpers/timestamp-authority.ts'

const run = promisify(execFile)
const ISSUER = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign'
const LEAF = 'keyUsage=digitalSignature\nextendedKeyUsage=emailProtection'
const NAMES = 'nameConstraints=critical,permitted;dirName:dn\n[dn]\nO=Bara'

beforeEach(async context => {
  if (!(await hasOpenssl())) context.skip('there is no OpenSSL here')
})

/** A root, and certificates one below the other with these extensions; the last signs. */
async function chainWith(extensions: readonly string[]) {
  const dir = await temporaryFolder()
  const openssl = async (...args: string[]) => void (await run('openssl', args, { cwd: dir }))
  const key = (name: string) => [
    ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', `${name}.key`, '-subj', `/O=Norrby kommun/CN=${name}`]
  ]
  await openssl('req', '-x509', ...key('0'), '-out', '0.pem', '-days', '30')
  for (const [at, text] of extensions.entries()) {
    const [by, name] = [`${at}`, `${at + 1}`]
    await writeFile(join(dir, 'ext'), text)
    await openssl('req', ...key(name), '-out', 'csr')
    const issue = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial', '-days', '20']
    await openssl('x509', '-req', '-in', 'csr', ...issue, '-extfile', 'ext', '-out', `${name}.pem`)
  }
  const pems = await Promise.all(
    [...extensions.keys(), extensions.length].map(name => readFile(join(dir, `${name}.pem`), 'utf8'))
  )
  const own = pems.length - 1
  await writeFile(join(dir, 'others.pem'), pems.slice(0, -1).join(''))
  return { dir, openssl, own, certificates: pems.map(pem => new X509Certificate(pem)) }
}

/** What the checker and OpenSSL say of a signature by the last of them, and who is at the top. */
async function signedWith({ dir, openssl, own, certificates }: Awaited<ReturnType<typeof chainWith>>) {
  await mkdir(join(dir, 'data/signatures'), { recursive: true })
  await writeFile(join(dir, 'data/journal.jsonl'), '{}\n')
  const by = ['-signer', `${own}.pem`, '-inkey', `${own}.key`, '-certfile', 'others.pem']
  const how = ['-binary', '-outform', 'DER', '-md', 'sha512', '-cades', '-nosmimecap']
  await openssl('cms', '-sign', '-in', 'data/journal.jsonl', ...how, ...by, '-out', 'is.p7s')
  const [root, signer] = [certificates[0], certificates.at(-1)].map(one =>
    one?.fingerprint256.replaceAll(':', '').toLowerCase()
  )
  const path = `data/signatures/${signer?.slice(0, 8)}.p7s`
  await copyFile(join(dir, 'is.p7s'), join(dir, path))
  const found: string[] = []
  const add = (code: string) => void found.push(code)
  const signatures = await signaturesOf(dir, ['data/journal.jsonl', path], 'data/', { last: null, add })
  expect(found).toEqual([])
  const lines = told({ head: '0', keys: [], archives: [], stamps: [], signatures }).flat().join('\n')
  const verify = ['-inform', 'DER', '-in', 'is.p7s', '-content', 'data/journal.jsonl', '-binary']
  const openSays = await run(
    'openssl',
    ['cms', '-verify', ...verify, '-CAfile', '0.pem', '-purpose', 'any', '-out', '/dev/null'],
    { cwd: dir }
  ).then(
    () => 'right',
    () => 'wrong'
  )
  return {
    path,
    signer,
    isRootNamed: lines.includes(String(root)),
    isSignerNamed: lines.includes(String(signer)),
    openSays,
    lines
  }
}

const PASSWORD = 'nyckel 1'
const FORBIDDEN = {
  'more certificates than may stand below': [`${ISSUER.replace('TRUE', 'TRUE,pathlen:0')}`, ISSUER, LEAF],
  'other names than it may vouch for': [`${ISSUER}\n${NAMES}`, LEAF],
  'a critical extension that nobody knows': [`${LEAF}\n1.2.3.4.5=critical,ASN1:UTF8String:x`]
}

it.each(Object.entries(FORBIDDEN))(
  'is followed by nobody, and signs no package: %s',
  async (_, extensions) => {
    const chain = await chainWith(extensions)
    const is = await signedWith(chain)
    expect(is).toMatchObject({ isRootNamed: false, isSignerNamed: true, openSays: 'wrong' })
    expect(is.lines).toContain('kedjan därifrån följs inte')
    expect(is.lines).toContain('the chain from there is not followed')
    // Those of time stamps are followed by the same.
    const [root, ...sent] = chain.certificates
    const own = sent.at(-1)
    if (root === undefined || own === undefined) throw new Error('there are two')
    expect(chainOf(own, { at: Date.now() + 1_000, sent, trusted: [root] })).toBeNull()
    await expectRefused(chain)
  }
)

it('is no key of a web server, and none that is for secrets, time stamps or answers about certificates only', async () => {
  for (const extensions of [
    ['keyUsage=keyEncipherment\nextendedKeyUsage=emailProtection'],
    ['keyUsage=digitalSignature\nextendedKeyUsage=serverAuth,clientAuth'],
    ['keyUsage=digitalSignature\nextendedKeyUsage=critical,timeStamping'],
    ['keyUsage=digitalSignature\nextendedKeyUsage=OCSPSigning']
  ]) {
    const chain = await chainWith(extensions)
    expect(await signedWith(chain)).toMatchObject({ isRootNamed: false, isSignerNamed: true })
    await expectRefused(chain)
  }
})

it('follows those that allow it, as many as may stand there', async () => {
  for (const extensions of [
    [LEAF],
    [ISSUER, ISSUER, 'basicConstraints=CA:FALSE'],
    [ISSUER.replace('TRUE', 'TRUE,pathlen:1'), ISSUER.replace('TRUE', 'TRUE,pathlen:0'), LEAF]
  ]) {
    const chain = await chainWith(extensions)
    expect(await signedWith(chain)).toMatchObject({
      ...{ isRootNamed: true, isSignerNamed: true, openSays: 'right' }
    })
    const [root, ...sent] = chain.certificates
    const own = sent.at(-1)
    if (root === undefined || own === undefined) throw new Error('there are two')
    const names = chainOf(own, { at: Date.now() + 1_000, sent, trusted: [root] })?.map(
      ({ subject }) => subject
    )
    expect(names).toEqual(chain.certificates.map(({ subject }) => subject).toReversed())
  }
})

it('is told to be another’s where the journal’s last line names another, and after that one', async () => {
  const [one, other] = [await chainWith([LEAF]), await chainWith([LEAF])]
  const both = [await signedWith(one), await signedWith(other)]
  const paths = both.map(({ path }) => path)
  await copyFile(join(other.dir, String(paths[1])), join(one.dir, String(paths[1])))
  for (const { signer = '' } of both) {
    const how = { last: { details: { signer } }, add: () => expect.fail('each is right') }
    const signatures = await signaturesOf(one.dir, ['data/journal.jsonl', ...paths], 'data/', how)
    expect(signatures.map(({ isNamed, certificate }) => [isNamed, certificate === signer])).toEqual([
      [true, true],
      [false, false]
    ])
    const lines = told({ head: '0', keys: [], archives: [], stamps: [], signatures }).map(([, en]) => en)
    const added = lines.map(line => line.includes('the signature was added by somebody else'))
    expect(added.filter(Boolean)).toHaveLength(1)
    expect(added.at(-1)).toBe(true)
  }
})

async function expectRefused({ dir, openssl, own }: Awaited<ReturnType<typeof chainWith>>) {
  const { ctx, clock } = await newArchive()
  clock.set(new Date(Date.now() + 1_000).toISOString())
  const what = ['-inkey', `${own}.key`, '-in', `${own}.pem`, '-certfile', 'others.pem']
  await openssl('pkcs12', '-export', ...what, '-passout', `pass:${PASSWORD}`, '-out', 'nyckel.p12')
  await expect(
    takePackageSigner(ctx, { file: join(dir, 'nyckel.p12'), password: PASSWORD })
  ).rejects.toMatchObject({ code: 'signing-file-restricted' })
}
