import { describe, expect, it } from 'vitest'
import { findBrowser } from '../../../electron/core/captures/browser/process/find-browser.ts'

const only =
  (...there: string[]) =>
  (path: string) =>
    there.includes(path)

describe('the browser to use', () => {
  it('is the one that is named, even where others are', () => {
    const env = { KANALARKIV_BROWSER: '/opt/min/chrome' }
    expect(findBrowser(env, 'linux', only('/opt/min/chrome', '/usr/bin/chromium'))).toEqual({
      name: 'Google Chrome',
      path: '/opt/min/chrome'
    })
  })

  it('is refused by its path when it is named but not there', () => {
    const env = { KANALARKIV_BROWSER: '/finns/inte' }
    expect(() => findBrowser(env, 'linux', only('/usr/bin/chromium'))).toThrow(
      expect.objectContaining({ code: 'no-browser', params: { looked: '/finns/inte' } })
    )
  })

  it('is Edge before Chrome before Chromium on Windows, in any of the program folders', () => {
    const env = { 'ProgramFiles(x86)': 'C:\\P86', ProgramFiles: 'C:\\P', LOCALAPPDATA: 'C:\\U' }
    const edge = 'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe'
    const chrome = 'C:\\U\\Google\\Chrome\\Application\\chrome.exe'
    expect(findBrowser(env, 'win32', only(chrome, edge))).toEqual({ name: 'Microsoft Edge', path: edge })
    expect(findBrowser(env, 'win32', only(chrome))).toEqual({ name: 'Google Chrome', path: chrome })
  })

  it('is looked for among the applications on a Mac', () => {
    const path = '/Users/å/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser({ HOME: '/Users/å' }, 'darwin', only(path)).path).toBe(path)
  })

  it('says where it has looked when there is none', () => {
    expect(() => findBrowser({}, 'linux', only())).toThrow(
      expect.objectContaining({
        code: 'no-browser',
        params: { looked: expect.stringMatching(/microsoft-edge.*google-chrome.*chromium/) }
      })
    )
  })
})
