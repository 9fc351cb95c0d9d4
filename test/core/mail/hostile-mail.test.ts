// Mails that are made to hold the program up: each is read in the time and to the number that any other is.
import { expect, it } from 'vitest'
import { proposeFromClipboard } from '../../../electron/core/comments/comments/proposal.ts'
import { textOfHtml } from '../../../electron/core/formats/mail/html-text.ts'
import { parseMail } from '../../../electron/core/formats/mail/mail.ts'
import type { Mail } from '../../../electron/core/formats/mail/parsed-mail.ts'

/** Of the processor. Every one of these took minutes, or grew fourfold with twice the length. */
const MOST_MS = 1_500

async function timed<Answer>(
  work: () => Promise<Answer> | Answer
): Promise<{ answer: Answer; took: number }> {
  const before = process.cpuUsage()
  const answer = await work()
  const { user, system } = process.cpuUsage(before)
  return { answer, took: (user + system) / 1_000 }
}

const htmlMail = (html: string) =>
  new TextEncoder().encode(
    `From: a@example.se\nDate: Wed, 25 Nov 2026 10:00:00 +0100\nSubject: x\nContent-Type: text/html\n\n${html}`
  )

it.each([
  ['spaces', `<p>Hej</p>${' '.repeat(300_000)}slut`],
  ['open tags', '<b>'.repeat(100_000)],
  ['closing tags of nothing', '<b></i>'.repeat(60_000)],
  ['brackets', '<'.repeat(300_000)],
  ['pictures', `<img src=${' '.repeat(300_000)}x`],
  ['scripts', '<script>'.repeat(40_000)],
  ['entities', '&'.repeat(300_000)],
  ['comments', '<!--'.repeat(75_000)],
  ['empty lines', '\n'.repeat(50_000)]
])('reads a mail of nothing but %s like any other', async (_, html) => {
  const { answer, took } = await timed(() => parseMail(htmlMail(html)))
  expect(answer.subject).toBe('x')
  expect(took).toBeLessThan(MOST_MS)
})

it.each([
  ['a notification', `x http://${'http://'.repeat(40_000)}\n`],
  ['a Received header', `${' '.repeat(300_000)}x`],
  ['a delivery report', '\n'.repeat(50_000)]
])('reads a text that looks like %s in the time of any other', async (_, text) => {
  const bytes = new TextEncoder().encode(
    `Received: by a; Wed, 25 Nov 2026 10:00:00 +0100${text.replaceAll('\n', ' ').slice(0, 200_000)}x\nReturn-Path: <>\nFrom: mailer-daemon@example.se\n\n${text}`
  )
  expect((await timed(() => parseMail(bytes))).took).toBeLessThan(MOST_MS)
})

it.each([
  ['attributes', `<a ${'href="x" '.repeat(490)}>ord</a>`.repeat(250)],
  ['tags without end', '<a '.repeat(300_000)],
  ['links without words', '<a href="https://x">'.repeat(40)],
  ['quotes without end', `<a ${`href='`.repeat(2_000)}>`.repeat(100)]
])('proposes of a paste of nothing but %s in the time of any other', async (_, html) => {
  const { answer, took } = await timed(() => proposeFromClipboard({ html, plain: 'Hej' }))
  expect(answer.text).toBe('Hej')
  expect(took).toBeLessThan(MOST_MS)
})

it('reads HTML as a browser shows it', () => {
  expect(
    textOfHtml(
      '<!-- <p>dolt</p> --><style>p{}</style><title>t</title><p>1 < 2 &amp; 3 > 1&nbsp;&aring;</p><table><tr><td>a</td><td>b</td></tr></table>rad<br/>två<script>x</script>'
    )
  ).toBe('1 < 2 & 3 > 1 å\na\tb\t\nrad\ntvå'.replace('\t\n', '\n'))
})

const forwarded = (inner: string, times: number, boundary: string) =>
  `From: a@example.se\nDate: Wed, 25 Nov 2026 10:00:00 +0100\nSubject: f\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=${boundary}\n\n${`--${boundary}\nContent-Type: message/rfc822\n\n${inner}\n`.repeat(times)}--${boundary}--\n`

const all = (mail: Mail): number => mail.forwarded.reduce((sum, inner) => sum + 1 + all(inner.mail), 0)
const problems = (mail: Mail): string[] => [
  ...mail.problems,
  ...mail.forwarded.flatMap(inner => problems(inner.mail))
]

it('takes so many files out of a mail, on all levels together, and says that there are more', async () => {
  const file = '--inner\nContent-Disposition: attachment; filename=a.txt\n\n0\n'
  const inner = `From: b@example.se\nSubject: inre\nContent-Type: multipart/mixed; boundary=inner\n\n${file.repeat(900)}--inner--\n`
  const mail = await parseMail(new TextEncoder().encode(forwarded(inner, 3, 'outer')))
  expect(mail.forwarded.map(({ mail }) => mail.attachments.length)).toEqual([900, 97, 0])
  expect(mail.forwarded.map(({ mail }) => mail.problems.includes('too-many-files'))).toEqual([
    ...[false, true, true]
  ])
})

it('unpacks so many mails of one, on all levels together, and keeps the rest as files', async () => {
  const plain = 'From: b@example.se\nDate: Wed, 25 Nov 2026 10:00:00 +0100\nSubject: inre\n\nHej\n'
  const bytes = forwarded(forwarded(plain, 99, 'inner'), 99, 'outer')
  const mail = await parseMail(new TextEncoder().encode(bytes))
  expect(all(mail)).toBe(100)
  expect(problems(mail)).toContain('too-many-forwarded')
  const files = (each: Mail): number =>
    each.attachments.length + each.forwarded.reduce((sum, inner) => sum + files(inner.mail), 0)
  expect(files(mail)).toBe(98)
})
