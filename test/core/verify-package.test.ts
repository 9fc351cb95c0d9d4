// The checker that goes along with every package: whatever is changed, removed or added is found and named.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFile, copyFile, cp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { PACKAGE_TROUBLE } from '#shared/refusal-words.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { seal } from '../../resources/verify/verify-common.mjs'
import { onceForFile, temporaryFolder } from '../helpers/archive.ts'
import { filesUnder } from '../helpers/files-under.ts'
import { journalAnew, sealAnew } from '../helpers/forge.ts'
import { everything, filledArchive } from './exports-archive.ts'

const JOURNAL = 'data/journal.jsonl'

// Hundreds of packages are checked, on whatever machine this is.
vi.setConfig({ testTimeout: 120_000 })

/** A real package, which stays as it is. */
const written = onceForFile(async () => {
  const { ctx, dir } = await filledArchive()
  const { folder } = await createExport(ctx, everything)
  return join(dir, folder ?? '')
})

/** A copy of it in a folder of its own. */
async function newPackage() {
  const folder = await written()
  const bag = join(await temporaryFolder(), 'paket')
  await cp(folder, bag, { recursive: true })
  const files = await filesUnder(bag)
  return { bag, files, path: (name: string) => join(bag, name), folder }
}

type Digests = Awaited<ReturnType<typeof digestsOf>>
const findingsOf = async (bag: string, digests: Digests = new Map()) =>
  (await verifyPackage(bag, { digests }))?.findings ?? []
/** Without the lines of the journal, which are named beside the file that holds them. */
const fileNames = async (bag: string, digests: Digests) =>
  (await findingsOf(bag, digests)).map(({ what }) => what).filter(what => !what.startsWith(`${JOURNAL}:`))

/** What a program that has just read the files back would hand over, so that the others need not be read each time. */
async function digestsOf(bag: string, files: readonly string[]) {
  const read = files.map(async name => {
    const content = await readFile(join(bag, name))
    const digest = (algorithm: string) => createHash(algorithm).update(content).digest('hex')
    return [name, { sha256: digest('sha256'), sha512: digest('sha512'), bytes: content.length }] as const
  })
  return new Map(await Promise.all(read))
}

// A small generator with a fixed seed, so that a failure can be seen again.
function seeded(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

it('is a few files that a person can read through, each under 150 lines, and needs nothing else', async () => {
  const { bag, path } = await newPackage()
  const needs: Readonly<Record<string, string[]>> = {
    'verify.mjs': [
      './verify-bag.mjs',
      './verify-common.mjs',
      './verify-content.mjs',
      './verify-files.mjs',
      './verify-signatures.mjs',
      './verify-timestamps.mjs',
      './verify-web-archives.mjs',
      './verify-words.mjs'
    ],
    'verify-words.mjs': ['./verify-content.mjs', './verify-files.mjs', './verify-told.mjs'],
    'verify-told.mjs': [],
    'verify-bag.mjs': ['./verify-content.mjs', './verify-files.mjs'],
    'verify-common.mjs': [],
    'verify-content.mjs': ['./verify-mets.mjs'],
    'verify-files.mjs': [],
    'verify-mets.mjs': [],
    'verify-web-archives.mjs': [
      './verify-certificates.mjs',
      './verify-common.mjs',
      './verify-files.mjs',
      './verify-timestamps.mjs'
    ],
    'verify-timestamps.mjs': [
      './verify-certificates.mjs',
      './verify-chains.mjs',
      './verify-der.mjs',
      './verify-signed.mjs'
    ],
    'verify-signatures.mjs': [
      './verify-certificates.mjs',
      './verify-chains.mjs',
      './verify-der.mjs',
      './verify-files.mjs',
      './verify-signed.mjs',
      './verify-timestamps.mjs'
    ],
    'verify-signed.mjs': ['./verify-der.mjs'],
    'verify-chains.mjs': ['./verify-der.mjs'],
    'verify-certificates.mjs': ['./verify-der.mjs', './verify-ocsp.mjs'],
    'verify-ocsp.mjs': ['./verify-der.mjs'],
    'verify-der.mjs': []
  }
  for (const [name, own] of Object.entries(needs)) {
    const source = await readFile(path(name), 'utf8')
    expect(source.trimEnd().split('\n').length).toBeLessThan(150)
    const found = [...source.matchAll(/from '(.*)'/g)].map(([, needed]) => needed)
    expect(found.filter(needed => !needed?.startsWith('node:'))).toEqual(own)
  }
  expect(await verifyPackage(bag)).toMatchObject({ findings: [] })
})

it('finds nothing in a package that is as it was written', async () => {
  const { bag, files } = await newPackage()
  const found = await verifyPackage(bag)
  expect(found).toMatchObject({ files: 22, lines: 21, findings: [] })
  expect(files).toContain('verify.mjs')
})

it('names the file in which any one byte was changed, wherever it is', async () => {
  const { bag, files, path } = await newPackage()
  const random = seeded(20_261_125)
  const known = await digestsOf(bag, files)
  let flips = 0
  for (const name of files) {
    const right = await readFile(path(name))
    const digests = new Map([...known].filter(([other]) => other !== name))
    const most = name.startsWith('data/captures') ? 4 : 30
    const places = Array.from({ length: most }, () => random(right.length))
    for (const place of [0, right.length - 1, right.length - 2, ...places]) {
      const wrong = Buffer.from(right)
      wrong[place] = (wrong[place] ?? 0) ^ (flips % 3 === 0 ? 1 + random(255) : 1 << random(8))
      await writeFile(path(name), wrong)
      // A path that now leads out of the package is named as well.
      const found = (await findingsOf(bag, digests)).filter(({ code }) => code !== 'refused')
      const named = [...new Set(found.map(({ what }) => what))].filter(
        what => !what.startsWith(`${JOURNAL}:`)
      )
      expect(named, `${name} at ${place}`).toEqual([name])
      flips++
    }
    await writeFile(path(name), right)
  }
  expect(flips).toBeGreaterThan(500)
  expect(await findingsOf(bag)).toEqual([])
})

it('names the line of the journal in which any one byte was changed', async () => {
  const { bag, files, path } = await newPackage()
  const right = await readFile(path(JOURNAL))
  const random = seeded(7)
  const digests = await digestsOf(
    bag,
    files.filter(name => name !== JOURNAL)
  )
  for (let flip = 0; flip < 300; flip++) {
    const place = random(right.length)
    const wrong = Buffer.from(right)
    wrong[place] = (wrong[place] ?? 0) ^ (1 << random(8))
    await writeFile(path(JOURNAL), wrong)
    const line = right.subarray(0, place).toString('latin1').split('\n').length
    const found = (await findingsOf(bag, digests)).filter(({ what }) => what.startsWith(`${JOURNAL}:`))
    if (right[place] !== 10 && wrong[place] !== 10)
      expect(found, `at ${place}`).toEqual([{ code: 'line-changed', what: `${JOURNAL}:${line}` }])
    else expect(found.map(({ what }) => what)).toContain(`${JOURNAL}:${line}`)
  }
})

it('names every file that was cut short, emptied, removed or added', async () => {
  const { bag, files, path } = await newPackage()
  const known = await digestsOf(bag, files)
  for (const name of files) {
    const right = await readFile(path(name))
    const digests = new Map([...known].filter(([other]) => other !== name))
    for (const length of [0, Math.floor(right.length / 2), right.length - 1]) {
      await truncate(path(name), length)
      expect(await fileNames(bag, digests), `${name} cut to ${length}`).toEqual([name])
    }
    await rm(path(name))
    expect(await findingsOf(bag, digests), name).toEqual([{ code: 'missing', what: name }])
    await writeFile(path(name), right)
  }
  const folder = dirname(files.find(name => name.startsWith('data/messages/')) ?? '')
  for (const name of ['extra.txt', 'data/extra.txt', `${folder}/Thumbs.db`, 'meta/sip.xml', '.DS_Store']) {
    await cp(path('bagit.txt'), path(name))
    expect(await findingsOf(bag)).toEqual([{ code: 'added', what: name }])
    await rm(path(name))
    // A folder that is left with nothing in it does not belong either.
    await rm(path('meta'), { recursive: true, force: true })
  }
})

it('names removed, added, moved and doubled lines of the journal', async () => {
  const { bag, path } = await newPackage()
  const lines = (await readFile(path(JOURNAL), 'utf8')).trimEnd().split('\n')
  const last = lines.length
  const found = async (changed: readonly (string | undefined)[]) => {
    await writeFile(path(JOURNAL), changed.map(line => `${line}\n`).join(''))
    const [first, ...more] = await findingsOf(bag)
    expect(first).toEqual({ code: 'changed', what: JOURNAL })
    return more.map(({ code, what }) => `${code} ${what.slice(JOURNAL.length + 1)}`)
  }
  for (const gone of [1, 2, 9, last])
    expect(await found(lines.toSpliced(gone - 1, 1))).toEqual([`line-missing ${gone}`])
  const forged = JSON.stringify({ seq: last + 1, act: 'test.forged', previous: 'f'.repeat(64) })
  for (const place of [0, 1, 9, last])
    expect(await found(lines.toSpliced(place, 0, forged))).toEqual([`line-added ${place + 1}`])
  expect(await found(lines.toSpliced(4, 0, lines[4] ?? ''))).toHaveLength(1)
  expect(await found(lines.toSpliced(4, 2, lines[5] ?? '', lines[4] ?? ''))).toEqual([
    'line-missing 5',
    'line-added 6'
  ])
  // A line that is shown, or one of which there are digests.
  const edit = (line: string) => line.replace('"test"', '"mallory"').replace('"content":"', '"content":"0')
  const edited = lines.map((line, i) => ([4, 5].includes(i) ? edit(line) : line))
  expect(await found(edited)).toEqual(['line-changed 6', 'line-changed 5'])
})

it('sees through a journal that was sealed anew while the head stayed', async () => {
  const { bag, path } = await newPackage()
  const { bytes, lines } = journalAnew(await readFile(path(JOURNAL)))
  await writeFile(path(JOURNAL), bytes)
  await sealAnew(bag)
  // The chain holds but for its end: the last line is not the one that the head speaks of.
  expect(await findingsOf(bag)).toEqual([{ code: 'line-changed', what: `${JOURNAL}:${lines}` }])
})

it('sees that a file is not the recorded one, although every manifest was made anew', async () => {
  const { bag, files, path } = await newPackage()
  const picture = files.find(name => name.endsWith('view.png')) ?? ''
  const journal = await readFile(path(JOURNAL), 'utf8')
  await writeFile(path(picture), 'en annan bild')
  await sealAnew(bag)
  const sealed = { code: 'content-changed', what: `${JOURNAL}:${journal.trimEnd().split('\n').length}` }
  expect(await findingsOf(bag)).toEqual([{ code: 'changed', what: picture }, sealed])

  // With records.json changed to match, the journal still does not know the file.
  const records = await readFile(path('data/records.json'), 'utf8')
  const sha256 = createHash('sha256').update('en annan bild').digest('hex')
  const line = records.split('\n').find(text => text.includes(picture)) ?? ''
  const old = JSON.parse(line.replace(/,$/, '')).files.find(({ path }: { path: string }) => path === picture)
  await writeFile(path('data/records.json'), records.replaceAll(old.sha256, sha256))
  await sealAnew(bag)
  expect(await findingsOf(bag)).toEqual([
    { code: 'added', what: picture },
    { code: 'changed', what: 'data/records.json' }
  ])
  expect(await readFile(path(JOURNAL), 'utf8')).toBe(journal)
})

// Making links takes special rights on Windows.
it.skipIf(process.platform === 'win32')(
  'refuses and names links and paths that lead out of the package',
  async () => {
    const { bag, files, path, folder } = await newPackage()
    await symlink('/etc', path('data/ut'))
    expect(await findingsOf(bag)).toEqual([{ code: 'refused', what: 'data/ut' }])
    await rm(path('data/ut'))

    const picture = files.find(name => name.endsWith('view.png')) ?? ''
    await rm(path(picture))
    await symlink(join(folder, picture), path(picture))
    expect(await findingsOf(bag)).toContainEqual({ code: 'refused', what: picture })
    await rm(path(picture))
    await cp(join(folder, picture), path(picture))

    const right = await readFile(path('manifest-sha512.txt'), 'utf8')
    for (const out of ['../../utanfor.txt', '/etc/passwd', 'C:/utanfor.txt', 'data\\..\\..\\utanfor.txt']) {
      await writeFile(path('manifest-sha512.txt'), `${right}${'0'.repeat(128)}  ${out}\n`)
      const found = await findingsOf(bag)
      expect(found).toContainEqual({ code: 'refused', what: out })
      expect(found).toContainEqual({ code: 'changed', what: 'manifest-sha512.txt' })
    }
  }
)

it('survives hostile JSON', async () => {
  const { bag, path } = await newPackage()
  for (const hostile of [
    'null',
    '[]',
    '5',
    '{"a":[null,5,{"files":null},{"files":"x"},{"files":[null,{}]}]}',
    '{'
  ]) {
    await writeFile(path('data/records.json'), hostile)
    await sealAnew(bag)
    expect((await findingsOf(bag)).length).toBeGreaterThan(10)
  }
  for (const hostile of ['', '\n', 'null\n', '{"seq":1,"objects":5,"previous":null}\n', '\n\n\n']) {
    await writeFile(path(JOURNAL), hostile)
    await sealAnew(bag)
    expect((await findingsOf(bag)).length).toBeGreaterThan(10)
  }
})

it('is no package without the files of one', async () => {
  expect(await verifyPackage(await temporaryFolder())).toBeNull()
  expect(await verifyPackage(join(await temporaryFolder(), 'finns-inte'))).toBeNull()
})

it('sees that a record was taken away or made up, or the journal cut, although every sum was made anew', async () => {
  const { bag, path } = await newPackage()
  const right = new Map<string, string>()
  const names = ['data/records.json', JOURNAL, 'bag-info.txt', ...LISTS]
  for (const name of names) right.set(name, await readFile(path(name), 'latin1'))
  const records = JSON.parse(Buffer.from(right.get('data/records.json') ?? '', 'latin1').toString())
  const lines = (right.get(JOURNAL) ?? '').trimEnd().split('\n')
  const found = async (changed: Readonly<Record<string, string>>) => {
    for (const [name, text] of right) await writeFile(path(name), changed[name] ?? text, 'latin1')
    await sealAnew(bag)
    return findingsOf(bag)
  }
  const told = (messages: readonly object[]) => {
    const text = JSON.stringify({ ...records, messages })
    return { 'data/records.json': Buffer.from(text).toString('latin1') }
  }
  expect(await found({})).toEqual([])
  const [made] = records.messages
  const more = [...records.messages, { ...made, id: 'påhittad', files: [] }]
  expect(await found(told(more))).toEqual([{ code: 'changed', what: 'data/records.json' }])
  // One that has no file of its own, so that nothing else is missing.
  const fewer = { ...records, channels: records.channels.slice(1) }
  expect(await found({ 'data/records.json': Buffer.from(JSON.stringify(fewer)).toString('latin1') })).toEqual(
    [{ code: 'changed', what: 'data/records.json' }]
  )
  const cut = lines.slice(0, -1)
  const info = (right.get('bag-info.txt') ?? '')
    .replace(/^Journal-Lines: .*$/m, `Journal-Lines: ${cut.length}`)
    .replace(/^Journal-Head: .*$/m, `Journal-Head: ${seal(cut.at(-1) ?? '')}`)
  expect(await found({ [JOURNAL]: `${cut.join('\n')}\n`, 'bag-info.txt': info })).toEqual([
    { code: 'line-missing', what: `${JOURNAL}:${lines.length}` }
  ])
  await writeFile(path('manifest-md5.txt'), '')
  const withOther = LISTS.slice(2).map(name => [
    name,
    (right.get(name) ?? '').replace(
      /^(\w+) {2}manifest-sha256\.txt$/m,
      (line, sum) => `${sum}  manifest-md5.txt\n${line}`
    )
  ])
  expect(await found(Object.fromEntries(withOther))).toEqual([
    { code: 'added', what: 'manifest-md5.txt' },
    { code: 'content-changed', what: `${JOURNAL}:${lines.length}` }
  ])
})

const LISTS = ['manifest', 'tagmanifest'].flatMap(of => [`${of}-sha256.txt`, `${of}-sha512.txt`])

/** Runs a program and gives what it said and its exit code. */
function run(program: string, args: readonly string[], cwd: string, lang = 'en_GB.UTF-8') {
  const env = { ...process.env, LC_ALL: lang, LANG: lang }
  return new Promise<{ code: number; out: string; err: string }>(done => {
    execFile(program, args, { cwd, env }, (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

const CHECKED =
  /^Paketet stämmer med sig självt: 22 filer, .*\nKontrollerat: varje fil mot listorna med summor \(SHA-256 och SHA-512\); handlingarnas filer mot records\.json och journalen; journalens \d+ rader mot varandra; innehållet mot det som den sista raden förseglar\. Regler och scheman prövas inte av kontrollen: se VALIDERING\.txt\.\nSumman av /
const CHECKED_EN =
  /^The package agrees with itself: 22 files, .*\nChecked: each file against the lists of sums .*\. Rules and schemas are not tried by the checking: see VALIDERING\.txt\.\nThe sum of /

it('runs as it is shipped: node verify.mjs .', async () => {
  const { bag, files, path } = await newPackage()
  const check = (lang?: string) => run(process.execPath, ['verify.mjs', '.'], bag, lang)
  expect(await check()).toMatchObject({
    code: 0,
    out: expect.stringMatching(CHECKED_EN)
  })
  expect(await check('sv_SE.UTF-8')).toMatchObject({
    code: 0,
    out: expect.stringMatching(CHECKED)
  })

  const text = files.find(name => name.endsWith('text.txt')) ?? ''
  await appendFile(path(text), '.')
  await rm(path('README.txt'))
  await appendFile(path(JOURNAL), '{}\n')
  if (process.platform !== 'win32') await writeFile(path('ny\nfil'), '')
  const { code, out } = await check('sv_SE.UTF-8')
  expect(code).toBe(4)
  expect(out.trimEnd().split('\n').sort()).toEqual(
    [
      'Hör inte hit: data/journal.jsonl:22',
      ...(process.platform === 'win32' ? [] : ['Hör inte hit: ny\uFFFDfil']),
      'Saknas: README.txt',
      `Ändrad: ${JOURNAL}`,
      `Ändrad: ${text}`
    ].sort()
  )
  for (const args of [['verify.mjs'], ['verify.mjs', '.', '.'], ['verify.mjs', 'data']])
    expect(await run(process.execPath, args, bag)).toMatchObject({ code: 2, out: '' })
})

it('says what each kind of finding means, where the receiver reads of it', async () => {
  const { bag, path } = await newPackage()
  const help = async (lang: string) => {
    const { code, out } = await run(process.execPath, ['verify.mjs', '--help'], bag, lang)
    expect(code).toBe(0)
    return out.trimEnd().split('\n').slice(1)
  }
  const [english, swedish] = [await help('en_GB.UTF-8'), await help('sv_SE.UTF-8')]
  const codes = Object.keys(PACKAGE_TROUBLE).filter(code => code !== 'unaccounted')
  expect(english.map(line => line.split(': ')[0]).toSorted()).toEqual(codes.toSorted())
  for (const line of [...english, ...swedish]) expect(line).toMatch(/^[^:]+: .{15}/)
  expect(swedish).toContain('Hör inte hit: finns men står inte i paketets listor')
  expect(await readFile(path('README.txt'), 'utf8')).toContain('node verify.mjs --help')
})

it('runs under whatever name it was saved', async () => {
  const { bag, path } = await newPackage()
  await writeFile(path('README.txt'), 'annat')
  const elsewhere = await temporaryFolder()
  const renamed = join(elsewhere, 'verify (1).mjs')
  await copyFile(path('verify.mjs'), renamed)
  for (const name of [
    'verify-bag.mjs',
    'verify-common.mjs',
    'verify-content.mjs',
    'verify-files.mjs',
    'verify-mets.mjs',
    'verify-signatures.mjs',
    'verify-signed.mjs',
    'verify-timestamps.mjs',
    'verify-told.mjs',
    'verify-web-archives.mjs',
    'verify-words.mjs',
    'verify-certificates.mjs',
    'verify-chains.mjs',
    'verify-ocsp.mjs',
    'verify-der.mjs'
  ])
    await copyFile(path(name), join(elsewhere, name))
  expect(await run(process.execPath, [renamed, '.'], bag)).toMatchObject({ code: 4 })
})

it.skipIf(process.platform !== 'linux')('agrees with sha512sum', async () => {
  const { bag, files, path } = await newPackage()
  const lists = ['tagmanifest-sha512.txt', 'manifest-sha512.txt']
  const check = () => run('sha512sum', ['--quiet', '--strict', '-c', ...lists], bag)
  expect(await check()).toMatchObject({ code: 0 })
  for (const name of files.filter(name => !name.startsWith('tagmanifest') && !lists.includes(name))) {
    const right = await readFile(path(name))
    await writeFile(path(name), Buffer.concat([right.subarray(1), right.subarray(0, 1)]))
    const { code, out } = await check()
    expect({ code, out }).toEqual({ code: 1, out: `${name}: FAILED\n` })
    await writeFile(path(name), right)
  }
})
