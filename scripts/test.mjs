// `npm test`: checks, build and every test, ending with one line `N passed, N failed`.
// `npm test -- part-of-a-path` runs only the test files whose path holds that part, without the checks.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { add, byProject, closingLine, countsOf, isGood, nothing } from './lib/counts.mjs'
import { root } from './lib/paths.mjs'
import { foreground } from './lib/run.mjs'
import { main, mendable, Stop, say, text } from './lib/say.mjs'
import { onScreen } from './lib/screen.mjs'
import { runChecks, toolScript } from './lib/tools.mjs'
import { setUp } from './setup.mjs'

const PROJECTS = ['core', 'renderer', 'journeys', 'desktop']

await main(async () => {
  let counts = nothing
  let exitCode = 1
  try {
    counts = await runAll(readArguments(process.argv.slice(2)))
    exitCode = isGood(counts) ? 0 : 1
  } catch (error) {
    counts = { ...nothing, failed: 1 }
    const reason = mendable(error)
    if (reason) exitCode = reason.exitCode
    process.stderr.write(`${reason?.message ?? error.stack}\n`)
  }
  tellAbout(counts)
  console.log(closingLine(counts))
  return exitCode
})

async function runAll({ filters, options }) {
  const files = byProject(testFiles(), filters)
  const named = PROJECTS.filter(project => files[project])
  if (filters.length > 0 && named.length === 0) say('noTestFile', filters.join(' '))

  const needsDesktop = named.includes('desktop')
  const ready = await setUp({
    browser: true,
    electron: needsDesktop,
    display: needsDesktop,
    services: named.some(project => project !== 'renderer')
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
  let counts = { ...nothing, failed: outside.length, outside }
  for (const project of named) {
    counts = add(
      counts,
      await runProject(project, ready, [...options, ...(filters.length > 0 ? files[project] : [])])
    )
  }
  return counts
}

async function runProject(project, { node, env }, args) {
  say('testing', project)
  const folder = mkdtempSync(join(tmpdir(), 'kanalarkiv-test-'))
  const reportFile = join(folder, 'report.json')
  const skipFile = join(folder, 'skips.json')
  try {
    const reporters = ['default', 'json', './scripts/lib/skip-reporter.mjs'].map(name => `--reporter=${name}`)
    const vitest = [toolScript('vitest'), 'run', '--config', 'test/vitest.config.ts', '--project', project]
    const run = [...vitest, ...reporters, `--outputFile.json=${reportFile}`, ...args]
    const [command, first] = project === 'desktop' ? onScreen(node, run) : [node, run]
    const ended = await foreground(command, first, { cwd: root, env: { ...env, KANALARKIV_SKIPS: skipFile } })
    const reasons = readJson(skipFile) ?? {}
    const counts = countsOf(readJson(reportFile), ended.code, {
      name: project,
      folder: root,
      endedBadly: text('endedBadly', ended.signal ?? ended.code)
    })
    return {
      ...counts,
      skips: counts.skips.map(each => ({ ...each, reason: reasons[`${each.file} ${each.name}`] }))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tellAbout({ outside, skips }) {
  if (outside.length > 0) say('failuresOutside')
  for (const line of outside) process.stderr.write(`  ${line}\n`)
  if (skips.length > 0) say('skippedTests')
  for (const { file, name, reason } of skips) {
    process.stderr.write(`  ${file}: ${name} (${reason ?? text('noReason')})\n`)
  }
}

function readArguments(argv) {
  const args = argv.filter((arg, at) => arg !== '--lang' && argv[at - 1] !== '--lang')
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
