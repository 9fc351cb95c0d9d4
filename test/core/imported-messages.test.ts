// Messages that came in one export, in packages: each has what was read of it and where it stood, and nothing of the others.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ExportFormat } from '#shared/export.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { smallExport } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { filesUnder } from '../helpers/files-under.ts'
import { importing } from '../helpers/imports.ts'
import { everything } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

const NAMES = { p: 'http://www.loc.gov/premis/v3' }
const TEXTS = ['Hej! När öppnar badet i Åkersjön? 🏊', 'Hej Kalle, badet öppnar den 1 juni.', 'God jul!']

/** Four messages of one export, and one that was pasted. */
async function imported() {
  const opened = await newArchive()
  const { ctx } = opened
  const channel = newChannel(ctx)
  const zip = await writeZip(join(await temporaryFolder(), 'facebook-norrby.zip'), smallExport())
  await importing(opened, channel.id, zip)
  const pasted = { channelId: channel.id, senderName: 'Göran Ek', senderAddress: null, receivedAt: null }
  await pasteMessage(ctx, { ...pasted, text: 'Tack för svaret' })
  return {
    ...opened,
    export256: createHash('sha256')
      .update(await readFile(zip))
      .digest('hex')
  }
}

const Extract = z.looseObject({
  format: z.literal('kanalarkiv-message-extract/1'),
  message: z.string(),
  text: z.string(),
  source: z.looseObject({ sha256: z.string(), locator: z.string() })
})

it('go along with what was read of them, in every form for an e-archive', async () => {
  const { ctx, dir, export256 } = await imported()
  for (const format of ExportFormat.options) {
    const made = await createExport(ctx, everything, { format, delivery: null })
    const root = join(dir, String(made.folder))
    const paths = (await filesUnder(root)).filter(path => path.endsWith('utdrag.json'))
    // Where a diary takes them in they would be hundreds of files in one conversation.
    expect([format, paths.length]).toEqual([format, format.startsWith('diary-') ? 0 : 4])
    for (const path of paths) {
      const said = await readFile(join(root, path), 'utf8')
      const { text, message, source } = Extract.parse(JSON.parse(said))
      expect(path).toContain(message.slice(0, 8))
      expect(source).toMatchObject({
        sha256: export256,
        name: 'facebook-norrby.zip',
        locator: expect.stringMatching(/^\/messages\/[01]$/)
      })
      // Not a word of the others, and not of the folder that is called as the other in the conversation.
      for (const other of [...TEXTS.filter(each => each !== text), 'kallepahitt', 'Tack för svaret'])
        expect([path, other, said.includes(other)]).toEqual([path, other, false])
    }
    const found = format === 'bagit' ? await verifyPackage(root) : await verifyListed(root)
    expect([format, found?.findings]).toEqual([format, []])
  }
})

it('are counted before, told of by what they were cut out of, and cited by PREMIS', async () => {
  const { ctx, dir, export256 } = await imported()
  expect(proposeExport(ctx, everything)).toMatchObject({ messages: 5, files: 5 })
  const made = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  const rep = join(dir, String(made.folder), 'representations/rep1')
  const records = JSON.parse(await readFile(join(rep, 'data/records.json'), 'utf8'))
  const extracts = records.messages.flatMap(({ files }: { files: { role: string }[] }) =>
    files.filter(({ role }) => role === 'extract')
  )
  expect(extracts).toHaveLength(4)
  for (const file of extracts) expect(file).toMatchObject({ extractOf: export256 })
  const document = XmlDocument.fromBuffer(await readFile(join(rep, 'metadata/preservation/premis.xml')))
  const sources = document
    .find(
      "//p:object[contains(p:objectIdentifier, 'utdrag.json')]/p:relationship[p:relationshipType='derivation']//p:relatedObjectIdentifierValue",
      NAMES
    )
    .map(({ content }) => content)
  document.dispose()
  expect(sources).toEqual(Array.from({ length: 4 }, () => export256))
})

it('are the same whenever they are cut out, and found when they were altered', async () => {
  const { ctx, dir, clock } = await imported()
  const read = async (folder: string | null) => {
    const root = join(dir, String(folder))
    const paths = (await filesUnder(root)).filter(path => path.endsWith('utdrag.json'))
    const texts = await Promise.all(paths.map(path => readFile(join(root, path), 'utf8')))
    return { root, paths, texts: texts.toSorted() }
  }
  const first = await read((await createExport(ctx, everything)).folder)
  clock.advance(86_400_000)
  expect((await read((await createExport(ctx, everything)).folder)).texts).toEqual(first.texts)
  const [path = ''] = first.paths
  const whole = join(first.root, path)
  await writeFile(whole, (await readFile(whole, 'utf8')).replace('"text": "', '"text": "inte '))
  expect((await verifyPackage(first.root))?.findings).toContainEqual({ code: 'changed', what: path })
})
