// The fonts of documents. They are named by their files: pdfkit keeps a font by the name that it was asked for first, and one
// that is asked for by another name is read from disk again each time.
import { createRequire } from 'node:module'

export const { PLAIN, BOLD, EMOJI } = fontFiles()

// Within a function, since the app's build puts a `require` of its own into the file that this ends up in.
function fontFiles() {
  const require = createRequire(import.meta.url)
  return {
    PLAIN: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
    BOLD: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
    EMOJI: require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf')
  }
}
