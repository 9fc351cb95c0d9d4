// What is decided for the program by those who see to the computers. Main reads the same before there is a core (electron/main/policies.ts).
import { readFile } from 'node:fs/promises'
import { POLICY_KEY, type PoliciesFound, policiesFrom, policyFile } from '#shared/policies.ts'
import { askRegistry } from './registry.ts'

/** Reads it anew; `file` is another than that of this system in tests only. */
export async function findPolicies(file = policyFile(process.platform, process.env)): Promise<PoliciesFound> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return policiesFrom(await askRegistry(POLICY_KEY), { path: file, text })
}
