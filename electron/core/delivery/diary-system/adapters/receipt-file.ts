// A receipt that the diary has put into the watched folder, as JSON or XML (docs/diariesystem.md). Pure.
import { z } from 'zod'
import type { DiaryReceiptProblem } from '#shared/diary-system.ts'
import type { SendingId } from '#shared/ids.ts'
import { turningNothing } from '#shared/one-line.ts'
import { Spent } from '../../../formats/sheets/sheet.ts'
import { readXml } from '../../../formats/sheets/xml.ts'

const name = turningNothing(200)
const number = turningNothing(100)

const ReceiptFile = z.discriminatedUnion('resultat', [
  z.object({
    resultat: z.literal('registrerad'),
    leverans: z.string(),
    diarienummer: number,
    arendenummer: number.optional(),
    datum: z.iso.date().optional(),
    mottagare: name.optional()
  }),
  z.object({ resultat: z.literal('avvisad'), leverans: z.string(), skal: z.string().max(5000).optional() })
])
export type ReceiptFile = z.infer<typeof ReceiptFile>

/** What it says of the sending, or why it says nothing. */
export function readReceipt(
  bytes: Buffer,
  { isXml, sending, today }: { isXml: boolean; sending: SendingId; today: string }
): ReceiptFile | DiaryReceiptProblem {
  const content = isXml ? fromXml(bytes) : fromJson(bytes)
  if (content === null) return 'unreadable'
  const read = ReceiptFile.safeParse(content)
  if (!read.success)
    return read.error.issues.some(({ path }) => path[0] === 'diarienummer') ? 'no-number' : 'unreadable'
  const receipt = read.data
  if (receipt.leverans.trim().toLowerCase() !== sending) return 'other-sending'
  return receipt.resultat === 'registrerad' && (receipt.datum ?? today) > today ? 'in-future' : receipt
}

function fromJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

/** The texts of the elements in the document, by name. */
function fromXml(bytes: Buffer): unknown {
  const found = new Map<string, string>()
  let text = ''
  try {
    readXml(bytes, new Spent(), {
      open: () => {
        text = ''
      },
      text: part => {
        text += part
      },
      close: element => {
        if (element !== 'diariekvitto' && text.trim() !== '') found.set(element, text.trim())
        text = ''
      }
    })
  } catch {
    return null
  }
  return Object.fromEntries(found)
}
