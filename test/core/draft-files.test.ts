// What was typed and not sent, as it lies on disk: for its user alone, and not for long.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { Instant } from '#shared/ids.ts'
import type { Drafts } from '#shared/shell.ts'
import { DraftFiles } from '../../electron/main/draft-files.ts'

const DRAFTS: Drafts = {
  'decide 1': { at: Instant.parse('2026-11-30T09:42:00.000Z'), values: { note: 'Ring Eva Ek' } }
}
const ASA = '/arkiv\nasa'

function ready() {
  const userData = mkdtempSync(join(tmpdir(), 'kanalarkiv-drafts-'))
  onTestFinished(() => rmSync(userData, { recursive: true }))
  const files = new DraftFiles(userData)
  files.of(ASA)
  const dir = join(userData, 'drafts')
  return { files, dir, names: () => readdirSync(dir) }
}

it('is had by who typed it in that archive, and by nobody else', () => {
  const { files, dir, names } = ready()
  files.keep({ whose: ASA, drafts: DRAFTS })
  expect(files.of(ASA)).toEqual(DRAFTS)
  expect([files.of('/arkiv\nbo'), files.of('/annat\nasa')]).toEqual([{}, {}])
  const [name = ''] = names()
  expect(names()).toHaveLength(1)
  expect(name).not.toMatch(/arkiv|asa/)
  if (process.platform === 'win32') return
  expect(statSync(dir).mode & 0o777).toBe(0o700)
  expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600)
})

it('is gone from the disk when it has been sent, and when nobody has gone on with it for a month', () => {
  const { files, dir, names } = ready()
  files.keep({ whose: ASA, drafts: DRAFTS })
  files.keep({ whose: ASA, drafts: {} })
  expect(names()).toEqual([])
  files.keep({ whose: ASA, drafts: DRAFTS })
  const [name = ''] = names()
  const old = Date.now() / 1000 - 31 * 24 * 60 * 60
  utimesSync(join(dir, name), old, old)
  expect(files.of('/annat\nbo')).toEqual({})
  expect(names()).toEqual([])
})

it('counts as nothing where its file is damaged', () => {
  const { files, dir, names } = ready()
  files.keep({ whose: ASA, drafts: DRAFTS })
  const file = join(dir, names()[0] ?? '')
  for (const text of [readFileSync(file, 'utf8').slice(0, 20), '{"decide 1":{"at":"x","values":{}}}', '']) {
    writeFileSync(file, text)
    expect(files.of(ASA)).toEqual({})
  }
})
