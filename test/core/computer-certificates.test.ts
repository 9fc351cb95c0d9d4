// What the computer trusts is trusted: the municipality's own sign-in provider, store of files or diary.
import { execFile } from 'node:child_process'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { newCertificate } from '../helpers/certificate.ts'
import { serve } from '../helpers/serve.ts'

const run = promisify(execFile)
const module = join(import.meta.dirname, '../../electron/core/kernel/computer-certificates.ts')

it.skipIf(process.platform !== 'linux')(
  'a server of the municipality’s own authority is asked where the computer trusts it (by SSL_CERT_FILE on Linux)',
  async () => {
    const { cert, certFile, key } = await newCertificate()
    const origin = (
      await serve(createServer({ cert, key }, (_request, response) => void response.end('hej')))
    ).replace('http:', 'https:')
    const ask = `fetch(${JSON.stringify(origin)}).then(a => a.text(), e => e.cause.code).then(console.log)`
    const trust = `const { trustComputer } = await import(${JSON.stringify(module)}); trustComputer();`
    const answers: string[] = []
    for (const script of [ask, `${trust}${ask}`]) {
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, SSL_CERT_FILE: certFile, NODE_USE_SYSTEM_CA: '' }
      })
      answers.push(stdout.trim())
    }
    expect(answers).toEqual(['DEPTH_ZERO_SELF_SIGNED_CERT', 'hej'])
  }
)
