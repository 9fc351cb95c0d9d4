// Puts one package, pinned by version and digest, in a folder of the cache.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { npmCommand, npmOptions, step } from './run.mjs'

/**
 * Lets npm fetch one package and check its digest, lets `prepare` make a folder of it, and gives the folder
 * its final name last: a crash, or another process doing the same, never leaves half a folder there.
 */
export async function install(
  { name, version, integrity },
  target,
  { node, env, quiet, prepare, options = [] }
) {
  mkdirSync(dirname(target), { recursive: true })
  const draft = mkdtempSync(join(dirname(target), 'draft-'))
  try {
    writeFileSync(
      join(draft, 'package.json'),
      JSON.stringify({ private: true, dependencies: { [name]: version } })
    )
    writeFileSync(join(draft, 'package-lock.json'), JSON.stringify(lockOf(name, version, integrity)))
    const [npm, first] = npmCommand(node, env)
    await step(npm, [...first, 'ci', '--ignore-scripts', ...options, ...npmOptions], {
      cwd: draft,
      env,
      quiet
    })
    const made = prepare ? await prepare(join(draft, 'node_modules', name), draft) : draft
    moveInto(made, target)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** A short name for a folder's path, for lock files. */
export const shortHash = text => createHash('sha256').update(text).digest('hex').slice(0, 12)

// A lock file with the digest makes npm refuse any other bytes; without an address it asks the registry it is set to.
function lockOf(name, version, integrity) {
  return {
    lockfileVersion: 3,
    requires: true,
    packages: { '': { dependencies: { [name]: version } }, [`node_modules/${name}`]: { version, integrity } }
  }
}

function moveInto(made, target) {
  try {
    chmodSync(made, 0o755) // a temporary folder is its owner's alone, the cache is not
    renameSync(made, target)
  } catch (error) {
    if (!existsSync(target)) throw error // else another process was first, with the same bytes
  }
}
