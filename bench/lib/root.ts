import { join } from 'node:path'

/** The project's folder: two up from here, and two up from the bundle that this becomes part of. */
export const root = join(import.meta.dirname, '../..')
