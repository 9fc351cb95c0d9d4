// What is taken in: where each file came from, and by which way.
import { z } from 'zod'

/** The way by which a source came to the archive. */
export const SourceMethod = z.enum(['screenshot', 'paste', 'export', 'email', 'api', 'page_capture'])
export type SourceMethod = z.infer<typeof SourceMethod>
