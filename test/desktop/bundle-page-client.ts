// Makes one script of the page client, since a page of ours loads nothing that is not built into it.
import { join, resolve } from 'node:path'
import { build } from 'vite'

let bundled: Promise<string> | undefined

/** The source of `page-client.ts` with all it imports; made once per test file. */
export function bundlePageClient(): Promise<string> {
  bundled ??= bundle()
  return bundled
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    root: resolve(import.meta.dirname, '../..'),
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'page-client.ts'), formats: ['iife'], name: 'unused' }
    }
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (output === undefined || !('output' in output)) throw new Error('the page client was not built')
  return output.output[0].code
}
