// A page may ask the browser to fetch or open other pages ahead of any visit (speculation rules, preconnect, prerender). Such
// requests pass by what stands between the page and the network, so the browser is told to make none.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Chromium's setting "Preload pages", of which 2 is "never". */
const NEVER = 2

const Preferences = z.looseObject({ net: z.looseObject({}).optional() })

/** Writes the setting into a profile whose browser is not running; what else it holds stays. */
export async function predictNothing(profile: string): Promise<void> {
  const file = join(profile, 'Default', 'Preferences')
  const now = await preferencesIn(file)
  if (now.net?.['network_prediction_options'] === NEVER) return
  const told = { ...now, net: { ...now.net, network_prediction_options: NEVER } }
  await mkdir(join(profile, 'Default'), { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(told), { mode: 0o600 })
}

/** None where there is no such file, or one that the browser itself would not read either. */
async function preferencesIn(file: string): Promise<z.infer<typeof Preferences>> {
  try {
    return Preferences.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return {}
  }
}
