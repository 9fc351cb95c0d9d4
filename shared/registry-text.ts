// What Windows' `reg.exe export` writes of a key, read. It is asked for in that form since it is in Unicode: what `reg.exe query` writes
// is in the letters of an old console, in which the å of a folder is lost.

/** A value of the registry: text, number, or lines; what is of another kind has no lines. */
type RegistryValue = string | number | readonly string[]

/** The values of each key, by the key's whole name in small letters; the names of values are in small letters too. */
export type Registry = ReadonlyMap<string, ReadonlyMap<string, RegistryValue>>

const NAMED = /^"((?:[^"\\]|\\.)*)"=(.*)$/

/** Reads the text of an export. What is no export has no keys. */
export function readRegistry(text: string): Registry {
  const keys = new Map<string, Map<string, RegistryValue>>()
  let values: Map<string, RegistryValue> | undefined
  // Bytes go on on the next line after a backslash.
  for (const line of text.replaceAll(/\\\r?\n */g, '').split(/\r?\n/)) {
    if (line.startsWith('[') && line.endsWith(']')) {
      values = new Map()
      keys.set(line.slice(1, -1).toLowerCase(), values)
      continue
    }
    const [, name, written] = NAMED.exec(line) ?? []
    // A value of another kind is there, and says nothing that can be used.
    const value = written === undefined ? null : (registryValue(written) ?? [])
    if (name !== undefined && value !== null) values?.set(plain(name).toLowerCase(), value)
  }
  return keys
}

function registryValue(written: string): RegistryValue | null {
  if (/^".*"$/.test(written)) return plain(written.slice(1, -1))
  if (/^dword:[0-9a-f]{8}$/i.test(written)) return Number.parseInt(written.slice(6), 16)
  // With names of variables in it, and several lines.
  if (written.startsWith('hex(2):')) return letters(written.slice(7)).replace(/\0.*$/s, '')
  if (written.startsWith('hex(7):'))
    return letters(written.slice(7))
      .split('\0')
      .filter(line => line !== '')
  return null
}

const plain = (text: string) => text.replaceAll(/\\(.)/g, '$1')

/** Two bytes to a letter, the smaller first. */
function letters(bytes: string): string {
  const numbers = bytes.split(',').map(byte => Number.parseInt(byte, 16))
  let text = ''
  for (let at = 0; at + 1 < numbers.length; at += 2)
    text += String.fromCharCode((numbers[at] ?? 0) + 256 * (numbers[at + 1] ?? 0))
  return text
}
