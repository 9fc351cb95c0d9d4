// The list of the pieces that a web archive is kept in (captures/wacz/pieces.ts makes it).
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { Sha256 } from '#shared/ids.ts'

/**
 * The list, as JSON in gzip: a text is bytes as Latin-1, three numbers are a part, an offset in it and a length.
 * `sha256` and `bytes` are of the whole file.
 */
const PieceList = z.strictObject({
  format: z.literal('kanalarkiv-pieces/1'),
  sha256: Sha256,
  bytes: z.int().min(0),
  pieces: z.array(z.union([z.string(), z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)])]))
})
export type PieceList = z.infer<typeof PieceList>

/** Reads a list again. @throws when it is not one */
export function readPieces(list: Uint8Array): PieceList {
  return PieceList.parse(JSON.parse(gunzipSync(list, { maxOutputLength: 1 << 30 }).toString('utf8')))
}
