// The lists of files of several generations, read side by side in the order of their digests, so that none is held whole.
import { createHash } from 'node:crypto'
import { ArchiveError } from '../../kernel/errors.ts'
import { LIST, type Listed, readLine } from './format.ts'
import type { Generation } from './generations.ts'
import type { BackupTarget } from './target.ts'

/** The files of a generation, in order. @throws ArchiveError backup-damaged when the list is not what its manifest says */
export async function* listOf(
  target: BackupTarget,
  { folder, manifest }: Pick<Generation, 'folder' | 'manifest'>
): AsyncGenerator<Listed> {
  const path = `${folder}/${LIST}`
  const digest = createHash('sha256')
  const damaged = () => new ArchiveError('backup-damaged', { file: path })
  for await (const { text, isWhole } of linesOf(target.read(path), chunk => digest.update(chunk))) {
    const line = readLine(text)
    if (line === null || !isWhole) throw damaged()
    yield line
  }
  if (digest.digest('hex') !== manifest.objects.list.sha256) throw damaged()
}

/** The files that a generation had got when it was cut off, as far as its list is whole. */
export async function* partialListOf(target: BackupTarget, folder: string): AsyncGenerator<Listed> {
  for (const path of [target.partialOf(`${folder}/${LIST}`), `${folder}/${LIST}`]) {
    if ((await target.size(path)) === null) continue
    for await (const { text, isWhole } of linesOf(target.read(path), () => undefined)) {
      const line = readLine(text)
      if (line === null || !isWhole) return
      yield line
    }
    return
  }
}

/** What the lists say of a file; asked in the order of the digests. */
export interface Known {
  /** As the last of the lists has it. */
  find(sha256: string): Promise<Listed | null>
  /** The lowest that has not been passed, of all lists; null at the end. */
  lowest(): Listed | null
  /** Passes the lowest, in all lists. */
  next(): Promise<void>
  /** Reads what is left, so that a list that was changed is noticed. */
  finish(): Promise<void>
}

/** Does the work with what the lists say, and lets go of them, however far they were read. */
export async function withKnown<T>(
  lists: readonly AsyncGenerator<Listed>[],
  work: (known: Known) => Promise<T>
): Promise<T> {
  try {
    return await work(await knownOf(lists))
  } finally {
    for (const list of lists) await list.return(undefined)
  }
}

async function knownOf(lists: readonly AsyncGenerator<Listed>[]): Promise<Known> {
  const heads = await Promise.all(lists.map(async list => ({ list, at: (await list.next()).value ?? null })))
  const passTo = async (sha256: string, isIncluded: boolean) => {
    for (const head of heads)
      while (head.at !== null && (head.at.sha256 < sha256 || (isIncluded && head.at.sha256 === sha256)))
        head.at = (await head.list.next()).value ?? null
  }
  const lowest = () =>
    heads.reduce<Listed | null>(
      (least, { at }) => (at && (least === null || at.sha256 < least.sha256) ? at : least),
      null
    )
  return {
    async find(sha256) {
      await passTo(sha256, false)
      // An encrypted file that was lost and written again has other bytes than what older lists say.
      return heads.findLast(({ at }) => at?.sha256 === sha256)?.at ?? null
    },
    lowest,
    async next() {
      const at = lowest()
      if (at !== null) await passTo(at.sha256, true)
    },
    finish: () => passTo('g', true)
  }
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>, onChunk: (chunk: Uint8Array) => void) {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of bytes) {
    onChunk(chunk)
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) yield { text, isWhole: true }
  }
  if (rest !== '') yield { text: rest, isWhole: false }
}
