// A mail that says one thing in its plain text and another in its HTML: told of, and never taken for one that says the same in both.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseMail } from '../../../electron/core/formats/mail/mail.ts'
import { takeMessageFile } from '../../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'

const mailOf = (plain: string, html: string) =>
  Buffer.from(
    [
      'From: Bo Ek <bo@b.example>',
      'Message-ID: <m1@b.example>',
      'Date: Tue, 24 Nov 2026 21:14:00 +0100',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      ...['--b', 'Content-Type: text/plain; charset=utf-8', '', plain],
      ...['--b', 'Content-Type: text/html; charset=utf-8', '', html, '--b--', '']
    ].join('\r\n')
  )

it.each([
  ['Tack för hjälpen!', '<p>Jag vet var du bor</p>'],
  ['Tack för hjälpen!', '<p>Tack för hjälpen!</p><p>Passa dig 070 123</p>'],
  ['Se brevet i din webbläsare', '<h1>Badet</h1><p>Det öppnar i april</p>']
])('%s is not all that %s says, and that is told', async (plain, html) => {
  const mail = await parseMail(mailOf(plain, html))
  expect(mail).toMatchObject({ text: `${plain}\n`, textFrom: 'plain', problems: ['html-differs'] })
})

it.each([
  // As programs write both of one text.
  [
    'NYTT OM BADET\r\n\r\n* När öppnar\r\n  badet? <https://norrby.example/badet?a=Lång&b=Adress>\r\n\r\n> Hej på er\r\n',
    '<style>p { color: red }</style><h1>Nytt om badet</h1><ul><li>När öppnar <a href="https://norrby.example/x">ba&shy;det</a>?</ul><blockquote>Hej p&aring; er</blockquote>'
  ],
  [
    'Hej\r\nhttps://norrby.example/en/lang/adress',
    '<p>Hej</p><a href="x">https://norrby.example/an/other</a>'
  ],
  ['När öppnar badet?', '<p>När öppnar badet?</p><a>Visa online</a>'],
  ['', '<p>När öppnar badet i april?</p>'],
  ['När öppnar badet i april?', '']
])('%s says all that %s says', async (plain, html) => {
  expect((await parseMail(mailOf(plain, html))).problems).toEqual([])
})

it('is another message than one with the same words and other HTML', async () => {
  const { ctx } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const folder = await temporaryFolder()
  const take = async (name: string, html: string) => {
    await writeFile(join(folder, name), mailOf('Tack för hjälpen!', html))
    const nobody = { senderName: null, senderAddress: null, receivedAt: null }
    return takeMessageFile(ctx, { channelId, path: join(folder, name), ...nobody })
  }
  const [kind, threat] = [
    await take('1.eml', '<p>Tack för hjälpen!</p>'),
    await take('2.eml', '<p>Jag vet var du bor</p>')
  ]
  expect([kind.flaws, threat.flaws]).toEqual([[], ['html-differs']])
  expect(threat.id).not.toBe(kind.id)
  // In other markup it is the same.
  expect((await take('3.eml', '<div><b>Jag</b> vet var du bor</div>')).id).toBe(threat.id)
})
