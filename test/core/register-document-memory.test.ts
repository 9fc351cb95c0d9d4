// The register document of a very tall page, written by a process whose memory is looked at: no more of the picture is held than
// the tile that is being cut.
import { expect, it } from 'vitest'
import { z } from 'zod'
import { writePng } from '../../electron/core/formats/png/write.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { outputOf } from '../helpers/process.ts'
import { newCapture, startRun } from './exports-archive.ts'

const WIDTH = 1440
/** As the program's own browser takes them: 40,000 pixels. */
const TILES = [15_000, 15_000, 10_000]
const MOST_MIB = 300

/** Lines of something like text on white, and a photograph now and then. */
function tile(height: number, seed: number): Promise<Buffer> {
  const data = Buffer.alloc(WIDTH * height * 4, 255)
  let noise = seed
  for (let y = 0; y < height; y++) {
    const isPhoto = y % 3000 < 600
    if (!isPhoto && y % 24 > 14) continue
    for (let x = 200; x < 1240; x++) {
      noise = (noise * 1_103_515_245 + 12_345) & 0x7fff_ffff
      const at = (y * WIDTH + x) * 4
      if (isPhoto) data.writeUInt16LE((noise >> 8) & 0xffff, at)
      else if (noise & 0x40_000) data[at] = data[at + 1] = data[at + 2] = 30
    }
  }
  return writePng({ width: WIDTH, height, data })
}

it.skipIf(process.platform !== 'linux').each(['diary-pdfa-2b'])(
  'takes less than 300 MB beside the program itself: %s',
  { timeout: 300_000 },
  async format => {
    const { archive, ctx, dir } = await newArchive()
    const { id: channelId } = newChannel(ctx)
    const pictures = []
    for (const [at, height] of TILES.entries()) pictures.push(await tile(height, at + 1))
    await newCapture(ctx, {
      run: startRun(ctx),
      channelId,
      address: 'https://flode.example/norrby',
      pictures
    })
    await pasteMessage(ctx, {
      ...{ channelId, senderName: 'Åsa', senderAddress: null, receivedAt: null },
      text: 'Först'
    })
    await archive.close()
    const { before, peak } = z
      .object({ before: z.number(), peak: z.number() })
      .parse(JSON.parse(await outputOf('peak-of-register-document.ts', dir, format)))
    expect(peak - before).toBeLessThan(MOST_MIB)
  }
)
