// A vitest reporter that keeps what the JSON report leaves out: why tests were skipped, and errors outside every test.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

export default class RestReporter {
  onTestRunEnd(modules, errors) {
    const skips = {}
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        const { note } = test.result()
        const name = test.fullName.replaceAll(' > ', ' ')
        if (note) skips[`${relative(process.cwd(), module.moduleId)} ${name}`] = note
      }
    }
    const unhandled = errors.map(error => String(error.message).split('\n')[0])
    writeFileSync(process.env.KANALARKIV_REST, JSON.stringify({ skips, unhandled }))
  }
}
