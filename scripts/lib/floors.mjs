// The floors of electron/core and what a file of it may reach (ARCHITECTURE.md, The floors of the core). Run as a program, it
// names every line that breaks a rule.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** From the lowest. A room is a folder on a floor. */
export const FLOORS = [
  'kernel',
  'formats',
  'register',
  'deadlines',
  'captures',
  'comments',
  'messages',
  'delivery',
  'reports',
  'app'
]

const CORE = 'electron/core'
const SECTION = 'ARCHITECTURE.md, The floors of the core'
/** The one room that takes rows away from the tables of all others. */
const TAKES_ROWS_AWAY = 'delivery/disposal'

const IMPORT = /(?:\bfrom|\bimport\s*\(?|\bnew URL\()\s*'(\.{1,2}\/[^']+)'/g
const WRITE = /\b(?:INSERT (?:OR \w+ )?INTO|REPLACE INTO|UPDATE(?: OR \w+)?|DELETE FROM)\s+"?([a-z_]+)\b/g

/** Each line below `root` that breaks a rule, with the sentence that says which. */
export function brokenRules(root) {
  const files = filesIn(root, 'electron')
  const all = [...files, ...filesIn(root, 'shared'), ...filesIn(root, 'renderer')]
  return [...files.flatMap(brokenImports), ...brokenTables(files), ...all.flatMap(bareNormalForms)]
}

function filesIn(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(name => posix.join(folder, name.replaceAll('\\', '/')))
    .filter(name => /\.tsx?$/.test(name))
    .sort()
    .map(name => ({ name, text: readFileSync(join(root, name), 'utf8') }))
}

/** The one file that may ask the language for a normal form, which takes the square of what somebody else may have written. */
const NORMAL_FORM = 'shared/normal-form.ts'

function bareNormalForms({ name, text }) {
  if (name === NORMAL_FORM) return []
  return [...text.matchAll(/\.normalize\(/g)].map(({ index }) => ({
    ...{ file: name, line: lineOf(text, index) },
    sentence: `Text is brought to a normal form by ${NORMAL_FORM} (SECURITY.md, What we reckon with).`
  }))
}

function brokenImports({ name, text }) {
  return [...text.matchAll(IMPORT)].flatMap(found => {
    const target = posix.join(posix.dirname(name), found[1])
    const sentence = whatIsWrong(name, target)
    return sentence === null ? [] : [{ file: name, line: lineOf(text, found.index), sentence }]
  })
}

function whatIsWrong(file, target) {
  const [from, to] = [placeOf(file), placeOf(target)]
  if (to === null) return null
  if (/(?:^|[/-])queries\.ts$/.test(target) && from?.room !== to.room)
    return `The queries of ${to.room} are its own: ask for what its read.ts shows, or for a verb (${SECTION}).`
  if (from === null) return null
  for (const { floor } of [from, to])
    if (!FLOORS.includes(floor)) return `${floor} is on no list of floors (${SECTION}).`
  if (FLOORS.indexOf(to.floor) > FLOORS.indexOf(from.floor))
    return `${from.floor} may not import from ${to.floor}, which is a floor above it (${SECTION}).`
  return null
}

/** Where a file of the core is; null for what is not of the core. */
function placeOf(file) {
  if (!file.startsWith(`${CORE}/`)) return null
  const [floor = '', ...rest] = file.slice(CORE.length + 1).split('/')
  return { floor, room: rest.length > 1 ? `${floor}/${rest[0]}` : floor }
}

/** A table belongs to the room that writes it most; whoever else writes it breaks a rule. */
function brokenTables(files) {
  const writes = files.flatMap(({ name, text }) => {
    const room = placeOf(name)?.room
    if (room === undefined || room === TAKES_ROWS_AWAY) return []
    return [...text.matchAll(WRITE)].map(found => ({
      ...{ table: found[1], room, file: name },
      line: lineOf(text, found.index)
    }))
  })
  return [...Map.groupBy(writes, ({ table }) => table)].flatMap(([table, all]) => {
    const rooms = [...Map.groupBy(all, ({ room }) => room)].sort(
      (one, other) => other[1].length - one[1].length
    )
    const [owner] = rooms[0]
    return rooms.slice(1).flatMap(([, others]) =>
      others.map(({ file, line }) => ({
        ...{ file, line },
        sentence: `${owner} writes the table ${table}: ask it for a verb (${SECTION}).`
      }))
    )
  })
}

const lineOf = (text, index) => text.slice(0, index).split('\n').length

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const broken = brokenRules(join(dirname(fileURLToPath(import.meta.url)), '..', '..'))
  for (const { file, line, sentence } of broken) console.error(`${file}:${line}: ${sentence}`)
  if (broken.length > 0) process.exitCode = 1
}
