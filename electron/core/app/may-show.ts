// Whether whoever works here may see a picture, asked by the window's protocol for pictures, which knows no records.
import type { Sha256 } from '#shared/ids.ts'
import type { Context } from '../kernel/context.ts'
import { whoIs } from '../register/roles/users.ts'
import { maySeeFile } from '../register/secrecy/hide.ts'

export function mayShowObject(ctx: Context, sha256: Sha256): boolean {
  return maySeeFile(ctx.db.read, sha256, whoIs(ctx, ctx.osUser).roles)
}
