// What the machine itself must have: a browser, fonts, and for tests a display that needs no screen.
// On Debian or Ubuntu as root it is installed; anywhere else a person is told what to install, and nothing is done.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { locked } from './lock.mjs'
import { cacheDir, which } from './paths.mjs'
import { step } from './run.mjs'
import { Stop, say, text } from './say.mjs'

const NO_BROWSER = 6
const BROWSER_PACKAGES = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji', 'fonts-dejavu-core']
const DISPLAY_PACKAGES = ['xvfb', 'xauth']
const EMOJI_PACKAGE = 'fonts-noto-color-emoji'
const ELECTRON_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libxtst6',
  'libnotify4'
]

/** Makes sure of a browser, and if asked of a display for tests. Answers with the browser's path, if one was asked for. */
export async function ensureSystem({ env, quiet, browser, display }) {
  const found = browser ? findBrowser(env) : undefined
  if (browser && env.KANALARKIV_BROWSER && !found) {
    throw new Stop(NO_BROWSER, 'browserNotThere', env.KANALARKIV_BROWSER)
  }
  const missing = missingPackages({
    browser: browser && !found,
    display: display && process.platform === 'linux' && !(which('xvfb-run', env) && which('Xvfb', env)),
    emoji: browser && process.platform === 'linux' && !hasEmojiFont()
  })
  if (missing.length === 0) return found
  const how = installer(thisMachine(env))
  if (how !== 'apt') {
    if (missing.length === 1 && missing[0] === EMOJI_PACKAGE) {
      say('noEmojiFont')
      return found
    }
    throw new Stop(NO_BROWSER, 'installYourself', adviceFor(how, missing))
  }
  await aptInstall(missing, { env, quiet })
  if (!browser) return undefined
  const installed = findBrowser(env)
  if (!installed || spawnSync(installed, ['--version'], { timeout: 30_000 }).status !== 0) {
    throw new Stop(NO_BROWSER, 'browserStillMissing', text('adviceUbuntu'))
  }
  return installed
}

/** Makes sure that Electron's own libraries are there; a browser usually brought them along. */
export async function ensureLibraries(program, { env, quiet }) {
  if (process.platform !== 'linux' || !lacksLibraries(program)) return
  const how = installer(thisMachine(env))
  if (how !== 'apt') throw new Stop(1, 'installYourself', adviceFor(how, ELECTRON_PACKAGES))
  await aptInstall(ELECTRON_PACKAGES, { env, quiet })
  if (lacksLibraries(program)) throw new Stop(1, 'librariesMissing', program)
}

/** Makes sure of programs that these packages of Debian bring. */
export async function ensurePrograms({ programs, packages }, { env, quiet }) {
  const lacks = () => programs.some(program => !which(program, env))
  if (!lacks()) return
  const how = installer(thisMachine(env))
  if (how === 'apt') await aptInstall(packages, { env, quiet })
  if (lacks()) throw new Stop(1, 'installYourself', adviceFor(how === 'apt' ? 'debian' : how, packages))
}

/** The browser that captures are made with, found as the app finds it: Edge, Chrome or Chromium in their usual places. */
export function findBrowser(env = process.env, platform = process.platform, exists = existsSync) {
  if (env.KANALARKIV_BROWSER) return exists(env.KANALARKIV_BROWSER) ? env.KANALARKIV_BROWSER : undefined
  return browserPlaces(env, platform).find(exists)
}

/** The Debian packages that bring what is missing, each once. */
export function missingPackages({ browser, display, emoji }) {
  return [
    ...new Set([
      ...(browser ? BROWSER_PACKAGES : []),
      ...(display ? DISPLAY_PACKAGES : []),
      ...(emoji ? [EMOJI_PACKAGE] : [])
    ])
  ]
}

/** Who installs: we by apt only as root on Debian or Ubuntu, else the person. Never by sudo. */
export function installer({ platform, isRoot, osRelease, hasApt }) {
  if (platform === 'win32' || platform === 'darwin') return platform
  const isDebian = /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease)
  if (platform !== 'linux' || !isDebian || !hasApt) return 'other'
  return isRoot ? 'apt' : 'debian'
}

/** What a person is told to install, for who the installer is. */
export function adviceFor(how, packages) {
  if (how === 'win32') return text('adviceWindows')
  if (how === 'darwin') return text('adviceMac')
  if (how === 'debian') {
    return `  sudo apt-get update\n  sudo apt-get install --no-install-recommends ${packages.join(' ')}`
  }
  return text('adviceOther', packages.join(' '))
}

function browserPlaces(env, platform) {
  if (platform === 'win32') {
    const programs = [env['ProgramFiles(x86)'], env.ProgramFiles, env.LOCALAPPDATA].filter(Boolean)
    const edge = programs.map(folder => join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'))
    const chrome = programs.map(folder => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))
    const chromium = programs.map(folder => join(folder, 'Chromium', 'Application', 'chrome.exe'))
    return [...edge, ...chrome, ...chromium]
  }
  if (platform === 'darwin') {
    return ['Microsoft Edge', 'Google Chrome', 'Chromium'].flatMap(name =>
      ['/Applications', join(env.HOME ?? '', 'Applications')].map(folder =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name)
      )
    )
  }
  return [
    '/usr/bin/microsoft-edge',
    '/opt/microsoft/msedge/msedge',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium'
  ]
}

/** What `installer` asks about this machine. */
export function thisMachine(env) {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
    hasApt: which('apt-get', env) !== undefined
  }
}

/** Installs Debian packages, one process at a time. @throws Stop when apt fails */
export async function aptInstall(packages, { env, quiet }) {
  const noninteractive = { ...env, DEBIAN_FRONTEND: 'noninteractive' }
  await locked(join(cacheDir(env), 'locks', 'apt'), async () => {
    say('installingSystem', packages.join(' '))
    await step('apt-get', ['-qq', 'update'], { env: noninteractive, quiet })
    const options = ['-qq', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
    // apt's own account of several hundred packages helps only when something goes wrong.
    await step('apt-get', [...options, 'install', ...packages], { env: noninteractive, quiet: true })
  })
}

function hasEmojiFont() {
  const places = [
    '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
    '/usr/share/fonts/google-noto-emoji/NotoColorEmoji.ttf',
    '/usr/share/fonts/google-noto-color-emoji-fonts/Noto-COLRv1.ttf',
    '/usr/share/fonts/noto/NotoColorEmoji.ttf'
  ]
  if (places.some(existsSync)) return true
  return Boolean(spawnSync('fc-list', [':lang=und-zsye'], { encoding: 'utf8' }).stdout?.trim())
}

function lacksLibraries(program) {
  const answer = spawnSync('ldd', [program], { encoding: 'utf8' })
  return answer.status === 0 && answer.stdout.includes('not found')
}
