// Where the program's own files lie, from source, from the build and from a package alike.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file of the project, looked for upwards from this module: its depth differs between source and build. */
export function projectFile(...parts: string[]): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, ...parts)
    if (existsSync(path)) return path
    if (folder === dirname(folder)) throw new Error(`${parts.join('/')} does not come with the program`)
  }
}

/** The version of the program. */
export function appVersion(): string {
  const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string } // our own file
  return version
}
