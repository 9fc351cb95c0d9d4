// What is read back of a package for the diary before it is sent.
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFolder } from '../../electron/core/delivery/diary-system/package.ts'
import { temporaryFolder } from '../helpers/archive.ts'

const ID = '0197b0a0-0000-7000-8000-000000000001'
const sumOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** A package whose sums are right, with one line in its list. */
async function folderWith(kind: string) {
  const dir = await temporaryFolder()
  const index = `Slag;Beteckning;Mapp\r\n${kind};${ID};handling-001\r\n`
  const sums = `${sumOf(index)}  index.csv\n`
  await writeFile(join(dir, 'index.csv'), index)
  await writeFile(join(dir, 'kontrollsummor-sha256.txt'), sums)
  return openFolder(dir, sumOf(sums))
}

it('knows the records by the words that are written for them', async () => {
  const { folders } = await folderWith('Eget inlägg')
  expect([...folders]).toEqual([['handling-001', [{ kind: 'comment', id: ID }]]])
})

it.each(['Reaktion', 'constructor', ''])(
  'refuses a list with the kind “%s”, which no program of this version writes',
  async kind => {
    await expect(folderWith(kind)).rejects.toMatchObject({
      code: 'package-changed',
      params: { what: 'index.csv' }
    })
  }
)
