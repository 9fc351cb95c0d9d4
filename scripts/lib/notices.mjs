// The notices of what others made and Kanalarkiv brings along: made of the lock file, of what the build bundled, and of the
// licence files that lie in the packages. A part without a licence that may be shipped stops the build.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALLOWED, LICENCES, PARTS } from './notices-by-hand.mjs'
import { Stop } from './say.mjs'

/** Where the notices are written: for people, and for the window. */
export const NOTICES = { text: 'out/THIRD-PARTY-NOTICES.txt', data: 'out/main/third-party-notices.json' }

const BUNDLES = ['main', 'preload', 'renderer']
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[._-].*)?$/i
// A line that says whose the work is, and no clause of a licence that speaks of copyright.
const COPYRIGHT =
  /^(?:\w+ derived work )?(?:copyright\b(?! (?:notice|owner|holder|law|and|interest|statement|to|in|license|[[{]yyyy))|© \d)/i
const NO_TEXT = /\.(?:js|cjs|mjs|ts)$/i

/** Writes both files. Answers with the notices, each `{ name, version, licence, copyright, source, text }`. */
export function writeNotices(project) {
  const notices = collectNotices(project)
  writeFileSync(join(project, NOTICES.text), asText(notices, readJson(project, 'package.json').version))
  writeFileSync(join(project, NOTICES.data), JSON.stringify(notices))
  return notices
}

/** The notices of every package that is bundled or packed, and of the parts that are no package. */
export function collectNotices(project, { parts = PARTS, allowed = ALLOWED } = {}) {
  const lock = readJson(project, 'package-lock.json').packages
  const packages = new Map()
  for (const folder of shippedFolders(project, lock)) {
    const found = noticeOfPackage(project, folder, lock)
    packages.set(`${found.name} ${found.version}`, found) // one that lies in two places is named once
  }
  // A part of a package that another platform has is not there on this one.
  const present = parts.filter(({ within }) => within === undefined || existsSync(join(project, within)))
  const notices = [...packages.values(), ...present.map(part => noticeOfPart(project, part))]
  const refused = notices.filter(({ licence }) => !isAllowed(licence, allowed))
  if (refused.length > 0)
    throw new Stop(
      1,
      'licenceRefused',
      refused.map(each => `${each.name} ${each.version} (${each.licence})`).join(', ')
    )
  return notices.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
}

/** Whether an SPDX expression is met by the allowed licences: one of those between OR, all of those between AND. */
export function isAllowed(expression, allowed = ALLOWED) {
  const flat = expression.replace(/^\((.*)\)$/, '$1')
  if (flat.includes(' OR ')) return flat.split(' OR ').some(each => isAllowed(each, allowed))
  return flat.split(' AND ').every(each => allowed.includes(each))
}

// What the bundler took files from, and what is packed beside it: the lock file's packages that are not for development.
// Those of another platform are not installed, and so not packed either.
function shippedFolders(project, lock) {
  const bundled = BUNDLES.flatMap(bundle => readJson(project, `out/bundled/${bundle}.json`))
  const packed = Object.keys(lock).filter(folder => {
    const isPacked = folder !== '' && lock[folder].dev !== true
    return isPacked && (existsSync(join(project, folder)) || lock[folder].optional !== true)
  })
  return new Set([...bundled, ...packed])
}

function noticeOfPackage(project, folder, lock) {
  const { name, version, license, author, repository, homepage } = readJson(project, `${folder}/package.json`)
  if (lock[folder]?.version !== version)
    throw new Stop(1, 'notAsLocked', folder, version, lock[folder]?.version ?? '–')
  const licence = LICENCES[name] ?? (typeof license === 'string' ? license : 'NONE')
  const files = readdirSync(join(project, folder)).filter(
    file => LICENCE_FILE.test(file) && !NO_TEXT.test(file)
  )
  const texts = files.sort().map(file => readText(project, `${folder}/${file}`))
  const standard =
    texts.length > 0 ? '' : standardText(project, name, licence, `Copyright (c) ${personName(author)}`)
  return notice({
    name,
    version,
    licence,
    source: sourceOf(repository) ?? homepage ?? '',
    text: texts.join('\n\n') || standard
  })
}

function noticeOfPart(project, { name, licence, within, source, text, files, headOf, copyright }) {
  const version = within === undefined ? '' : readJson(project, `${within}/package.json`).version
  const packageName = within === undefined ? '' : within.replace('node_modules/', '')
  const said =
    text ??
    files?.map(file => readText(project, file)).join('\n\n') ??
    (headOf === undefined ? standardText(project, name, licence, copyright) : firstComment(project, headOf))
  return notice({
    name,
    version: within === undefined ? '' : `in ${packageName} ${version}`,
    licence,
    source,
    text: said
  })
}

function notice({ name, version, licence, source, text }) {
  const lines = text.split('\n').map(line => line.replace(/^[\s*#/-]+/, '').trim())
  const copyright = [...new Set(lines.filter(line => COPYRIGHT.test(line)))]
  return { name, version, licence, copyright, source, text: text.trimEnd() }
}

// A package that brings no licence file: the standard text of the licence that it names, with its author.
function standardText(project, name, licence, copyright) {
  const file = `resources/notices/${licence}.txt`
  if (!existsSync(join(project, file))) throw new Stop(1, 'licenceTextMissing', name, licence)
  const whence = `(The package brings no licence file. This is the standard text of ${licence}, from the SPDX list of licences.)`
  const text = readText(project, file)
  return `${whence}\n\n${text.includes('{copyright}') ? text.replace('{copyright}', copyright) : text}`
}

function firstComment(project, file) {
  const comment = /\/\*\*?([\s\S]*?)\*\//.exec(readText(project, file))?.[1]
  if (comment === undefined || !/permission is hereby granted|apache license/i.test(comment))
    throw new Stop(1, 'licenceTextMissing', file, '')
  return comment.trim()
}

const personName = author =>
  (typeof author === 'string' ? author : author?.name)?.replace(/\s*<.*$/, '') ?? 'its authors'

// As a page that a person can open, whatever way of fetching it the package names.
function sourceOf(repository) {
  const url = typeof repository === 'string' ? repository : repository?.url
  const path = /^(?:.*github(?:\.com)?[:/])?([\w.-]+\/[^/#]+?)(?:\.git)?(?:[/#].*)?$/.exec(url ?? '')?.[1]
  return path === undefined ? url?.replace(/^git\+/, '') : `https://github.com/${path}`
}

function asText(notices, version) {
  const lines = notices.map(each => `  ${[each.name, each.version].join(' ').trim()}: ${each.licence}`)
  const parts = notices.map(each =>
    [
      '='.repeat(78),
      [each.name, each.version].join(' ').trim(),
      `Licence: ${each.licence}`,
      `Source code: ${each.source}`,
      ...(each.licence === 'MPL-2.0'
        ? ['It is used unchanged; its source code is at the address above, under the tag of this version.']
        : []),
      '',
      each.text,
      ''
    ].join('\n')
  )
  return `${HEAD.replace('{version}', version)}\n${lines.join('\n')}\n\n${parts.join('\n')}`
}

const HEAD = `THIRD-PARTY NOTICES / LICENSER FÖR ANDRAS DELAR

Kanalarkiv {version} contains the parts below, each under its own licence.
Kanalarkiv {version} innehåller delarna nedan, var och en under sin egen licens.

Electron, Chromium and Node.js have files of their own in the program's folder: LICENSE.electron.txt,
LICENSES.chromium.html and resources/node/LICENSE.
Electron, Chromium och Node.js har egna filer i programmets mapp, med namnen ovan.
`

const readText = (project, file) => readFileSync(join(project, file), 'utf8').replaceAll('\r\n', '\n')
const readJson = (project, file) => JSON.parse(readText(project, file))
