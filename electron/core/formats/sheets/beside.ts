// Words of a workbook that stand in no cell: notes and comments on cells, text boxes, headers and footers, and what helps whoever fills
// a cell in. A register needs none of them, but they are kept with the file.
import type { Beside, Spent } from './sheet.ts'
import { readXml } from './xml.ts'

/** Such parts, beside those that the rows are read from. */
const PART =
  /^(?:docProps|xl)\/(?!(?:theme|worksheets|calcChain|sharedStrings|styles|workbook)\b).+\.(?:xml|vml)$/i
const NOTE = /^(?:comment|threadedComment)$/
/** Pieces of one text: no word ends where they do. */
const PIECE = /^(?:r|t)$/

/** `titles`: the sheet that a part hangs on, by the part's name. */
export type Reading = { readonly titles: ReadonlyMap<string, string>; readonly spent: Spent }

export const isBeside = (part: string): boolean => PART.test(part)

/** Where a relation of a sheet leads. */
export const besideSheet = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : target.replace(/^(?:\.\.\/)*/, 'xl/')

/** @throws Error for XML that is not well formed; RangeError when there is too much of it */
export function wordsBeside(part: string, bytes: Buffer, { titles, spent }: Reading): Beside[] {
  const at = titles.get(part) ?? part.slice(part.lastIndexOf('/') + 1)
  const kind = /comments?\d*\.xml$/i.test(part) ? '[note]' : part.includes('/drawings/') ? '[box]' : '[part]'
  // Drawings of before 2007 have tags as web pages have them, some of which never end.
  if (/\.vml$/i.test(part)) return [{ where: `${at} ${kind}`, text: untagged(bytes) }]
  return wordsIn(bytes, { at, kind }, spent)
}

/** What stands after the rows of a sheet. */
export function wordsAfterRows(title: string, sheet: Buffer, spent: Spent): Beside[] {
  const rows = sheet.lastIndexOf('sheetData')
  if (rows === -1) return []
  const rest = sheet.subarray(sheet.indexOf('>', rows) + 1)
  const [, root = 'worksheet'] = /^<(?:\?[^>]*>\s*<)?([\w:]+)/.exec(sheet.toString('latin1', 0, 1000)) ?? []
  const whole = Buffer.concat([Buffer.from(`<${root}>`), rest])
  return wordsIn(whole, { at: title, kind: '[margin]' }, spent).map(each => ({
    ...each,
    text: each.text.replaceAll(MARGIN_CODE, '\n')
  }))
}

/** How a header says where its words stand, and in which type: `&L`, `&"Arial,Bold"`, `&12`. */
export const MARGIN_CODE = /&(?:[A-JL-Z]|"[^"]*"|\d{1,3}|K[\dA-F+-]{1,6})/g

function wordsIn(bytes: Buffer, { at, kind }: { at: string; kind: string }, spent: Spent): Beside[] {
  const found: Beside[] = []
  let [text, cell, isForm] = ['', '', false]
  const take = () => {
    spent.on('characters', text.length)
    if (text.trim() !== '') found.push({ where: `${at} ${cell}${kind}`, text })
    text = ''
  }
  readXml(bytes, spent, {
    open({ name, attributes }) {
      if (name === 'rPr') isForm = true
      if (NOTE.test(name)) {
        take()
        cell = `${attributes['ref'] ?? ''} `
      }
      if (PIECE.test(name)) return
      for (const value of Object.values(attributes)) if (/[:=]/.test(value)) text += `\n${value}\n`
    },
    text(part) {
      text += part
    },
    close(name) {
      if (name === 'rPr') isForm = false
      else if (!isForm && !PIECE.test(name)) text += '\n'
      if (!NOTE.test(name)) return
      take()
      cell = ''
    }
  })
  take()
  return found
}

const untagged = (bytes: Buffer): string => {
  const text = bytes.toString('utf8')
  return `${text.replaceAll(/<[^<>]*>/g, '')}\n${text.replaceAll(/<[^<>]*>/g, '\n')}`
}
