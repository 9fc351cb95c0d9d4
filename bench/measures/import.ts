// Importing a large export of Facebook, against merely streaming the same files and parsing their JSON.
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { openZip } from '../../electron/core/messages/intake/files/zip.ts'
import { importInChild } from '../lib/import-in-child.ts'
import { type Measure, type Subject, secondsOf } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const [THREADS, EACH] = [5_000, 100]
const MESSAGES = THREADS * EACH
const [VIDEOS, VIDEO_BYTES] = [400, 4_600_000]
/** So many messages a second are enough, however fast the baseline is. */
const ENOUGH = 20_000
const OWN = 'Norrby kommun'

export const importExport: Measure = {
  name: 'import',
  // At least half the speed of the baseline.
  goal: 2,
  ours: `an import of a 2 GB export: ${MESSAGES} messages in ${THREADS} conversations and ${VIDEOS} videos, kept, read, entered and synced`,
  baseline: `every file streamed out of the same zip, and the JSON parsed; or ${2 * ENOUGH} messages a second, where that is slower`,
  prepare
}

async function prepare(): Promise<Subject> {
  const folder = await temporaryFolder(7 * 2 ** 30)
  const zip = join(folder, 'facebook.zip')
  await writeExport(zip)
  let [rate, peak] = [0, 0]
  return {
    async baseline() {
      const seconds = await secondsOf(() => streamAll(zip))
      return Math.max(seconds, MESSAGES / (2 * ENOUGH))
    },
    async ours() {
      const dir = await temporaryFolder(6 * 2 ** 30)
      try {
        const task = { dir: join(dir, 'arkiv'), file: zip, platform: 'facebook', ownName: OWN } as const
        const outcome = await importInChild(task, MESSAGES)
        rate = MESSAGES / outcome.seconds
        peak = Math.max(peak, outcome.peak)
        return outcome.seconds
      } finally {
        await removeFolder(dir)
      }
    },
    notes: () => [
      `${Math.round(rate)} messages a second at the last`,
      `${Math.round(peak / 1e6)} MB of memory at the most, in the whole process`
    ],
    close: () => removeFolder(folder)
  }
}

const mangled = (text: string) => Buffer.from(text).toString('latin1')

async function writeExport(path: string): Promise<void> {
  const zip = new ZipFile()
  const written = finished(zip.outputStream.pipe(createWriteStream(path)))
  const video = randomBytes(VIDEO_BYTES)
  for (let thread = 0; thread < THREADS; thread++) {
    const root = `your_facebook_activity/messages/inbox/kalle_${10_000_000 + thread}`
    const who = mangled(`Kalle Påhitt ${thread}`)
    const uri = `${root}/videos/${thread}.mp4`
    const hasVideo = thread < VIDEOS
    const messages = Array.from({ length: EACH }, (_, at) => ({
      sender_name: at % 3 === 0 ? OWN : who,
      timestamp_ms: 1_600_000_000_000 + thread * 1_000_003 - at * 3_600_000,
      content: mangled(
        `${at}: När öppnar badet i Åkersjön, och går det buss dit på lördagar? ${'Vi undrar. '.repeat(at % 12)}`
      ),
      is_geoblocked_for_viewer: false,
      ...(hasVideo && at === 1 ? { videos: [{ uri, creation_timestamp: 1_600_000_000 }] } : {})
    }))
    const file = { participants: [{ name: who }, { name: OWN }], messages, title: who, thread_path: root }
    zip.addBuffer(Buffer.from(JSON.stringify(file)), `${root}/message_1.json`)
    // Each of its own, so that none is kept already.
    if (hasVideo)
      zip.addReadStreamLazy(uri, { compress: false }, take =>
        take(null, Readable.from([Buffer.from(`${thread}`), video]))
      )
  }
  zip.end()
  await written
}

async function streamAll(path: string): Promise<void> {
  const zip = await openZip(path, 'facebook.zip')
  let messages = 0
  for (const file of zip.files) {
    if (!file.path.endsWith('.json')) for await (const _ of await file.open());
    else
      messages += (JSON.parse((await buffer(await file.open())).toString()) as { messages: unknown[] })
        .messages.length
  }
  zip.close()
  if (messages !== MESSAGES) throw new Error(`${messages} messages instead of ${MESSAGES}.`)
}
