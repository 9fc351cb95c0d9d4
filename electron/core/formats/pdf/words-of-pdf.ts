// The words in a PDF that a browser wrote, in the order in which they are drawn, by the maps from glyphs to letters that lie in it.
import { inflateSync } from 'node:zlib'

/** From the glyphs of a font, four digits each, to what they say. */
type Letters = ReadonlyMap<string, string>

const OBJECT = /(?:^|\n)(\d+) 0 obj\n/g
const LONGEST_HEAD = 4_000
const MOST_STREAM = 64 << 20

/** All words of all pages; what cannot be read is left out. */
export function wordsOfPdf(pdf: Buffer): string {
  const source = pdf.toString('latin1')
  const maps = new Map<string, string>()
  const fonts = new Map<string, string>()
  const drawn: string[] = []
  for (const object of source.matchAll(OBJECT)) {
    const [start, id = ''] = object
    const at = object.index + start.length
    const head = headAt(source, at)
    const [, map] = /\/ToUnicode (\d+) 0 R/.exec(head) ?? []
    if (map !== undefined) fonts.set(id, map)
    const content = head.endsWith('stream\n') ? contentOf(pdf, head, at + head.length) : ''
    if (content.includes('beginbf')) maps.set(id, content)
    else if (/\bT[jJ]\b/.test(content)) drawn.push(content)
  }
  const letters = new Map<string, Letters>()
  for (const [, name = '', font = ''] of source.matchAll(/\/(F\d+) (\d+) 0 R/g))
    if (!letters.has(name)) letters.set(name, lettersOf(maps.get(fonts.get(font) ?? '') ?? ''))
  return drawn.map(content => wordsDrawn(content, letters)).join('\n')
}

/** What an object says before its stream, or all of it. */
function headAt(source: string, at: number): string {
  const part = source.slice(at, at + LONGEST_HEAD)
  const stream = part.indexOf('stream\n')
  const end = part.indexOf('\nendobj')
  if (stream >= 0 && (end < 0 || stream < end)) return part.slice(0, stream + 'stream\n'.length)
  return end < 0 ? part : part.slice(0, end)
}

function contentOf(pdf: Buffer, head: string, at: number): string {
  const [, length] = /\/Length (\d+)(?! 0 R)/.exec(head) ?? []
  if (length === undefined || !head.includes('/FlateDecode') || /\/Image|\/Length1/.test(head)) return ''
  try {
    const bytes = inflateSync(pdf.subarray(at, at + Number(length)), { maxOutputLength: MOST_STREAM })
    return bytes.toString('latin1')
  } catch {
    return ''
  }
}

function lettersOf(map: string): Letters {
  const letters = new Map<string, string>()
  for (const [, block = ''] of map.matchAll(/beginbfchar\n([^e]*)endbfchar/g))
    for (const [, glyph = '', said = ''] of block.matchAll(/<(\w{4})> <(\w+)>/g))
      letters.set(lower(glyph), wordsIn(said))
  for (const [, block = ''] of map.matchAll(/beginbfrange\n([^e]*)endbfrange/g))
    for (const [, from = '', to = '', said = ''] of block.matchAll(/<(\w{4})> <(\w{4})> <(\w{4})>/g)) {
      const [first, last, letter] = [from, to, said].map(hex => Number.parseInt(hex, 16))
      if (first === undefined || last === undefined || letter === undefined) continue
      for (let glyph = first; glyph <= Math.min(last, first + 0xffff); glyph++)
        letters.set(glyph.toString(16).padStart(4, '0'), String.fromCharCode(letter + glyph - first))
    }
  return letters
}

const lower = (hex: string): string => hex.toLowerCase()
const wordsIn = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

function wordsDrawn(content: string, fonts: ReadonlyMap<string, Letters>): string {
  let font: Letters | undefined
  let words = ''
  for (const [, name, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>/g)) {
    if (name !== undefined) font = fonts.get(name)
    else for (const glyph of glyphs?.match(/.{4}/g) ?? []) words += font?.get(lower(glyph)) ?? ''
  }
  return words
}
