// The report of a department's half-year with 500 captures, against the browser printing a page that says the same.
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CaptureId, type ChannelId } from '#shared/ids.ts'
import { launchBrowser, puppeteerOf } from '../../electron/core/captures/browser/process/browser.ts'
import {
  endCapture,
  insertCapture,
  insertCaptureFile
} from '../../electron/core/captures/captures/queries.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { swedish } from '../../electron/core/kernel/swedish-time.ts'
import { channel } from '../../electron/core/register/register/channels.ts'
import { printDepartment } from '../../electron/core/reports/coverage/department-report.ts'
import { newArchive, newChannel } from '../lib/archive.ts'
import { type Measure, secondsOf } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const CAPTURES = 500
const ROOM = 256 << 20

export const report: Measure = {
  name: 'report-500',
  goal: 1.5,
  ours: 'the report of a half-year with 500 captures, as a tagged PDF/A-2b, gathered, written and synced',
  baseline:
    'the started browser: new page, the same headings and rows as HTML, pdf (A4, tagged), close. They are there already',
  async prepare() {
    const folder = await temporaryFolder(ROOM)
    const archive = await newArchive(folder)
    const { context } = archive
    const channelId = newChannel(context, 'facebook', 'https://flode.example/alvasa')
    const { departmentId } = channel(context.db.read, channelId)
    const rows: string[][] = []
    for (let at = 0; at < CAPTURES; at++) rows.push(await enterCapture(context, channelId, at))
    const browser = await launchBrowser()
    const html = htmlOf(rows)
    const dir = join(folder, 'report')
    let pages = ''
    return {
      async ours() {
        await mkdir(dir)
        try {
          return await secondsOf(() =>
            printDepartment(context, { period: null, departmentId, level: '2b', dir })
          )
        } finally {
          await rm(dir, { recursive: true })
        }
      },
      baseline: () =>
        secondsOf(async () => {
          const page = await puppeteerOf(browser).newPage()
          await page.setContent(html)
          const printed = await page.pdf({ format: 'A4', tagged: true, margin: MARGIN })
          pages = `${/\/Type \/Pages\s*\/Count (\d+)/.exec(Buffer.from(printed).toString('latin1'))?.[1] ?? '?'} pages`
          await page.close()
        }),
      notes: () => [`the browser printed ${pages}`],
      async close() {
        await browser.close()
        await archive.close()
        await removeFolder(folder)
      }
    }
  }
}

const MARGIN = { top: '18mm', bottom: '18mm', left: '18mm', right: '18mm' }

/** Enters a capture, and gives its row of the report. */
async function enterCapture(ctx: Context, channelId: ChannelId, number: number): Promise<string[]> {
  const id = CaptureId.parse(randomUUID())
  const [now, address] = [ctx.clock.now(), `https://flode.example/alvasa/sida-${number}`]
  const picture = await ctx.objects.put(Buffer.from(`bild ${number}`), 'image/png')
  const provenance = await ctx.objects.put(Buffer.from(`{"id":"${id}"}`), 'application/json')
  ctx.db.transact(tx => {
    insertCapture(tx, { id, channelId, runId: null, address, startedAt: now })
    record(tx, ctx, { act: 'capture.ended', about: id, objects: [picture, provenance] })
    endCapture(tx, {
      ...{ id, state: 'complete', reasons: [], finalAddress: address, httpStatus: 200 },
      ...{ endedAt: now, provenance: provenance.sha256, retryAfter: null }
    })
    const file = { role: 'screenshot', position: 0, top: 0, width: 1280, height: 800 } as const
    insertCaptureFile(tx, id, { ...file, sha256: picture.sha256 })
  })
  const date = swedish(now, 'yyyy-MM-dd HH.mm')
  return [date, 'Älvåsa kommun', 'fullständig', `${address}<br>${picture.sha256.slice(0, 16)}`]
}

function htmlOf(rows: readonly string[][]): string {
  const cells = (tag: string, row: readonly string[]) =>
    `<tr>${row.map(cell => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  const heads = ['Datum', 'Kanal', 'Tillstånd', 'Adress, och kontrollsumman för bilden (SHA-256, början)']
  return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Kommunikation</title>
    <style>body{font:9pt "DejaVu Sans",sans-serif} table{width:100%;border-collapse:collapse}
    td,th{text-align:left;vertical-align:top;padding:3pt;border-bottom:0.5pt solid #777} tr{break-inside:avoid}</style>
    <h1>Kommunikation</h1><h2>Insamlingar</h2>
    <table><thead>${cells('th', heads)}</thead><tbody>${rows.map(row => cells('td', row)).join('')}</tbody></table></html>`
}
