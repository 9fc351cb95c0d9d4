// Zip files as exports come in, and as they never should.
import { writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** The bytes of a zip with these files. */
export async function zipOf(files: Files, { compress = true } = {}): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, { compress })
  zip.end()
  return buffer(zip.outputStream)
}

/** Writes a zip and gives its path. */
export async function writeZip(path: string, files: Files): Promise<string> {
  await writeFile(path, await zipOf(files))
  return path
}
