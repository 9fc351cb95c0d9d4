// An export that is read in a thread of its own says what it says when it is read here.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Batch, readBatches, type ToRead } from '../../../electron/core/intake/batches.ts'
import { inputsAt } from '../../../electron/core/intake/files/inputs.ts'
import { readApart } from '../../../electron/core/intake/read-apart.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { metaFile, OWN } from '../../helpers/exports/meta.ts'
import { writeZip } from '../../helpers/exports/zip.ts'

const { signal: never } = new AbortController()

async function toRead(files: Record<string, string | Buffer>, how: Partial<ToRead> = {}): Promise<ToRead> {
  const { inputs } = await inputsAt([await writeZip(join(await temporaryFolder(), 'export.zip'), files)])
  return { inputs, parser: 'meta', platform: 'facebook', ownName: OWN, ...how }
}

const thread = (name: string, count: number) => {
  const messages = Array.from({ length: count }, (_, at) => ({
    from: at % 3 === 0 ? OWN : name,
    at: 1_700_000_000_000 + at * 61_000,
    text: `Meddelande ${at} om badet i Åkersjön`
  }))
  return metaFile(name, [name, OWN], messages)
}

const pieces = async (batches: AsyncIterable<Batch>) =>
  (await Array.fromAsync(batches)).flatMap(({ pieces }) => pieces)

it('gives the same pieces, with the same digests, and says which file is damaged', async () => {
  const request = await toRead({
    'messages/inbox/a_1/message_1.json': thread('Åsa', 2_500),
    'messages/inbox/b_2/message_1.json': thread('Bo', 3).slice(0, -40),
    'messages/inbox/c_3/message_1.json': thread('Cia', 10)
  })
  const here = await pieces(readBatches(request))
  expect(here.flatMap(({ reads }) => reads.filter(({ is }) => is === 'message')).length).toBeGreaterThan(
    2_500
  )
  expect(await pieces(readApart(request, never))).toEqual(here)
})

it('gives mail to the byte', async () => {
  const mail = (at: number) =>
    `From: kalle${at}@example.se\r\nTo: kommun@norrby.example\r\nSubject: =?utf-8?q?=C3=85?= ${at}\r\nMessage-ID: <${at}@example.se>\r\nDate: Mon, 02 Nov 2026 10:00:00 +0100\r\n\r\nNär öppnar badet? ${at}\r\n`
  const request = await toRead({ 'a.eml': mail(1), 'b.eml': mail(2) }, { parser: 'mail', platform: 'other' })
  const bytesOf = (all: Awaited<ReturnType<typeof pieces>>) =>
    all.flatMap(({ reads }) =>
      reads.flatMap(read => (read.is === 'mail' ? [Buffer.from(read.bytes).toString()] : []))
    )
  expect(bytesOf(await pieces(readApart(request, never)))).toEqual([mail(1), mail(2)])
})

it('refuses as it would here', async () => {
  const request = await toRead(
    { 'messages/inbox/a_1/message_1.json': thread('Åsa', 2) },
    { ownName: 'Någon annan' }
  )
  const refusal = await pieces(readBatches(request)).catch(error => error)
  expect(refusal).toMatchObject({ code: 'own-name-not-found' })
  await expect(pieces(readApart(request, never))).rejects.toEqual(refusal)
})

it('stops where it is, with the reason', async () => {
  const request = await toRead({ 'messages/inbox/a_1/message_1.json': thread('Åsa', 30_000) })
  const stop = new AbortController()
  let batches = 0
  const reading = (async () => {
    for await (const _ of readApart(request, stop.signal))
      if (++batches === 2) stop.abort(new Error('det räcker'))
  })()
  await expect(reading).rejects.toThrow('det räcker')
  expect(batches).toBe(2)
})
