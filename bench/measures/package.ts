// Writing and verifying a package, against hashing and copying the same files: of a gibibyte, and of ten in 20,000 files.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { EVERYTHING } from '#shared/export.ts'
import type { Archive } from '../../electron/core/app/archive.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel } from '../lib/archive.ts'
import { filesIn, GIBIBYTE } from '../lib/files.ts'
import { type Measure, type Subject, secondsOf } from '../lib/measure.ts'
import { megabytesOf, needProc } from '../lib/processes.ts'
import { run } from '../lib/programs.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

type Size = {
  readonly files: number
  readonly bytes: number
  readonly sum: 'sha256sum' | 'sha512sum'
  /** What the program may have while it writes, in megabytes. */
  readonly memory: number | null
}

const COMMON = { goal: 1.3 } as const

export const packageMeasure: Measure = {
  ...COMMON,
  name: 'package',
  ours: 'createExport of an archive of 64 files of 16 MiB: copied, read back, both checksums, verified, synced, named',
  baseline: 'sha512sum of the same files, then cp -r of them; in the page cache for both',
  prepare: () => packageOf({ files: 64, bytes: 16 << 20, sum: 'sha512sum', memory: null })
}

export const packageLarge: Measure = {
  ...COMMON,
  name: 'package-10g',
  isLong: true,
  ours: 'createExport of an archive of 20,000 files of 512 KiB, in less than 300 MB of memory (PSS): more is a failure',
  baseline:
    'sha256sum of the same files, then cp -r of them, and sync: what is written of a package is on disk',
  prepare: () => {
    needProc()
    return packageOf({ files: 20_000, bytes: 512 << 10, sum: 'sha256sum', memory: 300 })
  }
}

async function packageOf(size: Size): Promise<Subject> {
  // The objects, and a package and a copy of them, one after the other.
  const folder = await temporaryFolder(2 * size.files * size.bytes + 2 * GIBIBYTE)
  const archive = await newArchive(folder)
  const objects = await fill(archive, folder, size)
  const { context } = archive
  const [exports, copy] = [join(context.dir, 'exports'), join(folder, 'copy')]
  let peak = 0
  return {
    async ours() {
      const stop = watch(size, megabytes => {
        peak = Math.max(peak, megabytes)
      })
      try {
        const seconds = await secondsOf(async () => {
          const { state, files } = await createExport(context, { ...EVERYTHING, unfinished: 'include' })
          if (state !== 'written' || (files ?? 0) < objects.length)
            throw new Error(`The package is ${state} and has ${files ?? 0} files.`)
        })
        if (size.memory !== null && peak > size.memory)
          throw new Error(`It took ${peak.toFixed(0)} MB of memory, and ${size.memory} MB are allowed.`)
        return seconds
      } finally {
        stop()
        await rm(exports, { recursive: true, force: true })
        await run('mkdir', [exports])
        await run('sync', [])
      }
    },
    async baseline() {
      try {
        return await secondsOf(async () => {
          for (let from = 0; from < objects.length; from += MOST_ARGUMENTS)
            await run(size.sum, objects.slice(from, from + MOST_ARGUMENTS))
          await run('cp', ['-r', join(context.dir, 'objects'), copy])
          if (size.memory !== null) await run('sync', [])
        })
      } finally {
        await rm(copy, { recursive: true, force: true })
        await run('sync', [])
      }
    },
    notes: () => (size.memory === null ? [] : [`the most memory: ${peak.toFixed(0)} MB`]),
    async close() {
      await archive.close()
      await removeFolder(folder)
    }
  }
}

/** More paths than this may be too long for one command. */
const MOST_ARGUMENTS = 1_000
const OFTEN = 250

function watch({ memory }: Size, onSeen: (megabytes: number) => void): () => void {
  if (memory === null) return () => undefined
  const timer = setInterval(() => onSeen(megabytesOf([process.pid])), OFTEN)
  return () => clearInterval(timer)
}

/** Fills the archive as a person would: a channel, and a message for every file. Answers with the objects' paths. */
async function fill({ context }: Archive, folder: string, size: Size): Promise<string[]> {
  const channelId = newChannel(context, 'facebook', 'https://flode.example/alvasa')
  const objects: string[] = []
  for await (const path of filesIn(folder, size)) {
    const sender = { senderName: 'Göran Ek', senderAddress: null, receivedAt: null }
    const { original } = await takeMessageFile(context, { channelId, path, ...sender })
    if (original === null) throw new Error('A file was not kept.')
    objects.push(context.objects.path(original))
    await rm(path)
  }
  return objects
}
