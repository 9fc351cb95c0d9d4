// The drill of an archive of 10 GiB (`--size`: how much of it): its first backup, the next with one in a hundred files new, and restoring it,
// against copying the same files. Each is only taken when it is named.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Archive } from '../../electron/core/app/archive.ts'
import { addTarget, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { restore } from '../../electron/core/delivery/backups/elsewhere.ts'
import { systemClock } from '../../electron/core/kernel/clock.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel } from '../lib/archive.ts'
import { filesIn } from '../lib/files.ts'
import { type Measure, type Size, secondsOf } from '../lib/measure.ts'
import { run } from '../lib/programs.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const FILES = 20_000
const BYTES = 512 << 10
const LONG = { isLong: true } as const
const never = new AbortController().signal

type Drill = { readonly archive: Archive; readonly folder: string; fill(files: number): Promise<void> }

/** An archive with so much in it, and room for it `times` more. */
async function drillOf({ size }: Size, times: number): Promise<Drill> {
  const files = Math.ceil(FILES * size)
  const folder = await temporaryFolder((1 + times) * files * BYTES)
  const archive = await newArchive(folder)
  const { context } = archive
  const channelId = newChannel(context, 'facebook', 'https://flode.example/alvasa')
  const sender = { senderName: 'Göran Ek', senderAddress: null, receivedAt: null }
  async function fill(count: number) {
    for await (const path of filesIn(folder, { files: count, bytes: BYTES })) {
      await takeMessageFile(context, { channelId, path, ...sender })
      await rm(path)
    }
    await run('sync', [])
  }
  await fill(files)
  return { archive, folder, fill }
}

const targetIn = async ({ archive, folder }: Drill) =>
  (await addTarget(archive.context, { folder: join(folder, 'backups'), recipient: null, plan: null })).id

async function copied({ archive, folder }: Drill, isHashed: boolean): Promise<number> {
  const [from, to] = [archive.context.dir, join(folder, 'copy')]
  try {
    return await secondsOf(async () => {
      if (isHashed)
        await run('sh', ['-c', 'find "$0" -type f -print0 | xargs -0 sha256sum', join(from, 'objects')])
      await run('cp', ['-r', from, to])
      await run('sync', [])
    })
  } finally {
    await rm(to, { recursive: true, force: true })
    await run('sync', [])
  }
}

async function backup(drill: Drill, id: Awaited<ReturnType<typeof targetIn>>): Promise<number> {
  const seconds = await secondsOf(async () => {
    const { outcome } = await writeBackup(drill.archive.context, id)
    if (outcome !== 'whole') throw new Error(`The backup is ${outcome}.`)
  })
  await run('sync', [])
  return seconds
}

const closed =
  ({ archive, folder }: Drill) =>
  async () => {
    await archive.close()
    await removeFolder(folder)
  }

export const backupFirst: Measure = {
  ...LONG,
  name: 'backup-first',
  goal: 1.5,
  ours: 'the first backup of an archive of 20,000 files of 512 KiB while it is open: copied, synced, read back, hashed',
  baseline: 'sha256sum of its files, cp -r of it, and sync',
  async prepare(asked) {
    const drill = await drillOf(asked, 2)
    return {
      ours: async () => backup(drill, await targetIn(drill)),
      baseline: () => copied(drill, true),
      close: closed(drill)
    }
  }
}

export const backupAgain: Measure = {
  ...LONG,
  name: 'backup-again',
  goal: 0.05,
  ours: 'the next backup, when one in a hundred files is new',
  baseline: 'the first backup of the same archive',
  async prepare(asked) {
    const drill = await drillOf(asked, 1.2)
    const id = await targetIn(drill)
    return {
      baseline: () => backup(drill, id),
      async ours() {
        await drill.fill(Math.ceil((FILES * asked.size) / 100))
        return backup(drill, id)
      },
      close: closed(drill)
    }
  }
}

export const restoreDrill: Measure = {
  ...LONG,
  name: 'restore',
  goal: 1.5,
  ours: 'the archive brought back from its backup in a new folder: copied, synced, read back, every row and file proven equal',
  baseline: 'cp -r of the archive, and sync',
  async prepare(asked) {
    const drill = await drillOf(asked, 2)
    await backup(drill, await targetIn(drill))
    const into = join(drill.folder, 'restored')
    return {
      async ours() {
        try {
          const from = join(drill.folder, 'backups')
          return await secondsOf(() =>
            restore({ from, into, asOf: null, key: null }, systemClock, () => undefined, never)
          )
        } finally {
          await rm(into, { recursive: true, force: true })
          await run('sync', [])
        }
      },
      baseline: () => copied(drill, false),
      close: closed(drill)
    }
  }
}
