// The words in the parts of a document that an office program packed as a zip: OOXML (ISO 29500) and OpenDocument (ISO 26300); to be
// compared with other words. What it looks like says nothing, and what every document has from its program is nobody's words.
import { MARGIN_CODE } from '../sheets/beside.ts'
import type { Spent } from '../sheets/sheet.ts'
import { readXml } from '../sheets/xml.ts'
import type { HowMuch } from './text-of-file.ts'

/** How a file in a zip is read: as a part of the document that the zip is, as a file by itself, or not at all. */
type Kind = 'part' | 'file' | null

/**
 * Text, notes, headers, comments, slides, cells, what is said of the document, and where its links lead; whatever the parts are called, for
 * programs on the web call them otherwise. @throws for a form of it that is not read
 */
export function officeParts(names: readonly string[], much: HowMuch): (name: string) => Kind {
  const given = names.map(name => name.toLowerCase())
  if (given.some(name => NOT_READ.test(name))) throw new Error('a form that is not read')
  const isOffice = given.some(name => name === '[content_types].xml' || USUAL_MAIN.test(name))
  const isOpen = !isOffice && given.includes('content.xml')
  if (!isOffice && !isOpen) return name => (name.endsWith('/') ? null : 'file')
  if (new Set(given).size < given.length) throw new Error('two parts of the same name')
  const isXml = isOffice ? /^(?!customxml\/).*\.(?:xml|rels)$/ : /(?:^|\/)(?:content|meta|styles)\.xml$/
  return called => {
    const name = called.toLowerCase()
    if (name.endsWith('/')) return null
    if (isXml.test(name)) return much === 'everything' || isOpen || !OF_PROGRAM.test(name) ? 'part' : null
    return much === 'everything' || /(?:^|\/)embeddings\//.test(name) ? 'file' : null
  }
}

const USUAL_MAIN = /^(?:word\/document|xl\/workbook|ppt\/presentation)\.xml$/
/** Workbooks whose cells are no XML, documents of Apple's programs, and OpenDocument that is closed by a password as a whole. */
const NOT_READ = /^xl\/workbook\.bin$|\.iwa$|^encrypted-package$/

/** Styles, what new pages begin as, and what the program says of itself: the same in many documents. */
const OF_PROGRAM =
  /^\[content_types\]|^docprops\/app\.|(?:^|\/)(?:glossary|slidemasters|slidelayouts|notesmasters|handoutmasters|theme|themes)\/|(?:^|\/)(?:theme|styles|styleswitheffects|fonttable|numbering|settings|websettings|tablestyles|presprops|viewprops|layout|colors|quickstyle)\d*\.xml$/

/** A paragraph, a row of a table and the like end a line; a tabulator or a break parts words; nothing else does. */
const LINE =
  /^(?:p|h|tr|table-row|row|si|list-item|title|creator|subject|keywords|description|lpwstr|annotation|text|author)$/
const GAP = /^(?:tab|br|cr|s|line-break|noBreakHyphen|tc|table-cell|c|f|v|definedName)$/
const MARGIN = /^(?:odd|even|first)(?:Header|Footer)$/
/** What is said beside the text, as the name of a sheet and what a picture shows: words with a space, a letter of no other alphabet, a number. */
const SAYS = /\S\s+\S|[^\0-\x7f]|\d{6}/

type Part = { readonly spent: Spent; readonly strings: readonly string[]; readonly much: HowMuch }

/** @throws Error for XML that is not well formed; RangeError when there is too much of it */
export function wordsOfPart(part: Buffer, { spent, strings, much }: Part): string {
  let [text, deleted, beside, apart] = ['', '', '', '']
  let [isDeleted, isMargin, isShared, shared] = [false, false, false, '']
  const add = (more: string) => {
    spent.on('characters', more.length)
    if (isDeleted) deleted += more
    else text += more
    // What is shown apart may be written by elements that are not known here: nothing but its text is between them.
    if (much === 'everything') apart += `${more} `
  }
  readXml(part, spent, {
    open({ name, attributes }) {
      // What was deleted with the changes kept stands among what was not, and would part its words.
      isDeleted ||= name === 'delText'
      isMargin ||= MARGIN.test(name)
      if (GAP.test(name)) add(name === 'noBreakHyphen' ? '-' : ' ')
      if (name === 'Relationship' && attributes['TargetMode'] === 'External') add(`${attributes['Target']}\n`)
      const lead = attributes['xlink:href'] ?? attributes['w:instr']
      if (lead !== undefined) add(` ${lead} `)
      if (much === 'everything')
        for (const value of Object.values(attributes)) if (SAYS.test(value)) beside += `${value}\n`
      if (name === 'c') [isShared, shared] = [attributes['t'] === 's', '']
    },
    text(more) {
      if (isShared) shared += more
      else add(isMargin ? more.replaceAll(MARGIN_CODE, '\n') : more)
    },
    close(name) {
      if (name === 'delText') isDeleted = false
      if (name === 'c' && isShared) {
        isShared = false
        add(strings[Number(shared)] ?? '')
      }
      isMargin &&= !MARGIN.test(name)
      if (LINE.test(name) || MARGIN.test(name)) add('\n')
    }
  })
  return [text, deleted, beside, apart].join('\n')
}

/** The texts that cells have in common, in order. @throws as `wordsOfPart` */
export function sharedStringsIn(part: Buffer, spent: Spent): string[] {
  const strings: string[] = []
  let text = ''
  readXml(part, spent, {
    open({ name }) {
      if (name === 'si') text = ''
    },
    text(more) {
      text += more
    },
    close(name) {
      if (name !== 'si') return
      spent.on('strings')
      spent.on('characters', text.length)
      strings.push(text)
    }
  })
  return strings
}
