// A dialog opens where the last one ended, which Electron does not see to by itself.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { LastFolder } from '../../electron/main/last-folder.ts'

it('is told to the next dialog once somebody has chosen, and with the name of a file that is to be saved', () => {
  const last = new LastFolder()
  expect([last.option(), last.option('kopia.eml')]).toEqual([{}, { defaultPath: 'kopia.eml' }])
  last.chose([], 'folder')
  expect(last.option()).toEqual({})
  const folder = join('/', 'srv', 'arkiv')
  last.chose([folder], 'folder')
  expect([last.option(), last.option('kopia.eml')]).toEqual([
    { defaultPath: folder },
    { defaultPath: join(folder, 'kopia.eml') }
  ])
  last.chose([join(folder, 'in', 'brev.eml'), join(folder, 'annat.eml')], 'file')
  expect(last.option()).toEqual({ defaultPath: join(folder, 'in') })
})
