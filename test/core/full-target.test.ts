// A disk that becomes full in the middle of a picture of a document: it is said, nothing is left, and the program goes on. Such an
// error comes while the picture is still being written, when nobody waits for the file yet.
import { execFileSync } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encode } from 'jpeg-js'
import { expect, it, onTestFinished } from 'vitest'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  findDisclosure,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { createExport, listExports } from '../../electron/core/delivery/exports/exports.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { canMount } from '../helpers/can-mount.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { everything } from './exports-archive.ts'

/** Several pages: the disk is full while the next is still being cut. */
const [WIDTH, HEIGHT] = [700, 7000]

/** Noise that is small as a JPEG of low quality, and some ten megabytes as the document holds it. */
function noisyJpeg(): Buffer {
  const data = Buffer.alloc(WIDTH * HEIGHT * 4, 255)
  let noise = 1
  for (let at = 0; at < data.length; at += 4) {
    noise = (noise * 1_103_515_245 + 12_345) & 0x7fff_ffff
    data.writeUInt16LE((noise >> 8) & 0xffff, at)
  }
  return encode({ data, width: WIDTH, height: HEIGHT }, 10).data
}

async function withPicture() {
  const made = await newArchive()
  const { ctx, dir } = made
  const { id: channelId } = newChannel(ctx)
  const path = join(dir, '..', 'bild.jpg')
  await writeFile(path, noisyJpeg())
  const message = await takeMessageFile(ctx, {
    channelId,
    senderName: 'Åsa',
    senderAddress: null,
    receivedAt: null,
    path
  })
  const disk = join(await temporaryFolder(), 'disk')
  await mkdir(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=9m', 'tmpfs', disk])
  onTestFinished(() => void execFileSync('umount', ['-l', disk]))
  return { ...made, message, disk }
}

it.skipIf(!canMount)(
  'a disclosure that fills its disk is still open, and can be delivered elsewhere',
  async () => {
    const { ctx, message, disk } = await withPicture()
    const { id } = openDisclosure(ctx, { reference: null, about: 'Bilden', requestedAt: ctx.clock.now() })
    await addRecords(ctx, id, [{ kind: 'message', id: message.id }])
    await goThrough(ctx, id, 0)
    await expect(deliver(ctx, id, { into: disk })).rejects.toMatchObject({ code: 'target-full' })
    expect(await readdir(disk)).toEqual([])
    expect(findDisclosure(ctx.db.read, id)).toMatchObject({ state: 'open', folder: null })
    expect((await deliver(ctx, id, { into: await temporaryFolder() })).state).toBe('delivered')
    expect((await verifyArchive(ctx)).findings).toEqual([])
  }
)

it.skipIf(!canMount)(
  'a register document that fills its disk leaves no package, and the next is written',
  async () => {
    const { ctx, disk } = await withPicture()
    const form = { format: 'diary-pdfa-2b', delivery: null } as const
    await expect(createExport(ctx, everything, { ...form, into: disk })).rejects.toMatchObject({
      code: 'target-full'
    })
    expect(await readdir(disk)).toEqual([])
    expect(listExports(ctx.db.read)).toMatchObject([{ state: 'failed', problem: 'target-full' }])
    expect((await createExport(ctx, everything, form)).state).toBe('written')
  }
)
