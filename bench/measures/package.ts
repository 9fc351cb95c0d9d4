// Writing and verifying a package of a gibibyte, against hashing and copying the same files.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { EVERYTHING } from '#shared/export.ts'
import type { Archive } from '../../electron/core/archive.ts'
import { createExport } from '../../electron/core/exports/exports.ts'
import { takeMessageFile } from '../../electron/core/messages/messages.ts'
import { newArchive, newChannel } from '../lib/archive.ts'
import { GIBIBYTE, gibibyteIn } from '../lib/files.ts'
import { type Measure, secondsOf } from '../lib/measure.ts'
import { run } from '../lib/programs.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

export const packageMeasure: Measure = {
  name: 'package',
  goal: 1.3,
  ours: 'createExport of an archive of 64 files of 16 MiB: copied, read back, both checksums, verified, synced, named',
  baseline: 'sha512sum of the same files, then cp -r of them; in the page cache for both',
  async prepare() {
    const folder = await temporaryFolder(4 * GIBIBYTE)
    const archive = await newArchive(folder)
    const objects = await fill(archive, folder)
    const { context } = archive
    const [exports, copy] = [join(context.dir, 'exports'), join(folder, 'copy')]
    return {
      async ours() {
        try {
          return await secondsOf(async () => {
            const { state, files } = await createExport(context, { ...EVERYTHING, unfinished: 'include' })
            if (state !== 'written' || (files ?? 0) < objects.length)
              throw new Error(`The package is ${state} and has ${files ?? 0} files.`)
          })
        } finally {
          await rm(exports, { recursive: true, force: true })
          await run('mkdir', [exports])
          await run('sync', [])
        }
      },
      async baseline() {
        try {
          return await secondsOf(async () => {
            await run('sha512sum', objects)
            await run('cp', ['-r', join(context.dir, 'objects'), copy])
          })
        } finally {
          await rm(copy, { recursive: true, force: true })
          await run('sync', [])
        }
      },
      async close() {
        await archive.close()
        await removeFolder(folder)
      }
    }
  }
}

/** Fills the archive as a person would: a channel, and a message for every file. Answers with the objects' paths. */
async function fill({ context }: Archive, folder: string): Promise<string[]> {
  const channelId = newChannel(context, 'facebook', 'https://flode.example/alvasa')
  const objects: string[] = []
  for (const path of await gibibyteIn(folder, { files: 64 })) {
    const sender = { senderName: 'Göran Ek', senderAddress: null, receivedAt: null }
    const { original } = await takeMessageFile(context, { channelId, path, ...sender })
    objects.push(context.objects.path(original))
    await rm(path)
  }
  return objects
}
