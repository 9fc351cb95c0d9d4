// Packages of the golden archive before public validators whose folder a variable names: bagit-python, eark-validator, py-wacz and warcio.
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, vi } from 'vitest'
import { ZipFile } from 'yazl'
import { z } from 'zod'
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

/**
 * What the rules of eark-validator call wrong of any package: SIP14 looks for the archive creator's code on the program, CSIP63 lets
 * no content type be but OTHER, so that no package can declare CITS ERMS, and SIP2 knows the profile of 2.1.0 and no later.
 */
const WRONG_RULES: Readonly<Record<(typeof SIPS)[number], readonly string[]>> = {
  'eark-sip-2.1.0': ['SIP14'],
  'eark-sip-2.2.0': ['SIP14', 'SIP2'],
  'eark-erms-2.1': ['CSIP63', 'SIP14'],
  'eark-erms-3': ['CSIP63', 'SIP14', 'SIP2']
}

const eark = publicValidator('KANALARKIV_EARK_VALIDATOR', 'eark-validator')
before(
  'eark-validator finds no more wrong in the SIPs than in any, and more where a METS lacks something',
  eark.missing,
  async () => {
    const { written } = await golden()
    const wrongIn = async (...folders: string[]) => {
      const told = []
      for (const folder of folders) told.push(...(await judgedIn(folder)))
      return [...new Set(told)].sort()
    }
    for (const format of SIPS) {
      const { root } = await written(format)
      expect([format, await wrongIn(root, join(root, 'representations/rep1'))]).toEqual([
        format,
        WRONG_RULES[format]
      ])
      const mets = join(root, 'METS.xml')
      await writeFile(mets, (await readFile(mets, 'utf8')).replace(/ PROFILE="[^"]*"/, ''))
      expect([format, (await wrongIn(root)).includes('CSIP6')]).toEqual([format, true])
    }
  }
)

/**
 * It reads a METS by pieces, and stumbles over a file whose place is in the next piece: a comment before all moves where the pieces end.
 * The comment is taken away again.
 */
async function judgedIn(folder: string): Promise<string[]> {
  const mets = join(folder, 'METS.xml')
  const right = await readFile(mets, 'utf8')
  try {
    for (let more = 0; more < 20_000; more += 700) {
      if (more > 0) await writeFile(mets, right.replace('?>', `?>\n<!--${' '.repeat(more)}-->`))
      const found = await said(eark.path, [folder]).then(faultsIn, (error: Error) => {
        if (error.message.includes('_get_path_attrib')) return null
        throw error
      })
      if (found !== null) return found
    }
    throw new Error(`it stumbles over ${mets} however its pieces end`)
  } finally {
    await writeFile(mets, right)
  }
}

/** The rules that are broken, by its report, and whatever else is not as it should be. */
function faultsIn(told: string): string[] {
  const { structure, metadata } = Report.parse(JSON.parse(told.slice(told.indexOf('\n{') + 1)))
  const { schema_results: schema, schematron_results: rules } = metadata
  const messages = [structure, schema, rules].flatMap(each => each.messages)
  return [
    ...(structure.status === 'WellFormed' ? [] : [structure.status]),
    ...(schema.status === 'VALID' ? [] : [`schema ${schema.status}`]),
    ...messages.filter(({ severity }) => severity === 'Error').map(({ rule_id: id }) => id)
  ]
}

const Part = z.object({
  status: z.string(),
  messages: z.array(z.object({ rule_id: z.string(), severity: z.string() }))
})
const Report = z.object({
  structure: Part,
  metadata: z.object({ schema_results: Part, schematron_results: Part })
})

/** The web archive of a package. */
async function webArchive(): Promise<string> {
  const [path = ''] = await filesIn((await (await golden()).written('bagit')).root, '.wacz')
  return path
}

const wacz = publicValidator('KANALARKIV_PY_WACZ', 'wacz')
before(
  'py-wacz calls the signed web archive valid, and not when a word of it is changed',
  wacz.missing,
  async () => {
    const path = await webArchive()
    const validate = (file: string) => said(wacz.path, ['validate', '-f', file])
    const told = await validate(path)
    expect(told).toMatch(/is valid/)
    expect(told).not.toMatch(/invalid|not match|mismatch|!=|not listed|missing/i)
    const files = await unzip(await readFile(path))
    const { signedData } = JSON.parse(String(files.get('datapackage-digest.json')?.content))
    expect(signedData).toMatchObject({ signature: expect.any(String), publicKey: expect.any(String) })
    const zip = new ZipFile()
    for (const [name, { content }] of files) {
      const text =
        name === 'datapackage.json' ? content.toString().replace('"software"', '"Software"') : content
      zip.addBuffer(Buffer.from(text), name, { compress: false })
    }
    zip.end()
    const altered = join(await temporaryFolder(), 'annan.wacz')
    await writeFile(altered, await buffer(zip.outputStream))
    await expect(validate(altered)).rejects.toThrow(/invalid/)
  }
)

before('warcio finds every digest of the web archive right', wacz.missing, async () => {
  const files = await unzip(await readFile(await webArchive()))
  const warc = join(await temporaryFolder(), 'data.warc.gz')
  await writeFile(warc, files.get('archive/data.warc.gz')?.content ?? '')
  const told = await said(join(dirname(wacz.path), 'warcio'), ['check', '-v', warc])
  expect(told.match(/digest pass/g)?.length).toBeGreaterThan(2)
  expect(told).not.toMatch(/digest failed/)
})
