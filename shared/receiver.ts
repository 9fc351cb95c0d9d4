// Who packages are handed over to.
import { z } from 'zod'

/** Who acknowledges: the registrar with a diary number, or the e-archive with a number of its own. */
export const Receiver = z.enum(['diary', 'e-archive'])
export type Receiver = z.infer<typeof Receiver>
