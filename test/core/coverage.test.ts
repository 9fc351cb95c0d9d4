// Coverage: what is captured in a half-year and what is missing, by department, on the page and on paper.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Channel } from '#shared/register.ts'
import { channelRows } from '../../electron/core/captures/captures/coverage.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal, record } from '../../electron/core/kernel/journal/record.ts'
import { editChannel, registerChannel } from '../../electron/core/register/register/channels.ts'
import { addDepartment } from '../../electron/core/register/register/departments.ts'
import { markRetired } from '../../electron/core/register/register/queries.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { coverageOf, coverageTrend } from '../../electron/core/reports/coverage/coverage.ts'
import { printCoverage } from '../../electron/core/reports/coverage/report.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { newCapture, startRun } from './exports-archive.ts'

const ADDRESS = 'https://flode.example/norrby'

/** Three channels of two departments, with one address each, and two for the second. */
async function norrby() {
  const made = await newArchive()
  const { ctx } = made
  const first = newChannel(ctx)
  const school = addDepartment(ctx, { name: 'Barn och utbildning', mailbox: null })
  const more = (name: string, addresses: string[], departmentId = first.departmentId) => {
    const { platform, responsibleId, purpose, dialogue } = first
    return registerChannel(ctx, {
      ...{ platform, responsibleId, purpose, dialogue, name, addresses, departmentId },
      mandate: null
    })
  }
  const second = more('Biblioteket', ['https://bilder.example/bibblan', 'https://bilder.example/bibblan/om'])
  const third = more('Skolan', ['https://bilder.example/skolan'], school.id)
  const run = startRun(ctx)
  const capture = (channel: Channel, address: string, state: 'complete' | 'partial' | 'failed') =>
    newCapture(ctx, { run, channelId: channel.id, address, state })
  return { ...made, first, second, third, capture }
}

const counts = (ctx: Context, period: string | null = null) => {
  const { channels, captured, partial } = coverageOf(ctx, period)
  return { channels, captured, partial }
}

describe('a half-year', () => {
  it('counts a channel as captured when each of its addresses is, and says what is missing and why', async () => {
    const { ctx, clock, first, second, capture } = await norrby()
    await capture(first, ADDRESS, 'complete')
    await capture(second, 'https://bilder.example/bibblan', 'partial')
    clock.advance(60_000)
    await capture(second, 'https://bilder.example/bibblan/om', 'failed')
    const coverage = coverageOf(ctx, null)
    expect(coverage).toMatchObject({ period: '2026-H2', isOver: false, channels: 3, captured: 1, partial: 0 })
    expect(coverage.departments).toMatchObject([
      {
        departmentName: 'Barn och utbildning',
        channels: 1,
        captured: 0,
        missing: [{ channelName: 'Skolan', addresses: 1, missing: [{ lastTry: null, captureId: null }] }]
      },
      {
        departmentName: 'Kultur och fritid',
        channels: 2,
        captured: 1,
        missing: [
          {
            channelName: 'Biblioteket',
            responsibleName: 'Åsa Öberg',
            addresses: 2,
            missing: [{ address: 'https://bilder.example/bibblan/om', lastTry: 'failed' }]
          }
        ]
      }
    ])
    await capture(second, 'https://bilder.example/bibblan/om', 'complete')
    expect(counts(ctx)).toEqual({ channels: 3, captured: 2, partial: 1 })
  })

  it('remembers when a channel was last captured after its address is changed', async () => {
    const { ctx, first, capture } = await norrby()
    await capture(first, ADDRESS, 'complete')
    const last = () => channelRows(ctx).find(({ id }) => id === first.id)
    const before = last()
    expect(before).toMatchObject({ due: 'captured', lastCaptureAt: expect.any(String) })
    const { platform, name, departmentId, responsibleId, purpose, dialogue } = first
    const fields = { platform, name, departmentId, responsibleId, purpose, dialogue }
    const addresses = ['https://flode.example/norrby.kommun']
    editChannel(ctx, first.id, { ...fields, addresses }, { override: 'Plattformen bytte adressen' })
    expect(last()).toMatchObject({ due: 'due', lastCaptureAt: before?.lastCaptureAt })
  })

  it('begins anew with the next one, and the one before stays as it was', async () => {
    const { ctx, clock, first, second, capture } = await norrby()
    await capture(first, ADDRESS, 'complete')
    clock.set('2026-12-31T22:59:00.000Z')
    expect(counts(ctx)).toEqual({ channels: 3, captured: 1, partial: 0 })
    clock.set('2026-12-31T23:00:00.000Z')
    expect(counts(ctx)).toEqual({ channels: 3, captured: 0, partial: 0 })
    await capture(second, 'https://bilder.example/bibblan', 'complete')
    await capture(second, 'https://bilder.example/bibblan/om', 'complete')
    expect(counts(ctx)).toEqual({ channels: 3, captured: 1, partial: 0 })
    expect(coverageOf(ctx, '2026-H2')).toMatchObject({ isOver: true, channels: 3, captured: 1 })
    expect(
      coverageTrend(ctx, 4).map(({ period, captured, channels }) => [period, captured, channels])
    ).toEqual([
      ['2026-H2', 0, 1],
      ['2026-H2', 1, 2],
      ['2027-H1', 0, 1],
      ['2027-H1', 1, 2]
    ])
  })

  it('that is over goes by the addresses and channels of that time', async () => {
    const { ctx, clock, first, third, capture } = await norrby()
    await capture(first, ADDRESS, 'complete')
    await capture(third, 'https://bilder.example/skolan', 'complete')
    clock.set('2027-02-01T09:00:00.000Z')
    const { platform, name, departmentId, responsibleId, purpose, dialogue } = first
    const fields = { platform, name, departmentId, responsibleId, purpose, dialogue }
    editChannel(ctx, first.id, { ...fields, addresses: [ADDRESS, `${ADDRESS}/om`] })
    await capture(third, 'https://bilder.example/skolan', 'complete')
    ctx.db.transact(tx => {
      markRetired(tx, third.id, {
        ...{ at: ctx.clock.now(), because: 'Slås ihop', override: null },
        closedOn: '2027-02-01'
      })
      record(tx, ctx, { act: 'channel.retired', about: third.id })
    })
    expect(counts(ctx, '2026-H2')).toEqual({ channels: 3, captured: 2, partial: 0 })
    expect(counts(ctx)).toEqual({ channels: 2, captured: 0, partial: 0 })
  })

  it('that has not begun is refused, and one before the register is empty', async () => {
    const { ctx } = await norrby()
    expect(() => coverageOf(ctx, '2027-H1')).toThrow(
      expect.objectContaining({ code: 'invalid-input', params: { place: 'period', problem: 'not-begun' } })
    )
    expect(coverageOf(ctx, '2019-H1')).toMatchObject({ channels: 0, departments: [] })
  })
})

describe('the report', () => {
  it('is a tagged PDF with a table for each department that lacks something, and is in the journal', async () => {
    const { ctx, first, capture } = await norrby()
    await capture(first, ADDRESS, 'complete')
    const dir = await temporaryFolder()
    const { path } = await printCoverage(ctx, { period: null, dir })
    expect(path).toBe(join(dir, 'insamlade-kanaler-2026-H2.pdf'))
    const pdf = (await readFile(path)).toString('latin1')
    expect(pdf).toContain('/MarkInfo')
    expect(pdf.match(/\/S \/Table\b/g)).toHaveLength(3)
    expect(pdf.match(/\/Scope \/Column/g)).toHaveLength(4 + 3 + 3)
    const [page] = pdfPages(await readFile(path))
    expect(page).toContain('Insamlade: 1 av 3 kanaler')
    expect(page).toContain('Barn och utbildning 1 0 1')
    expect(page).toContain('https://bilder.example/skolan: inget försök gjort')
    expect(listJournal(ctx.db.read, { about: null, limit: 1, before: null })).toMatchObject([
      { act: 'coverage.printed', details: { period: '2026-H2', channels: 3, captured: 1 } }
    ])
  })

  it('adds up where a channel is secret, and where a department is', async () => {
    const { ctx, first, second, third, capture } = await norrby()
    await capture(first, ADDRESS, 'complete')
    const dir = await temporaryFolder()
    const report = async () =>
      pdfPages(await readFile((await printCoverage(ctx, { period: null, dir })).path)).join(' ')
    const sums = async () => {
      const [, table = ''] = /Saknas (.*?)Det här saknas/s.exec(await report()) ?? []
      const rows = [...table.matchAll(/ (\d+) (\d+) (\d+)(?= )/g)].map(row => row.slice(1).map(Number))
      return [0, 1, 2].map(at => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0))
    }
    const mark = (kind: 'channel' | 'department', id: string) =>
      markSecret(ctx, { record: { kind, id }, paragraph: 'OSL 26 kap. 1 §', note: null })
    expect(await sums()).toEqual([3, 1, 2])
    await mark('channel', second.id)
    expect(await sums()).toEqual([3, 1, 2])
    // The number of the department is explained where its channels are named.
    expect(await report()).toContain(
      'Kultur och fritid Sekretessmarkerade kanaler som saknas och inte står här: 1.'
    )
    await mark('department', third.departmentId)
    expect(await sums()).toEqual([3, 1, 2])
    expect(await report()).toContain('1 sekretessmarkerad förvaltning, står inte här 1 0 1')
    expect(await report()).not.toContain('Barn och utbildning')
  })

  it('counts one channel as one', async () => {
    const { ctx } = await newArchive()
    newChannel(ctx)
    const { path } = await printCoverage(ctx, { period: null, dir: await temporaryFolder() })
    expect(pdfPages(await readFile(path))[0]).toMatch(/Insamlade: 0 av 1 kanal /)
  })

  it('goes over several pages with its headings on each, and no row is parted', async () => {
    const { ctx, first } = await norrby()
    const { platform, departmentId, responsibleId, purpose, dialogue } = first
    for (let at = 0; at < 120; at += 1)
      registerChannel(ctx, {
        ...{ platform, departmentId, responsibleId, purpose, dialogue, mandate: null },
        name: `Kanal ${at}`,
        addresses: [`https://flode.example/${at}`]
      })
    const { path } = await printCoverage(ctx, { period: null, dir: await temporaryFolder() })
    const pdf = (await readFile(path)).toString('latin1')
    expect((pdf.match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(3)
    const pages = pdfPages(await readFile(path))
    for (const page of pages.slice(1)) expect(page).toMatch(/^ ?Kanal Ansvarig/)
    expect(pages.join('')).toContain('Kanal 119 (Facebook)')
  })

  it('is refused in the archive itself and in a folder that is not there', async () => {
    const { ctx, dir } = await norrby()
    const refused = (to: string) => expect(printCoverage(ctx, { period: null, dir: to })).rejects
    await refused(dir).toMatchObject({ code: 'folder-unusable', params: { detail: 'in-archive' } })
    await refused('/finns/inte').toMatchObject({ code: 'folder-unusable', params: { detail: 'ENOENT' } })
  })
})
