// Time stamps whose certificate was revoked after they were given: of the reason hangs whether they count (RFC 3161, section 4). By a real
// authority (`openssl ts`, `openssl ca`, `openssl ocsp`) on this computer.
import { execFile } from 'node:child_process'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { beforeEach, expect, it } from 'vitest'
import { verifyAll } from '../../electron/core/app/verify-all.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { addAuthority } from '../../electron/core/delivery/timestamps/authorities.ts'
import { keepLists } from '../../electron/core/delivery/timestamps/revocation.ts'
import { stampNow } from '../../electron/core/delivery/timestamps/stamp.ts'
import { openOutput } from '../../electron/hosts/cli/output.ts'
import { stampedLines } from '../../electron/hosts/cli/work/hold-authorities.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { readRevocationList } from '../../resources/verify/verify-certificates.mjs'
import { temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { hasOpenssl, startAuthority } from '../helpers/timestamp-authority.ts'
import { everything, filledArchive } from './exports-archive.ts'

const run = promisify(execFile)
const ENGLISH = { language: 'en', isJson: false, isLogged: false } as const

beforeEach(async context => {
  if (!(await hasOpenssl())) context.skip('there is no OpenSSL here')
})

/** An archive with a stamp whose certificate was revoked a second later. */
async function revoked(reason: string | undefined, hasAnswers = false) {
  const made = await filledArchive()
  const { ctx, clock } = made
  const authority = await startAuthority({ hasLists: !hasAnswers, hasAnswers })
  const { address, certificates } = authority
  clock.set(new Date().toISOString())
  await addAuthority(ctx, { draft: { name: 'Norrby tid', address, privateAddress: true }, certificates })
  await stampNow(ctx)
  if (hasAnswers) await authority.answerBy('answering')
  await pause(1_100)
  await authority.list({ isTsa: true, ...(reason === undefined ? {} : { reason }) })
  clock.advance(25 * 3_600_000)
  expect(await keepLists(ctx)).toBe(1)
  return { ...made, authority }
}

const KINDS = [
  ['keyCompromise', false, false],
  ['keyCompromise', true, false],
  [undefined, false, false],
  [undefined, true, false],
  ['superseded', false, true],
  ['cessationOfOperation', true, true]
] as const

it.each(KINDS)(
  'are told of with the reason %s (OCSP: %s): valid %s',
  async (reason, hasAnswers, isValidBefore) => {
    const { ctx, dir } = await revoked(reason, hasAnswers)
    const expected = { at: expect.any(String), reason: reason ?? null, isValidBefore }
    const { findings, authorities } = await verifyAll(ctx)
    expect([findings, authorities]).toEqual([[], [expect.objectContaining({ revoked: expected })]])

    const { folder } = await createExport(ctx, everything)
    const bag = join(await temporaryFolder(), 'paket')
    await cp(join(dir, folder ?? ''), bag, { recursive: true })
    const found = await verifyPackage(bag)
    expect([found?.findings, found?.stamps[0]?.revoked]).toEqual([[], expected])
    const { stdout } = await run(process.execPath, ['verify.mjs', '.'], {
      cwd: bag,
      env: { ...process.env, LANG: 'en' }
    })
    expect(stdout).not.toContain('Not revoked')
    const why = `(${reason ?? 'no reason given'})`
    expect(stdout).toContain(isValidBefore ? `${why}, after the stamp, which stays valid` : why)
    expect(stdout.includes('DOES NOT COUNT as a time stamp')).toBe(!isValidBefore)

    const [anchor] = authorities.map(each => each.anchor)
    const held = await kanalarkiv(['verify', '--package', bag, '--authority', `${anchor}`])
    expect([held.code, held.out.includes('No time stamp that counts')]).toEqual(
      isValidBefore ? [0, false] : [4, true]
    )
    const out = openOutput({ stdout: process.stdout, stderr: process.stderr, env: {} }, ENGLISH)
    expect(stampedLines(out, authorities).join()).toContain(isValidBefore ? 'stay valid' : 'DO NOT COUNT')
  }
)

it('an answer that the stamping certificate itself signed, in a package, is changed', async () => {
  const { ctx, dir, authority } = await revoked('superseded', true)
  const { folder } = await createExport(ctx, everything)
  const bag = join(await temporaryFolder(), 'paket')
  await cp(join(dir, folder ?? ''), bag, { recursive: true })
  const stamps = join(bag, 'data/timestamps')
  const name = (await readdir(stamps)).find(each => each.endsWith('.ocsp')) ?? ''
  expect((await verifyPackage(bag))?.findings).toEqual([])
  await authority.answerBy('anything')
  await authority.askAboutItself()
  await writeFile(join(stamps, name), await readFile(join(authority.dir, 'answer.ocsp')))
  expect((await verifyPackage(bag))?.findings).toEqual([{ code: 'changed', what: `data/timestamps/${name}` }])
})

it('a list with an entry of what another has issued is none', async () => {
  // An entry with a critical certificateIssuer (RFC 5280, 5.3.3): such a list is indirect.
  const { authority } = await revoked('superseded')
  const list = await readFile(join(authority.dir, 'list.crl'))
  const reason = Buffer.from('0603551d15', 'hex')
  expect(readRevocationList(list)).toBeDefined()
  const at = list.indexOf(reason)
  expect(at).toBeGreaterThan(0)
  const other = Buffer.from(list)
  // 2.5.29.29, and what follows is marked as critical by its first part.
  other[at + 4] = 0x1d
  expect(readRevocationList(other)).toBeDefined()
  other[at + 5] = 0x01
  expect(() => readRevocationList(other)).toThrow()
})
