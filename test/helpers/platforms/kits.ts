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

const CEPH = join(
  process.env['KANALARKIV_KITS'] ?? join(import.meta.dirname, '../../../../shared/scale'),
  'ceph-kit'
)

/** A file of the kit that starts a store of files. */
export const cephKit = (name: string) => join(CEPH, name)

/** Why the store cannot be started here, or null. It is no part of the set-up: its packages are large. */
export function missingForCeph(): string | null {
  if (process.platform !== 'linux') return 'the kit runs on Linux only'
  if (!existsSync(cephKit('start.sh')))
    return 'the kit ceph-kit is not at hand (KANALARKIV_KITS names the folder of the kits)'
  const missing = ['/usr/bin/ceph-mon', '/usr/bin/ceph-osd', '/usr/bin/ceph-mgr', '/usr/bin/radosgw'].filter(
    path => !existsSync(path)
  )
  return missing.length === 0 ? null : `${missing.join(', ')} missing; the kit says which packages have them`
}

/** Why etcd cannot be started here, or null. */
export function missingForEtcd(): string | null {
  return existsSync('/usr/bin/etcd') ? null : '/usr/bin/etcd missing; the package etcd-server has it'
}

/** The program of Litestream: it is in no package of Debian's. */
export const litestream = (): string => process.env['KANALARKIV_LITESTREAM'] ?? '/usr/bin/litestream'

/** Why Litestream cannot be started here, or null. */
export function missingForLitestream(): string | null {
  return existsSync(litestream()) ? null : `${litestream()} missing; KANALARKIV_LITESTREAM names another`
}
