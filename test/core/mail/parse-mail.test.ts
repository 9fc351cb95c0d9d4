// Reading mails: what they say kept apart, letters put right, forwarded mails unpacked, and nothing that can hurt.
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMail, viewOf } from '../../../electron/core/formats/mail/mail.ts'
import { isMbox, mailsInMbox } from '../../../electron/core/formats/mail/mbox.ts'
import { sniff } from '../../../electron/core/formats/text/sniff.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { compoundFile, outlookFile } from '../../helpers/outlook-file.ts'

const bytesOf = (...parts: (string | number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map(part => Buffer.from(part as string))))
const lines = (...parts: string[]) => parts.join('\r\n')

const PLAIN = lines(
  'Return-Path: <asa@exempel.example>',
  'Received: from b (b [192.0.2.2]) by a with ESMTP; Wed, 25 Nov 2026 08:15:01 +0100',
  'Received: from c (c [192.0.2.3]) by b with ESMTP; Wed, 25 Nov 2026 08:14:02 +0100',
  'From: =?utf-8?Q?=C3=85sa_=C3=96berg?= <asa@exempel.example>',
  'Sender: ombud@exempel.example',
  'Reply-To: svar@exempel.example',
  'To: "Registrator" <registrator@norrby.example>, Grupp: x@norrby.example, y@norrby.example;',
  'Subject: =?utf-8?Q?Fr=C3=A5ga?=',
  'Date: Tue, 24 Nov 2026 21:14:00 +0100',
  'Message-ID: <m1@exempel.example>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'När öppnar badet?',
  ''
)

describe('what a mail says', () => {
  it('is kept apart: From, Sender, Reply-To, Date and Received', async () => {
    expect(viewOf(await parseMail(bytesOf(PLAIN)))).toEqual({
      messageId: '<m1@exempel.example>',
      inReplyTo: null,
      from: { name: 'Åsa Öberg', address: 'asa@exempel.example' },
      sender: { name: null, address: 'ombud@exempel.example' },
      replyTo: [{ name: null, address: 'svar@exempel.example' }],
      to: [
        { name: 'Registrator', address: 'registrator@norrby.example' },
        { name: null, address: 'x@norrby.example' },
        { name: null, address: 'y@norrby.example' }
      ],
      cc: [],
      subject: 'Fråga',
      sentAt: '2026-11-24T20:14:00.000Z',
      sentRaw: 'Tue, 24 Nov 2026 21:14:00 +0100',
      sentBasis: 'offset',
      receivedAt: '2026-11-25T07:15:01.000Z',
      text: 'När öppnar badet?\n',
      textFrom: 'plain',
      remotePictures: 0,
      attachments: [],
      notification: null,
      report: null,
      problems: []
    })
  })

  it.each([
    ['x-uuencode', 'begin 644 a.txt\r\n*2&5J(&MO;6UU;@  \r\n`\r\nend\r\n', 'Hej kommun'],
    [
      'x-uuencode',
      'Se filen:\r\n\r\nbegin 644 a.txt\r\n*2&5J(&MO;6UU;@  \r\n`\r\nend\r\n\r\nHälsar Åsa\r\n',
      'Se filen:\n\nbegin 644 a.txt\n*2&5J(&MO;6UU;@  \n`\nend\n\nHälsar Åsa\n'
    ],
    ['uuencode', 'Hej utan något packat\r\n', 'Hej utan något packat\n'],
    ['x-annat', 'begin 644 a.txt\r\n*2&5J(&MO;6UU;@  \r\n', 'begin 644 a.txt\n*2&5J(&MO;6UU;@  \n']
  ])('is read where its body is written in %s', async (encoding, body, text) => {
    const head = 'From: bo@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n'
    const mail = await parseMail(bytesOf(`${head}Content-Transfer-Encoding: ${encoding}\r\n\r\n${body}`))
    expect(mail.text).toBe(text)
  })

  it.each([
    ['Tue, 24 Nov 2026 21:14:00', '2026-11-24T20:14:00.000Z', 'assumed_local'],
    ['25 Jul 2026 12:00:00', '2026-07-25T10:00:00.000Z', 'assumed_local'],
    ['Tue, 24 Nov 2026 20:14:00 GMT', '2026-11-24T20:14:00.000Z', 'offset'],
    ['Thu, 01 Jan 1970 00:00:00 +0000', '1970-01-01T00:00:00.000Z', 'offset'],
    ['24 Nov 2026 21:14 CET', '2026-11-24T20:14:00.000Z', 'offset'],
    ['Fri, 24 Jul 2026 21:14:00 CEST', '2026-07-24T19:14:00.000Z', 'offset'],
    ['2026-11-24T21:14:00+01:00', '2026-11-24T20:14:00.000Z', 'offset'],
    ['2026-11-24T20:14:00Z', '2026-11-24T20:14:00.000Z', 'offset'],
    ['24 Nov 2026 21:14 XYZ', null, 'none'],
    ['2026-11-24T21:14:00', '2026-11-24T20:14:00.000Z', 'assumed_local'],
    // Kiribati's clocks go furthest ahead; what is further is no zone.
    ['Tue, 24 Nov 2026 21:14:00 +1400', '2026-11-24T07:14:00.000Z', 'offset'],
    ['Tue, 24 Nov 2026 21:14:00 -1200 (Y)', '2026-11-25T09:14:00.000Z', 'offset'],
    ['Tue, 24 Nov 2026 21:14:00 +9999', '2026-11-24T20:14:00.000Z', 'assumed_local'],
    ['Tue, 24 Nov 2026 21:14:00 -1430 (X)', '2026-11-24T20:14:00.000Z', 'assumed_local'],
    ['Tue, 24 Nov 2026 21:14:00 +0175', '2026-11-24T20:14:00.000Z', 'assumed_local'],
    ['2026-11-24T21:14:00+23:00', '2026-11-24T20:14:00.000Z', 'assumed_local'],
    ['i går', null, 'none'],
    ['', null, 'none']
  ])('says what the time %s rests on', async (date, sentAt, sentBasis) => {
    const mail = PLAIN.replace(/^Date: .*$/m, `Date: ${date}`)
    expect(await parseMail(bytesOf(mail))).toMatchObject({ sentAt, sentBasis })
  })

  it('asks for no picture on another server, and counts them', async () => {
    const html = PLAIN.replace('text/plain', 'text/html').replace(
      'När',
      '<img src="https://spar.example/1.gif"><img src=//spar.example/2.gif><img src="cid:a">När'
    )
    const read = await parseMail(bytesOf(html))
    expect(read).toMatchObject({ remotePictures: 2, textFrom: 'html' })
    expect(read.text).toBe('När öppnar badet?')
  })
})

describe('odd mails', () => {
  const withFile = (type: string, name: string, content: Uint8Array) =>
    lines(
      'From: Åsa <asa@exempel.example>',
      'Date: Tue, 24 Nov 2026 21:14:00 +0100',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Se bilagan',
      '--b',
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64'),
      '--b--',
      ''
    )
  const damaged = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(damaged)

  // The container that Word, Excel and Outlook share.
  it.each([
    ['Word', 'brev.doc', compoundFile('WordDocument'), 'application/msword'],
    ['Excel', 'lista.xls', compoundFile('Workbook'), 'application/vnd.ms-excel'],
    ['PowerPoint', 'bilder.ppt', compoundFile('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
    ['some program', 'annat.bin', compoundFile('Annat'), 'application/octet-stream'],
    ['a damaged container', 'brev.doc', new Uint8Array(damaged), 'application/vnd.ms-outlook']
  ])('with a file of %s have it as a file, also in a mail of Outlook', async (_, name, content, type) => {
    const file = { name, bytes: content.length, content }
    const read = await parseMail(bytesOf(withFile('application/x-ole', name, Buffer.from(content))))
    expect(read).toMatchObject({ attachments: [file], forwarded: [] })
    const mail = { subject: 'x', body: 'Se bilagan', senderName: 'Åsa', senderEmail: 'asa@exempel.example' }
    const outlook = await parseMail(outlookFile({ ...mail, attachment: { name, content } }))
    expect(outlook).toMatchObject({ attachments: [file], forwarded: [] })
    expect(sniff(content)).toBe(type)
  })

  it.each([
    ['../../x', 'application/octet-stream'],
    ['TEXT/å', 'application/octet-stream'],
    ['image/png"; x="', 'application/octet-stream'],
    ['Text/Plain; charset=utf-8', 'text/plain']
  ])('calls an attachment of the type %s %s', async (said, type) => {
    const read = await parseMail(bytesOf(withFile(said, 'y', Buffer.from('y'))))
    expect(read.attachments.map(({ mediaType }) => mediaType)).toEqual([type])
  })

  it('with a mail attached as some file have it as a mail', async () => {
    const inner = Buffer.from('From: bo@exempel.example\r\nSubject: Inre\r\n\r\nHej')
    const read = await parseMail(bytesOf(withFile('application/octet-stream', 'fråga.EML', inner)))
    expect(read.forwarded.map(({ mail }) => mail.subject)).toEqual(['Inre'])
    expect(read.attachments).toEqual([])
    const other = await parseMail(bytesOf(withFile('application/octet-stream', 'x.eml', Buffer.from('hej'))))
    expect(other).toMatchObject({ forwarded: [], attachments: [{ name: 'x.eml' }] })
  })

  it('that send back what somebody else wrote have it as a file, since it is no mail to us', async () => {
    const bounce = lines(
      'From: MAILER-DAEMON@mx.norrby.example',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
      '',
      '--r',
      'Content-Type: text/plain',
      '',
      'Kom inte fram.',
      '--r',
      'Content-Type: message/rfc822',
      '',
      'From: kollega@norrby.example',
      'Message-ID: <1@norrby.example>',
      '',
      'Hej',
      '--r--',
      ''
    )
    expect(await parseMail(bytesOf(bounce))).toMatchObject({
      report: null,
      forwarded: [],
      attachments: [{ mediaType: 'message/rfc822' }]
    })
  })

  it('whose parts are not told apart are shown as they stand', async () => {
    const mail = lines(
      'From: a@b.example',
      'Content-Type: multipart/mixed',
      '',
      '--b',
      '',
      'När öppnar badet?',
      ''
    )
    expect(await parseMail(bytesOf(mail))).toMatchObject({
      text: expect.stringContaining('När öppnar badet?'),
      textFrom: 'plain'
    })
    const empty = await parseMail(bytesOf(lines('From: a@b.example', 'Content-Type: text/plain', '', '')))
    expect(empty).toMatchObject({ text: '', textFrom: 'none' })
  })

  it('of HTML alone have their letters and cells apart', async () => {
    const html =
      '<table><tr><td>Namn</td><td>Andr&eacute; &Uuml;ber</td></tr></table><p>10&nbsp;&euro; &ndash; &finnsinte; &AMP;'
    const read = await parseMail(bytesOf(lines('From: a@b.example', 'Content-Type: text/html', '', html, '')))
    expect(read.text.split(/\s+/)).toEqual(['Namn', 'André', 'Über', '10', '€', '–', '&finnsinte;', '&'])
  })
})

describe('letters', () => {
  const head = (type: string) =>
    lines(
      'From: a@b.example',
      'Subject: x',
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: 8bit',
      '',
      ''
    )
  const ASA = [0xc5, 0x73, 0x61]

  it.each([
    ['HTML that names its encoding only in meta', head('text/html'), '<meta charset=windows-1252>'],
    [
      'HTML that names it the old way',
      head('text/html'),
      '<meta http-equiv=X content="text/html; charset=ISO-8859-1">'
    ],
    [
      'HTML that Word wrote, and a mail program in other letters',
      head('text/html'),
      '<meta http-equiv=Content-Type content="text/html; charset=unicode">'
    ],
    ['text that names none', head('text/plain'), ''],
    ['text that says UTF-8 and is not', head('text/plain; charset=utf-8; format=flowed'), '']
  ])('come back in %s', async (_, headers, before) => {
    const read = await parseMail(bytesOf(headers, before, ASA))
    expect(read.text.trim()).toBe('Åsa')
    expect(read.problems).toContain('charset-repaired')
  })

  it('stand in lines that were broken for the way, each quotation by itself', async () => {
    const said = async (type: string, ...body: string[]) =>
      (
        await parseMail(
          bytesOf(`${head(`text/plain; charset=utf-8; format=flowed${type}`)}${lines(...body)}`)
        )
      ).text
    const read = await said(
      '',
      ...[
        'Hej, vi har ',
        'läst frågan.',
        '> När öppnar ',
        '> badet i ',
        '>> Vi undrade ',
        '>> det ',
        'I morgon.'
      ],
      ...['  Indraget ', ' > är ingen fråga', '-- ', 'Åsa ', '', 'Slut']
    )
    expect(read.trim().split('\n')).toEqual([
      ...['Hej, vi har läst frågan.', '> När öppnar badet i ', '>> Vi undrade det ', 'I morgon.'],
      ...[' Indraget > är ingen fråga', '-- ', 'Åsa ', 'Slut']
    ])
    expect((await said('; delsp=yes', '> Natt ', '> buss', 'Dag ', 'buss')).trim()).toBe(
      '> Nattbuss\nDagbuss'
    )
  })

  it('come back in headers that an old program wrote as they are', async () => {
    const read = await parseMail(
      bytesOf('From: ', ASA, ' <a@b.example>\r\nSubject: fr', [0xe5], 'ga\r\n\r\ntext\r\n')
    )
    expect(read).toMatchObject({ from: { name: 'Åsa' }, subject: 'fråga' })
  })

  it.each([
    ['as it stands', '8bit', 'Åsa – när öppnar badet? 🏊'],
    ['in base64', 'base64', Buffer.from('Åsa – när öppnar badet? 🏊').toString('base64')]
  ])('come back in UTF-8 that says it is an older encoding, %s', async (_, encoding, body) => {
    for (const charset of ['iso-8859-1', 'windows-1252']) {
      const said = head(`text/plain; charset=${charset}`).replace('8bit', encoding)
      const read = await parseMail(bytesOf(said, body))
      expect(read.text.trim()).toBe('Åsa – när öppnar badet? 🏊')
      expect(read.problems).toContain('charset-repaired')
    }
  })

  it('that somebody wrote one by one stay so', async () => {
    const about = 'Det står Ã¥ i stället för å'
    const read = await parseMail(bytesOf(head('text/plain; charset=utf-8'), about))
    expect(read).toMatchObject({ text: expect.stringContaining(about), problems: ['date-missing'] })
    const older = bytesOf(head('text/plain; charset=iso-8859-1'), [...Buffer.from(about, 'latin1')])
    expect((await parseMail(older)).text).toContain(about)
  })

  it('that were lost before the mail was sent stay lost, and nothing is made up', async () => {
    const read = await parseMail(bytesOf(head('text/plain; charset=utf-8'), 'Bj\uFFFDrn och Åsa'))
    expect(read.text).toContain('Bj\uFFFDrn och Åsa')
    expect(read.problems).not.toContain('charset-repaired')
  })

  it('come through quoted-printable and base64 in another encoding', async () => {
    const coded = (encoding: string, body: string) =>
      head('text/plain; charset=iso-8859-1').replace('8bit', encoding) + body
    expect((await parseMail(bytesOf(coded('quoted-printable', '=C5sa =D6berg')))).text).toContain('Åsa Öberg')
    expect((await parseMail(bytesOf(coded('base64', 'xXNhINZiZXJn')))).text).toContain('Åsa Öberg')
  })
})

describe('forwarded mails', () => {
  const forward = (inner: string, level = 0) =>
    lines(
      'From: Moderator <mod@norrby.example>',
      'Subject: VB: fråga',
      `Content-Type: multipart/mixed; boundary=b${level}`,
      '',
      `--b${level}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Se bifogat',
      `--b${level}`,
      'Content-Type: message/rfc822',
      '',
      inner,
      `--b${level}--`,
      ''
    )

  it('are unpacked as mails of their own, with their own bytes', async () => {
    const read = await parseMail(bytesOf(forward(PLAIN)))
    expect(read).toMatchObject({
      text: 'Se bifogat\n',
      from: { address: 'mod@norrby.example' },
      attachments: []
    })
    expect(read.forwarded).toHaveLength(1)
    expect(read.forwarded[0]?.mail).toMatchObject({
      messageId: '<m1@exempel.example>',
      from: { name: 'Åsa Öberg' }
    })
    expect(read.forwarded[0]?.mail.text.trim()).toBe('När öppnar badet?')
    expect(Buffer.from(read.forwarded[0]?.bytes ?? []).toString()).toContain(
      'Message-ID: <m1@exempel.example>'
    )
  })

  it.each([
    ['bara text utan huvud', 'bara text utan huvud'],
    [
      'Hej Anna!\r\nJag heter Bo.\r\nAdress: Storgatan 4\r\n',
      'Hej Anna!\nJag heter Bo.\nAdress: Storgatan 4'
    ],
    ['Obs: ett ord med kolon\r\nTill: Anna', 'Obs: ett ord med kolon\nTill: Anna'],
    ['> From: a@b.example\r\n> citerat', '> From: a@b.example\n> citerat'],
    ['From: Bo <bo@b.example>\r\nSubject: Hej\r\n  du\r\nRakt på sak', 'Rakt på sak'],
    ['From: Bo <bo@b.example>\r\nSubject: Hej\r\n', '']
  ])('without a head, or with one that no empty line ends, have their words: %j', async (inner, words) => {
    const boundary = (type: string) => `--b\r\nContent-Type: ${type}\r\n\r\n`
    const mail = await parseMail(
      bytesOf(
        'From: Åke <ake@a.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
        `${boundary('text/plain')}Se det bifogade.\r\n${boundary('message/rfc822')}${inner}\r\n--b--\r\n`
      )
    )
    expect(mail.text.trim()).toBe('Se det bifogade.')
    expect(mail.forwarded.map(each => each.mail.text.trim())).toEqual([words])
  })

  it('inside one another are unpacked so far, and the rest stays a file', async () => {
    let mail = PLAIN
    for (let level = 0; level < 12; level++) mail = forward(mail, level)
    let read = await parseMail(bytesOf(mail))
    let depth = 0
    for (let next = read.forwarded[0]; next !== undefined; next = read.forwarded[0]) {
      read = next.mail
      depth++
    }
    expect(depth).toBe(5)
    expect(read.problems).toContain('forwarded-too-deep')
    expect(read.attachments.map(({ mediaType }) => mediaType)).toEqual(['message/rfc822'])
  })
})

describe('an Outlook file', () => {
  const mail = {
    subject: 'Fråga om badet',
    body: 'När öppnar badet? Åsa',
    senderName: 'Åsa Öberg',
    senderEmail: 'asa@exempel.example'
  }

  it('reads as any other mail', async () => {
    const attachment = { name: 'bild.png', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) }
    const read = await parseMail(outlookFile({ ...mail, attachment }))
    expect(read).toMatchObject({
      subject: mail.subject,
      text: mail.body,
      textFrom: 'plain',
      from: { name: 'Åsa Öberg', address: 'asa@exempel.example' },
      attachments: [{ name: 'bild.png', bytes: 4 }]
    })
    expect([...(read.attachments[0]?.content ?? [])]).toEqual([...attachment.content])
  })

  /** The example of MS-OXRTFCP (3.1), which sums to `f1c5c7a7`. */
  const packed = (sum: string) =>
    new Uint8Array(
      Buffer.from(
        `2d0000002b0000004c5a4675${sum}03000a007263706731323542320af32068656c090020627705b06c647d0a800fa0`,
        'hex'
      )
    )
  const rich = (text: string) => {
    const rtf = Buffer.from(text, 'latin1')
    const head = Buffer.alloc(16)
    head.writeUInt32LE(rtf.length + 12, 0)
    head.writeUInt32LE(rtf.length, 4)
    head.write('MELA', 8, 'latin1')
    return new Uint8Array(Buffer.concat([head, rtf]))
  }

  it.each([
    ['alone', "{\\rtf1\\ansi Badet st\\'e4ngt?\\par Sedan n\\'e4r?}"],
    [
      'around a page',
      "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}Badet st\\'e4ngt?{\\*\\htmltag72 </p>}\\htmlrtf \\par\\htmlrtf0 Sedan n\\'e4r?}"
    ]
  ])('is read by its text with its looks %s, where it has no other', async (_, rtf) => {
    const read = await parseMail(outlookFile({ ...mail, body: '', more: { 10090102: rich(rtf) } }))
    expect(read).toMatchObject({ text: 'Badet stängt?\nSedan när?', textFrom: 'plain' })
  })

  it('says that it has a text which cannot be read', async () => {
    const read = await parseMail(
      outlookFile({ ...mail, body: '', more: { 10090102: new Uint8Array(40).fill(7) } })
    )
    expect(read).toMatchObject({ text: '', textFrom: 'none', problems: ['text-unread', 'date-missing'] })
  })

  it('is read with a file that lies elsewhere, and says so', async () => {
    const linked = { ...mail, attachment: { name: 'Avtal.docx' } }
    const read = await parseMail(outlookFile(linked))
    expect(read).toMatchObject({ subject: mail.subject, text: mail.body, attachments: [] })
    expect(read.problems).toEqual(['files-elsewhere', 'date-missing'])
  })

  it.each([
    [1251, 'привет', [0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]],
    [1250, 'Łódź', [0xa3, 0xf3, 0x64, 0x9f]],
    [65_001, 'åäö', [...Buffer.from('åäö')]],
    [28_592, 'Łódź', [0xa3, 0xf3, 0x64, 0xbc]],
    [50_220, '日本', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]]
  ])('in letters of one byte is read by its code page, %i', async (codepage, text, bytes) => {
    const read = await parseMail(
      outlookFile({ ...mail, body: null, codepage, more: { '1000001E': new Uint8Array(bytes) } })
    )
    expect(read.text).toBe(text)
    expect(read.problems).toEqual(['date-missing'])
  })

  it.each([
    [
      'letters of a code page that is not known',
      { body: null, codepage: 37, more: { '1000001E': new Uint8Array([0xd4, 0xc1]) } },
      'charset-repaired'
    ],
    [
      'letters that are none in its code page',
      { body: null, codepage: 932, more: { '1000001E': new Uint8Array([0x41, 0xff]) } },
      'charset-repaired'
    ],
    [
      'words within its signed file',
      {
        body: '',
        more: { '001A001F': new Uint8Array(Buffer.from('IPM.Note.SMIME.MultipartSigned', 'utf16le')) }
      },
      'text-unread'
    ],
    [
      'packed words that do not sum to what they say',
      { body: '', more: { 10090102: packed('00000000') } },
      'text-unread'
    ]
  ])('says that it has %s', async (_, more, problem) => {
    const read = await parseMail(outlookFile({ ...mail, ...more }))
    expect(read.problems).toContain(problem)
  })

  it('has packed words as they are', async () => {
    const read = await parseMail(outlookFile({ ...mail, body: '', more: { 10090102: packed('f1c5c7a7') } }))
    expect([read.text, read.problems]).toEqual(['hello world', ['date-missing']])
  })

  it('keeps what stands after a zero', async () => {
    const read = await parseMail(outlookFile({ ...mail, subject: 'Fråga\0 om badet', body: 'Hej\0 igen' }))
    expect(read).toMatchObject({ subject: 'Fråga\uFFFD om badet', text: 'Hej\uFFFD igen' })
  })

  it('has an object of another program that was pasted in as a file, and not as a mail', async () => {
    const attachment = { name: 'Kalkyl', object: new Uint8Array(600).fill(9) }
    const read = await parseMail(outlookFile({ ...mail, attachment }))
    expect(read.forwarded).toEqual([])
    expect(read.attachments).toMatchObject([{ name: 'Kalkyl' }])
  })

  it('is read line by line where its page has blocks in each other', async () => {
    const html =
      '<div>Hej<div>Rad två</div></div>Svar nej<blockquote>Ditt brev</blockquote>Mer<hr>Efter<pre>Fritt</pre>Sist'
    const read = await parseMail(
      outlookFile({ ...mail, body: '', more: { 10130102: new Uint8Array(Buffer.from(html)) } })
    )
    expect(read.text.split(/\n+/)).toEqual([
      ...['Hej', 'Rad två', 'Svar nej', 'Ditt brev', 'Mer', 'Efter', 'Fritt', 'Sist']
    ])
  })

  it('has a mail in the common form that hangs on it as one of its own', async () => {
    const attachment = { name: 'Vidare.EML', content: bytesOf(PLAIN) }
    const read = await parseMail(outlookFile({ ...mail, attachment }))
    expect(read.attachments).toEqual([])
    expect(read.forwarded.map(({ mail }) => mail.text)).toEqual([
      expect.stringContaining('När öppnar badet?')
    ])
  })

  it('gives what came over the net its say: Date, Received, Reply-To and Message-ID', async () => {
    const headers = PLAIN.slice(0, PLAIN.indexOf('\r\n\r\n'))
    expect(await parseMail(outlookFile({ ...mail, headers }))).toMatchObject({
      messageId: '<m1@exempel.example>',
      replyTo: [{ address: 'svar@exempel.example' }],
      sentAt: '2026-11-24T20:14:00.000Z',
      receivedAt: '2026-11-25T07:15:01.000Z',
      text: mail.body
    })
  })

  it('whose chains run in a circle is left unread at once', async () => {
    const file = outlookFile({ ...mail, body: 'x'.repeat(20_000) })
    const view = new DataView(file.buffer, file.byteOffset)
    const table = (view.getInt32(76, true) + 1) * 512
    for (let entry = 0; entry < 40; entry++) view.setInt32(table + 4 * entry, (entry + 1) % 40, true)
    expect((await parseMail(file)).problems).toEqual(['unreadable'])
  })
})

describe('an mbox', () => {
  it('is read mail by mail, however its lines are quoted and ended', async () => {
    const path = join(await temporaryFolder(), 'låda.mbox')
    const other = PLAIN.replaceAll('\r\n', '\n')
      .replace('m1@', 'm2@')
      .replace('badet?', 'badet?\n>From början\n>>From igen')
    const mbox = `From asa@exempel.example Tue Nov 24 21:14:00 2026\r\n${PLAIN}\r\nFrom - Tue Nov 24 21:15:00 2026\n${other}\n`
    await writeFile(path, mbox)
    expect(isMbox(bytesOf(mbox))).toBe(true)
    const found = await Array.fromAsync(mailsInMbox(createReadStream(path)))
    const read = await Promise.all(found.map(({ bytes }) => parseMail(bytes)))
    expect(read.map(({ messageId }) => messageId)).toEqual(['<m1@exempel.example>', '<m2@exempel.example>'])
    expect(read[1]?.text).toContain('\nFrom början\n>From igen\n')
    expect(
      found.map(({ offset }) =>
        Buffer.from(mbox)
          .subarray(offset, offset + 5)
          .toString()
      )
    ).toEqual(['From ', 'From '])
  })

  const inPieces = (box: Buffer, most: number) =>
    Readable.from(
      Array.from({ length: Math.ceil(box.length / most) }, (_, at) =>
        box.subarray(at * most, (at + 1) * most)
      )
    )

  describe.each([1, 7, 4_096])('%i bytes at a time', most => {
    it.each(['\n', '\r\n', '\r'])('is read whichever ends its lines have: %j', async end => {
      const one = (at: number) =>
        `From a@b Tue Nov 24 21:14:0${at} 2026\nFrom: Person ${at} <p${at}@b.example>\nSubject: Ämne ${at}\n\nOrd ${at}\nrad två\n\n`.replaceAll(
          '\n',
          end
        )
      const box = Buffer.from([1, 2, 3].map(one).join(''))
      const mails = await Array.fromAsync(mailsInMbox(inPieces(box, most)))
      const read = await Promise.all(mails.map(({ bytes }) => parseMail(bytes)))
      expect(
        read.map(({ from, subject, text }) => [from?.address, subject, text.trim().split('\n')])
      ).toEqual([1, 2, 3].map(at => [`p${at}@b.example`, `Ämne ${at}`, [`Ord ${at}`, 'rad två']]))
      expect(mails.map(({ offset }) => box.subarray(offset, offset + 5).toString())).toEqual(
        Array(3).fill('From ')
      )
    })

    // What wrote the file quotes `From ` after its own line ends alone.
    it.each([
      ['\n', '\r'],
      ['\r\n', '\r'],
      ['\r', '\n']
    ])('whose lines end with %j is not parted by a sender who writes %j', async (end, other) => {
      const forged = `Hej${other}${other}From vd@kommun.example Wed Nov 25 10:00:00 2026${other}From: VD <vd@kommun.example>${other}${other}>From mig`
      const mail = `From: Bo <bo@b.example>${end}Subject: Fråga${end}${end}${forged}${end}${end}slut${end}`
      const box = Buffer.from(`From bo@b.example Tue Nov 24 21:14:00 2026${end}${mail}`)
      const mails = await Array.fromAsync(mailsInMbox(inPieces(box, most)))
      expect(mails.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([mail])
    })
  })

  it('is not parted at a line of a text that begins with From', async () => {
    const text = 'Hej\n\nFrom now on, 2026, we will sue.\n\nHälsningar\n'
    const box = `From a@b Tue Nov 24 21:14:00 2026\nSubject: x\n\n${text}\nFrom c@d Wed Nov 25 21:14:00 2026\nSubject: y\n\nz\n`
    const mails = await Array.fromAsync(mailsInMbox(Readable.from([Buffer.from(box)])))
    expect(mails.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
      `Subject: x\n\n${text}`,
      'Subject: y\n\nz\n'
    ])
  })

  it('with a mail that is too long keeps to its limit and says so', async () => {
    const path = join(await temporaryFolder(), 'stor.mbox')
    await writeFile(
      path,
      `From a Tue Nov 24 21:14:00 2026\n${'x'.repeat(3 << 20)}\n\nFrom b Tue Nov 24 21:14:00 2026\nhej\n`
    )
    const found = await Array.fromAsync(mailsInMbox(createReadStream(path), 1 << 20))
    expect(found.map(({ isCut, bytes }) => [isCut, bytes.length <= 1 << 20])).toEqual([
      [true, true],
      [false, true]
    ])
  })
})

describe('whatever comes', () => {
  const outlook = outlookFile({
    subject: 'x',
    body: 'y'.repeat(5000),
    senderName: 'z',
    senderEmail: 'z@z.example'
  })
  it('is read without a crash, and its bytes are left as they were', async () => {
    const hurt = (bytes: Uint8Array) =>
      fc
        .array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 40 })
        .map(changes => {
          const copy = bytes.slice()
          for (const [at, value] of changes) copy[at] = value
          return copy
        })
    const anything = fc.oneof(fc.uint8Array({ maxLength: 2000 }), hurt(bytesOf(PLAIN)), hurt(outlook))
    await fc.assert(
      fc.asyncProperty(anything, async bytes => {
        const before = bytes.slice()
        const read = await parseMail(bytes)
        expect(read.text.isWellFormed() && !read.text.includes('\0')).toBe(true)
        expect(bytes).toEqual(before)
      }),
      { numRuns: 300 }
    )
  })

  it('a mail of only opening brackets takes no longer than any other', async () => {
    const html = PLAIN.replace('text/plain', 'text/html').replace('När', `${'<'.repeat(300_000)}När`)
    expect((await parseMail(bytesOf(html))).text).toContain('När öppnar badet?')
  })
})
