// Packages of the golden archive before public validators whose folder a variable names: bagit-python, eark-validator, py-wacz and warcio.
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, vi } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { before, filesIn, golden, publicValidator, said } from '../helpers/validators.ts'
import { unzip } from '../helpers/wacz.ts'

vi.setConfig({ testTimeout: 900_000 })

const SIPS = ['eark-sip-2.1.0', 'eark-sip-2.2.0', 'eark-erms-2.1', 'eark-erms-3'] as const

const bagit = publicValidator('KANALARKIV_BAGIT_PYTHON', 'bagit.py')
before('bagit-python calls it a bag, and not when a byte is changed', bagit.missing, async () => {
  const { root } = await (await golden()).written('bagit')
  expect(await said('python3', [bagit.path, '--validate', root])).toContain('is valid')
  const [first = ''] = await filesIn(join(root, 'data'), '.txt')
  await writeFile(first, 'x')
  await expect(said('python3', [bagit.path, '--validate', root])).rejects.toThrow(/invalid|Payload-Oxum/)
})

const eark = publicValidator('KANALARKIV_EARK_VALIDATOR', 'eark-validator')
before(
  'eark-validator calls the SIPs valid, and not when a METS lacks what it must have',
  eark.missing,
  async () => {
    const { written } = await golden()
    for (const format of SIPS) {
      const { root } = await written(format)
      const told = await said(eark.path, [root])
      expect([format, faultsIn(told)], told).toEqual([format, []])
      const mets = join(root, 'METS.xml')
      await writeFile(mets, (await readFile(mets, 'utf8')).replace(/ PROFILE="[^"]*"/, ''))
      expect([format, faultsIn(await said(eark.path, [root])).length > 0]).toEqual([format, true])
    }
  }
)

/** The errors that it told of, and a structure that is not as it should be. */
const faultsIn = (told: string): string[] => [
  ...(told.match(/"severity":\s*"Error"/gi) ?? []),
  ...(told.match(/struct result is: (?!WellFormed)\S+/gi) ?? [])
]

/** The web archive of a package. */
async function webArchive(): Promise<string> {
  const [path = ''] = await filesIn((await (await golden()).written('bagit')).root, '.wacz')
  return path
}

const wacz = publicValidator('KANALARKIV_PY_WACZ', 'wacz')
before('py-wacz calls the web archive valid', wacz.missing, async () => {
  const told = await said(wacz.path, ['validate', '-f', await webArchive()])
  expect(told).not.toMatch(/invalid|not match|mismatch|!=|not listed|missing/i)
})

before('warcio finds every digest of the web archive right', wacz.missing, async () => {
  const files = await unzip(await readFile(await webArchive()))
  const warc = join(await temporaryFolder(), 'data.warc.gz')
  await writeFile(warc, files.get('archive/data.warc.gz')?.content ?? '')
  const told = await said(join(dirname(wacz.path), 'warcio'), ['check', '-v', warc])
  expect(told.match(/digest pass/g)?.length).toBeGreaterThan(2)
  expect(told).not.toMatch(/digest failed/)
})
