// Cards and calendars are read as the programs that show them read them, also in the older forms that Outlook and telephones write, so that
// secret words in them are found (P5).
import { expect, it } from 'vitest'
import { textInFile } from '../../electron/core/formats/text/text-of-document.ts'
import { textOfFile } from '../../electron/core/formats/text/text-of-file.ts'
import { findSecretWords } from '../../electron/core/register/secrecy/carriers/words.ts'

const SECRET = 'Pojken på Björkvägen blev slagen på förmiddagen av både far och bröder'
const find = findSecretWords([{ mark: 1, text: SECRET, author: null }])

const quoted = (encoding: 'utf8' | 'latin1', text = SECRET) =>
  text.replaceAll(/[^\x20-\x7e]/g, letter =>
    [...Buffer.from(letter, encoding)].map(byte => `=${byte.toString(16).toUpperCase()}`).join('')
  )
const card = (line: string | Buffer, version = '2.1') =>
  Buffer.concat([
    Buffer.from(`BEGIN:VCARD\r\nVERSION:${version}\r\nFN:Test\r\n`),
    Buffer.from(line),
    Buffer.from('\r\nEND:VCARD\r\n')
  ])
const softly = (text: string) => text.replaceAll(/((?:=..|[^=]){9})/g, '$1=\r\n')
/** Broken by bytes, also within a letter. */
const folded = (line: string) => {
  const bytes = Buffer.from(line)
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 7) parts.push(bytes.subarray(at, at + 7), Buffer.from('\r\n '))
  return Buffer.concat(parts)
}

it.each<[string, Buffer]>([
  ['a card of the older form', card(`NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quoted('utf8')}`)],
  [
    'one with its lines broken softly',
    card(`NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${softly(quoted('utf8'))}`)
  ],
  [
    'one with its lines broken twice',
    card(`NOTE;CHARSET=UTF-8;\r\n ENCODING=QUOTED-PRINTABLE:${softly(quoted('utf8'))}`)
  ],
  [
    'one in an older encoding',
    card(`NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:${softly(quoted('latin1'))}`)
  ],
  ['one that names none', card(`NOTE;QUOTED-PRINTABLE:${quoted('latin1')}`)],
  ['one that names another', card(`NOTE;CHARSET=US-ASCII;ENCODING=quoted-printable:${quoted('utf8')}`)],
  [
    'one that names one that nobody knows',
    card(`NOTE;CHARSET=X-NO;ENCODING=QUOTED-PRINTABLE:${quoted('utf8')}`)
  ],
  ['one whose lines are broken where a space is', card(`NOTE:${SECRET.replaceAll(' ', '\r\n ')}`)],
  [
    'one of two encodings',
    card(
      Buffer.concat([Buffer.from('N;CHARSET=ISO-8859-1:\xe5\r\n', 'latin1'), Buffer.from(`NOTE:${SECRET}`)])
    )
  ],
  [
    'a calendar of the older form',
    Buffer.from(
      `BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nDESCRIPTION;ENCODING=QUOTED-PRINTABLE:${softly(quoted('utf8'))}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
    )
  ],
  ['a newer card', card(`NOTE:${SECRET}`, '4.0')],
  ['one with its lines broken within letters', card(folded(`NOTE:${SECRET}`), '3.0')],
  ['one with lines for its words', card(`NOTE:${SECRET.replaceAll(' ', '\\n')}`, '3.0')]
])('are found in %s', async (_, bytes) => {
  for (const mediaType of ['text/x-vcard', 'application/octet-stream', 'text/vcard; charset=utf-8']) {
    expect([...find(await textInFile({ bytes, mediaType }))], mediaType).toEqual([1])
    // What a marked message has in it is secret by what it says.
    expect([...find(textOfFile(bytes, mediaType, 'said') ?? '')], mediaType).toEqual([1])
  }
})

it('takes no longer than it is long', async () => {
  const began = performance.now()
  for (const lines of ['a=\r\n', ' =\r\n', ';', 'NOTE;QUOTED-PRINTABLE:=\r\n', '\r\n'])
    await textInFile({ bytes: card(`NOTE;QUOTED-PRINTABLE:${lines.repeat(200_000)}`), mediaType: '' })
  expect(performance.now() - began).toBeLessThan(10_000)
})
