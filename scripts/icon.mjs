// `node scripts/icon.mjs` draws the program's icon anew: `resources/icon.png` for Linux, `.ico` for Windows and `.icns` for macOS.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawIcon, ICNS_SIZES, ICO_SIZES, icnsOf, icoOf } from './lib/icon.mjs'
import { root } from './lib/paths.mjs'

const drawn = new Map()
const draw = size => {
  if (!drawn.has(size)) drawn.set(size, drawIcon(size))
  return drawn.get(size)
}
const write = (ending, bytes) => writeFileSync(join(root, 'resources', `icon.${ending}`), bytes)

write('png', draw(1024))
write('ico', icoOf(ICO_SIZES.map(size => ({ size, bytes: draw(size) }))))
write('icns', icnsOf(ICNS_SIZES.map(([name, size]) => ({ name, bytes: draw(size) }))))
