// How this computer is set, as far as that decides what the program can do on it: to be read before anything goes wrong.
import type { ComputerCheck } from '#shared/computer.ts'
import { browserFindings } from '../captures/browser/process/browser-policies.ts'
import { addressesElsewhere } from '../captures/browser/process/browsers-elsewhere.ts'
import { browserHere } from '../captures/browser/process/find-browser.ts'
import { documentsElsewhere, profileElsewhere } from '../kernel/db/moved-folders.ts'
import { findPolicies } from '../kernel/policies.ts'

/** Nothing is written, and no browser is started. */
export async function checkComputer(): Promise<ComputerCheck> {
  const browser = browserHere()
  const [findings, policies, documentsAt, profileAt] = await Promise.all([
    browser === null ? [] : browserFindings(browser),
    findPolicies(),
    documentsElsewhere(),
    profileElsewhere()
  ])
  return { browser, isElsewhere: addressesElsewhere().length > 0, findings, policies, documentsAt, profileAt }
}
