// A variable of the machine, for one test.
import { onTestFinished } from 'vitest'

/** Sets it for this process and what it starts; after the test it is as it was. */
export function setVariable(name: string, value: string): void {
  const before = process.env[name]
  process.env[name] = value
  onTestFinished(() => {
    if (before === undefined) delete process.env[name]
    else process.env[name] = before
  })
}
