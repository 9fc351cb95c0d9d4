// Which browser of this machine to use.
import { accessSync, constants, statSync } from 'node:fs'
import { ArchiveError } from '../../../kernel/errors.ts'
import { addressesElsewhere } from './browsers-elsewhere.ts'

type BrowserPath = { readonly name: string; readonly path: string }

/**
 * The browser to use: `KANALARKIV_BROWSER`, or else Edge, Chrome or Chromium where they usually are. A browser that
 * was named but is not there is refused rather than replaced by another.
 */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = isProgram
): { name: string; path: string } {
  const named = env['KANALARKIV_BROWSER']?.trim()
  if (named) {
    if (exists(named)) return { name: nameOf(named), path: named }
    throw new ArchiveError('no-browser', { looked: named })
  }
  const usual = usualPaths(platform, env)
  const found = usual.find(({ path }) => exists(path))
  if (found === undefined)
    throw new ArchiveError('no-browser', { looked: usual.map(({ path }) => path).join(', ') })
  return { name: found.name, path: found.path }
}

/** The name of the browser that captures are made with on this computer; null where there is none, or where they are made elsewhere. */
export function browserHere(): string | null {
  if (addressesElsewhere().length > 0) return null
  try {
    return findBrowser().name
  } catch {
    return null
  }
}

function usualPaths(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): BrowserPath[] {
  if (platform === 'win32') return pathsOnWindows(env)
  if (platform === 'darwin') return pathsOnMac(env)
  return [
    { name: 'Microsoft Edge', path: '/usr/bin/microsoft-edge' },
    { name: 'Microsoft Edge', path: '/opt/microsoft/msedge/msedge' },
    { name: 'Google Chrome', path: '/usr/bin/google-chrome' },
    { name: 'Google Chrome', path: '/opt/google/chrome/chrome' },
    { name: 'Chromium', path: '/usr/bin/chromium' },
    { name: 'Chromium', path: '/usr/bin/chromium-browser' },
    { name: 'Chromium', path: '/snap/bin/chromium' }
  ]
}

function pathsOnWindows(env: NodeJS.ProcessEnv): BrowserPath[] {
  const folders = [env['ProgramFiles(x86)'], env['ProgramFiles'], env['LOCALAPPDATA']].filter(Boolean)
  const programs = [
    { name: 'Microsoft Edge', path: 'Microsoft\\Edge\\Application\\msedge.exe' },
    { name: 'Google Chrome', path: 'Google\\Chrome\\Application\\chrome.exe' },
    { name: 'Chromium', path: 'Chromium\\Application\\chrome.exe' }
  ]
  return programs.flatMap(({ name, path }) => folders.map(folder => ({ name, path: `${folder}\\${path}` })))
}

function pathsOnMac(env: NodeJS.ProcessEnv): BrowserPath[] {
  const folders = ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])]
  const programs = ['Microsoft Edge', 'Google Chrome', 'Chromium']
  return programs.flatMap(name =>
    folders.map(folder => ({ name, path: `${folder}/${name}.app/Contents/MacOS/${name}` }))
  )
}

function nameOf(path: string): string {
  if (/edge/i.test(path)) return 'Microsoft Edge'
  if (/chromium/i.test(path)) return 'Chromium'
  if (/chrome/i.test(path)) return 'Google Chrome'
  return path.split(/[\\/]/).at(-1) ?? path
}

function isProgram(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
