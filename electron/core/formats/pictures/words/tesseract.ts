// Reading words in strips of pictures with Tesseract (tesseract.js), in Swedish and English. The program of the reader and what it has learnt lie
// beside this one: nothing is fetched, and nothing is written. It is given pixels that were decoded here, so that no picture from outside reaches
// the reader's own decoders.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import script from 'tesseract.js/src/worker-script/index.js'
import { z } from 'zod'
import type { Grey } from './strips.ts'

/** A line as it was read: its words, each with how sure the reader is of it, 0–100. */
export type ReadLine = readonly { readonly text: string; readonly confidence: number }[]

/** What the reader does by default (PSM 3) takes a picture for a page; its other way (11) finds words wherever they stand. */
const SPARSE_TEXT = '11'

/** Otherwise it says of each picture how many dots an inch it takes it to have. */
const QUIET = { user_defined_dpi: '144' }

const Words = z.array(z.object({ text: z.string(), confidence: z.number() }))
const Recognized = z.object({
  blocks: z
    .array(z.object({ paragraphs: z.array(z.object({ lines: z.array(z.object({ words: Words })) })) }))
    .nullable()
})

/** The reader, made ready; it stays in the memory of its thread. @throws Error where the processor cannot, or a file is missing */
export async function openReader(): Promise<(strip: Grey) => Promise<ReadLine[]>> {
  const require = createRequire(import.meta.url)
  script.setAdapter({
    getCore: async () => require('tesseract.js-core/tesseract-core-simd-lstm.js'),
    gunzip: gunzipSync
  })
  await ask('load', { options: { lstmOnly: true, logging: false } })
  // Named one by one: what is packed is found by its name.
  const files = {
    swe: require.resolve('@tesseract.js-data/swe/4.0.0_best_int/swe.traineddata.gz'),
    eng: require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz')
  }
  const learnt = await Promise.all(
    Object.entries(files).map(async ([code, path]) => ({ code, data: await readFile(path) }))
  )
  await ask('loadLanguage', { langs: learnt, options: { cacheMethod: 'none', lstmOnly: true } })
  await ask('initialize', { langs: Object.keys(files).join('+'), oem: 1 })
  await ask('setParameters', { params: { tessedit_pageseg_mode: SPARSE_TEXT, ...QUIET } })
  return async strip => {
    const output = { text: false, blocks: true }
    const read = Recognized.parse(await ask('recognize', { image: asFile(strip), options: {}, output }))
    return (read.blocks ?? []).flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ lines }) => lines.map(({ words }) => words))
    )
  }
}

let asked = 0

/** One question to the reader. @throws Error what it says it could not do */
function ask(action: string, payload: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    script.dispatchHandlers(
      { workerId: 'reader', jobId: String(++asked), action, payload },
      ({ status, data }) => {
        if (status === 'resolve') resolve(data)
        if (status === 'reject') reject(new Error(String(data)))
      }
    )
  })
}

/** As the plainest of all picture files (PGM): a head, and the pixels. */
function asFile({ width, height, data }: Grey): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  return Buffer.concat([head, data])
}
