// The search for words on which the tests of secrecy rest finds them where they lie packed too.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { openPdf } from '../../electron/core/formats/pdf/document.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { filesWith } from '../helpers/find-bytes.ts'

const WORDS = 'Fridolin Kåltistel'

it('finds words in a text, a PDF of ours, a zip and what is packed by gzip, and in none that has others', async () => {
  const dir = await temporaryFolder()
  const pdf = await openPdf({
    ...{ title: 'Brev', author: 'Norrby', at: Instant.parse('2026-11-26T10:00:00.000Z') },
    ...{ appVersion: '1', level: '2b' }
  })
  const read = buffer(pdf.stream)
  pdf.text(`Brevet är från ${WORDS} och gäller badet.`)
  pdf.end()
  await writeFile(join(dir, 'a.pdf'), await read)
  await writeFile(join(dir, 'b.txt'), `Från ${WORDS}`)
  await writeFile(join(dir, 'c.gz'), gzipSync(`Från ${WORDS}`))
  await writeZip(join(dir, 'd.zip'), { 'inre.txt': `${'x'.repeat(5000)} ${WORDS}` })
  await writeFile(join(dir, 'e.txt'), 'Från någon annan')
  expect(filesWith(dir, WORDS).toSorted()).toEqual(['a.pdf', 'b.txt', 'c.gz', 'd.zip'])
  expect(filesWith(dir, 'Gudrun')).toEqual([])
})
