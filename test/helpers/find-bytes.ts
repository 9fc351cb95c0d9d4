// Looks for words in every file of a folder, byte by byte, however a file may have written them.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The files that hold the words: as UTF-8 or UTF-16, in base64 at any place, escaped as in JSON or as in mail. */
export function filesWith(dir: string, words: string): string[] {
  const bytes = Buffer.from(words)
  const base64 = [0, 1, 2].map(shift =>
    // What stands before and after a place in base64 changes the letters at its ends only.
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(Math.ceil((shift * 4) / 3), -4)
  )
  const quoted = [...bytes].map(byte =>
    byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)
  )
  const escaped = words.replaceAll(
    /[^ -~]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
  const forms = [
    bytes,
    Buffer.from(words, 'utf16le'),
    ...[...base64, quoted.join(''), escaped].map(text => Buffer.from(text))
  ]
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => {
      const file = readFileSync(path)
      return relative(dir, path).includes(words) || forms.some(form => file.includes(form))
    })
    .map(path => relative(dir, path))
}
