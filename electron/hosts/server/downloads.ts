// What a window fetches by an address of its own: pictures of the archive, and packages as one file.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { createRouterClient } from '@orpc/server'
import { ExportId, Sha256 } from '#shared/ids.ts'
import { PICTURE_START, pictureTypeOf } from '#shared/picture-type.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import { mayShowObject, openObject, thumbnailToShow } from '../../core/app/may-show.ts'
import type { Session } from '../../core/app/session.ts'
import { secretSince } from '../../core/delivery/exports/secret-since.ts'
import { whoIs } from '../../core/register/roles/users.ts'
import type { Client } from '../cli/cli.ts'
import { packagePath } from '../cli/package.ts'
import { sendRanged } from './file-answers.ts'
import type { Handlers } from './handlers.ts'
import { answer, prepare } from './http.ts'

const OF_PICTURES = {
  'content-security-policy': "default-src 'none'; sandbox",
  // Not kept by the browser: a mark may be set at any time, and another may sit down at it.
  'cache-control': 'private, no-store'
}

/** Sends a picture, and never anything but a picture, to whoever may see the records that it is of. */
export async function sendPicture(
  name: string,
  { caller }: Handlers,
  session: Session,
  response: ServerResponse
): Promise<void> {
  const sha256 = Sha256.safeParse(name)
  const ctx = session.contextOf(caller)
  if (!sha256.success || !mayShowObject(ctx, sha256.data)) return answer(response, 404, 'not found')
  const file = await openObject(ctx, sha256.data)
  if (file === undefined) return answer(response, 404, 'not found')
  try {
    const start = Buffer.alloc(PICTURE_START)
    const { bytesRead } = await file.read(start, 0, PICTURE_START, 0)
    const type = pictureTypeOf(start.subarray(0, bytesRead).toString('latin1'))
    if (type === undefined) return answer(response, 404, 'not found')
    const { size } = await file.stat()
    prepare(response)
    response.writeHead(200, {
      'content-type': type,
      'content-length': size,
      ...OF_PICTURES
    })
    await pipeline(file.createReadStream({ start: 0, autoClose: false }), response)
  } finally {
    await file.close()
  }
}

/** Sends a picture made small, by the same rule. */
export async function sendThumbnail(
  name: string,
  { caller }: Handlers,
  session: Session,
  response: ServerResponse
): Promise<void> {
  const sha256 = Sha256.safeParse(name)
  const small = sha256.success ? await thumbnailToShow(session.contextOf(caller), sha256.data) : null
  if (small === null) return answer(response, 404, 'not found')
  prepare(response)
  response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': small.length, ...OF_PICTURES })
  response.end(small)
}

/** Sends the zip of a package that has been packed, to those who may pack it; a part of it, where a part is asked for. */
export async function sendPackage(
  id: string,
  { router, caller }: Handlers,
  session: Session,
  { request, response }: { request: IncomingMessage; response: ServerResponse }
): Promise<void> {
  const exportId = ExportId.safeParse(id)
  if (!exportId.success) return answer(response, 404, 'not found')
  const ctx = session.contextOf(caller)
  if (!isAllowed(RULES.exports.pack, whoIs(ctx, caller.user).roles)) return answer(response, 403, 'forbidden')
  const client: Client = createRouterClient(router, { context: {} })
  // Through the door, which knows what is kept from them.
  const found = await client.exports.find({ id: exportId.data }).catch(() => undefined)
  const folder = found === undefined ? null : packagePath(ctx.dir, found)
  if (folder === null || found?.state !== 'written') return answer(response, 404, 'not found')
  // What was packed before the mark leaves no more after it.
  if (secretSince(ctx.db.read, exportId.data).length > 0) return answer(response, 403, 'secret')
  await sendRanged(`${folder}.zip`, request, response).catch((error: unknown) => {
    if (response.headersSent) throw error
    answer(response, 404, 'not packed')
  })
}
