// The failing file system of the faults campaign (`disk-shim.c`): compiled here, and told what to do through a block of numbers.
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Why there is none here; null where there is. */
export const noShim: string | null = (() => {
  if (process.platform !== 'linux') return 'needs Linux, whose C library can be stood before'
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
    return null
  } catch {
    return 'needs a C compiler (cc)'
  }
})()

let library: string | undefined

function shim(): string {
  if (library !== undefined) return library
  const made = join(mkdtempSync(join(tmpdir(), 'kanalarkiv-shim-')), 'disk-shim.so')
  const source = join(import.meta.dirname, 'disk-shim.c')
  execFileSync('cc', [
    '-O2',
    '-Wall',
    '-Wextra',
    '-Werror',
    '-shared',
    '-fPIC',
    '-o',
    made,
    source,
    '-ldl',
    '-lpthread'
  ])
  library = made
  return made
}

const CONTROL_BYTES = 40
const MODES = { off: 0, count: 1, full: 2, kill: 3, 'sync-fails': 4 } as const

/** The block of numbers that the shim reads, and counts in. */
export class Control {
  readonly #fd: number
  constructor(path: string) {
    this.#fd = openSync(path, 'r+')
  }
  /** From the `at`-th call on; counting begins anew. */
  set(mode: keyof typeof MODES, at = 0): void {
    const block = Buffer.alloc(CONTROL_BYTES)
    block.writeBigUInt64LE(BigInt(MODES[mode]), 0)
    block.writeBigUInt64LE(BigInt(at), 8)
    writeSync(this.#fd, block, 0, CONTROL_BYTES, 0)
  }
  /** The calls that needed room, the syncs, and the calls that were failed, since it was last set. */
  read(): { readonly writes: number; readonly syncs: number; readonly hits: number } {
    const block = Buffer.alloc(CONTROL_BYTES)
    readSync(this.#fd, block, 0, CONTROL_BYTES, 0)
    const [writes, syncs, hits] = [16, 24, 32].map(at => Number(block.readBigUInt64LE(at)))
    return { writes: writes ?? 0, syncs: syncs ?? 0, hits: hits ?? 0 }
  }
  close(): void {
    closeSync(this.#fd)
  }
}

type Shimmed = {
  readonly under: string
  readonly control?: string
  readonly log?: string
  readonly marks?: string
}

/** The environment of a program that is to have this file system below a folder. */
export function shimmed({ under, control, log, marks }: Shimmed): NodeJS.ProcessEnv {
  if (control !== undefined) writeFileSync(control, Buffer.alloc(CONTROL_BYTES))
  return {
    ...process.env,
    LD_PRELOAD: shim(),
    // Its writes would pass beside the C library.
    UV_USE_IO_URING: '0',
    FAULTS_UNDER: under,
    ...(control !== undefined && { FAULTS_CONTROL: control }),
    ...(log !== undefined && { FAULTS_LOG: log }),
    ...(marks !== undefined && { FAULTS_MARKS: marks })
  }
}
