// Mails that tell of something else: notifications of platforms, and reports of mails that did not arrive.
import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../electron/core/formats/mail/mail.ts'

const read = (...lines: string[]) => parseMail(new TextEncoder().encode(lines.join('\r\n')))

// As WordPress writes it in a Swedish site; the words before the colons are the site's, the links are not.
const WORDPRESS = [
  'To: noreply@norrby.example',
  'Subject: [Norrby] Kommentar: "Badplatsen"',
  'From: =?UTF-8?B?w5ZyamFuIMOEbmdzdHLDtm0=?= <wordpress@norrby.example>',
  'Reply-To: "orjan@exempel.example" <orjan@exempel.example>',
  'Content-Type: text/plain; charset=UTF-8',
  '',
  'En ny kommentar till ditt inlägg "Badplatsen"',
  'Author: Örjan Ängström (IP address: 192.0.2.7, host.exempel.example)',
  'E-post: orjan@exempel.example',
  'URL: ',
  'Kommentar: ',
  'Hej! Är badplatsen öppen?',
  '',
  'Mvh: Örjan',
  '',
  'Du kan se alla kommentarer till inlägget här:',
  'https://norrby.example/badplatsen/#comments',
  '',
  'Permalänk: https://norrby.example/badplatsen/#comment-7',
  'Ta bort det: https://norrby.example/wp-admin/comment.php?action=trash&c=7#wpbody-content',
  'Märk som skräp: https://norrby.example/wp-admin/comment.php?action=spam&c=7#wpbody-content',
  ''
]

describe('a notification', () => {
  it('of WordPress gives the author as the blog saw them, not as the mail is signed', async () => {
    expect((await read(...WORDPRESS)).notification).toEqual({
      platform: 'wordpress',
      kind: 'comment',
      knownBy: 'template',
      authorName: 'Örjan Ängström',
      authorEmail: 'orjan@exempel.example',
      authorUrl: null,
      authorIp: '192.0.2.7',
      text: 'Hej! Är badplatsen öppen?\n\nMvh: Örjan',
      permalink: 'https://norrby.example/badplatsen/#comment-7'
    })
  })

  it('of WordPress in English, as a site waiting for approval writes it, reads the same', async () => {
    const english = WORDPRESS.map(line =>
      line
        .replace('E-post:', 'Email:')
        .replace('Kommentar: ', 'Comment: ')
        .replace('Permalänk: ', 'Approve it: ')
        .replace('#comment-7', 'wp-admin/comment.php?action=approve&c=7')
    )
    expect((await read(...english)).notification).toMatchObject({
      authorName: 'Örjan Ängström',
      authorEmail: 'orjan@exempel.example',
      text: expect.stringContaining('Är badplatsen öppen?')
    })
  })

  it.each([
    [
      'notification@facebookmail.com',
      'Åsa Öberg kommenterade ditt inlägg',
      'facebook',
      'comment',
      'Åsa Öberg'
    ],
    ['messages-noreply@linkedin.com', 'Bo Ek sent you a message', 'linkedin', 'message', 'Bo Ek'],
    ['no-reply@mail.instagram.com', 'Nytt från Instagram', 'instagram', 'unknown', null],
    ['noreply@youtube.com', 'Kim commented on your video', 'youtube', 'comment', 'Kim']
  ])(
    'from %s is known by its sender only, and says so',
    async (from, subject, platform, kind, authorName) => {
      const { notification } = await read(`From: X <${from}>`, `Subject: ${subject}`, '', 'Hej på er', '')
      expect(notification).toMatchObject({ platform, kind, authorName, knownBy: 'sender', permalink: null })
    }
  )

  it.each([
    ['a sender that only looks like one', 'x@facebookmail.com.lurendrejare.example'],
    ['anyone else', 'asa@exempel.example']
  ])('is not seen in a mail from %s', async (_, from) => {
    expect((await read(`From: ${from}`, 'Subject: Åsa kommenterade', '', 'Hej', '')).notification).toBeNull()
  })
})

const OURS = '<0b5f0a2e-93a8-4f3c-9a33-1f3f0a2e93a8@kanalarkiv.invalid>'
const report = (action: string) => [
  'Return-Path: <>',
  'From: Mail Delivery System <MAILER-DAEMON@mx.norrby.example>',
  'Subject: Undelivered Mail Returned to Sender',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
  '',
  '--r',
  'Content-Type: text/plain',
  '',
  'I am sorry.',
  '--r',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.norrby.example',
  '',
  'Final-Recipient: rfc822; registrator@norrby.example',
  `Action: ${action}`,
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 no such user',
  '--r',
  'Content-Type: message/rfc822',
  '',
  'From: Kanalarkiv <a@norrby.example>',
  `Message-ID: ${OURS}`,
  'Subject: Direktmeddelande',
  '',
  'text',
  '--r--',
  ''
]

describe('a report', () => {
  it('is matched by the Message-ID of the mail it returns', async () => {
    const mail = await read(...report('failed'))
    expect(mail.report).toEqual({ about: OURS, action: 'failed', status: '5.1.1' })
    expect(mail.forwarded).toEqual([])
    expect(mail.attachments.map(({ mediaType }) => mediaType)).not.toContain('message/rfc822')
  })

  it('of headers only, of an old server, or of a delay is understood too', async () => {
    const headersOnly = report('failed').map(line => line.replace('message/rfc822', 'text/rfc822-headers'))
    expect((await read(...headersOnly)).report).toMatchObject({ about: OURS, action: 'failed' })
    expect((await read(...report('delayed'))).report).toMatchObject({ action: 'delayed' })
    const old = [
      'From: postmaster@mx.norrby.example',
      'Subject: failure',
      '',
      `Could not deliver ${OURS}: full`,
      ''
    ]
    expect((await read(...old)).report).toEqual({ about: OURS, action: 'failed', status: null })
  })

  it('that it was read, or thrown away unread, says that it has arrived', async () => {
    for (const what of ['displayed', 'deleted']) {
      const receipt = report('failed').map(line =>
        line
          .replace('delivery-status', 'disposition-notification')
          .replace(/^(?:Action|Status): .*$/, `Disposition: automatic-action/MDN-sent-automatically; ${what}`)
      )
      expect((await read(...receipt)).report).toEqual({ about: OURS, action: 'delivered', status: null })
    }
  })

  it('is not seen in an answer that came by itself for somebody who is away', async () => {
    const away = (...more: string[]) =>
      read(
        'Return-Path: <>',
        'From: Registrator <registrator@norrby.example>',
        'Subject: Autosvar: Direktmeddelande',
        'Auto-Submitted: auto-replied',
        `In-Reply-To: ${OURS}`,
        '',
        ...more,
        ''
      )
    expect((await away('Tack, vi har fått ditt mejl.')).report).toBeNull()
    const signed = [
      'Jag är åter 5.11.2026 och 5.12.26.',
      'Växel: 508 264 00, 08-508 26 400, rum 512 i Stadshuset',
      '512 34 Norrby'
    ]
    expect((await away(...signed)).report).toBeNull()
    for (const said of [
      '550 5.1.1 no such user',
      'host mx.norrby.example said: 552 Mailbox full',
      'Fel (5.2.2)'
    ])
      expect((await away(said)).report).toMatchObject({ about: OURS, action: 'failed' })
  })

  it('about a mail of someone else is only a mail', async () => {
    const other = report('failed').map(line => line.replace(OURS, '<x@y.example>'))
    expect((await read(...other)).report).toBeNull()
    expect(
      (await read('From: asa@exempel.example', 'Subject: Sv', `In-Reply-To: ${OURS}`, '', 'Tack', '')).report
    ).toBeNull()
  })
})
