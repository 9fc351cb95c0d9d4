// Keeping what is imported, to the byte, before anything is read out of it.
import { readFile } from 'node:fs/promises'
import type { ImportId, Sha256, SourceFileId } from '#shared/ids.ts'
import { isCompoundFile } from '../../../formats/mail/compound-file.ts'
import { sniff } from '../../../formats/text/sniff.ts'
import type { Context } from '../../../kernel/context.ts'
import { record } from '../../../kernel/journal/record.ts'
import { withGiven } from '../../../kernel/objects/read-at-most.ts'
import { enterSource, type KeptSource, keepSource, sameSource } from '../../../kernel/objects/sources.ts'
import { insertImportSource } from '../queries.ts'
import type { Input } from './inputs.ts'

/** An input that is kept: its bytes in the store, and the source it is. */
export type KeptInput = Input & { readonly sha256: Sha256; readonly sourceId: SourceFileId }

/** So many files of a folder are entered at a time. */
const AT_A_TIME = 200

const PACKED = { zip: 'application/zip', tar: 'application/gzip' } as const

/** So many bytes say whether a file is a mail, a picture or text. */
const HEAD = 64 << 10
const MOST_COMPOUND = 64 << 20

/** What a file is by its own first bytes, so that it can be opened as what it is later on. */
async function typeOf({ packed, at, bytes, name }: Input): Promise<string> {
  if (packed !== null) return PACKED[packed]
  return withGiven(at, name, async file => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const head = buffer.subarray(0, bytesRead)
    // What lies in the container that Word, Excel and Outlook share is told at its end.
    return sniff(isCompoundFile(head) && bytes <= MOST_COMPOUND ? await readFile(at) : head)
  })
}

/** Keeps every file. A file that was taken in before, from the same place, is the same source. */
export async function keepInputs(
  ctx: Context,
  id: ImportId,
  inputs: readonly Input[],
  signal: AbortSignal
): Promise<KeptInput[]> {
  const totalBytes = inputs.reduce((sum, { bytes }) => sum + bytes, 0)
  const all: KeptInput[] = []
  let waiting: { input: Input; source: KeptSource }[] = []
  let doneBytes = 0
  const enterWaiting = () => {
    all.push(...entered(ctx, id, waiting, all.length))
    waiting = []
  }
  for (const input of inputs) {
    signal.throwIfAborted()
    const source = await keepSource(ctx, {
      path: input.at,
      mediaType: await typeOf(input),
      name: input.name,
      method: 'export',
      ...(input.pathInFolder === null ? {} : { pathInFolder: input.pathInFolder })
    })
    waiting.push({ input, source })
    if (waiting.length >= AT_A_TIME) enterWaiting()
    doneBytes += input.bytes
    ctx.events.publish('event', {
      kind: 'import-progress',
      importId: id,
      phase: 'keeping',
      doneBytes,
      totalBytes,
      seen: 0,
      imported: 0
    })
  }
  enterWaiting()
  return all
}

function entered(
  ctx: Context,
  runId: ImportId,
  waiting: readonly { input: Input; source: KeptSource }[],
  from: number
): KeptInput[] {
  if (waiting.length === 0) return []
  return ctx.db.transact(tx => {
    record(tx, ctx, { act: 'import.kept', about: runId, objects: waiting.map(({ source }) => source.object) })
    return waiting.map(({ input, source }, index) => {
      const { sha256 } = source.object
      const known = sameSource(tx, sha256, source.name, source.pathInFolder)
      if (known === null) enterSource(tx, ctx, source)
      const sourceId = known ?? source.id
      insertImportSource(tx, { runId, position: from + index, sourceId })
      return { ...input, sha256, sourceId }
    })
  })
}
