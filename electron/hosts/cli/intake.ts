// Files taken in one by one: one that is refused does not stop the others.
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { MessageFile, MessageRow } from '#shared/message.ts'
import type { Client } from './cli.ts'
import { type Told, told } from './errors.ts'
import type { Output } from './output.ts'

export type RefusedFile = {
  readonly file: string
  readonly error: unknown
  refusalIn(out: Output): Told
}

type Source = { readonly files: readonly string[] } | { readonly inboxOf: string }

/** Takes in the files, or every file that waits in an archive's inbox. */
export async function takeFiles(
  client: Client,
  about: Omit<MessageFile, 'path'>,
  source: Source
): Promise<{ taken: MessageRow[]; refused: RefusedFile[] }> {
  const paths =
    'inboxOf' in source
      ? await waitingIn(join(source.inboxOf, 'inbox'))
      : source.files.map(file => resolve(file))
  const [taken, refused]: [MessageRow[], RefusedFile[]] = [[], []]
  for (const path of paths) {
    try {
      taken.push(await client.messages.takeFile({ ...about, path }))
    } catch (error) {
      refused.push({ file: basename(path), error, refusalIn: out => told(error, out) })
    }
  }
  return { taken, refused }
}

async function waitingIn(inbox: string): Promise<string[]> {
  const entries = await readdir(inbox, { withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && !entry.name.endsWith('.tmp'))
  return files.map(entry => join(inbox, entry.name)).sort()
}
