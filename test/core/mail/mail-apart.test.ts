// Mails read in a thread of their own: the same as any reading, and one that takes too much stops nobody.
import { expect, it } from 'vitest'
import { parseMail } from '../../../electron/core/formats/mail/mail.ts'
import { mailReader } from '../../../electron/core/formats/mail/mail-apart.ts'

const mail = (head: string, body: string) =>
  new TextEncoder().encode(
    `From: a@example.se\nDate: Wed, 25 Nov 2026 10:00:00 +0100\nSubject: Fråga\nMIME-Version: 1.0\n${head}\n\n${body}`
  )
const plain = mail('Content-Type: text/plain', 'När öppnar badet?\n')
const withFile = mail(
  'Content-Type: multipart/mixed; boundary=b',
  '--b\n\nHej\n--b\nContent-Type: message/rfc822\n\nFrom: b@example.se\nSubject: inre\n\nx\n--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n'
)
/** A text of line ends alone, that is to be folded out (RFC 3676): a reader holds each line by itself. */
const heavy = mail('Content-Type: text/plain; format=flowed', '\n'.repeat(3_000_000))

it('reads a mail as it is read anywhere, one after the other and several at once', async () => {
  const read = mailReader({ seconds: 60, megabytes: 256 })
  for (const bytes of [plain, withFile, new Uint8Array(0)])
    expect(await read(bytes)).toEqual(await parseMail(bytes))
  expect(await Promise.all([read(withFile), read(plain)])).toEqual([
    await parseMail(withFile),
    await parseMail(plain)
  ])
})

it.each([
  ['memory', { seconds: 110, megabytes: 256 }],
  ['time', { seconds: 2, megabytes: 1_024 }]
])('ends the reading of one that takes too much %s, says so, and reads the next', async (_, limits) => {
  const read = mailReader(limits)
  const bytes = limits.seconds < 10 ? endless() : heavy
  const answers = Promise.all([read(bytes), limits.seconds < 10 ? null : read(plain)])
  const [first, next] = await answers
  expect(first).toMatchObject({ text: '', problems: ['unreadable', 'too-heavy'] })
  if (next !== null) expect(next.text).toContain('badet')
  else expect((await mailReader({ ...limits, seconds: 60 })(plain)).text).toContain('badet')
})

/** More than can be read in two seconds. */
function endless(): Uint8Array {
  return mail('Content-Type: text/plain; format=flowed', '\n'.repeat(20_000_000))
}
