// An authority of time stamps for the length of a test: OpenSSL's own (`openssl ts`), reached over HTTP on this computer.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './archive.ts'

const run = promisify(execFile)

const CONFIG = `
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[stamping]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[anything]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
[answering]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
[tsa]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
signer_digest = sha256
accuracy = secs:1
clock_precision_digits = 3
[lists]
database = index
crlnumber = number
default_md = sha256
default_crl_days = 30
`

export type Authority = {
  readonly address: string
  /** The file with the certificate that vouches for it. */
  readonly certificates: string
  /** How often it was asked. */
  readonly asked: () => number
  /** What it does with the next questions: answers, says nothing, answers what it was asked before, or something else. */
  answers: 'right' | 'nothing' | 'as-before' | { readonly status: number; readonly body: Buffer }
  /** OpenSSL's answer to a question about this digest. */
  reply(digest: string, algorithm?: 'sha256' | 'sha512'): Promise<Buffer>
  /** What `openssl ts -verify` says of an answer. */
  verify(reply: Buffer, digest: string): Promise<'right' | 'wrong'>
  openssl(...args: string[]): Promise<void>
  readonly dir: string
  /** Lists from now on what its issuer has revoked; `isTsa`: the certificate that signs, too, and why. */
  list(what?: { readonly isTsa?: boolean; readonly reason?: string }): Promise<void>
  /** Writes what its issuer answers about its certificate to `answer.ocsp`. */
  askAboutItself(): Promise<void>
  /** Whose certificate its issuer's answers about certificates (OCSP) are signed with from now on: the issuer's, that of one whom it has appointed, or of one whom it has not. */
  answerBy(whom: 'ca' | 'answering' | 'anything'): Promise<void>
}

/** Whether there is an OpenSSL that can give and verify time stamps. */
export async function hasOpenssl(): Promise<boolean> {
  return run('openssl', ['ts', '-help']).then(
    () => true,
    () => false
  )
}

/** Starts one with a certificate of its own, which holds from `days` before today. */
export async function startAuthority({
  key = ['ec', 'ec_paramgen_curve:P-256'],
  ended = false,
  hasLists = false,
  hasAnswers = false
}: {
  readonly key?: readonly [string, string]
  readonly ended?: boolean
  /** Whether its certificate says where its issuer's lists of what is revoked are. */
  readonly hasLists?: boolean
  /** Whether its certificate says where its issuer answers questions about it (OCSP). */
  readonly hasAnswers?: boolean
} = {}): Promise<Authority> {
  const dir = await temporaryFolder()
  const openssl = async (...args: string[]) => void (await run('openssl', args, { cwd: dir }))
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const told = [
    '[stamping]',
    ...(hasLists ? [`crlDistributionPoints = URI:${address}list.crl`] : []),
    ...(hasAnswers ? [`authorityInfoAccess = OCSP;URI:${address}ocsp`] : [])
  ]
  await writeFile(join(dir, 'config'), CONFIG.replace('[stamping]', told.join('\n')))
  await writeFile(join(dir, 'serial'), '01')
  const made = ['-newkey', key[0], '-pkeyopt', key[1], '-nodes', '-config', 'config']
  await openssl(
    'req',
    '-x509',
    ...made,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/O=Norrby/CN=Rot',
    '-days',
    '3650',
    '-extensions',
    'ca'
  )
  await openssl(
    'req',
    ...made,
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.csr',
    '-subj',
    '/O=Norrby/CN=Tidsstämplar',
    '-utf8'
  )
  const holds = ended ? ['-not_before', '20200101000000Z', '-not_after', '20210101000000Z'] : ['-days', '30']
  const issue = (extensions: string, out: string) =>
    openssl(
      'x509',
      '-req',
      '-in',
      'tsa.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      ...holds,
      '-extfile',
      'config',
      '-extensions',
      extensions,
      '-out',
      out
    )
  await issue('stamping', 'tsa.pem')
  await issue('anything', 'anything.pem')
  await issue('answering', 'answering.pem')

  let count = 0
  let turn: Promise<unknown> = Promise.resolve()
  const before: Buffer[] = []
  const answer = (query: Buffer): Promise<Buffer> => {
    // One after the other: they share a serial number in a file.
    const mine = turn.then(async () => {
      await writeFile(join(dir, 'query'), query)
      const { stdout } = await run(
        'openssl',
        [
          'ts',
          '-reply',
          '-config',
          'config',
          '-section',
          'tsa',
          '-queryfile',
          'query',
          '-signer',
          'tsa.pem',
          '-inkey',
          'tsa.key'
        ],
        { cwd: dir, encoding: 'buffer' }
      )
      return stdout
    })
    turn = mine.catch(() => undefined)
    return mine
  }
  let answerer: string | null = null
  const answerAbout = async (query: Buffer): Promise<Buffer> => {
    if (answerer === null) throw new Error('nobody answers yet')
    await writeFile(join(dir, 'asked.ocsp'), query)
    const key = answerer === 'ca' ? 'ca.key' : 'tsa.key'
    const by = ['-rsigner', `${answerer}.pem`, '-rkey', key, '-CA', 'ca.pem', '-index', 'index']
    await openssl('ocsp', ...by, '-reqin', 'asked.ocsp', '-respout', 'answer.ocsp')
    return readFile(join(dir, 'answer.ocsp'))
  }
  const authority = { answers: 'right' } as Pick<Authority, 'answers'>
  server.on('request', async (request, response) => {
    if (request.method === 'GET')
      return void readFile(join(dir, 'list.crl')).then(
        list => response.writeHead(200, { 'content-type': 'application/pkix-crl' }).end(list),
        () => response.writeHead(404).end()
      )
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.url === '/ocsp')
      return void answerAbout(Buffer.concat(chunks)).then(
        about => response.writeHead(200, { 'content-type': 'application/ocsp-response' }).end(about),
        () => response.writeHead(404).end()
      )
    count += 1
    const { answers } = authority
    if (answers === 'nothing') return
    if (typeof answers === 'object') return void response.writeHead(answers.status).end(answers.body)
    const reply = answers === 'as-before' ? before.at(-1) : await answer(Buffer.concat(chunks))
    if (reply !== undefined) before.push(reply)
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(reply)
  })
  const signs = ['-config', 'config', '-name', 'lists', '-keyfile', 'ca.key', '-cert', 'ca.pem']
  await writeFile(join(dir, 'index'), '')
  await writeFile(join(dir, 'number'), '01')
  return Object.assign(authority, {
    address,
    async list({ isTsa = false, reason }: { readonly isTsa?: boolean; readonly reason?: string } = {}) {
      const why = reason === undefined ? [] : ['-crl_reason', reason]
      if (isTsa) await openssl('ca', ...signs, '-revoke', 'tsa.pem', ...why)
      await openssl('ca', ...signs, '-gencrl', '-out', 'list.pem')
      await openssl('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.crl')
    },
    async askAboutItself() {
      await openssl('ocsp', '-issuer', 'ca.pem', '-cert', 'tsa.pem', '-no_nonce', '-reqout', 'query.ocsp')
      await answerAbout(await readFile(join(dir, 'query.ocsp')))
    },
    async answerBy(whom: 'ca' | 'answering' | 'anything') {
      if (answerer === null) await openssl('ca', ...signs, '-valid', 'tsa.pem')
      answerer = whom
    },
    certificates: join(dir, 'ca.pem'),
    asked: () => count,
    ...{ dir, openssl },
    async reply(digest: string, algorithm: 'sha256' | 'sha512' = 'sha256') {
      const { stdout } = await run('openssl', ['ts', '-query', '-digest', digest, `-${algorithm}`, '-cert'], {
        encoding: 'buffer'
      })
      return answer(stdout)
    },
    async verify(reply: Buffer, digest: string) {
      await writeFile(join(dir, 'reply'), reply)
      return run('openssl', ['ts', '-verify', '-in', 'reply', '-digest', digest, '-CAfile', 'ca.pem'], {
        cwd: dir
      }).then(
        () => 'right' as const,
        () => 'wrong' as const
      )
    }
  })
}
