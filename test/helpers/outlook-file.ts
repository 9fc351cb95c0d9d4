// Writes a small Outlook file (.msg), as MS-OXMSG says, so that tests need no file that a real person wrote.
import { burn } from '@kenjiuno/msgreader/lib/Burner.js'

export type OutlookMail = {
  readonly subject: string
  /** None for one in letters of one byte, which is among `more`. */
  readonly body: string | null
  /** Of the texts in letters of one byte. */
  readonly codepage?: number
  readonly senderName: string
  readonly senderEmail: string
  readonly headers?: string
  /** Of a card: where somebody works (PidTagCompanyName). */
  readonly company?: string
  /** Any other property, by its tag with its type, such as `0E03001F`. */
  readonly more?: Readonly<Record<string, Uint8Array>>
  /** Without content it is a link to a file elsewhere; `object` is what another program keeps of something pasted in. */
  readonly attachment?: {
    readonly name: string
    readonly content?: Uint8Array
    readonly object?: Uint8Array
  }
}

const ROOT = 5
const FOLDER = 1
const FILE = 2
type Entry = Parameters<typeof burn>[0][number]

/** The bytes of the file. */
export function outlookFile(mail: OutlookMail): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT, length: 0, children: [] }]
  const add = (parent: number, entry: Omit<Entry, 'length'> & { bytes?: Uint8Array }): number => {
    const { bytes, ...rest } = entry
    entries.push({
      ...rest,
      length: bytes?.length ?? 0,
      ...(bytes === undefined ? {} : { binaryProvider: () => new Uint8Array(bytes) })
    })
    entries[parent]?.children?.push(entries.length - 1)
    return entries.length - 1
  }
  const file = (parent: number, name: string, bytes: Uint8Array) => add(parent, { name, type: FILE, bytes })
  const folder = (parent: number, name: string) => add(parent, { name, type: FOLDER, children: [] })
  const text = (parent: number, tag: string, value: string) =>
    file(parent, `__substg1.0_${tag}001F`, new Uint8Array(Buffer.from(value, 'utf16le')))

  const properties = Buffer.alloc(mail.codepage === undefined ? 32 : 48)
  if (mail.codepage !== undefined) {
    // PidTagMessageCodepage, an integer.
    properties.writeUInt32LE(0x3f_fd_00_03, 32)
    properties.writeUInt32LE(mail.codepage, 40)
  }
  file(0, '__properties_version1.0', new Uint8Array(properties))
  const names = folder(0, '__nameid_version1.0')
  for (const tag of ['00020102', '00030102', '00040102']) file(names, `__substg1.0_${tag}`, new Uint8Array(0))
  text(0, '0037', mail.subject)
  if (mail.body !== null) text(0, '1000', mail.body)
  text(0, '0C1A', mail.senderName)
  text(0, '0C1F', mail.senderEmail)
  if (mail.headers !== undefined) text(0, '007D', mail.headers)
  if (mail.company !== undefined) text(0, '3A16', mail.company)
  for (const [tag, bytes] of Object.entries(mail.more ?? {})) file(0, `__substg1.0_${tag}`, bytes)
  if (mail.attachment !== undefined) {
    const attached = folder(0, '__attach_version1.0_#00000000')
    file(attached, '__properties_version1.0', new Uint8Array(8))
    text(attached, '3707', mail.attachment.name)
    const { content, object } = mail.attachment
    if (content !== undefined) file(attached, '__substg1.0_37010102', content)
    if (object !== undefined) file(folder(attached, '__substg1.0_3701000D'), 'CONTENTS', object)
  }
  return burn(entries)
}

/** A sound file in the container that Outlook's files have, as Word (`WordDocument`), Excel (`Workbook`) and others wrote theirs. */
export function compoundFile(stream: string, bytes = 20_000): Uint8Array {
  const content = new Uint8Array(bytes).fill(7)
  return burn([
    { name: 'Root Entry', type: ROOT, length: 0, children: [1] },
    { name: stream, type: FILE, length: bytes, binaryProvider: () => content }
  ])
}
