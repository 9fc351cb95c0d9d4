// A folder for the diary has the journal too: who has it without the archive finds what was altered, although its list was made anew.
import { hash } from 'node:crypto'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { temporaryFolder } from '../helpers/archive.ts'
import { filesUnder } from '../helpers/files-under.ts'
import { forge } from '../helpers/forge.ts'
import { everything, filledArchive } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

const [JOURNAL, LIST] = ['data/journal.jsonl', 'kontrollsummor-sha256.txt']

/** A folder for the diary, and a copy of it to be altered. */
async function newFolder() {
  const { ctx, dir } = await filledArchive()
  const made = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  const right = join(dir, String(made.folder))
  const copy = join(await temporaryFolder(), 'paket')
  const [written] = listJournal(ctx.db.read, {
    about: made.id,
    act: 'export.written',
    before: null,
    limit: 1
  })
  const lines = Number(written?.details['journalLines'])
  return {
    ...{ right, copy, lines, head: written?.details['journalHead'] },
    found: async () => (await verifyListed(copy))?.findings.map(({ code, what }) => `${code} ${what}`),
    async afresh() {
      await rm(copy, { recursive: true, force: true })
      await cp(right, copy, { recursive: true })
    },
    /** Makes the list anew of what lies there now. */
    async listAnew() {
      const sums = []
      for (const name of (await filesUnder(copy)).filter(each => each !== LIST).sort())
        sums.push(`${hash('sha256', await readFile(join(copy, name)))}  ${name}\n`)
      await writeFile(join(copy, LIST), sums.join(''))
    }
  }
}

it('has a journal that ends with what seals it, and with the seal that the archive has noted', async () => {
  const { right, copy, head, lines, afresh, listAnew } = await newFolder()
  expect(await verifyListed(right)).toMatchObject({ findings: [], head, lines })
  await afresh()
  await listAnew()
  expect(await readFile(join(copy, LIST), 'utf8')).toBe(await readFile(join(right, LIST), 'utf8'))
})

it('is found altered in each of its files, but for the list itself', async () => {
  const { right, copy, lines, afresh, found } = await newFolder()
  const missed = []
  // Of the records' folders one file of each ending.
  const kinds = Map.groupBy(await filesUnder(right), name =>
    name.split('/').length > 2 ? extname(name) : name
  )
  for (const [name = ''] of kinds.values()) {
    if (name === JOURNAL) continue
    await afresh()
    const bytes = await readFile(join(right, name))
    await forge(copy, { [name]: Buffer.concat([bytes, Buffer.from('\n')]) })
    const after = await found()
    if (!after?.includes(`content-changed ${JOURNAL}:${lines}`)) missed.push([name, after])
  }
  expect(missed).toEqual([[LIST, [`list-wrong ${LIST}`]]])
})

it('is found altered where records were taken away, added, or exchanged', async () => {
  const { right, copy, lines, afresh, listAnew, found } = await newFolder()
  const names = await filesUnder(right)
  const [one = '', other = ''] = names.filter(name => basename(name) === 'handling.xml')
  const changes: Readonly<Record<string, () => Promise<void>>> = {
    'taken away': () => rm(join(copy, one)),
    added: () => writeFile(join(copy, 'messages', 'tillagd.txt'), 'x'),
    exchanged: async () => {
      await writeFile(join(copy, one), await readFile(join(right, other)))
      await writeFile(join(copy, other), await readFile(join(right, one)))
    },
    'with the list of another form': () => writeFile(join(copy, 'data', 'records.json'), '{}')
  }
  for (const [how, change] of Object.entries(changes)) {
    await afresh()
    await change()
    await listAnew()
    const what =
      how === 'with the list of another form'
        ? 'changed data/records.json'
        : `content-changed ${JOURNAL}:${lines}`
    expect([how, await found()]).toEqual([how, [what]])
  }
})

it('is found altered where its journal was taken away or cut, also when it is made to look like disclosed copies', async () => {
  const { right, copy, lines, afresh, listAnew, found } = await newFolder()
  await afresh()
  await rm(join(copy, 'data'), { recursive: true })
  await listAnew()
  expect(await found()).toEqual([`missing ${JOURNAL}`])
  await writeFile(join(copy, 'maskeringar.csv'), 'x')
  await listAnew()
  expect(await found()).toEqual([`missing ${JOURNAL}`])
  for (const name of await filesUnder(copy)) if (/index|handling\./.test(name)) await rm(join(copy, name))
  await listAnew()
  expect(await found()).toEqual([`missing ${JOURNAL}`])
  await afresh()
  const text = await readFile(join(right, JOURNAL), 'utf8')
  await forge(copy, { [JOURNAL]: Buffer.from(text.slice(0, text.trimEnd().lastIndexOf('\n') + 1)) })
  expect(await found()).toEqual([`line-missing ${JOURNAL}:${lines}`])
  // A line with nothing in it is one too many, and says nothing of those before.
  await afresh()
  await forge(copy, { [JOURNAL]: Buffer.from(`${text}\n`) })
  expect(await found()).toEqual([`line-added ${JOURNAL}:${lines + 1}`])
})

it('has a list that is read strictly: a line that is none, one that is said twice, another order', async () => {
  const { right, copy, afresh, found } = await newFolder()
  const text = await readFile(join(right, LIST), 'utf8')
  const [first = '', second = '', ...rest] = text.split('\n')
  for (const wrong of [
    `${text}# en anmärkning\n`,
    `${first}\n${text}`,
    [second, first, ...rest].join('\n'),
    text.replaceAll('\n', '\r\n'),
    text.replace('  ', ' *')
  ]) {
    await afresh()
    await writeFile(join(copy, LIST), wrong)
    expect(await found()).toContain(`list-wrong ${LIST}`)
  }
})
