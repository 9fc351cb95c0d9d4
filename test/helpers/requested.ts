// Two messages that somebody has asked for, in a disclosure that is open, and what another reader finds in the copies.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PNG } from 'pngjs'
import { expect } from 'vitest'
import type { DisclosureDetail, MaskPlace } from '#shared/disclosure.ts'
import { Instant } from '#shared/ids.ts'
import {
  addRecords,
  disclosureRecord,
  layMask,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { pasteMessage, takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel } from './archive.ts'

export const PARAGRAPH = 'OSL 21 kap. 1 §'
export const TEXT = `Hej! Jag heter Kalle Påhitt, 811218-9876, kalle@exempel.example, 070-123 45 67.
Grannen @elak.granne skriver att kalle påhitt ljuger. Ring 112 eller 811218-9875.`
const SECRET = [200, 30, 40] as const

/** A picture of 300 × 200: green, with a red square that someone may want masked. */
function pictureWithSecret(): Buffer {
  const png = new PNG({ width: 300, height: 200 })
  for (let y = 0; y < 200; y++)
    for (let x = 0; x < 300; x++) {
      const isSecret = x >= 100 && x < 160 && y >= 50 && y < 90
      const colour = isSecret ? SECRET : [0, (x * 7 + y * 13) % 200, 90]
      png.data.set([...colour, 255], (y * 300 + x) * 4)
    }
  return PNG.sync.write(png)
}

/** An archive with two messages, a text and a picture, in a disclosure that is open. */
export async function newRequested() {
  const made = await newArchive()
  const { ctx, dir, clock } = made
  const channel = newChannel(ctx)
  const sender = {
    channelId: channel.id,
    senderAddress: 'https://flode.example/kalle',
    receivedAt: ctx.clock.now()
  }
  const pasted = await pasteMessage(ctx, { ...sender, senderName: 'Kalle Påhitt', text: TEXT })
  const path = join(dir, '..', 'skärmbild.png')
  await writeFile(path, pictureWithSecret())
  const filed = await takeMessageFile(ctx, { ...sender, senderName: 'Öyvind', path })
  clock.advance(60_000)
  const opened = openDisclosure(ctx, {
    reference: 'KS 2026/0600',
    about: 'Meddelanden till kommunen i november',
    requestedAt: Instant.parse('2026-11-25T07:30:00.000Z')
  })
  const disclosure = await addRecords(ctx, opened.id, [
    { kind: 'message', id: pasted.id },
    { kind: 'message', id: filed.id }
  ])
  return { ...made, pasted, filed, disclosure }
}

export function passage(ctx: Context, { id }: DisclosureDetail, words: string, from = 0): MaskPlace {
  const { fields } = disclosureRecord(ctx.db.read, id, 0)
  const field = fields.findIndex(({ text }) => text.includes(words))
  const start = fields[field]?.text.indexOf(words, from) ?? -1
  expect(start).toBeGreaterThanOrEqual(0)
  return { kind: 'passage', field, start, end: start + words.length }
}

export function mask(ctx: Context, { id }: DisclosureDetail, place: MaskPlace, position = 0) {
  return layMask(ctx, { id, position, place, paragraph: PARAGRAPH })
}

/** What another reader finds in the document: its text, what it says of itself, and the pixels of its pictures. */
export async function readPdf(path: string) {
  const bytes = await readFile(path)
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await reading.promise
  const texts: string[] = [JSON.stringify(await pdf.getMetadata())]
  const pictures: { width: number; height: number; data: Uint8Array }[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    texts.push(items.map(item => ('str' in item ? item.str : '')).join(' '))
    const { fnArray, argsArray } = await page.getOperatorList()
    for (const [at, fn] of fnArray.entries())
      if (fn === OPS.paintImageXObject)
        pictures.push(await new Promise(resolve => page.objs.get(argsArray[at][0], resolve)))
  }
  await reading.destroy()
  // Every compressed stream opened, so that nothing hides in one.
  const raw = bytes.toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n/g)].map(({ index, 0: head }) => {
    try {
      return inflateSync(bytes.subarray(index + head.length), { finishFlush: 2 }).toString('latin1')
    } catch {
      return ''
    }
  })
  return { text: texts.join('\n'), pictures, bytes: raw + streams.join('\n') }
}
