// The project's own tools, run by the Node we chose: npm's shims would take whichever comes first.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { foreground } from './run.mjs'
import { say, text } from './say.mjs'

/** The script file of a tool in node_modules. */
export function toolScript(packageName, program = packageName) {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[program])
}

/** Runs types, floors, lint and dead code, all of them whatever the first says. Answers with the names of those that failed. */
export async function runChecks({ node, env }, { write = false } = {}) {
  const lint = write ? ['check', '--write'] : [env.CI ? 'ci' : 'check']
  const checks = [
    // Each checker works out the contract's type anew, and that is most of the work: one takes half the time of four on two cores.
    ['checkTypes', [toolScript('typescript', 'tsc'), '-b', '--checkers', '1']],
    ['checkFloors', [join(root, 'scripts', 'lib', 'floors.mjs')]],
    ['checkLint', [toolScript('@biomejs/biome', 'biome'), ...lint, '--error-on-warnings', '.']],
    ['checkDead', [toolScript('knip')]]
  ]
  const failed = []
  for (const [key, args] of checks) {
    say('checking', text(key))
    const { code } = await foreground(node, args, { cwd: root, env })
    if (code === 0) continue
    say('checkFailed', text(key))
    failed.push(text(key))
  }
  return failed
}
