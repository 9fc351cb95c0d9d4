// What a person chose to import, as the files that are in it: looked at where it lies, and read from where it is kept.
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { normalized } from '#shared/normal-form.ts'
import { ArchiveError, errno } from '../../../kernel/errors.ts'
import { withGiven } from '../../../kernel/objects/read-at-most.ts'
import type { Finding } from '../item.ts'
import type { ExportFile } from './export-file.ts'
import { filesBelow, streamAt } from './folder.ts'
import { openTarGz } from './tar.ts'
import { openZip } from './zip.ts'

/** A file to keep: a zip, or a file that stands by itself or in a folder. */
export type Input = {
  readonly at: string
  readonly name: string
  readonly bytes: number
  /** A file that holds others, by its first bytes. */
  readonly packed: 'zip' | 'tar' | null
  /** Its path in the folder that was chosen. */
  readonly pathInFolder: string | null
}

/** The files of all inputs; `inputOf` says which of the inputs a file is, or lies in. */
export type OpenInputs = {
  readonly files: readonly ExportFile[]
  readonly findings: readonly Finding[]
  readonly inputOf: ReadonlyMap<ExportFile, number>
  close(): void
}

/** The parts of an export that lie in a folder as they were fetched; deeper down, they are what somebody attached. */
const PART = /^[^/]+\.(?:zip|tar\.gz|tgz)$/i

/** What lies at the paths. @throws ArchiveError file-unreadable, file-empty, export-not-recognised */
export async function inputsAt(paths: readonly string[]): Promise<{ inputs: Input[]; findings: Finding[] }> {
  const inputs: Input[] = []
  const findings: Finding[] = []
  for (const path of new Set(paths.map(path => resolve(path)))) {
    const name = normalized(basename(path), 'NFC')
    try {
      const info = await stat(path)
      if (info.isDirectory()) {
        const below = await filesBelow(path, name)
        findings.push(...below.findings)
        for (const { path: pathInFolder, at, bytes } of below.files) {
          const packed = PART.test(pathInFolder) ? await packedAs(at) : null
          inputs.push({ at, name: basename(at), bytes, packed, pathInFolder })
        }
      } else {
        if (info.isFile() && info.size === 0) throw new ArchiveError('file-empty', { file: name })
        inputs.push({ at: path, name, bytes: info.size, packed: await packedAs(path), pathInFolder: null })
      }
    } catch (error) {
      if (error instanceof ArchiveError) throw error
      throw new ArchiveError('file-unreadable', { file: name, detail: errno(error) ?? 'unknown' })
    }
  }
  return { inputs, findings }
}

/** Opens inputs, each where `at` says it lies. @throws ArchiveError zip-refused */
export async function openInputs<Each extends Input>(
  inputs: readonly Each[],
  at: (input: Each) => string
): Promise<OpenInputs> {
  const files: ExportFile[] = []
  const findings: Finding[] = []
  const inputOf = new Map<ExportFile, number>()
  const closers: (() => void)[] = []
  const close = () => {
    for (const closer of closers) closer()
  }
  const add = (file: ExportFile, index: number) => {
    files.push(file)
    inputOf.set(file, index)
  }
  try {
    for (const [index, input] of inputs.entries()) {
      const place = at(input)
      if (input.packed !== null) {
        const openPacked = input.packed === 'zip' ? openZip : openTarGz
        const container = await openPacked(place, input.name)
        closers.push(container.close)
        findings.push(...container.findings)
        for (const file of container.files) add(file, index)
      } else add({ path: input.pathInFolder ?? input.name, bytes: input.bytes, open: streamAt(place) }, index)
    }
  } catch (error) {
    close()
    throw error
  }
  return { files, findings, inputOf, close }
}

// What it is called does not count. An empty zip begins with its end.
const packedAs = (path: string): Promise<Input['packed']> =>
  withGiven(path, normalized(basename(path), 'NFC'), async file => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    const head = buffer.subarray(0, bytesRead).toString('hex')
    if (['504b0304', '504b0506', '504b0708'].includes(head)) return 'zip'
    return head.startsWith('1f8b') ? 'tar' : null
  })
