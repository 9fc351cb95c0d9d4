// Files of an export that are made to take much time or memory: each is given up, told of, and the next one is read.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findingSays } from '#shared/intake-findings.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { ExportApart } from '../../../electron/core/messages/intake/apart/export-apart.ts'
import { HtmlCells } from '../../../electron/core/messages/intake/files/html-cells.ts'
import { inputsAt } from '../../../electron/core/messages/intake/files/inputs.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { metaFile, OWN } from '../../helpers/exports/meta.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

const limits = { seconds: 30, megabytes: 120 }
const pathOf = (who: string) => `your_facebook_activity/messages/inbox/${who}_10000001/message_1.json`
/** A message whose tags take some hundred times the memory that they take in the file. */
const heavyTags = `[${'{},'.repeat(10_000_000)}{}]`
const heavyFile = `{"participants":[{"name":"Bo"},{"name":"${OWN}"}],"messages":[{"sender_name":"Bo","timestamp_ms":1750000000000,"content":"Hej","tags":${heavyTags}}],"title":"Bo"}`
const manyFrom = (who: string, count: number) =>
  metaFile(
    who,
    [who, OWN],
    Array.from({ length: count }, (_, at) => ({
      from: who,
      at: 1_750_000_000_000 + at * 60_000,
      text: `Fråga ${at}`
    }))
  )

it('gives up the file of an export that takes too much memory, says so, and takes in all of the others', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id } = newChannel(ctx)
  const zip = await writeZip(join(await temporaryFolder(), 'tung.zip'), {
    [pathOf('asa')]: manyFrom('Åsa', 7_000),
    [pathOf('bo')]: heavyFile,
    [pathOf('cia')]: manyFrom('Cia', 3)
  })
  const run = await importing(opened, id, zip, null, limits)
  expect(run).toMatchObject({ state: 'finished', problem: null, imported: 7_003, unreadable: 1, seen: 7_004 })
  expect(run.findings).toEqual([
    { kind: 'unreadable', code: 'file-too-heavy', place: pathOf('bo'), count: 1 }
  ])
  for (const language of ['sv', 'en'] as const)
    expect(findingSays('file-too-heavy', language)).toMatch(/\w{5}/)
  expect(await importing(opened, id, zip, null, limits)).toMatchObject({
    imported: 0,
    known: 7_003,
    unreadable: 1
  })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('reads HTML that only ever opens no further than it must, and says that it is cut short', () => {
  const scanner = new HtmlCells(() => true)
  const opening = Buffer.from('<div class="pam">'.repeat(4_000))
  const spent = process.cpuUsage()
  for (let chunk = 0; chunk < 60; chunk++) scanner.push(opening)
  expect(scanner.end()).toEqual({ cells: [], isWhole: false })
  // A quarter of a million of them took minutes.
  expect(process.cpuUsage(spent).user / 1e6).toBeLessThan(10)
})

it('gives up a file that takes too much when it is only looked at, and goes on without it', async () => {
  const opened = await newArchive()
  const { id } = newChannel(opened.ctx)
  const zip = await writeZip(join(await temporaryFolder(), 'tung.zip'), {
    // It names nobody, so that its messages are looked into for who wrote them.
    [pathOf('bo')]: heavyFile.replace(/"participants":\[.*?\],/, ''),
    [pathOf('cia')]: manyFrom('Cia', 3)
  })
  const run = await importing(opened, id, zip, OWN, limits)
  expect(run).toMatchObject({ state: 'finished', imported: 3, unreadable: 1 })
  expect(run.findings).toEqual([
    { kind: 'unreadable', code: 'file-too-heavy', place: pathOf('bo'), count: 1 }
  ])
})

it('goes on after a file was given up where the reading was, and says nothing twice', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'asa.txt'), 'inget')
  const zip = await writeZip(join(folder, 'a.zip'), {
    [pathOf('asa')]: manyFrom('Åsa', 12_000),
    [pathOf('bo')]: heavyFile,
    [pathOf('cia')]: manyFrom('Cia', 3),
    [pathOf('disa')]: heavyFile,
    [pathOf('erik')]: manyFrom('Erik', 2)
  })
  const { inputs } = await inputsAt([zip])
  const apart = await ExportApart.open(inputs, { name: 'a.zip', limits })
  const found: [number, number, string][] = []
  const about = { platform: 'facebook', ownName: OWN } as const
  for await (const { file, reads, end } of apart.reads(about, new AbortController().signal))
    found.push([file, reads.filter(({ is }) => is === 'message').length, end])
  apart.close()
  const sums = [0, 1, 2, 3, 4].map(number => [
    found.filter(([file]) => file === number).reduce((sum, [, count]) => sum + count, 0),
    found.findLast(([file]) => file === number)?.[2]
  ])
  expect(sums).toEqual([
    [12_000, 'whole'],
    [0, 'file-too-heavy'],
    [3, 'whole'],
    [0, 'file-too-heavy'],
    [2, 'whole']
  ])
})

it('stops at once, also while a file takes its time', async () => {
  const zip = await writeZip(join(await temporaryFolder(), 'a.zip'), { [pathOf('bo')]: heavyFile })
  const { inputs } = await inputsAt([zip])
  const apart = await ExportApart.open(inputs, { name: 'a.zip', limits: { seconds: 60, megabytes: 2_000 } })
  const stop = new AbortController()
  const about = { platform: 'facebook', ownName: OWN } as const
  const reading = Array.fromAsync(apart.reads(about, stop.signal))
  const why = new Error('nog')
  setTimeout(() => stop.abort(why), 100)
  await expect(reading).rejects.toBe(why)
  apart.close()
})
