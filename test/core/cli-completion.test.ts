// Completion in the shells themselves, where they are installed.
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

async function scriptFor(shell: string): Promise<string> {
  const { code, out } = await kanalarkiv(['completion', shell])
  expect(code).toBe(0)
  const path = join(await temporaryFolder(), `kanalarkiv.${shell}`)
  await writeFile(path, out)
  return path
}

/** What a shell proposes after some words; the last is what is being typed. */
const ASK: Readonly<Record<string, (script: string, words: readonly string[]) => string>> = {
  bash: (script, words) =>
    `source ${script}; COMP_WORDS=(kanalarkiv ${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _kanalarkiv; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (script, words) =>
    `compdef() { :; }; _files() { :; }; compadd() { shift; print -l -- "$@"; }; source ${script}; words=(kanalarkiv ${words.map(word => `'${word}'`).join(' ')}); CURRENT=${words.length + 1}; _kanalarkiv`,
  fish: (script, words) => `source ${script}; complete -C 'kanalarkiv ${words.join(' ')}'`
}

describe.each(Object.keys(ASK))('in %s', shell => {
  const isThere = spawnSync(shell, ['-c', 'exit 0']).status === 0

  it.skipIf(!isThere)('completes nouns, verbs and options, past ids and values', async () => {
    const script = await scriptFor(shell)
    const proposed = (...words: string[]) => {
      const { status, stdout, stderr } = spawnSync(shell, ['-c', ASK[shell]?.(script, words) ?? ''], {
        encoding: 'utf8'
      })
      expect([words, status, stderr]).toEqual([words, 0, ''])
      return stdout.split('\n')
    }
    expect(proposed('')).toEqual(
      expect.arrayContaining(['capture', 'comment', 'export', 'verify', 'completion'])
    )
    expect(proposed('comment', '')).toEqual(expect.arrayContaining(['save', 'decide', 'list']))
    expect(proposed('retention', 'rule', '')).toEqual(expect.arrayContaining(['add', 'close', 'list']))
    expect(proposed('comment', 'decide', '1a2b', '--')).toEqual(
      expect.arrayContaining(['--category', '--json'])
    )
    expect(proposed('comment', '')).not.toContain('demo')
  })
})

it('names the shells there are a script for', async () => {
  const { code, err } = await kanalarkiv(['completion', 'tcsh', '--lang', 'sv'])
  expect([code, err]).toEqual([2, expect.stringContaining('bash, zsh, fish, powershell')])
  expect((await kanalarkiv(['completion', 'powershell'])).out).toContain('Register-ArgumentCompleter')
})
