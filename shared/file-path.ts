// A place on this computer that a method reads from or writes to. At the command line a person types it. A window only passes on what
// a person chose in a dialog or dropped, and the core refuses any other (electron/core/app/chosen-paths.ts).
import { z } from 'zod'

export const FilePath = z.string().min(1).max(4096)

/** A path as it was shown to whoever says so: nothing is read or written there. */
export const PathShown = z.string().min(1).max(4096)
