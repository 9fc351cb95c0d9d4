// The names in an export of Meta: of those in its conversations, and in the profile of the account.
import type { ExportFile } from '../../files/export-file.ts'
import { HtmlCells, type Node } from '../../files/html-cells.ts'
import { type Element, JsonElements, parsed } from '../../files/json-elements.ts'
import { unmangled } from '../mojibake.ts'
import type { Files } from '../parser.ts'
import { isObject, nameOf, textOf } from '../values.ts'
import { encryptedParticipants } from './encrypted.ts'
import { isMessageCell, senderIn } from './html.ts'
import { isMessages, participantsOf } from './json.ts'
import { isProfile, type MetaForm } from './paths.ts'

/** Those who take part in a conversation, as far as the beginning of its file tells; else those who wrote there. */
export async function namesIn(file: ExportFile, form: MetaForm, files: Files): Promise<Set<string>> {
  if (form === 'messages-html') return sendersIn(file, files)
  const scanner = new JsonElements(isMessages)
  let first: readonly Element[] = []
  for await (const chunk of files.open(file)) {
    first = scanner.push(chunk)
    if (first.length > 0) break
  }
  const { rest } = scanner.end()
  const header = isObject(rest) ? rest : {}
  const names = form === 'encrypted-json' ? encryptedParticipants(header) : participantsOf(header)
  return new Set(names.length > 0 ? names : first.map(parsed).flatMap(({ value }) => writerOf(value)))
}

function writerOf(value: unknown): string[] {
  const said = isObject(value) ? textOf(value['sender_name'] ?? value['senderName']) : null
  return [nameOf(unmangled(said ?? ''))].filter(name => name !== null)
}

/** The conversation that a message file says it is part of, at its end. */
export async function threadPathIn(file: ExportFile, files: Files): Promise<string | null> {
  const scanner = new JsonElements(isMessages)
  for await (const chunk of files.open(file)) scanner.push(chunk)
  const { rest } = scanner.end()
  return isObject(rest) ? nameOf(textOf(rest['thread_path'])) : null
}

async function sendersIn(file: ExportFile, files: Files): Promise<Set<string>> {
  // With those that stand among them, since only so are words of a message that look like one known for what they are.
  const scanner = new HtmlCells(isMessageCell, { hasOthers: true })
  const cells: Node[] = []
  for await (const chunk of files.open(file)) {
    cells.push(...scanner.push(chunk))
    scanner.others()
  }
  return new Set([...cells, ...scanner.end().cells].flatMap(cell => senderIn(cell) ?? []))
}

/** Every short text in the profile: which of them is the name does not depend on how its label reads. */
export async function profileNames(files: Files): Promise<string[]> {
  const names: string[] = []
  const add = (text: string) => names.push(...[nameOf(text)].filter(name => name !== null))
  const collect = (value: unknown): void => {
    if (typeof value === 'string') add(unmangled(value))
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  for (const file of files.all.filter(({ path }) => isProfile(path))) {
    if (file.path.endsWith('.html')) (await textsIn(file, files)).forEach(add)
    else {
      const scanner = new JsonElements(() => false)
      for await (const chunk of files.open(file)) scanner.push(chunk)
      collect(scanner.end().rest)
    }
  }
  return names
}

async function textsIn(file: ExportFile, files: Files): Promise<string[]> {
  const hasTextOnly = ({ children }: Node) => children.every(child => typeof child === 'string')
  const scanner = new HtmlCells(hasTextOnly)
  const texts: string[] = []
  const take = (cells: readonly Node[]) => texts.push(...cells.map(({ children }) => children.join('')))
  for await (const chunk of files.open(file)) take(scanner.push(chunk))
  take(scanner.end().cells)
  return texts
}
