// What is decided for the program by those who see to the computers. Main reads the same before there is a core (electron/main/policies.ts).
import { readFile, stat } from 'node:fs/promises'
import {
  MOST_OF_POLICIES,
  POLICY_KEY,
  type PoliciesFound,
  policiesFrom,
  policyFile,
  textOfPolicies,
  UNREADABLE
} from '#shared/policies.ts'
import { errno } from './errors.ts'
import { readKey } from './registry.ts'
import { windowsHere } from './windows-program.ts'

/** Reads it anew; `file` is another than that of this system in tests only. */
export async function findPolicies(file = policyFile(process.platform, windowsHere)): Promise<PoliciesFound> {
  const text = await textOf(file).catch(error => (isNothing(error) ? null : UNREADABLE))
  return policiesFrom(await readKey(POLICY_KEY), { path: file, text })
}

const isNothing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(errno(error) ?? '')

async function textOf(path: string): Promise<string | typeof UNREADABLE> {
  const { size } = await stat(path)
  return size > MOST_OF_POLICIES ? UNREADABLE : textOfPolicies(await readFile(path))
}
