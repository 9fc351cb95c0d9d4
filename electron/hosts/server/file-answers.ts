// Files as answers: one as it is or in part, several as a zip.
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { answer, prepare } from './http.ts'

/** Sends the files of a folder: nothing, the one, or all of them as a zip. */
export async function sendFolder(folder: string, response: ServerResponse): Promise<void> {
  const files = await filesIn(folder)
  const [first] = files
  if (first === undefined) answer(response, 204)
  else await (files.length === 1 ? sendFile(first, response) : sendZip(folder, files, response))
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const { size } = await stat(path)
  attach(response, basename(path), { 'content-length': size })
  await pipeline(createReadStream(path), response)
}

async function sendZip(folder: string, files: readonly string[], response: ServerResponse): Promise<void> {
  const zip = new yazl.ZipFile()
  for (const file of files.toSorted()) zip.addFile(file, relative(folder, file).split(sep).join('/'))
  zip.end()
  attach(response, 'kanalarkiv.zip', {})
  await pipeline(zip.outputStream, response)
}

/** A part of a file, where a part is asked for. */
export async function sendRanged(
  path: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const { size } = await stat(path)
  const range = rangeOf(request.headers.range, size)
  if (range === 'none') return answer(response, 416, 'no such part', { 'content-range': `bytes */${size}` })
  const { start, end } = range ?? { start: 0, end: size - 1 }
  attach(
    response,
    basename(path),
    {
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` })
    },
    range === null ? 200 : 206
  )
  await pipeline(createReadStream(path, { start, end }), response)
}

/** One part, as browsers ask that go on with what was cut off; null for the whole. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'none' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end ? 'none' : { start, end }
}

function attach(
  response: ServerResponse,
  name: string,
  headers: Readonly<Record<string, string | number>>,
  status = 200
): void {
  prepare(response)
  response.writeHead(status, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
    ...headers
  })
}
