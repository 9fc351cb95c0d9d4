// Readers of the fuzz run beside those of mails, sheets, pictures and exports: what is read of kept files and of packages.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wordsOfMhtml } from '../../../electron/core/captures/browser/artefacts/mhtml-text.ts'
import { flagsOf } from '../../../electron/core/comments/watch/flags.ts'
import { openPkcs12 } from '../../../electron/core/delivery/signatures/pkcs12.ts'
import { identify } from '../../../electron/core/formats/identify/identify.ts'
import { wordsOfPdf } from '../../../electron/core/formats/pdf/words-of-pdf.ts'
import { asRead } from '../../../electron/core/formats/text/as-read.ts'
import { indexed } from '../../../electron/core/formats/text/search-words.ts'
import { OverLimit } from '../../../electron/core/kernel/limited-thread.ts'
import { Media } from '../../../electron/core/messages/intake/media.ts'
import { wordsOf } from '../../../electron/core/messages/known/said.ts'
import { wordsReader } from '../../../electron/core/register/secrecy/carriers/words-apart.ts'
import { verifyPackage } from '../../../resources/verify/verify.mjs'
import { readRevocationList } from '../../../resources/verify/verify-certificates.mjs'
import { verifyListed } from '../../../resources/verify/verify-listed.mjs'
import { readOcspAnswer } from '../../../resources/verify/verify-ocsp.mjs'
import { checkReply } from '../../../resources/verify/verify-timestamps.mjs'
import { kept } from './kept.ts'

export type Target = {
  readonly name: string
  readonly seeds: readonly Uint8Array[]
  /** @throws what is a fault */
  readonly read: (bytes: Uint8Array, name: string) => Promise<void>
}

export const text = (...texts: readonly string[]) => texts.map(each => Buffer.from(each))

/** Of the processor: a journal of as many lines as there is room for takes the half of it. */
const MOST_MS = 10_000

/** One that is read here and not in a thread: it may take so long, and throw nothing but what it `refuses` with. */
export function readHere(
  read: (bytes: Buffer) => unknown,
  refuses: (error: unknown) => boolean = () => false
): Target['read'] {
  return async bytes => {
    const before = process.cpuUsage()
    try {
      await read(Buffer.from(bytes))
    } catch (error) {
      if (!refuses(error)) throw error
    }
    const { user, system } = process.cpuUsage(before)
    if ((user + system) / 1_000 > MOST_MS) throw new OverLimit('time')
  }
}

const PDF = [
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
  '2 0 obj\n<< /Length 44 >>\nstream\nBT /F1 12 Tf 72 712 Td (N\\344r <00e5>) Tj ET\nendstream\nendobj\n',
  'xref\n0 3\ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n'
].join('')
const MHTML = [
  'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"',
  '--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable',
  '<p>N=C3=A4r =\r\n=C3=B6ppnar</p>\r\n--b--\r\n'
].join('\r\n\r\n')
/** An issuer's answer about a certificate: good. */
const OCSP = [
  '3081f90a0100a081f33081f006092b06010505073001010481e23081df308187a10e300c310a300806035504030c0178180f',
  '32303236313133303233303230345a30643062304d300906052b0e03021a05000414424ef3366d8b17e4f9865ea7849fe102',
  'bad1a82e0414b174be221cca78f48924cf207b1f07736ae6fe710214341c702da9a29cb7efefe1e6d35f5644f4c9d1928000',
  '180f32303236313133303233303230345a300a06082a8648ce3d0403020347003044022061eb505c85cd41e212c35f920c9e',
  '1ad8d267c75314f0f68a27917001b1e81d3102205bb23e2d4108bf876c531165f7d2dc4b61ee72132764da04310d21e7488f',
  '46b3'
].join('')
/** A key made for this and its certificate, locked with `x`. */
const PKCS12 = [
  'MIIECQIBAzCCA8AGCSqGSIb3DQEHAaCCA7EEggOtMIIDqTCCAlkGCSqGSIb3DQEHBqCCAkowggJGAgEAMIICPwYJKoZIhvcNAQcB',
  'MF4GCSqGSIb3DQEFDTBRMDAGCSqGSIb3DQEFDDAjBBDZ6rMyrz43zk8pZOf5nVfxAgEKMAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUD',
  'BAEqBBDDG9OreyU2qghs92ozflIhgIIB0Lk6FZ7jESAqBZ+Xnb15sNsxpBCeeizg7CzJbPhMeeL/QaPu5eWHvCBaCWLeaOQjrQdb',
  'l4aM05Ke6JsBTSN7SWQr2pkE4VeXXGaBUz7IlwhpdQwJ3xRtwCkIymiLRMlZpowKyygSLdxK8ARwiyFLp9kkIkvMtB2zTPyZpp5F',
  '2WlGDdxWTpvgQQOwV5TDlXDn5yjRY8VNyRswC8WIRr1lpY1iqGLqaOP7MumHbzRl+YKaGCQw9I01JuFsS5Mj3YXJDh29OXEw8xZu',
  'X76nXKpM4KPcu1S9kUjtlAs/zg1PV8jBJNxGPxzF2b8thYOFIG0/28x0Y49Glwt2i/rCIb+RFJqjpqXFDLX3uYOhaRIWIQLhvq4B',
  'ZfJMYijtMsHyUiBrBY3MIkepy26YcY1QLu9XCc+TwENChqk626DxYSLkrxNtwmDeTka48sjFMvn/yBMhxv8AVJF62+DR+PLAi29d',
  'zQrZb7nm1+heqTZneNum+YOtDkzeLMNExVqWLzu92W/bVsHAsySS9E9Cc0Ijb/7b6CxWGP+SaDKnynR55wrJ8vVahpqXKomEwlDd',
  '96Smt2r92Ks1g+sEcrtBB3E1OK1s9Sybe7HyXwmoxj8ntvIcffE+MIIBSAYJKoZIhvcNAQcBoIIBOQSCATUwggExMIIBLQYLKoZI',
  'hvcNAQwKAQKggfYwgfMwXgYJKoZIhvcNAQUNMFEwMAYJKoZIhvcNAQUMMCMEEEwZYjqSuMSDemM5CwZ5tU4CAQowDAYIKoZIhvcN',
  'AgkFADAdBglghkgBZQMEASoEEBM5iaxC+lrya1lTIVTjQTMEgZDo49kFHAKdhxiI4Rh36h8Y7v84VpEU+cnlkvGQcXb5ju+VfVsL',
  'zNHmm+yRoCppjyj1yqdeNCLOtfOAxpHMMEGfTFxdon4PkO52KN7uMN+BFR5M4HrNhirjKRcblvgUmA7idmjdhxVeBjc/be1xfK+W',
  'l1JaQtzQ5S1yUmvO1iUftIf/J/MSrZpGig2X1JPeQMIxJTAjBgkqhkiG9w0BCRUxFgQUKYu4923jYW3c5OqA63bIBqxLEaowQDAx',
  'MA0GCWCGSAFlAwQCAQUABCCMLNk7O929tGhlF+EecdbO01V1wAwhuraz9+iI/t8n9wQI0NEr90TDALYCAQo='
].join('')
const HASH = '0'.repeat(64)
const LINE = JSON.stringify({
  seq: 1,
  at: '2026-11-29T08:00:00.000Z',
  act: 'archive.created',
  previous: HASH
})
const METS =
  '<mets:mets xmlns:mets="m"><mets:fileSec><mets:file ID="a" CHECKSUM="' +
  `${HASH}"><mets:FLocat xlink:href="data/a.txt"/></mets:file></mets:fileSec></mets:mets>`

/** In a folder of its own, with the other files as they are. */
async function package_(folder: string, files: Readonly<Record<string, string>>) {
  await mkdir(join(folder, 'data'), { recursive: true })
  for (const [path, bytes] of Object.entries(files)) await writeFile(join(folder, path), bytes)
  return (path: string, verify: (dir: string) => Promise<unknown>): Target['read'] =>
    readHere(async bytes => {
      await writeFile(join(folder, path), bytes)
      await verify(folder)
      await writeFile(join(folder, path), files[path] ?? '')
    })
}

async function packages(folder: string): Promise<Target[]> {
  const records = JSON.stringify({ messages: [{ id: 'a', files: [{ path: 'data/a.txt', sha256: HASH }] }] })
  const bagged = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': `Payload-Oxum: 1.1\nJournal-Lines: 1\nJournal-Head: ${HASH}\n`,
    'manifest-sha256.txt': `${HASH}  data/a.txt\n`,
    'data/journal.jsonl': `${LINE}\n`,
    'data/records.json': records,
    'data/a.txt': 'a'
  }
  const bag = await package_(join(folder, 'bag'), bagged)
  const listed = await package_(join(folder, 'listed'), { 'METS.xml': METS, 'data/a.txt': 'a' })
  return [
    ...Object.keys(bagged)
      .slice(1, -1)
      .map(path => ({
        ...{ name: `bag-${path.replace('data/', '')}`, seeds: text(bagged[path as keyof typeof bagged]) },
        read: bag(path, verifyPackage)
      })),
    { name: 'METS.xml', seeds: text(METS), read: listed('METS.xml', verifyListed) }
  ]
}

/** The paths of an export on their own lines, and last the address that a message of the first of them names a file by. */
function lookUp(bytes: Buffer): void {
  const [first = '', ...others] = bytes.toString().split('\n')
  const uri = others.pop() ?? ''
  const fileAt = (path: string) => ({ path, bytes: 1, open: () => Promise.reject(new Error('not opened')) })
  const files = [first, ...others].map(fileAt)
  const [from] = files
  if (from !== undefined) new Media(files).find({ uri }, from)
}

/** What is refused, and then kept in whole: more than is read, and a mail whose parts cannot be told. */
const NOT_READ =
  /than (?:is|are) read$|^a mail (?:whose parts are not found|that does not say what its parts lie between)$/

export async function otherReaders(
  folder: string,
  { limits, seeds }: { limits: { seconds: number; megabytes: number }; seeds: readonly Uint8Array[] }
): Promise<Target[]> {
  const words = wordsReader(limits)
  await words.lookFor([{ mark: 1, text: 'När öppnar badet för alla barn i år', author: 'Åsa' }])
  const secret =
    (mediaType: string): Target['read'] =>
    async bytes => {
      await words.inFile(bytes, mediaType).catch((error: unknown) => {
        if (!(error instanceof Error && NOT_READ.test(error.message))) throw error
      })
    }
  return [
    { name: 'words of a mail', seeds: text(kept.mail, kept.html, MHTML), read: secret('message/rfc822') },
    {
      name: 'words of a page',
      seeds: text(kept.html, '<p>N&auml;r &#246;ppnar</p>'),
      read: secret('text/html')
    },
    { name: 'words of JSON', seeds: text(LINE, '[["a"],{"b":null}]'), read: secret('application/json') },
    {
      name: 'format',
      seeds: [...seeds, ...text(PDF, MHTML, kept.mail)],
      read: readHere(async bytes => {
        await writeFile(join(folder, 'format'), bytes)
        await identify(join(folder, 'format'))
      })
    },
    { name: 'PDF', seeds: text(PDF), read: readHere(wordsOfPdf, () => true) },
    {
      name: 'words of a message',
      seeds: text(kept.mail, 'N\u00e4r a\u030a\u0301\u0316 \u0430\u030a\uff9e\u0301'),
      read: readHere(bytes => {
        const said = bytes.toString()
        indexed(said)
        asRead(said)
        wordsOf(said)
        flagsOf(said, said, ['bad'])
      })
    },
    { name: 'MHTML', seeds: text(MHTML), read: readHere(wordsOfMhtml) },
    {
      name: 'media',
      seeds: text(
        'messages/inbox/a_1/message_1.json\nmessages/inbox/a_1/photos/1.jpg\nmessages/inbox/a_1/photos/1.jpg'
      ),
      read: readHere(lookUp)
    },
    {
      name: 'stamp',
      seeds: [Buffer.from('3082000a3003020100300306012a', 'hex')],
      read: readHere(bytes => checkReply(bytes, { sha256: HASH, trusted: [], nonce: '01' }))
    },
    {
      name: 'revocations',
      seeds: [Buffer.from('300e300a020101300306012a18000300', 'hex')],
      read: readHere(readRevocationList, () => true)
    },
    {
      name: 'answers about certificates',
      seeds: [Buffer.from(OCSP, 'hex'), Buffer.from('30030a0106', 'hex')],
      read: readHere(readOcspAnswer, () => true)
    },
    {
      name: 'PKCS#12',
      seeds: [Buffer.from(PKCS12, 'base64')],
      read: readHere(bytes => openPkcs12(bytes, 'x'))
    },
    ...(await packages(folder))
  ]
}
