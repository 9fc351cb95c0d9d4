// The kept corpus of the fuzz run: what each parser is begun with, and what once took one of them much time or memory.

const mail = [
  'Received: from mx.exempel.example by mx.norrby.example; Tue, 24 Nov 2026 21:15:00 +0100',
  'From: =?utf-8?Q?=C3=85sa?= <asa@exempel.example>',
  'To: kommun@norrby.example',
  'Subject: =?utf-8?Q?Fr=C3=A5ga?=',
  'Message-ID: <fraga-1@exempel.example>',
  'Date: Tue, 24 Nov 2026 21:14:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain; charset=utf-8; format=flowed',
  '',
  'När öppnar badet? ',
  'Och bussen?',
  '--x',
  'Content-Type: text/html; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>N=E4r =F6ppnar badet?</p>',
  '--x',
  'Content-Type: message/rfc822',
  '',
  'From: b@exempel.example',
  'Subject: inre',
  '',
  'hej',
  '--x',
  'Content-Type: image/png; name="bild.png"',
  'Content-Disposition: attachment',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--x--',
  ''
].join('\r\n')

const bounce = [
  'From: MAILER-DAEMON@mx.example',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
  '',
  '--r',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example',
  '',
  'Final-Recipient: rfc822; asa@exempel.example',
  'Action: failed',
  'Status: 5.1.1',
  '--r--'
].join('\r\n')

const html = [
  'From: Facebook <notification@facebookmail.com>',
  'Subject: Kalle kommenterade ditt inlägg',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><head><style>p{color:red}</style></head><body><table><tr><td>Kalle <b>skrev</b>:</td></tr><tr><td>Hej &amp; hå!</td></tr></table><a href="https://flode.example/p/1?x=1&amp;y=2">Visa</a><img src="https://flode.example/1.png"></body></html>'
].join('\r\n')

const header = 'From: a@example.se\r\nContent-Type: text/html\r\n\r\n'
const heavy: readonly string[] = [
  header + ' '.repeat(300_000),
  header + '<'.repeat(100_000),
  `${header}<!--${'-'.repeat(100_000)}`,
  header + '&'.repeat(100_000),
  `From: a@example.se\r\nContent-Type: text/plain; format=flowed\r\n\r\n${'\n'.repeat(200_000)}`,
  `From: a@example.se\r\n${'X'.repeat(100_000)}: y\r\n\r\nhej`,
  `From: ${'"'.repeat(50_000)}\r\n\r\nhej`,
  `{"messages":${'['.repeat(50_000)}`,
  `"${'""'.repeat(50_000)}`,
  '<wp:comment>'.repeat(20_000),
  `From: a@example.se\r\nContent-Type: text/plain; charset=utf-8\r\n\r\na${'\u0301\u0316'.repeat(100_000)}`
]

const outlook = {
  subject: 'Fråga',
  body: 'När öppnar badet?',
  senderName: 'Åsa',
  senderEmail: 'asa@exempel.example',
  attachment: { name: 'a.txt', content: new TextEncoder().encode('hej') }
}

export const kept = { mail, bounce, html, heavy, outlook }
