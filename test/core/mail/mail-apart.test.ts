// Mails read in a thread of their own: the same as any reading, and one that takes too much stops nobody.
import { expect, it } from 'vitest'
import { parseMail } from '../../../electron/core/formats/mail/mail.ts'
import { mailReader, readMail } from '../../../electron/core/formats/mail/mail-apart.ts'

const mail = (head: string, body: string) =>
  new TextEncoder().encode(
    `From: a@example.se\nDate: Wed, 25 Nov 2026 10:00:00 +0100\nSubject: Fråga\nMIME-Version: 1.0\n${head}\n\n${body}`
  )
const plain = mail('Content-Type: text/plain', 'När öppnar badet?\n')
const withFile = mail(
  'Content-Type: multipart/mixed; boundary=b',
  '--b\n\nHej\n--b\nContent-Type: message/rfc822\n\nFrom: b@example.se\nSubject: inre\n\nx\n--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n'
)
/** Parts with nothing in them, of which a reader holds each by itself. */
const heavy = mail('Content-Type: multipart/mixed; boundary=b', '--b\n\n'.repeat(2_000_000))
/** A text of line ends alone, that is to be folded out (RFC 3676). */
const lines = mail('Content-Type: text/plain; format=flowed', '\n'.repeat(1_000_000))

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

/** How much the whole program grows by meanwhile. */
async function grows<T>(work: () => Promise<T>): Promise<{ done: T; megabytes: number }> {
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 5)
  const done = await work().finally(() => clearInterval(watch))
  return { done, megabytes: (most - before) / 2 ** 20 }
}

it('takes next to nothing for the lines of a text, however short they are', async () => {
  const read = mailReader({ seconds: 110, megabytes: 1_000 })
  await read(plain)
  // Each of a million lines took two thousand bytes and more.
  const { done, megabytes } = await grows(() => read(lines))
  expect(done.problems).toEqual([])
  expect(megabytes).toBeLessThan(300)
})

it('ends a small mail that grows long before one may that is large, and reads what is as large as any mail', async () => {
  await readMail(plain)
  const small = await grows(() => readMail(heavy.subarray(0, 3_000_000)))
  expect(small.done.problems).toEqual(['unreadable', 'too-heavy'])
  expect(small.megabytes).toBeLessThan(500)
  const file = 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3\n'
  const most = mail(
    'Content-Type: multipart/mixed; boundary=b',
    `--b\n\nN\u00e4r?\n--b\nContent-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\n${file.repeat((99 << 20) / file.length)}\n--b--\n`
  )
  const large = await grows(() => readMail(most))
  expect(large.done).toMatchObject({ text: 'N\u00e4r?\n', problems: [] })
  expect(large.done.attachments.map(({ bytes }) => bytes > 70e6)).toEqual([true])
  expect(large.megabytes).toBeLessThan(800)
})
