// Sums what vitest's JSON reports say, so that the last line tells what really ran.
import { relative } from 'node:path'

/** Nothing counted yet. */
export const nothing = {
  passed: 0,
  failed: 0,
  skipped: 0,
  outside: [],
  skips: [],
  failures: [],
  unsteady: [],
  took: []
}

/**
 * One run's counts. A file that cannot even be read has no failed test in it, and a run can end badly
 * with every test green: both count as one failure, and `outside` says why.
 */
export function countsOf(report, exitCode, { name, folder, endedBadly }) {
  if (!report) return { ...nothing, failed: 1, outside: [`${name}: ${endedBadly}`] }
  const tests = report.testResults.flatMap(file =>
    file.assertionResults.map(test => ({
      file: relative(folder, file.name),
      name: test.fullName,
      status: test.status,
      message: test.failureMessages?.[0]
    }))
  )
  const broken = report.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed')
  )
  const outside = broken.map(file => `${relative(folder, file.name)}: ${file.message.split('\n')[0]}`)
  const failures = tests.filter(test => test.status === 'failed')
  if (exitCode !== 0 && failures.length + outside.length === 0) outside.push(`${name}: ${endedBadly}`)
  const skips = tests.filter(test => test.status !== 'passed' && test.status !== 'failed')
  return {
    passed: tests.filter(test => test.status === 'passed').length,
    failed: failures.length + outside.length,
    skipped: skips.length,
    outside,
    skips,
    failures,
    unsteady: [],
    took: report.testResults.map(({ name: file, startTime, endTime }) => ({
      file: relative(folder, file),
      seconds: Math.round((endTime - startTime) / 1000)
    }))
  }
}

/** The files of a report that failed: full paths. */
export const failedFiles = report =>
  (report?.testResults ?? []).filter(file => file.status === 'failed').map(file => file.name)

/**
 * A report in which the files that were run again stand as they ended the second time, and the tests that
 * failed the first time and not the second: those are named, since what fails only now and then is a fault too.
 */
export function runAgain(report, again, folder) {
  const second = new Map(again.testResults.map(file => [file.name, file]))
  const passedThen = (file, test) =>
    second
      .get(file.name)
      ?.assertionResults.some(other => other.fullName === test.fullName && other.status === 'passed')
  const unsteady = report.testResults.flatMap(file =>
    file.assertionResults
      .filter(test => test.status === 'failed' && passedThen(file, test))
      .map(test => ({
        file: relative(folder, file.name),
        name: test.fullName,
        message: test.failureMessages?.[0]
      }))
  )
  return {
    report: { ...report, testResults: report.testResults.map(file => second.get(file.name) ?? file) },
    unsteady
  }
}

/** Two runs' counts as one. */
export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    outside: [...a.outside, ...b.outside],
    skips: [...a.skips, ...b.skips],
    failures: [...a.failures, ...b.failures],
    unsteady: [...a.unsteady, ...b.unsteady],
    took: [...a.took, ...b.took]
  }
}

/** The files that took longest, longest first. */
export const slowest = ({ took }, most) =>
  took.toSorted((one, other) => other.seconds - one.seconds).slice(0, most)

/** The closing line. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Whether the whole run is good: nothing failed, and something ran. */
export const isGood = ({ passed, failed }) => failed === 0 && passed > 0

/** The test files, by the project that runs them; `none` holds those that no project knows. */
export function byProject(files, filters) {
  const chosen = files.filter(file => filters.length === 0 || filters.some(filter => file.includes(filter)))
  return groupBy(chosen, projectOf)
}

/** Whether only `npm run test:long` runs the file. */
export const isLongFile = file => file.endsWith('.long.test.ts')

/** Of each lane the runs that have something to do, with the projects that have; a lane without any is left out. */
export const inLanes = (lanes, named) =>
  lanes
    .map(runs =>
      runs
        .map(projects => projects.filter(project => named.includes(project)))
        .filter(projects => projects.length > 0)
    )
    .filter(runs => runs.length > 0)

function projectOf(file) {
  const [, folder] = file.split('/')
  const isTsx = file.endsWith('.test.tsx')
  if (folder === 'renderer') return isTsx ? 'renderer' : 'none'
  return !isTsx && ['core', 'in-page', 'journeys', 'desktop'].includes(folder) ? folder : 'none'
}

// Object.groupBy came with Node 21, and these scripts start under Node 20.
function groupBy(items, keyOf) {
  const groups = {}
  for (const item of items) {
    groups[keyOf(item)] ??= []
    groups[keyOf(item)].push(item)
  }
  return groups
}
