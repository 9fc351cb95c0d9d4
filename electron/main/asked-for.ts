// What a start asks for by the words of its command line.
import { resolve } from 'node:path'
import { isServerAddress, serverAddressFrom } from '#shared/server-address.ts'
import { hasLink } from './comment-link.ts'

/** The archive: the absolute path of its folder, or a server's address. A link from a browser opens no other. */
export function placeAskedFor(argv: readonly string[]): string | null {
  if (hasLink(argv)) return null
  const server = serverAddressFrom(wordAfter(argv, '--server') ?? '')
  if (server !== null) return server
  const dir = wordAfter(argv, '--archive')
  return dir === null ? null : resolve(dir)
}

/** Whether it asks for a server by what is no server's address. */
export function isServerRefused(argv: readonly string[]): boolean {
  const word = wordAfter(argv, '--server')
  return word !== null && serverAddressFrom(word) === null
}

/** The words of this start with another archive in them, or none; a link was for the one before. */
export function wordsFor(argv: readonly string[], place: string | null): string[] {
  const kept = argv.filter(
    (word, at) => !isOurs(word) && !isOurs(argv[at - 1] ?? '', true) && !hasLink([word])
  )
  if (place === null) return kept
  return [...kept, `${isServerAddress(place) ? '--server' : '--archive'}=${place}`]
}

const OURS = ['--archive', '--server']
const isOurs = (word: string, isWhole = false): boolean =>
  OURS.some(ours => word === ours || (!isWhole && word.startsWith(`${ours}=`)))

/** `NAME WORD` or `NAME=WORD`. */
function wordAfter(argv: readonly string[], name: string): string | null {
  const at = argv.findIndex(arg => arg === name || arg.startsWith(`${name}=`))
  const arg = argv[at]
  if (arg === undefined) return null
  const word = arg === name ? argv[at + 1] : arg.slice(`${name}=`.length)
  return word === undefined || word === '' ? null : word
}
