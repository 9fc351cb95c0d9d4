// Documents as PDF/A, read by what others wrote: metadata that say the same as the information dictionary, every glyph listed, and
// no letter without one.
import { buffer } from 'node:stream/consumers'
import { XmlDocument } from 'libxml2-wasm'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { openPdf, type PdfLevel } from '../../electron/core/formats/pdf/document.ts'
import { objectsOf, pdfPages, pdfPieces } from '../helpers/pdf-text.ts'

const AT = Instant.parse('2026-11-26T10:00:00.500Z')
const ABOUT = { title: 'Kultur & fritid <b>"på" gatan', author: 'Älvåsa & Nära', at: AT, appVersion: '1' }

async function written(level: PdfLevel): Promise<Buffer> {
  const pdf = await openPdf({ ...ABOUT, level })
  const read = buffer(pdf.stream)
  pdf.heading('Åtgärd ✅', 1)
  pdf.facts([['Märkt ⭐', 'Hej 你 och 🌼 ❤']])
  pdf.text('Ångström är ñ, é, ǻ och Č.')
  pdf.lines(Array(20).fill('Underskrift'))
  pdf.end()
  return read
}

describe.each(['1b', '2b'] as const)('a document as PDF/A-%s', level => {
  it('says the same in its metadata as in its information dictionary, whatever it is called', async () => {
    const reading = getDocument({ data: new Uint8Array(await written(level)), verbosity: 0 })
    const { info, metadata } = await (await reading.promise).getMetadata()
    const said = (name: string): unknown => metadata.get(name)
    const at = 'D:20261126100000Z'
    expect(info).toMatchObject({ Title: ABOUT.title, Author: ABOUT.author, CreationDate: at, ModDate: at })
    XmlDocument.fromString(metadata.getRaw().replaceAll(/<\?xpacket.*?\?>/g, '')).dispose()
    expect(said('dc:title')).toBe(ABOUT.title)
    expect(said('dc:creator')).toEqual([ABOUT.author])
    expect([said('xmp:createdate'), said('xmp:modifydate')]).toEqual(Array(2).fill('2026-11-26T10:00:00Z'))
    expect(said('xmp:creatortool')).toBe('Kanalarkiv 1')
    expect(info).toMatchObject({ Creator: 'Kanalarkiv 1', Producer: said('pdf:producer') })
    await reading.destroy()
  })

  it('shows by its code what its fonts have no glyph for', async () => {
    const pdf = await written(level)
    const text = pdfPages(pdf).join(' ')
    for (const said of ['✅', '⭐', '[U+4F60]', '🌼', '❤', 'ǻ']) expect(text).toContain(said)
    expect(text).not.toContain('你')
  })

  it.each([
    ['🤬', '🤬'],
    ['❤️ och ❤', '❤️ och ❤'],
    ['⭐️⭐', '⭐️⭐'],
    ['👨‍👩‍👧‍👦🏳️‍🌈👩‍❤️‍💋‍👨', '👨‍👩‍👧‍👦🏳️‍🌈👩‍❤️‍💋‍👨'],
    ['🇸🇪🏴󠁧󠁢󠁥󠁮󠁧󠁿1️⃣', '🇸🇪🏴󠁧󠁢󠁥󠁮󠁧󠁿1️⃣'],
    // What the font cannot draw is told, and never drawn as something else.
    ['👍🏽', '👍[U+1F3FD]'],
    ['🧑🏽‍🚀', '🧑‍🚀[U+1F3FD]'],
    ['🤷‍♂️', '🤷[U+200D]♂️'],
    ['🇽🇽', '🇽🇽'],
    ['🏴\u{E0075}\u{E0073}\u{E007F}', '🏴[U+E0075][U+E0073][U+E007F]'],
    ['\uE000 \uD83E', '[U+E000] [U+D83E]']
  ])('says of %s, when it is read back, %s', async (said, read) => {
    const pdf = await openPdf({ ...ABOUT, title: said, level })
    const whole = buffer(pdf.stream)
    pdf.text(said)
    pdf.table({ columns: [{ title: said, share: 1 }], rows: [[`(${said})`]] })
    pdf.end()
    const bytes = await whole
    const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
    const document = await reading.promise
    const { items } = await (await document.getPage(1)).getTextContent()
    const text = items.map(item => ('str' in item ? item.str : '')).join('')
    expect(text.split(read).length).toBeGreaterThan(3)
    expect((await document.getMetadata()).info).toMatchObject({ Title: read })
    await reading.destroy()
  })

  it('has Arabic and Hebrew from the right, and numbers in them from the left', async () => {
    const lines = [
      'שלום עולם',
      'Hej שלום עולם, hej då',
      'مرحبا بكم 2026 (نعم) 🌼',
      'نمی\u200Cشوند ۱۲۳',
      '٤٥٦'
    ]
    const pdf = await openPdf({ ...ABOUT, level })
    const read = buffer(pdf.stream)
    for (const line of lines) pdf.text(line)
    pdf.facts([['Namn', 'علي']])
    pdf.end()
    const bytes = await read
    const [pieces = []] = pdfPieces(bytes)
    const left = (word: string, nth = 0): number => {
      // Letters from the right are drawn in the order of the page.
      const forms = /\p{Nd}/u.test(word) ? [word] : [word, [...word].toReversed().join('')]
      return Number(
        pieces.filter(({ text }) => forms.includes(text.replaceAll(/[()]/g, '').trim()))[nth]?.left
      )
    }
    // A paragraph that begins from the right ends at the right margin, its first word rightmost.
    expect(left('שלום')).toBeGreaterThan(500)
    expect(left('עולם')).toBeLessThan(left('שלום'))
    // In a Swedish one, they stand among its words.
    expect(left('Hej')).toBe(50)
    expect(left('Hej')).toBeLessThan(left('עולם', 1))
    expect(left('עולם', 1)).toBeLessThan(left('שלום', 1))
    expect(left('שלום', 1)).toBeLessThan(left(', hej då'))
    // A number is read from the left in both.
    expect(left('2026')).toBeLessThan(left('بكم'))
    expect(left('نعم')).toBeLessThan(left('2026'))
    expect(left('۱۲۳')).toBeGreaterThan(50)
    expect(left('٤٥٦')).toBe(50)
    expect(pieces.map(({ text }) => text).join('')).not.toContain('[U+')
  })

  it('breaks a line of emoji between them and never within one', async () => {
    const pdf = await openPdf({ ...ABOUT, level })
    const whole = buffer(pdf.stream)
    pdf.text('👩‍❤️‍💋‍👨'.repeat(300) + 'å'.repeat(300))
    pdf.end()
    const [page = ''] = pdfPages(await whole)
    expect(page.replaceAll(' ', '')).toBe('👩‍❤️‍💋‍👨'.repeat(300) + 'å'.repeat(300))
    expect(page.split(' ').length).toBeGreaterThan(8)
  })

  it.each([
    ['a letter', 'a'],
    ['a letter with marks', 'a\u0301\u0302'],
    ['Arabic', 'م'],
    ['marks alone', '\u0301'],
    ['emoji', '🤬']
  ])('writes a word of 100,000 letters, as others read it: %s', async (_, letters) => {
    const word = letters.repeat(100_000 / letters.length)
    const pdf = await openPdf({ ...ABOUT, level })
    const whole = buffer(pdf.stream)
    pdf.text(`(${word})`)
    pdf.facts([['Avsändare', word.slice(0, 10_000)]])
    pdf.table({ columns: [{ title: 'Rubrik', share: 1 }], rows: [[word.slice(0, 1_000)]] })
    pdf.end()
    const bytes = await whole
    expect(bytes.length).toBeLessThan(5e6)
    const text = pdfPages(bytes).join('').replaceAll(/\s/g, '')
    expect(text).not.toContain('\u200B')
    expect(text.split(letters.normalize('NFC')).length).toBeGreaterThan(100_000 / letters.length)
  })

  it('has nothing in its pages that PDF 1.4 does not know', async () => {
    const pages = [...objectsOf((await written(level)).toString('latin1')).values()]
    expect(pages.filter(({ text }) => /\/UserUnit/.test(text))).toEqual([])
    expect(pages.filter(({ text }) => /\/Type \/Page\b(?!s)/.test(text))).toHaveLength(2)
  })

  it('reads the same whatever was written before it in the same process, or beside it', async () => {
    const read = async (text: string, between?: () => Promise<unknown>) => {
      const pdf = await openPdf({ ...ABOUT, level })
      const file = buffer(pdf.stream)
      await between?.()
      pdf.text(text)
      pdf.end()
      return pdfPages(await file).join(' ')
    }
    // The parts of these letters are letters of the next document, and so is a ligature.
    await read('ÖÄÅÜÑÇŠŽ öäåüñçšž ﬁ ﬂ')
    const plain = 'OAAUNCSZ oaauncsz fisk flod'
    expect(await read(plain)).toContain(plain)
    expect(await read(plain, () => read('ÉÈÊËÍÌÎÏ ﬃ'))).toContain(plain)
    expect(await read('EI office')).toContain('EI office')
  })

  it('is the same file when it is written again', async () => {
    expect(await written(level)).toEqual(await written(level))
  })
})

it('a document as PDF/A-1b has no list of more parts than PDF/A-1 allows, however long it is', async () => {
  const pdf = await openPdf({ ...ABOUT, level: '1b' })
  const read = buffer(pdf.stream)
  pdf.heading('Konversation', 1)
  pdf.text('Hej\n'.repeat(8_500))
  pdf.end()
  const objects = objectsOf((await read).toString('latin1'))
  const lists = [...objects.values()].flatMap(({ text }) => text.match(/\[[^[\]]*\]/g) ?? [])
  const references = lists.map(list => list.match(/\d+ 0 R/g)?.length ?? 0)
  expect(Math.max(...references)).toBeLessThanOrEqual(8_191)
  expect(references.reduce((sum, each) => sum + each)).toBeGreaterThan(8_500)
}, 60_000)

it('a document as PDF/A-1b lists every glyph of each embedded font, and nothing more', async () => {
  const objects = objectsOf((await written('1b')).toString('latin1'))
  const named = (text: string, key: string) => {
    const found = objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? '')
    if (found === undefined) throw new Error(`no ${key}`)
    return Buffer.from(found.stream, 'latin1')
  }
  const descriptors = [...objects.values()].filter(({ text }) => text.includes('/FontDescriptor\n'))
  expect(descriptors).toHaveLength(3)
  for (const { text } of descriptors) {
    const glyphs = glyphsIn(named(text, 'FontFile2'))
    const bits = [...named(text, 'CIDSet')].map(byte => byte.toString(2).padStart(8, '0')).join('')
    expect(glyphs).toBeGreaterThan(2)
    expect(bits.replace(/0+$/, '')).toBe('1'.repeat(glyphs))
  }
})

/** How many glyphs a TrueType font says that it has. */
function glyphsIn(font: Buffer): number {
  const tables = font.readUInt16BE(4)
  for (let at = 12; at < 12 + tables * 16; at += 16)
    if (font.toString('latin1', at, at + 4) === 'maxp')
      return font.readUInt16BE(font.readUInt32BE(at + 8) + 4)
  throw new Error('no maxp')
}
