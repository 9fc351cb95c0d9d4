// An archive as it is after some years: every form of package of it is written, valid, and opened as its receiver would.
import { execFileSync } from 'node:child_process'
import { cp, readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { PNG } from 'pngjs'
import { expect, it, vi } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import { endRun } from '../../electron/core/captures/captures/run-queries.ts'
import { createExport, reportOf } from '../../electron/core/delivery/exports/exports.ts'
import { packExport } from '../../electron/core/delivery/exports/pack.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { SCHEMAS } from '../helpers/schemas.ts'
import { everything, newCapture, newComment, startRun } from './exports-archive.ts'

const SIZE = { captures: 500, comments: 2000, messages: 5000 }
const CONVERSATION = 10

vi.setConfig({ testTimeout: 1_200_000, hookTimeout: 1_200_000 })

const RECEIVER = resolve(import.meta.dirname, '../helpers/receiver.mjs')

/** As a municipality has it after some years. */
async function fullArchive(): Promise<Context> {
  const { ctx } = await newArchive()
  const channels = [
    newChannel(ctx),
    newChannel(ctx, { name: 'Bilder från Norrby', addresses: ['https://bilder.example/norrby'] })
  ]
  const [first] = channels
  if (first === undefined) throw new Error('there is a channel')
  const run = startRun(ctx)
  for (let number = 0; number < SIZE.captures; number += 1)
    await newCapture(ctx, {
      run,
      channelId: channels[number % 2]?.id ?? first.id,
      address: `https://flode.example/norrby/${number}`,
      seed: `${number}`,
      pictures: [picture(number), picture(number + 1)]
    })
  ctx.db.transact(tx => endRun(tx, run, 'finished', ctx.clock.now()))
  for (let number = 0; number < SIZE.comments; number += 1)
    await newComment(ctx, first.id, `Kommentar ${number} om rondellen 😡`)
  converse(ctx, first.id)
  return ctx
}

/** A picture of its own for each number. */
function picture(number: number): Buffer {
  const png = new PNG({ width: 120, height: 200 })
  png.data.fill(255)
  // Some of it can be seen through, as pictures on the web can.
  for (let at = 0; at < 400; at += 4) png.data.set([number % 251, number >> 3, at % 256, at % 256], at * 120)
  return PNG.sync.write(png)
}

/** Conversations as an export leaves them. */
function converse({ db, clock }: Context, channelId: string): void {
  db.transact(tx => {
    const begin = tx.prepare(
      `INSERT INTO conversation (id, channel_id, platform, native_id, title, folder) VALUES (?, ?, 'facebook', ?, 'Åsa', 'inbox')`
    )
    const say = tx.prepare(
      `INSERT INTO message (id, channel_id, conversation_id, kind, direction, state, method, sender_name, dedupe_key,
         created_at, created_basis, received_at, taken_in_at, taken_in_by, text)
       VALUES (?, ?, ?, 'dm', ?, ?, 'export', 'Åsa Löv', ?, ?, 'utc', ?, ?, 'test', ?)`
    )
    let conversation = ''
    for (let number = 0; number < SIZE.messages; number += 1) {
      const id = crypto.randomUUID()
      const at = new Date(Date.UTC(2026, 8, 1) + number * 60_000).toISOString()
      if (number % CONVERSATION === 0) {
        conversation = crypto.randomUUID()
        begin.run(conversation, channelId, conversation)
      }
      const isIn = number % 2 === 0
      say.run(
        ...[id, channelId, conversation, isIn ? 'in' : 'out', isIn ? 'undecided' : 'sent', id],
        ...[at, isIn ? at : null, clock.now(), `Meddelande ${number}`]
      )
    }
  })
}

async function officialSchemas(format: ExportFormat): Promise<string | null> {
  if (!/^(?:eark|fgs)/.test(format)) return null
  const folder = await temporaryFolder()
  await cp(join(SCHEMAS, format === 'fgs-1.2' ? 'fgs-1.2' : 'eark'), folder, { recursive: true })
  return folder
}

const NOBODY = { creator: null, creatorCode: null, submitter: null, submitterCode: null }

it('is handed over in every form, valid, and opened by its receiver', async () => {
  const ctx = await fullArchive()
  expect(proposeExport(ctx, everything)).toMatchObject(SIZE)
  for (const format of ExportFormat.options) await handOver(ctx, format)
})

async function handOver(ctx: Context, format: ExportFormat): Promise<void> {
  const schemas = await officialSchemas(format)
  const made = await createExport(ctx, everything, {
    format,
    delivery: { ...NOBODY, preservation: null, agreement: null, schemas }
  })
  const checks = reportOf(ctx.db.read, made.id)?.checks ?? []
  expect([format, checks.filter(({ outcome }) => outcome === 'failed')]).toEqual([format, []])
  if (schemas !== null)
    expect(
      checks.filter(({ check, outcome }) => check === 'schemas' && outcome === 'passed').length
    ).toBeGreaterThan(0)
  const counts = checks.find(({ check }) => check === 'counts')
  expect(counts?.number).toBeGreaterThanOrEqual(SIZE.captures + SIZE.comments + SIZE.messages)

  const packed = await packExport(ctx, made.id, await temporaryFolder())
  const target = await temporaryFolder()
  const answer = execFileSync(process.execPath, [RECEIVER, packed.path, target], { encoding: 'utf8' })
  const { files, problems } = JSON.parse(answer)
  expect([format, problems]).toEqual([format, []])
  expect(files).toBeGreaterThan(SIZE.captures * 4)
  if (format.startsWith('diary')) {
    const index = await readFile(join(target, basename(packed.path, '.zip'), 'index.csv'), 'utf8')
    expect(index.trimEnd().split('\r\n')).toHaveLength(1 + SIZE.captures + SIZE.comments + SIZE.messages)
  }
  if (format === 'diary-pdfa-1b')
    await isWithoutTransparency(join(target, basename(packed.path, '.zip')), SIZE.captures + SIZE.comments)
}

/** PDF 1.4, and nothing of what ISO 19005-1 forbids that our documents could have (6.1.4, 6.1.10, 6.4). */
async function isWithoutTransparency(root: string, least: number): Promise<void> {
  const documents = (await readdir(root, { recursive: true })).filter(path => path.endsWith('.pdf'))
  expect(documents.length).toBeGreaterThan(least)
  const forbidden = /\/(?:SMask|CA|ca|BM|ObjStm|XRef|LZWDecode)\b|\/S\s*\/Transparency/
  for (const path of documents) {
    const text = (await readFile(join(root, path))).toString('latin1')
    // What is between objects' streams is plain; a stream may by chance hold any letters.
    const plain = text.replaceAll(/\bstream\r?\n[\s\S]*?\bendstream\b/g, '')
    expect([path, text.slice(0, 8), forbidden.exec(plain)?.[0]]).toEqual([path, '%PDF-1.4', undefined])
  }
}
