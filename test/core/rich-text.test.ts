// Rich text is read as the programs that show it read it, so that secret words in it are found, and it is not only looked at as it is written
// (P5).
import { expect, it } from 'vitest'
import { textInFile } from '../../electron/core/formats/text/text-of-document.ts'
import { textOfFile } from '../../electron/core/formats/text/text-of-file.ts'
import { findSecretWords } from '../../electron/core/register/secrecy/carriers/words.ts'

const SECRET = 'Pojken på Björkvägen blev slagen på förmiddagen av både far och bröder'
const find = findSecretWords([{ mark: 1, text: SECRET, author: null }])
const HEAD =
  '{\\rtf1\\ansi\\ansicpg1252\\deff0\\nouicompat{\\fonttbl{\\f0\\fnil\\fcharset0 Calibri;}{\\f1\\fcharset77 Geneva;}{\\f2\\fcharset255 Terminal;}}\r\n{\\*\\generator Riched20 10.0.19041}\\viewkind4\\uc1 \\pard\\f0\\fs22 '
const rich = (text: string, head = HEAD) => Buffer.from(`${head}${text}\\par\r\n}\r\n`, 'latin1')
/** Each letter beyond ASCII as it is asked. */
const as = (write: (letter: string) => string, which = /[^\x20-\x7e]/g) => SECRET.replaceAll(which, write)
const hex = (letter: string) => `\\'${letter.charCodeAt(0).toString(16)}`
const between = (sign: string) => as(hex).replaceAll(' ', sign)
const DOS: Record<string, string> = { å: "\\'86", ä: "\\'84", ö: "\\'94" }
const MAC: Record<string, string> = { å: "\\'8c", ä: "\\'8a", ö: "\\'9a" }

it.each<[string, Buffer]>([
  ['by the code page', rich(as(hex))],
  ['every one of them by the code page', rich(as(hex, /\w|å|ä|ö/g))],
  ['as numbers with a letter in their place', rich(as(letter => `\\u${letter.charCodeAt(0)}?`))],
  [
    'as numbers with the code page in their place',
    rich(as(letter => `\\u${letter.charCodeAt(0)}${hex(letter)}`))
  ],
  [
    'as numbers with three in their place',
    rich(`{\\uc3 ${as(letter => `\\u${letter.charCodeAt(0)} a\\'61\\~`)}}`)
  ],
  ['as numbers with nothing in their place', rich(`\\uc0 ${as(letter => `\\u${letter.charCodeAt(0)} `)}`)],
  ['as numbers below nought', rich(as(letter => `\\u${letter.charCodeAt(0) - 65536}?`))],
  [
    'with a letter of two numbers',
    rich(as(letter => `\\u${letter.charCodeAt(0)}?`).replace('far', '\\u-10187?\\u-9190?'))
  ],
  ['in bold, word by word', rich(`{\\b ${between('}{\\b  ')}}`)],
  [
    'as Word writes them',
    rich(`{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 ${as(letter => `}{\\f0 ${hex(letter)}}{\\insrsid1 `)}}`)
  ],
  ['on a line each', rich(between('\\par '))],
  ['with tabulators between', rich(between('\\tab '))],
  ['with spaces that do not break', rich(between('\\~'))],
  ['in a table', rich(between('\\cell '))],
  ['with lines broken anywhere', rich(as(hex).replaceAll(/(.{7})(?!.?')/g, '$1\r\n'))],
  ['with soft hyphens', rich(as(hex).replaceAll('k', 'k\\-'))],
  ['as bytes', rich(SECRET)],
  ['as bytes of UTF-8', Buffer.concat([Buffer.from(HEAD), Buffer.from(SECRET), Buffer.from('}')])],
  ['in the letters of the Macintosh', rich(`\\f1 ${as(letter => MAC[letter] ?? '')}`)],
  ['in those of DOS', rich(`\\f2 ${as(letter => DOS[letter] ?? '')}`)],
  [
    'in those of the whole text',
    rich(
      as(letter => MAC[letter] ?? ''),
      '{\\rtf1\\mac '
    )
  ],
  ['with a note among them', rich(between('{\\footnote En not.} '))],
  [
    'with links among them',
    rich(between(' {\\field{\\*\\fldinst HYPERLINK "http://x.example"}{\\fldrslt }}'))
  ],
  ['with groups among them that are not known', rich(between(' {\\*\\newer Nytt}'))],
  ['with hidden words among them', rich(between(' {\\v gömt}{\\deleted struket}'))],
  ['with a picture among them', rich(between(' {\\pict\\pngblip 89504e47}'))],
  ['after bytes that are none of the text', rich(`{\\*\\x\\bin4 }}}}}${as(hex)}`)],
  ['hidden', rich(`{\\v ${as(hex)}}`)],
  ['in a note', rich(`{\\footnote ${as(hex)}}`)],
  ['at its top', rich(`{\\header ${as(hex)}}`)],
  ['in a box of a drawing', rich(`{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt ${as(hex)}}}}`)],
  ['in what it says of itself', rich(`{\\info{\\title ${as(hex)}}}`)],
  ['in a group that is not known', rich(`{\\*\\newer ${as(hex)}}`)],
  [
    'where a link leads',
    rich(`{\\field{\\*\\fldinst HYPERLINK "http://x.example/${between('_')}"}{\\fldrslt Se}}`)
  ]
])('is found %s', async (_, bytes) => {
  for (const mediaType of ['application/rtf', 'text/rtf', 'application/msword', 'application/json'])
    expect([...find(await textInFile({ bytes, mediaType }))], mediaType).toEqual([1])
})

it('says nothing else than its text where that is asked for: not what every such file says of itself', () => {
  const styled = rich(
    `{\\stylesheet{\\s0 Normal;}}{\\info{\\author Eva}}{\\*\\newer Nytt}${as(hex)} {\\footnote Not}`
  )
  expect(
    textOfFile(styled, 'application/rtf', 'said')
      ?.trim()
      .split(/\s*\n\s*/)
  ).toEqual([SECRET, 'Not'])
})

it('does not find words that are not in a row', async () => {
  const text = rich(as(hex).replaceAll(' ', ' x '))
  expect([...find(await textInFile({ bytes: text, mediaType: 'application/rtf' }))]).toEqual([])
})

it('is not read whole where a file lies in it, and is not held for an empty place of one', async () => {
  const object = (data: string) => rich(`Hej {\\object\\objemb{\\*\\objdata ${data}}{\\result Bild}}`)
  await expect(textInFile({ bytes: object('0105000002'), mediaType: '' })).rejects.toThrow('a file in it')
  await expect(textInFile({ bytes: object('\\bin3 abc'), mediaType: '' })).rejects.toThrow('a file in it')
  expect(await textInFile({ bytes: object(''), mediaType: '' })).toContain('Hej Bild')
  // What a marked mail says in it is known all the same.
  expect(textOfFile(object('0105'), 'application/rtf', 'said')).toContain('Hej Bild')
})

it.each<[string, string]>([
  ['groups', '{'.repeat(1 << 20)],
  ['ends of groups', '}'.repeat(1 << 20)],
  ['signs', '\\'.repeat(1 << 20)],
  ['stars', '{\\*'.repeat(300_000)],
  ['bytes', "\\'e5".repeat(1 << 20)],
  ['numbers', '\\u229?'.repeat(300_000)],
  ['words', '\\par'.repeat(1 << 20)],
  ['what is skipped', `\\uc999999999${'\\u229'.repeat(300_000)}`],
  ['bytes that are not there', '\\bin9999999999 x'.repeat(100_000)]
])('takes no longer than it is long, of %s', async (_, text) => {
  const began = performance.now()
  await textInFile({ bytes: rich(text), mediaType: '' }).catch((error: unknown) => {
    expect(error).toBeInstanceOf(RangeError)
  })
  expect(performance.now() - began).toBeLessThan(5_000)
})
