// The names in an export of Meta: of those in its conversations, and in the profile of the account.
import type { ExportFile } from '../../files/export-file.ts'
import { HtmlCells, type Node } from '../../files/html-cells.ts'
import { JsonElements } from '../../files/json-elements.ts'
import { unmangled } from '../mojibake.ts'
import type { Files } from '../parser.ts'
import { isObject, nameOf } from '../values.ts'
import { encryptedParticipants } from './encrypted.ts'
import { isMessageCell, senderIn } from './html.ts'
import { isMessages, participantsOf } from './json.ts'
import { isProfile, type MetaForm } from './paths.ts'

/** Those who take part in a conversation, as far as the beginning of its file tells. */
export async function namesIn(file: ExportFile, form: MetaForm, files: Files): Promise<Set<string>> {
  if (form === 'messages-html') return sendersIn(file, files)
  const scanner = new JsonElements(isMessages)
  for await (const chunk of files.open(file)) if (scanner.push(chunk).length > 0) break
  const { rest } = scanner.end()
  if (!isObject(rest)) return new Set()
  return new Set(form === 'encrypted-json' ? encryptedParticipants(rest) : participantsOf(rest))
}

async function sendersIn(file: ExportFile, files: Files): Promise<Set<string>> {
  const scanner = new HtmlCells(isMessageCell)
  const cells: Node[] = []
  for await (const chunk of files.open(file)) cells.push(...scanner.push(chunk))
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
