// Packages as the standards for case and document metadata read them: CITS ERMS 3, EAD3 and FGS Ärendehantering 1.0.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { addRecords, openDisclosure } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { enterReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { everything, filledArchive } from '../core/exports-archive.ts'
import { goThrough, maskSender } from './disclosures.ts'

const NAMES = {
  e: 'https://DILCIS.eu/XML/ERMS',
  f: 'http://xml.ra.se/e-arkiv/FGS-ERMS',
  d: 'http://ead3.archivists.org/schema/',
  m: 'http://www.loc.gov/METS/',
  p: 'http://www.loc.gov/premis/v3',
  csip: 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS'
}

async function parsed<Found>(path: string, read: (document: XmlDocument) => Found): Promise<Found> {
  const document = XmlDocument.fromBuffer(await readFile(path))
  try {
    return read(document)
  } finally {
    document.dispose()
  }
}
export const texts = (path: string, xpath: string) =>
  parsed(path, document => document.find(xpath, NAMES).map(node => node.content))

export const delivery = {
  creator: 'Norrby kommun',
  creatorCode: '212000-0142',
  submitter: null,
  submitterCode: null,
  preservation: null,
  agreement: null,
  schemas: null
}

/** An archive in which one record is registered in a case and was disclosed. */
export async function newHandled() {
  const filled = await filledArchive()
  const { ctx, messages, captures } = filled
  const sent = await createExport(ctx, everything)
  enterReceipt(ctx, {
    exportId: sent.id,
    facts: {
      receiver: 'diary',
      number: 'KS 2026/0600-2',
      caseNumber: 'KS 2026/0600',
      receivedOn: '2026-11-25',
      receivedBy: 'Registrator'
    },
    records: [{ kind: 'message', id: messages.copied.id }]
  })
  const disclosure = openDisclosure(ctx, { reference: null, about: 'Badet', requestedAt: ctx.clock.now() })
  await addRecords(ctx, disclosure.id, [{ kind: 'message', id: messages.copied.id }])
  maskSender(ctx, disclosure.id)
  await goThrough(ctx, disclosure.id, 0)
  const { folder } = await deliver(ctx, disclosure.id)
  const delivered = await readFile(join(filled.dir, String(folder), 'handling-001.pdf'))
  return { ...filled, captures, delivered, copy: `Utlämnande ${disclosure.id}, handling-001.pdf` }
}
