// Blanks around a secret that is piped to the command line, as by `echo hemligt | …`, where the blank before the bar comes along.
import { expect, it } from 'vitest'
import { openOutput } from '../../electron/hosts/cli/output.ts'
import { readSecret, readSecretAsTyped } from '../../electron/hosts/cli/secret.ts'

function asking(input: string) {
  const quiet = { write: () => undefined }
  const terminal = {
    ...{ stdout: quiet, stderr: quiet, env: {}, onSignal: () => () => undefined, kill: () => undefined },
    stdin: (async function* () {
      yield input
    })()
  }
  return { terminal, out: openOutput(terminal, { language: 'en', isJson: false, isLogged: false }) }
}

it('are no part of it, unless somebody else may have chosen it so', async () => {
  expect(await readSecret(asking('\them ligt \r\n'))).toBe('hem ligt')
  expect(await readSecretAsTyped(asking('\them ligt \r\n'))).toBe('\them ligt ')
  for (const read of [readSecret, readSecretAsTyped])
    await expect(read(asking(' \n'))).rejects.toMatchObject({ name: 'UsageError' })
})
