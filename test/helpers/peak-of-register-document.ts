// Writes the register documents of an archive in a process of its own, and prints how much memory it had at the most beside
// what it had before, in MiB. Linux.
import { readFileSync, writeFileSync } from 'node:fs'
import { EVERYTHING, ExportFormat } from '#shared/export.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { openOptions } from './archive.ts'

const of = (name: string) =>
  Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) /
  1024

const [dir = '', format = ''] = process.argv.slice(2)
const { context, close } = await openArchive(dir, openOptions())
const how = { format: ExportFormat.parse(format), delivery: null }
// What the program itself loads for a package is loaded.
await createExport(context, { ...EVERYTHING, unfinished: 'include', kinds: ['message'] }, how)
globalThis.gc?.()
// The most that was held is counted from here.
writeFileSync('/proc/self/clear_refs', '5')
const before = of('VmRSS')
await createExport(context, { ...EVERYTHING, unfinished: 'include' }, how)
process.stdout.write(`${JSON.stringify({ before, peak: of('VmHWM') })}\n`)
await close()
