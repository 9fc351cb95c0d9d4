// The shell of a window that is a web page: what became of a file that is sent to the server.
import { afterEach, expect, it, vi } from 'vitest'
import { startTexts } from '../../renderer/i18n.ts'
import { ensureShell } from '../../renderer/web-shell.ts'

afterEach(() => vi.unstubAllGlobals())

it.each([
  [201, '/skickat/1.png'],
  [413, null],
  [0, null]
])('a file that is answered with %i has the path %s', async (status, path) => {
  vi.stubGlobal('fetch', async () => {
    if (status === 0) throw new TypeError('the line is broken')
    return Response.json({ path }, { status })
  })
  await startTexts()
  ensureShell()
  expect(await window.shell.pathOf(new File(['x'], '1.png'))).toBe(path)
})
