// Where the kits for real platforms lie: beside the project, for whoever has them.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const KITS = process.env['KANALARKIV_KITS'] ?? join(import.meta.dirname, '../../../../shared/intake')

/** A file of a kit. */
export const kitFile = (...parts: string[]) => join(KITS, ...parts)

/** Why a platform cannot be run here, or null: its kit and what the kit needs are looked for. */
export function missingFor(kit: string, needs: readonly string[]): string | null {
  if (process.platform !== 'linux') return 'the kit runs on Linux only'
  if (!existsSync(kitFile(kit)))
    return `the kit ${kit} is not at hand (KANALARKIV_KITS names the folder of the kits)`
  const missing = needs.filter(path => !existsSync(path))
  return missing.length === 0 ? null : `${missing.join(', ')} missing; npm run setup installs it`
}
