// Secret words looked for in long and hostile texts: in the time that the text is long, and in a thread that may be ended.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { textOfFile } from '../../electron/core/formats/text/text-of-file.ts'
import { OverLimit } from '../../electron/core/kernel/limited-thread.ts'
import { findSecretWords } from '../../electron/core/register/secrecy/carriers/words.ts'
import { type WordsReader, wordsReader } from '../../electron/core/register/secrecy/carriers/words-apart.ts'

const SECRET = 'Min granne Berit har fått diagnosen MS och får ingen hemtjänst längre'
const SECRETS = [{ mark: 7, text: SECRET, author: null }]
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
/** Texts are looked through in pieces of this length. */
const PIECE = 64 << 10

let reader: WordsReader | undefined
afterEach(() => reader?.end())

it.each([0, 1, 5, 20, 40, 60, 100])('finds words at the seam of two pieces, %i letters before it', before => {
  const find = findSecretWords(SECRETS)
  const long = (letters: number) => 'ett ord '.repeat(letters / 8 + 1).slice(0, letters)
  expect([...find(`${long(PIECE - before)} ${SECRET} ${long(PIECE)}`)]).toEqual([7])
  expect([...find(`${long(PIECE - before)} ${SECRET.replaceAll(' ', ' x ')}`)]).toEqual([])
})

const words = SECRET.split(' ')
it.each([
  ['variation selectors', SECRET.replaceAll(/[ae]/g, '$&\uFE0F')],
  ['a line through each letter', SECRET.replaceAll(/\S/g, '$&\u0336')],
  ['Cyrillic letters', SECRET.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('i', 'і')],
  ['Cyrillic capitals', SECRET.toUpperCase().replaceAll('A', 'А').replaceAll('R', 'R').replaceAll('T', 'Т')],
  ['a ring on a Cyrillic letter', SECRET.normalize('NFD').replaceAll('a', 'а')],
  ['Greek letters', SECRET.replaceAll('o', 'ο').replaceAll('n', 'η').replaceAll('i', 'ι')],
  ['letters of other shapes', SECRET.replaceAll('i', 'ɪ').replaceAll('t', 'ᴛ').replaceAll('g', 'ɡ')],
  [
    'full width',
    SECRET.replaceAll(/[!-~]/g, sign => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
  ],
  ['fillers', SECRET.replaceAll(/[ae]/g, '$&\u3164\u034F\u115F')],
  ['a numbered list', words.map((word, at) => `${at + 1}. ${word}`).join('\n')],
  ['a numbered list with brackets', words.map((word, at) => `(${at + 1}) ${word}`).join('\r\n')],
  ['backwards, and shown forwards', `\u202E${[...SECRET].reverse().join('')}`]
])('finds words that are written with %s', (_, written) => {
  expect([...findSecretWords(SECRETS)(`Vidare: ${written} slut`)]).toEqual([7])
  expect([...findSecretWords([{ mark: 7, text: written, author: null }])(`Vidare: ${SECRET} slut`)]).toEqual([
    7
  ])
  expect([...findSecretWords(SECRETS)(`Vidare: ${written.slice(0, 20)} slut`)]).toEqual([])
})

it.each([
  ['no spaces', words.join('')],
  [
    'each word with a capital',
    `#${words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
  ],
  ['letters apart', [...SECRET.replaceAll(' ', '')].join(' ')],
  ['letters apart, words farther', words.map(word => [...word].join(' ')).join('   ')]
])('finds words that are written with %s', (_, written) => {
  const find = findSecretWords(SECRETS)
  expect([...find(`Vidare: ${written} slut`)]).toEqual([7])
  expect([...find(`Vidare: ${written.slice(0, 20)} slut`)]).toEqual([])
})

it.each(['a b ', '\u202Eab ', '1. ', 'a-\nb', 'a\u0336', '\u0301\u0316'])(
  'reads a long text of %j to its end',
  part => {
    const before = `${part.repeat(1 << 19)}\n`
    expect([...findSecretWords(SECRETS)(`${before}${SECRET}`)]).toEqual([7])
    expect([...findSecretWords(SECRETS)(`${before}${[...SECRET].join(' ')}`)]).toEqual([7])
  }
)

it('takes what is written in Greek and Cyrillic for the same in capitals', () => {
  for (const text of [
    'Мой бывший муж угрожает мне и детям',
    'Ο πρώην σύζυγός μου απειλεί εμένα και τα παιδιά'
  ])
    expect([...findSecretWords([{ mark: 7, text, author: null }])(`– ${text.toUpperCase()} –`)]).toEqual([7])
})

it('finds a short text by its sender, wherever they stand', () => {
  const find = findSecretWords([{ mark: 3, text: 'Ja!', author: 'Kalle Påhitt' }])
  const long = 'ett ord '.repeat(PIECE / 4)
  expect([...find(`Ja! ${long} Kalle Påhitt`)]).toEqual([3])
  expect([...find(`Ja! ${long} Kalle`)]).toEqual([])
})

it('finds a name however short it is, in the genitive too, and not within other words', () => {
  const find = findSecretWords([{ mark: -1, text: 'Bo Ek', author: null, isName: true }])
  for (const said of ['Bo Ek!', 'Läs BO EKS ord', '@bo_ek', 'Ek, Bo'])
    expect([...find(said)], said).toEqual([-1])
  for (const said of ['Bo bland ekar', 'Bo Eker']) expect([...find(said)], said).toEqual([])
})

it('finds a personal identity number in each way that it is written, and no other number', () => {
  const ways = [
    '8501151234',
    '850115-1234',
    '850115+1234',
    '198501151234',
    '19850115-1234',
    '1985-01-15-1234',
    '85 01 15 1234'
  ]
  for (const marked of ['8501151234', 'Ring Siv, 19850115-1234'])
    for (const said of ways)
      expect(
        [...findSecretWords([{ mark: 4, text: marked, author: null }])(`om ${said}.`)],
        `${marked}: ${said}`
      ).toEqual([4])
  const find = findSecretWords([{ mark: 4, text: 'Ring 8501151234', author: null }])
  for (const said of ['850115-1235', '188501151234', '850115', '1234', '0701234567'])
    expect([...find(said)], said).toEqual([])
})

it('finds words that are broken at the ends of lines, on either side', () => {
  const broken =
    'Min gran-\n> ne Be-\r\nrit har fått diag-\nnosen MS och får ingen hem-\n\n  tjänst läng-\nre'
  expect([...findSecretWords(SECRETS)(broken)]).toEqual([7])
  expect([...findSecretWords([{ mark: 8, text: broken, author: null }])(SECRET)]).toEqual([8])
  const list = 'Min granne\n-\nBerit har - fått diagnosen'
  expect([...findSecretWords(SECRETS)(list)]).toEqual([7])
})

it('is not held up by many secret words that begin alike', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `attack attack attack attack attack ord${at}`)
  const find = findSecretWords([{ mark: 1, text: rows.join(' '), author: null }])
  const began = performance.now()
  expect([...find('attack '.repeat(4) + 'attack försvar '.repeat(50_000))]).toEqual([])
  expect(performance.now() - began).toBeLessThan(3_000)
  const againBegan = performance.now()
  expect([...find('attack'.repeat(4) + 'attackförsvar'.repeat(50_000))]).toEqual([])
  expect(performance.now() - againBegan).toBeLessThan(3_000)
})

const mime = (body: string, encoding: string) =>
  Buffer.from(
    `Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`
  )

it.each([
  ['quoted, and cut off before its end', mime('h=C3=A5ller =\r\nmed=', 'quoted-printable'), 'håller med='],
  ['packed', mime('SGVq\r\n--b--', 'base64'), 'Hej'],
  ['with letters as numbers', Buffer.from('<p>f&#229;&aring;&toString;</p>'), 'få']
])('reads the text of a file that is %s', (_, bytes, said) => {
  expect(textOfFile(bytes, said === 'få' ? 'text/html' : 'message/rfc822')).toContain(said)
})

const NESTED = Buffer.from(
  `From: eva@x.example\r\nSubject: =?utf-8?B?${Buffer.from('Hemtjänsten').toString('base64')}?=\r\n\r\nHej på dig\r\n`
)
const attached = (bytes: Buffer) =>
  Buffer.from(
    `From: bo@x.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: application/octet-stream; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n--b--`
  )

it.each([
  ['a text', Buffer.from('Hej på dig')],
  ['a text in an older encoding', Buffer.from('Hej på dig', 'latin1')],
  [
    'a text in wide letters',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Hej på dig', 'utf16le')])
  ],
  ['JSON', Buffer.from(String.raw`{"a":"Hej p\u00e5 dig"}`)],
  ['a page', Buffer.from('<p>Hej p&aring; dig')],
  ['a mail', NESTED],
  ['a mail with such a mail', attached(NESTED)],
  ['a mail with such a text', attached(Buffer.from('Hej på dig'))]
])('reads %s that is said to be some bytes', (_, bytes) => {
  expect(textOfFile(bytes, 'application/octet-stream')).toContain('Hej på dig')
  expect(textOfFile(attached(bytes), 'message/rfc822')).toContain('Hej på dig')
})

it.each([
  ['a comment after how it is packed', 'base64 (as sent)', 'boundary="g"'],
  ['blanks around the sign', 'base64', 'boundary = "g"'],
  ['a boundary as RFC 2231 lets it be', 'BASE64;', "boundary*=us-ascii''g"]
])('reads a mail with %s', (_, encoding, boundary) => {
  const mail = [
    `Content-Type: multipart/mixed; ${boundary}`,
    '',
    '--g',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    Buffer.from('Hemtjänsten').toString('base64'),
    '--g--'
  ].join('\r\n')
  expect(textOfFile(Buffer.from(mail), 'message/rfc822')).toContain('Hemtjänsten')
})

it('reads all of a part without a head, and no mail whose parts it does not find or that lies too deep', () => {
  const headless =
    'Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\n\r\nförsta stycket\r\n\r\nandra\r\n--g--'
  expect(textOfFile(Buffer.from(headless), 'message/rfc822', 'said')).toContain('första stycket')
  const alone = 'Subject: Hej\r\nContent-Type: multipart/mixed; boundary=g\r\n\r\n'
  expect(textOfFile(Buffer.from(alone), 'message/rfc822')).toContain('Hej')
  const begun =
    'Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\nContent-Type: multipart/mixed; boundary=gg\r\n\r\n--gg\r\n\r\ninre\r\n--gg--\r\n--g--'
  expect(textOfFile(Buffer.from(begun), 'message/rfc822')).toContain('inre')
  const nowhere = 'Content-Type: multipart/mixed; boundary=annat\r\n\r\n--g\r\n\r\nhej\r\n--g--'
  expect(() => textOfFile(Buffer.from(nowhere), 'message/rfc822')).toThrow('not found')
  const forwarded = (times: number) => {
    let mail = Buffer.from('From: a@b.se\r\n\r\nHemtjänsten')
    for (let time = 0; time < times; time++) {
      const head =
        'From: a@b.se\r\nContent-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\nContent-Type: message/rfc822\r\n'
      const packed = mail.toString('base64')
      mail = Buffer.from(`${head}Content-Transfer-Encoding: base64\r\n\r\n${packed}\r\n--g--`)
    }
    return mail
  }
  expect(textOfFile(forwarded(9), 'message/rfc822')).toContain('Hemtjänsten')
  expect(() => textOfFile(forwarded(12), 'message/rfc822')).toThrow(RangeError)
})

it('are read in the fields of a mail of several parts, and around its parts', () => {
  const mail = [
    'From: a@b.se',
    'Cc: =?utf-8?q?Hemlig_H=C3=A5rdare?= <hh@x.example>',
    'X-Note: en anteckning om läckan',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="g"',
    '',
    'före delarna',
    '--g',
    'Content-Type: text/plain',
    '',
    'texten',
    '--g--',
    'efter delarna'
  ].join('\r\n')
  const text = textOfFile(Buffer.from(mail), 'message/rfc822')
  for (const said of ['Hemlig Hårdare', 'anteckning om läckan', 'före delarna', 'texten', 'efter delarna'])
    expect(text).toContain(said)
  // What is the same in many mails is none of what one says.
  expect(textOfFile(Buffer.from(mail), 'message/rfc822', 'said')).not.toMatch(/Hårdare|delarna/)
})

it('reads the packed fields of a mail, and no picture', () => {
  expect(textOfFile(NESTED, 'message/rfc822')).toContain('Hemtjänsten')
  const split = `Subject: =?utf-8?Q?Hemtj=C3=A4?=\r\n =?utf-8?Q?nsten?=\r\n\r\nHej`
  expect(textOfFile(Buffer.from(split), 'message/rfc822')).toContain('Hemtjänsten')
  expect(textOfFile(PNG, 'application/octet-stream')).toBeNull()
})

it('does not take what the rest of the program grows by for its own', async () => {
  reader = wordsReader({ seconds: 60, megabytes: 128 })
  await reader.lookFor(SECRETS)
  const found = reader.inText(`${'ett ord '.repeat(PIECE * 24)} ${SECRET}`)
  await sleep(100)
  const grown = Buffer.alloc(300 << 20, 1)
  expect([...(await found)]).toEqual([7])
  expect(grown.at(-1)).toBe(1)
})

it('goes on with the next file when one takes too much, and knows the words still', async () => {
  reader = wordsReader({ seconds: 0.5, megabytes: 1_024 })
  await reader.lookFor(SECRETS)
  const heavy = Buffer.from('<b>a '.repeat(4 << 20))
  await expect(reader.inFile(heavy, 'text/html')).rejects.toThrow(OverLimit)
  expect([...(await reader.inText(`Hej. ${SECRET}`))]).toEqual([7])
  expect([...(await reader.inFile(Buffer.concat([PNG, Buffer.from(SECRET)]), 'image/png'))]).toEqual([])
})
