// Packages of the golden archive before programs of others: those that Debian has, where they are installed, and public ones whose folder a
// variable names. What cannot be run is skipped, and says why.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { it } from 'vitest'
import type { ExportFormat, ExportScope } from '#shared/export.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { packExport } from '../../electron/core/delivery/exports/pack.ts'
import { everything } from '../core/exports-archive.ts'
import { temporaryFolder } from './archive.ts'
import { goldenArchive } from './golden-archive.ts'

/** What a program says when it ends well. @throws with all that it said when it does not */
export async function said(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<string> {
  try {
    const how = { maxBuffer: 64 << 20, env: { ...process.env, ...env } }
    const { stdout, stderr } = await promisify(execFile)(program, args, how)
    return stdout + stderr
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`)
  }
}

/** A test before something that has to be there, and is skipped with the reason where it is not. */
export function before(what: string, missing: string | null, test: () => Promise<void>): void {
  it(what, async ({ skip }) => {
    skip(missing !== null, missing ?? '')
    await test()
  })
}

export const onPath = (program: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some(folder => existsSync(join(folder, program)))

export const without = (program: string, debian: string) =>
  onPath(program) ? null : `there is no ${program}, which Debian has in ${debian}`

/** The program of a public validator in the folder that a variable names. */
export function publicValidator(variable: string, program: string): { path: string; missing: string | null } {
  const folder = process.env[variable] ?? ''
  const path = [join(folder, 'bin', program), join(folder, program)].find(existsSync)
  if (path !== undefined && folder !== '') return { path, missing: null }
  return { path: '', missing: `${variable} names no folder that has ${program}` }
}

const DELIVERY = {
  ...{ creator: 'Norrby kommun & "kommunstyrelsen"', creatorCode: '2120000142' },
  ...{ submitter: 'Norrby kommun', submitterCode: '2120000142' },
  ...{ preservation: 'Norrby kommunarkiv', agreement: 'KS 2026/123', schemas: null }
}

/** The golden archive, whose packages are written where they are asked for. */
export async function golden() {
  const archive = await goldenArchive()
  const { ctx, dir } = archive
  /** What is secret goes along unless it is asked otherwise. */
  const written = async (format: ExportFormat, scope: Partial<ExportScope> = {}) => {
    const all: ExportScope = { ...everything, withSecret: 'include-marked', ...scope }
    const made = await createExport(ctx, all, { format, delivery: DELIVERY })
    const pack = async () => (await packExport(ctx, made.id, await temporaryFolder())).path
    return { id: made.id, root: join(dir, String(made.folder)), pack }
  }
  return { ...archive, written }
}

export async function filesIn(root: string, ending = ''): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && entry.name.endsWith(ending))
  return files.map(entry => join(entry.parentPath, entry.name))
}
