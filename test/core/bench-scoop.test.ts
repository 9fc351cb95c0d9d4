// Scoop can be measured against where it lies already.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Skipped } from '../../bench/lib/measure.ts'
import { scoopModule } from '../../bench/lib/scoop.ts'
import { temporaryFolder } from '../helpers/archive.ts'

describe('the Scoop that is measured against', () => {
  it('is the one that is named', async () => {
    const file = join(await temporaryFolder(), 'Scoop.js')
    await writeFile(file, '')
    expect(await scoopModule(file)).toBe(file)
  })

  it('is left out with its place where there is none', async () => {
    const asked = scoopModule('/none/Scoop.js')
    await expect(asked).rejects.toBeInstanceOf(Skipped)
    await expect(asked).rejects.toThrow('KANALARKIV_SCOOP names no file: /none/Scoop.js')
  })
})
