// What is decided for the program by those who see to the computers. Main reads the same before there is a core (electron/main/policies.ts).
import { readFile } from 'node:fs/promises'
import { POLICY_KEY, type PoliciesFound, policiesFrom, policyFile } from '#shared/policies.ts'
import { readKey } from './registry.ts'
import { windowsHere } from './windows-program.ts'

/** Reads it anew; `file` is another than that of this system in tests only. */
export async function findPolicies(file = policyFile(process.platform, windowsHere)): Promise<PoliciesFound> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return policiesFrom(await readKey(POLICY_KEY), { path: file, text })
}
