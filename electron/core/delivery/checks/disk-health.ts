// What the disk that the archive lies on says of itself (SMART), as smartctl tells it where somebody has installed that. It asks the disk, and
// most systems let an administrator do so only: that is said, and is no fault.
import { execFile } from 'node:child_process'
import { readFile, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import type { DiskState } from '#shared/self-check.ts'
import { errno } from '../../kernel/errors.ts'

const PATIENCE = 20_000
const run = promisify(execFile)

export type DiskSaid = { readonly state: DiskState; readonly said: readonly string[] }
/** Runs a program, and gives what it printed, however it ended. @throws ENOENT where there is none */
export type Ask = (program: string, args: readonly string[]) => Promise<string>

const ask: Ask = async (program, args) => {
  try {
    return (await run(program, [...args], { timeout: PATIENCE, windowsHide: true, maxBuffer: 4 << 20 }))
      .stdout
  } catch (error) {
    // Its code says by bits what it found; what it printed is there all the same.
    if (errno(error) !== 'ENOENT' && error instanceof Error && 'stdout' in error) return String(error.stdout)
    throw error
  }
}

/** Whatever goes wrong is an answer. */
export async function askDisk(
  dir: string,
  asked: Ask = ask,
  platform: NodeJS.Platform = process.platform
): Promise<DiskSaid> {
  try {
    const device = await deviceOf(dir, platform)
    if (device === null) return { state: 'not-told', said: [] }
    return toldBy(await asked('smartctl', ['--json', '--health', '--attributes', device]))
  } catch (error) {
    return { state: errno(error) === 'ENOENT' ? 'not-installed' : 'not-told', said: [] }
  }
}

/** What smartctl's JSON comes to. Pure. */
export function toldBy(json: string): DiskSaid {
  const told = JSON.parse(json) as Told
  const messages = (told.smartctl?.messages ?? []).map(({ string }) => String(string ?? ''))
  const passed = told.smart_status?.passed
  if (passed === undefined)
    return {
      state: messages.some(text => DENIED.test(text)) ? 'not-allowed' : 'not-told',
      said: messages.slice(0, 5)
    }
  const said = [...worn(told), ...broken(told)]
  return {
    state: passed && said.length === 0 ? 'well' : 'failing',
    said: passed ? said : ['SMART: FAILED', ...said]
  }
}

const DENIED = /permission denied|operation not permitted|access is denied/i
/** Sectors that were given up or wait to be, by the number of the attribute. */
const SECTORS = new Set([5, 197, 198])

type Told = {
  readonly smartctl?: { readonly messages?: readonly { readonly string?: unknown }[] }
  readonly smart_status?: { readonly passed?: boolean }
  readonly ata_smart_attributes?: {
    readonly table?: readonly {
      readonly id: number
      readonly name: string
      readonly when_failed?: string
      readonly raw?: { readonly value?: number }
    }[]
  }
  readonly nvme_smart_health_information_log?: {
    readonly critical_warning?: number
    readonly percentage_used?: number
    readonly media_errors?: number
  }
}

const broken = (told: Told): string[] =>
  (told.ata_smart_attributes?.table ?? []).flatMap(({ id, name, when_failed: failed, raw }) => {
    const count = SECTORS.has(id) ? (raw?.value ?? 0) : 0
    return failed === 'now' || count > 0 ? [`${name}: ${raw?.value ?? ''}`.slice(0, 100)] : []
  })

function worn({ nvme_smart_health_information_log: nvme }: Told): string[] {
  if (nvme === undefined) return []
  return [
    ...((nvme.critical_warning ?? 0) > 0 ? [`critical_warning: ${nvme.critical_warning}`] : []),
    ...((nvme.media_errors ?? 0) > 0 ? [`media_errors: ${nvme.media_errors}`] : []),
    ...((nvme.percentage_used ?? 0) >= 100 ? [`percentage_used: ${nvme.percentage_used}`] : [])
  ]
}

/** The disk that a folder lies on, as smartctl names it; null where that is none of its own. */
async function deviceOf(dir: string, platform: NodeJS.Platform): Promise<string | null> {
  if (platform === 'win32') return /^[a-z]:/i.exec(dir)?.[0] ?? null
  if (platform === 'darwin') return 'disk0'
  if (platform !== 'linux') return null
  const source = sourceIn(await realpath(dir), await readFile('/proc/self/mountinfo', 'utf8'))
  if (source === null || !source.startsWith('/dev/')) return null
  const name = basename(await realpath(source))
  // A partition lies below its disk.
  const place = await realpath(join('/sys/class/block', name))
  const isPartition = await readFile(join(place, 'partition')).then(
    () => true,
    () => false
  )
  return `/dev/${isPartition ? basename(join(place, '..')) : name}`
}

/** What is mounted where a folder lies: the longest of the places that hold it. Pure. */
export function sourceIn(dir: string, mountinfo: string): string | null {
  let found: { readonly place: string; readonly source: string } | null = null
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ')
    const place = before.split(' ')[4]?.replaceAll('\\040', ' ')
    const source = after.split(' ')[1]
    if (place === undefined || source === undefined) continue
    const holds = place === '/' || dir === place || dir.startsWith(`${place}/`)
    if (holds && place.length >= (found?.place.length ?? 0)) found = { place, source }
  }
  return found?.source ?? null
}
