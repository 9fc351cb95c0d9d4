// Readers of the fuzz run beside those of mails, sheets, pictures and exports: what is read of kept files and of packages.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wordsOfMhtml } from '../../../electron/core/captures/browser/artefacts/mhtml-text.ts'
import { identify } from '../../../electron/core/formats/identify/identify.ts'
import { wordsOfPdf } from '../../../electron/core/formats/pdf/words-of-pdf.ts'
import { OverLimit } from '../../../electron/core/kernel/limited-thread.ts'
import { Media } from '../../../electron/core/messages/intake/media.ts'
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
        if (!(error instanceof Error && error.message.endsWith('than is read'))) throw error
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
      seeds: [
        // Good, of one certificate, without a signer of its own.
        Buffer.from(
          '3081900a0100a0818a30818706092b0601050507300101047a30783062a20604040102030418'.slice(0, 0) +
            '30030a0106',
          'hex'
        )
      ],
      read: readHere(readOcspAnswer, () => true)
    },
    ...(await packages(folder))
  ]
}
