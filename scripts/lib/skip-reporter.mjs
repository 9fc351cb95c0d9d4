// A vitest reporter that keeps why tests were skipped, which the JSON report leaves out.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

export default class SkipReporter {
  onTestRunEnd(modules) {
    const notes = {}
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        const { note } = test.result()
        const name = test.fullName.replaceAll(' > ', ' ')
        if (note) notes[`${relative(process.cwd(), module.moduleId)} ${name}`] = note
      }
    }
    writeFileSync(process.env.KANALARKIV_SKIPS, JSON.stringify(notes))
  }
}
