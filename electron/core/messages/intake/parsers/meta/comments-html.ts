// The account's own comments in Meta's HTML. Facebook says what was done, the comment and a time, as it does of messages;
// Instagram has a table of labels, in the language of the account, each with what it stands for.
import type { ExportFile } from '../../files/export-file.ts'
import { elementsIn, HtmlCells, linesOf, type Node } from '../../files/html-cells.ts'
import type { Read } from '../../item.ts'
import { localTime } from '../local-time.ts'
import { cutShort, messageRead, nothingFound, oddTime } from '../reads.ts'
import { bodyOf, nameOf } from '../values.ts'
import { type CommentContext, commentAmong, commentMessage } from './comments.ts'
import { attachmentsIn, isMessageCell, isTime } from './html.ts'

/** What a file says, each comment as a message that was sent. */
export async function* readCommentsHtml(
  file: ExportFile,
  chunks: AsyncIterable<Buffer>,
  about: Pick<CommentContext, 'platform' | 'ownName'>
): AsyncGenerator<readonly Read[]> {
  let index = 0
  const take = (cell: Node) => commentIn(file, cell, { ...about, locator: `cell ${index++}` })
  const scanner = new HtmlCells(cell => isMessageCell(cell) || isTable(cell), { hasOthers: true })
  // A table of labels without a time is of something else.
  const others = () => scanner.others().filter(({ name }) => name !== 'table')
  for await (const chunk of chunks) yield [...scanner.push(chunk), ...others()].flatMap(take)
  const { cells, isWhole } = scanner.end()
  const last = [...cells, ...others()].flatMap(take)
  yield [...last, ...cutShort(file, isWhole), ...nothingFound(file, index > 0 || !isWhole)]
}

function commentIn(file: ExportFile, cell: Node, place: CommentContext): Read[] {
  const { text, on, time } = isTable(cell) ? inTable(cell, place.ownName) : inCell(cell)
  const { written, warning } = localTime(time)
  const attachments = attachmentsIn(cell)
  const comment = { body: bodyOf(text), author: null, nativeId: null, written, on, attachments }
  return [...oddTime(file, place.locator, warning), ...messageRead(file, commentMessage(comment, place))]
}

type Said = { readonly text: string; readonly on: string | null; readonly time: string }

function inCell(cell: Node): Said {
  const [what, content, time] = elementsIn(cell).map(part => linesOf(part))
  return { text: content ?? '', on: nameOf(what), time: time ?? '' }
}

function inTable(table: Node, ownName: string): Said {
  const values = valuesIn(table)
  const time = values.find(isTime) ?? ''
  return {
    ...commentAmong(
      values.filter(value => value !== time && value !== ''),
      ownName
    ),
    time
  }
}

const isTable = (node: Node) => node.name === 'table' && valuesIn(node).some(isTime)

// Beside the label, in a cell of its own; or below it, in an element of its own.
function valuesIn(table: Node): string[] {
  return rowsIn(table).map(row => {
    const [label, value] = elementsIn(row)
    if (value !== undefined) return linesOf(value)
    return label === undefined
      ? ''
      : elementsIn(label)
          .map(part => linesOf(part))
          .join('\n')
          .trim()
  })
}

function rowsIn(table: Node): Node[] {
  return elementsIn(table).flatMap(part =>
    part.name === 'tr' ? [part] : part.name === 'tbody' ? rowsIn(part) : []
  )
}
