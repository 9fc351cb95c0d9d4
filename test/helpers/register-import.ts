// Spreadsheets of channels for the tests of the import, read into an archive of their own.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportAnswer } from '#shared/register-import.ts'
import { provePages } from '../../electron/core/captures/captures/prove-pages.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { readImport } from '../../electron/core/register/register-import/file.ts'
import { applyImport, trialRows, tryImport } from '../../electron/core/register/register-import/import.ts'
import { temporaryFolder } from './archive.ts'
import { type Value, workbook } from './xlsx.ts'

export const HEAD = ['Kanal', 'Plattform', 'Adress', 'Förvaltning', 'Ansvarig', 'Syfte']
export const ROW = [
  'Norrby på Flödet',
  'Facebook',
  'https://flode.example/norrby',
  'Kultur',
  'Åsa Öberg',
  'Nyheter'
]

export async function file(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, bytes)
  return path
}

/** The file as it was kept, with what its headings are taken to mean. */
export async function read(
  ctx: Context,
  name: string,
  bytes: Buffer | string,
  answers: readonly ImportAnswer[] = []
) {
  const made = await readImport(ctx, await file(name, bytes))
  const proposal = made.sheets[0]?.proposal
  if (proposal === undefined) throw new Error('no sheet')
  const mapping = answers.length === 0 ? proposal : { ...proposal, answers: [...answers] }
  const input = { id: made.id, mapping }
  const rows = async () => (await trialRows(ctx, { ...input, outcome: null, limit: 500, after: null })).items
  return { made, mapping, input, plan: () => tryImport(ctx, made.id, mapping), rows }
}

export const readRows = async (
  ctx: Context,
  rows: Value[][],
  merged: string[] = [],
  answers: readonly ImportAnswer[] = []
) => read(ctx, 'kanaler.xlsx', await workbook({ rows, merged }), answers)

export async function apply(
  ctx: Context,
  { made, mapping, plan }: Awaited<ReturnType<typeof read>>,
  refused: 'stop' | 'leave-out' = 'stop'
) {
  return applyImport(ctx, { id: made.id, mapping, digest: (await plan()).digest, refused }, provePages)
}

/** The findings of a row, each with its cell. */
export const said = (findings: readonly { code: string; cell: string | null }[]) =>
  findings.map(({ code, cell }) => `${cell ?? ''} ${code}`.trim())
