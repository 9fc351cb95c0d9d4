// Starts the browser of this machine, and says what came of it.
import { launchBrowser } from '../../electron/core/captures/browser/process/browser.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'

try {
  await (await launchBrowser()).close()
  process.stdout.write('started\n')
} catch (error) {
  process.stdout.write(error instanceof ArchiveError ? JSON.stringify(error) : String(error))
}
