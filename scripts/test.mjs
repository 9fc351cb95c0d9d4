// `npm test`: checks, build and the tests of every day (lib/everyday.mjs), ending with one line `N passed, N failed`.
// `npm run test:all` runs every test that is not long by nature: what CI runs.
// `npm test -- part-of-a-path` runs only the test files whose path holds that part, without the checks.
// `npm run test:long` runs what is long by nature, and notes when it was green.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import {
  add,
  byProject,
  closingLine,
  countsOf,
  failedFiles,
  inLanes,
  isGood,
  isLongFile,
  nothing,
  runAgain,
  slowest
} from './lib/counts.mjs'
import { isEveryday } from './lib/everyday.mjs'
import { folderInMemory } from './lib/in-memory.mjs'
import { cacheDir, root } from './lib/paths.mjs'
import { foreground } from './lib/run.mjs'
import { main, mendable, Stop, say, text } from './lib/say.mjs'
import { onScreen } from './lib/screen.mjs'
import { runChecks, toolScript } from './lib/tools.mjs'
import { hasWindows, runOnWindows } from './lib/windows.mjs'
import { setUp } from './setup.mjs'

/** Run beside each other, so that all cores have work: journeys and windows wait much, for pages and for people's pauses. */
const LANES = [[['core', 'in-page', 'renderer']], [['journeys']], [['desktop']]]
const FEW = 4
const SLOWEST = 10
const isLong = process.argv.includes('--long')
const isAll = process.argv.includes('--all')
/** When all of a kind were last green here, and of which commit. */
const noteOf = kind => join(cacheDir(), `test-${kind}.json`)
const optionsOf = args => args.filter(arg => arg.startsWith('-'))

await main(async () => {
  let counts = nothing
  let exitCode = 1
  const began = processorTimes()
  try {
    const asked = readArguments(process.argv.slice(2))
    counts = await runAll(asked)
    exitCode = isGood(counts) ? 0 : 1
    // Some of them say nothing of the others.
    if ((isLong || isAll) && exitCode === 0 && asked.filters.length === 0) note(isLong ? 'long' : 'all')
  } catch (error) {
    counts = { ...nothing, failed: 1 }
    const reason = mendable(error)
    if (reason) exitCode = reason.exitCode
    process.stderr.write(`${reason?.message ?? error.stack}\n`)
  }
  tellAbout(counts)
  say('processorsBusy', busySince(began))
  if (!isLong && !isAll) tellNote('all')
  if (!isLong) tellNote('long')
  console.log(closingLine(counts))
  return exitCode
})

async function runAll({ filters, options }) {
  const files = byProject(
    testFiles().filter(file => isWanted(file, filters)),
    filters
  )
  const named = Object.keys(files).filter(project => project !== 'none')
  if (filters.length > 0 && named.length === 0) say('noTestFile', filters.join(' '))

  const needsDesktop = named.includes('desktop')
  const ready = await setUp({
    browser: true,
    electron: needsDesktop,
    display: needsDesktop,
    services: named.some(project => project !== 'renderer' && project !== 'in-page')
  })
  const failures = filters.length === 0 ? await runChecks(ready) : []
  const outside = failures.map(name => text('checkFailed', name))
  outside.push(...(files.none ?? []).map(file => text('inNoProject', file)))
  try {
    await buildIfStale(ready)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    outside.push(error.message) // the tests that need no build still tell something
  }
  const some = filters.length > 0 || !isAll
  const asked = Object.values(files).flat()
  // The long tests use the disk.
  const folder = isLong ? null : folderInMemory()
  const env = {
    ...ready.env,
    ...(asked.some(isLongFile) || isLong ? { KANALARKIV_LONG: '1' } : {}),
    ...(folder ? { TMPDIR: folder } : {})
  }
  const lanes = inLanes(LANES, named)
  // Two at once do not draw over each other's lines when neither believes to have the terminal.
  if (lanes.length > 1) env.CI ??= '1'
  const counted = await Promise.all(
    lanes.map(async runs => {
      let counts = nothing
      for (const projects of runs) {
        const chosen = some ? projects.flatMap(project => files[project]) : []
        counts = add(counts, await runProjects(projects, { ...ready, env }, [...options, ...chosen]))
      }
      return counts
    })
  )
  // After the others: what it sets up is large, and it takes all cores.
  if (isLong && filters.length === 0) counted.push(await onWindows({ ...ready, env }))
  return counted.reduce(add, { ...nothing, failed: outside.length, outside })
}

/** What Windows' own Node runs; skipped where there is neither Windows nor Wine. */
async function onWindows(ready) {
  if (hasWindows(ready.env)) return runOnWindows(ready)
  const skip = { file: 'scripts/test-windows.mjs', name: 'windows', reason: text('noWine') }
  return { ...nothing, skipped: 1, skips: [skip] }
}

/** A long file is run by `test:long`, or when it is asked for as `name.long`; a file that asks which of the two it is, by both. */
function isWanted(file, filters) {
  if (isLong) return isLongFile(file) || readFileSync(join(root, file), 'utf8').includes('helpers/long.ts')
  if (isLongFile(file)) return filters.some(filter => filter.includes('.long'))
  return isAll || filters.length > 0 || isEveryday(file)
}

async function runProjects(projects, ready, args) {
  const project = projects.join(', ')
  const began = performance.now()
  say('testing', project)
  let { report, code, signal, reasons, unhandled } = await runOnce(projects, ready, args)
  let unsteady = []
  const files = failedFiles(report)
  // With many failures something is broken, and a second run would only say so later.
  if (files.length > 0 && files.length <= FEW) {
    say('testingAgain', project, files.map(file => relative(root, file)).join(', '))
    const again = await runOnce(projects, ready, [...optionsOf(args), ...files])
    if (again.report) {
      ;({ report, unsteady } = runAgain(report, again.report, root))
      ;({ code, signal } = again)
      unhandled.push(...again.unhandled)
    }
  }
  const counts = countsOf(report, code, {
    name: project,
    folder: root,
    endedBadly: text('endedBadly', signal ?? code)
  })
  const outside = unhandled.map(what => text('unhandled', project, what))
  say('tested', project, Math.round((performance.now() - began) / 1000))
  return {
    ...counts,
    failed: counts.failed + outside.length,
    outside: [...counts.outside, ...outside],
    skips: counts.skips.map(each => ({ ...each, reason: reasons[`${each.file} ${each.name}`] })),
    unsteady
  }
}

async function runOnce(projects, { node, env }, args) {
  const folder = mkdtempSync(join(tmpdir(), 'kanalarkiv-test-'))
  const reportFile = join(folder, 'report.json')
  const restFile = join(folder, 'rest.json')
  try {
    const reporters = ['default', 'json', './scripts/lib/rest-reporter.mjs'].map(name => `--reporter=${name}`)
    const vitest = [toolScript('vitest'), 'run', '--config', 'test/vitest.config.ts']
    const run = [
      ...vitest,
      ...projects.flatMap(project => ['--project', `${project}*`]),
      ...reporters,
      `--outputFile.json=${reportFile}`,
      ...args
    ]
    const [command, first] = projects.includes('desktop') ? onScreen(node, run) : [node, run]
    const ended = await foreground(command, first, { cwd: root, env: { ...env, KANALARKIV_REST: restFile } })
    const { skips = {}, unhandled = [] } = readJson(restFile) ?? {}
    return { ...ended, report: readJson(reportFile), reasons: skips, unhandled }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tellAbout({ outside, skips, failures, unsteady, took }) {
  if (outside.length > 0) say('failuresOutside')
  for (const line of outside) process.stderr.write(`  ${line}\n`)
  if (skips.length > 0) say('skippedTests')
  for (const { file, name, reason } of skips) {
    process.stderr.write(`  ${file}: ${name} (${reason ?? text('noReason')})\n`)
  }
  say('slowestFiles')
  for (const { file, seconds } of slowest({ took }, SLOWEST))
    process.stderr.write(`  ${file}: ${seconds} s\n`)
  tellTests('unsteadyTests', unsteady)
  tellTests('failedTests', failures)
}

/** How long all processors together have worked and rested, in milliseconds. */
function processorTimes() {
  const all = cpus().map(({ times }) => ({
    ...times,
    worked: times.user + times.nice + times.sys + times.irq
  }))
  const sum = key => all.reduce((total, times) => total + times[key], 0)
  return { worked: sum('worked'), idle: sum('idle') }
}

/** In percent: where much is left, more could be done at once. */
function busySince(before) {
  const now = processorTimes()
  const worked = now.worked - before.worked
  return Math.round((100 * worked) / Math.max(1, worked + now.idle - before.idle))
}

function note(kind) {
  mkdirSync(cacheDir(), { recursive: true })
  writeFileSync(noteOf(kind), JSON.stringify({ at: new Date().toISOString(), commit: commitHere() }))
}

function tellNote(kind) {
  const note = readJson(noteOf(kind))
  if (note) say(`${kind}Green`, note.at.slice(0, 10), note.commit)
  else say(`${kind}Never`)
}

function commitHere() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  } catch {
    return '?'
  }
}

// Last of all, so that they stand beside the counts also where only the end of the output is kept.
function tellTests(heading, tests) {
  if (tests.length > 0) say(heading)
  for (const { file, name, message } of tests) {
    process.stderr.write(
      `  ${file}: ${name}\n    ${(message ?? '').split('\n').slice(0, 4).join('\n    ')}\n`
    )
  }
}

function readArguments(argv) {
  const args = argv.filter(
    (arg, at) => !['--long', '--all'].includes(arg) && arg !== '--lang' && argv[at - 1] !== '--lang'
  )
  return {
    filters: args
      .filter(arg => !arg.startsWith('-'))
      .map(arg => arg.replaceAll('\\', '/').replace(/^\.\//, '')),
    options: args.filter(arg => arg.startsWith('-') && !arg.startsWith('--lang='))
  }
}

function testFiles() {
  return readdirSync(join(root, 'test'), { recursive: true })
    .filter(file => /\.test\.tsx?$/.test(file))
    .map(file => `test/${file.split(sep).join('/')}`)
    .sort()
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
