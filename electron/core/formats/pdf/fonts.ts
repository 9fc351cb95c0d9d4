// The fonts of documents. They are named by their files: pdfkit keeps a font by the name that it was asked for first, and one
// that is asked for by another name is read from disk again each time.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

export const PLAIN = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')
export const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')
