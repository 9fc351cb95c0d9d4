// A document as PDF/A: fonts embedded, tagged, in Swedish. What is in it is plain text and flat pictures; nothing runs.
import type { Instant } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { packedRows } from '../png/png.ts'
import { drawFromRight, isFromRight } from './bidi.ts'
import { countParts, describe, glyphsOf, leaveUnits } from './conform.ts'
import { emojiOf } from './emoji.ts'
import { BOLD, openFonts, PLAIN } from './fonts.ts'
import { leaveBreaks, withBreaks } from './long-words.ts'
import type { Strip } from './strips.ts'
import { type PdfTable, writeTable } from './table.ts'

/** PDF/A-2b, or 1b where an archive goes by the letter of RA-FS 2009:2. */
export type PdfLevel = '2b' | '1b'

const MARGIN = 50
const WIDTH = 595.28 - 2 * MARGIN
const HEIGHT = 841.89 - 2 * MARGIN
/** The height of a strip of picture that fills a page, as a part of its width. */
export const STRIP_SHAPE = (HEIGHT - 30) / WIDTH

/** A list in a PDF/A-1 has 8,191 parts at the most (ISO 19005-1, 6.1.12), and a long conversation has more paragraphs. */
const MOST_PARTS = 4000

const SIZES = { 1: 16, 2: 12, 3: 10 } as const

/** A document that is being written, top to bottom. Read it from `stream` while it is written. */
export interface PdfWriter {
  readonly stream: NodeJS.ReadableStream
  heading(text: string, level: 1 | 2 | 3): void
  /** What is said of the record: a label and its value each. */
  facts(facts: readonly (readonly [label: string, value: string])[]): void
  /** Text as it stands, paragraph by paragraph. */
  text(text: string): void
  table(table: PdfTable): void
  /** Lines to write on by hand, each with what belongs on it beneath. */
  lines(labels: readonly string[]): void
  /** A strip of a picture on a page of its own, as wide as the page unless it is too high for that. */
  strip(strip: Strip, alt: string): void
  end(): void
}

/** Starts a document. */
export async function openPdf(about: {
  title: string
  author: string
  at: Instant
  appVersion: string
  level: PdfLevel
}): Promise<PdfWriter> {
  // Loaded when it is needed: most starts of the program do not need it.
  const { default: PDFDocument } = await import('pdfkit')
  const created = new Date(about.at)
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    subset: about.level === '1b' ? 'PDF/A-1b' : 'PDF/A-2b',
    pdfVersion: about.level === '1b' ? '1.4' : '1.7',
    tagged: true,
    lang: 'sv-SE',
    displayTitle: true,
    // None: the fonts are chosen below.
    font: '',
    // The file's own id is made of these.
    info: {
      Title: about.title,
      Author: about.author,
      Creator: `Kanalarkiv ${about.appVersion}`,
      CreationDate: created,
      ModDate: created
    }
  })
  await openFonts(pdf)
  leaveUnits(pdf)
  const { shown: legible, spelled } = legibleIn(pdf)
  const shown = (text: string) => withBreaks(legible(text))
  let base: 'ltr' | 'rtl' = 'ltr'
  drawFromRight(pdf, () => base)
  leaveBreaks(pdf)
  describe(pdf, { title: spelled(about.title), author: spelled(about.author), at: about.at })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  let section = root
  let parts = 0
  let strips = 0
  /** Where the next part goes. */
  const here = () => {
    if (parts++ % MOST_PARTS === 0) {
      section = pdf.struct('Sect')
      root.add(section)
    }
    return section
  }
  const add = (kind: string, write: () => void, options: { alt?: string } = {}) => {
    here().add(pdf.struct(kind, options, write))
  }
  const write = (text: string, bold: boolean, size: number, gap = 0.4) => {
    const laidOut = shown(text)
    base = isFromRight(laidOut) ? 'rtl' : 'ltr'
    pdf
      .font(bold ? BOLD : PLAIN)
      .fontSize(size)
      .text(laidOut, { width: WIDTH, align: base === 'rtl' ? 'right' : 'left' })
    base = 'ltr'
    pdf.moveDown(gap)
  }
  return {
    stream: pdf,
    heading(text, level) {
      // A heading is never the last line of a page.
      if (pdf.y > MARGIN + HEIGHT - 110) pdf.addPage()
      if (pdf.y > MARGIN) pdf.moveDown(0.3)
      add(`H${level}`, () => write(text, true, SIZES[level]))
    },
    facts(facts) {
      for (const [label, value] of facts)
        add('P', () => {
          pdf
            .font(BOLD)
            .fontSize(9)
            .text(`${shown(label)}: `, { continued: true, width: WIDTH })
          pdf.font(PLAIN).text(shown(value))
          pdf.moveDown(0.3)
        })
      pdf.moveDown(0.5)
    },
    text(text) {
      for (const paragraph of text.split(/\r?\n/)) add('P', () => write(paragraph || ' ', false, 9, 0.2))
    },
    table(table) {
      writeTable(pdf, here(), table, { left: MARGIN, width: WIDTH, bottom: MARGIN + HEIGHT }, shown)
    },
    lines(labels) {
      // A signature and the name that it is of are on one page, where they have room there.
      const together = 60 * labels.length
      if (together <= HEIGHT && pdf.y > MARGIN + HEIGHT - together) pdf.addPage()
      for (const label of labels) {
        if (pdf.y > MARGIN + HEIGHT - 60) pdf.addPage()
        const y = pdf.y + 34
        pdf.markContent('Artifact', { type: 'Layout' })
        pdf
          .lineWidth(0.5)
          .moveTo(MARGIN, y)
          .lineTo(MARGIN + WIDTH * 0.7, y)
          .stroke()
        pdf.endMarkedContent()
        pdf.y = y + 3
        add('P', () => write(label, false, 8, 0.2))
      }
    },
    strip(strip, alt) {
      pdf.addPage()
      const picture = pictureOf(strip, `Strip${++strips}`)
      add('Figure', () => pdf.image(picture, MARGIN, MARGIN, { fit: [WIDTH, WIDTH * STRIP_SHAPE] }), {
        alt: spelled(alt)
      })
      // Whatever is written next begins on a page of its own.
      pdf.y = MARGIN + HEIGHT
    },
    end() {
      countParts(pdf)
      pdf.end()
    }
  }
}

/**
 * A strip as pdfkit places it, in the place of the PNG reader that comes with it, which goes through the bytes one by one. What
 * is in our PNGs can stand in a PDF as it is (ISO 32000-1, 7.4.4.4).
 */
function pictureOf({ png, width, height }: Strip, label: string): PDFKit.Mixins.ImageSrc {
  const picture = {
    width,
    height,
    label,
    obj: null as PDFKit.PDFKitReference | null,
    embed(pdf: PDFKit.PDFDocument) {
      this.obj = pdf.ref({
        Type: 'XObject',
        Subtype: 'Image',
        BitsPerComponent: 8,
        Width: width,
        Height: height,
        ColorSpace: 'DeviceRGB',
        Filter: 'FlateDecode',
        DecodeParms: { Predictor: 15, Colors: 3, BitsPerComponent: 8, Columns: width }
      })
      this.obj.end(packedRows(png))
    }
  }
  return picture as unknown as PDFKit.Mixins.ImageSrc
}

/** Texts as they can be read in a document. */
type Legible = {
  /** As it is laid out: an emoji is one letter of the emoji font, and what no font has a glyph for, or nobody sees, is its code. */
  readonly shown: (text: string) => string
  /** The same for what is not drawn, such as the title: emoji are themselves. */
  readonly spelled: (text: string) => string
}

function legibleIn(pdf: PDFKit.PDFDocument): Legible {
  const known = new Map<string, string>()
  const isThere = glyphsOf(pdf, [BOLD, PLAIN])
  const emoji = emojiOf(pdf)
  const letterOf = (letter: string) => {
    if (letter === '\n' || letter === '\t') return ' '
    if (UNSEEN.test(letter)) return codeOf(letter)
    if (letter.length === 1 && isThere(letter.charCodeAt(0))) return letter
    return emoji.letterOf(letter) ?? codeOf(letter)
  }
  const legible = (cluster: string) => {
    const letters = [...cluster]
    if (letters.length === 1) return letterOf(cluster)
    // The font draws no tones of skin: they are told behind.
    const tones = letters.filter(letter => TONE.test(letter))
    const drawn = emoji.letterOf(letters.filter(each => !tones.includes(each)).join(''))
    return drawn === null ? letters.map(letterOf).join('') : drawn + tones.map(codeOf).join('')
  }
  const shown = (text: string) =>
    normalized(text, 'NFC').replaceAll(CLUSTERS, cluster => {
      const found = known.get(cluster) ?? legible(cluster)
      known.set(cluster, found)
      return found
    })
  return { shown, spelled: text => emoji.spelled(shown(text)) }
}

function codeOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}

const UNSEEN = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}/u
const TONE = /\p{Emoji_Modifier}/u
/**
 * An emoji with all that belongs to it (flags, keycaps, and sequences with what joins them), or any letter that is not common. What
 * parts two Arabic letters within a word, as Persian is written, is seen by how they are drawn.
 */
const CLUSTERS =
  /\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*)*|(?!(?<=\p{Script=Arabic})\u200C\p{Script=Arabic})[^ -~À-ÖØ-öø-ÿ]/gu
