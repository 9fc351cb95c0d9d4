// Reads the text of a PDF that the program wrote, page by page, by the maps from glyphs to letters that lie in it.
import { inflateSync } from 'node:zlib'

/** The text of each page, its pieces in the order they were written, with a space between. */
export const pdfPages = (pdf: Buffer): string[] =>
  pdfPieces(pdf).map(pieces =>
    pieces
      .map(({ text }) => text)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
  )

/** A piece of text as it is drawn; `left` in points from the page's left edge. */
type Piece = { readonly text: string; readonly left: number }

/** The pieces of text of each page, in the order they were written. */
export function pdfPieces(pdf: Buffer): Piece[][] {
  const objects = objectsOf(pdf.toString('latin1'))
  const letters = new Map<string, Map<string, string>>()
  for (const { text } of objects.values())
    for (const [, name = '', font = ''] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.text ?? '') ?? []
      letters.set(name, lettersOf(objects.get(map)?.stream ?? ''))
    }
  return [...objects.values()]
    .filter(({ text }) => /\/Type \/Page\b(?!s)/.test(text))
    .map(({ text }) => {
      const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(text) ?? []
      return piecesOf(objects.get(contents)?.stream ?? '', letters)
    })
}

type PdfObject = { readonly text: string; readonly stream: string }

export function objectsOf(source: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  for (const [, id = '', body = ''] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [text = '', rest = ''] = body.split(/\nstream\n/, 2)
    const bytes = Buffer.from(rest.replace(/\nendstream$/, ''), 'latin1')
    const isPacked = text.includes('/FlateDecode') && !text.includes('/Image')
    objects.set(id, { text, stream: (isPacked ? inflateSync(bytes) : bytes).toString('latin1') })
  }
  return objects
}

function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, from = '', list = ''] of map.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([\w ]*)>/g)].entries())
      letters.set(
        (Number.parseInt(from, 16) + at).toString(16).padStart(4, '0'),
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')
      )
  return letters
}

function piecesOf(content: string, letters: Map<string, Map<string, string>>): Piece[] {
  let font: Map<string, string> | undefined
  let left = 0
  const pieces: Piece[] = []
  for (const [, at, name, shown] of content.matchAll(
    /1 0 0 1 ([\d.]+) [\d.]+ Tm|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g
  )) {
    if (at !== undefined) left = Number(at)
    else if (name !== undefined) font = letters.get(name)
    else
      pieces.push({
        left,
        text: [...(shown ?? '').matchAll(/<(\w*)>/g)]
          .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
          .map(glyph => font?.get(glyph) ?? '')
          .join('')
      })
  }
  return pieces
}
