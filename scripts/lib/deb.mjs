// The packed program as a package for Debian, Ubuntu and their kin, by `dpkg-deb` alone.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { drawIcon } from './icon.mjs'
import { root } from './paths.mjs'

const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' }
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const PROGRAM = '/opt/Kanalarkiv'
/** What Electron is linked with, and what it opens others' pages and keys by; the second name is that since Debian 13 and Ubuntu 24.04. */
const DEPENDS = [
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libsecret-1-0',
  'libuuid1',
  'libxss1',
  'libxtst6',
  'xdg-utils'
]
/** One of them makes the captures; which, whoever installs has chosen. */
const BROWSERS = 'chromium | google-chrome-stable | microsoft-edge-stable'

/** Whether it can be made here. */
export const canMakeDeb = () => {
  try {
    execFileSync('dpkg-deb', ['--version'], { stdio: 'ignore' })
    return process.platform === 'linux' && process.arch in ARCHITECTURES
  } catch {
    return false
  }
}

/** Makes the package of the program that lies unpacked in `unpacked`, in `folder`; gives its path. */
export function makeDeb(unpacked, folder) {
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const architecture = ARCHITECTURES[process.arch]
  const stage = mkdtempSync(join(tmpdir(), 'kanalarkiv-deb-'))
  const put = (path, text) => {
    mkdirSync(dirname(join(stage, path)), { recursive: true })
    writeFileSync(join(stage, path), text)
  }
  try {
    cpSync(unpacked, join(stage, PROGRAM), { recursive: true, verbatimSymlinks: true })
    for (const size of ICON_SIZES)
      put(`/usr/share/icons/hicolor/${size}x${size}/apps/kanalarkiv.png`, drawIcon(size))
    // As package.json names it: GNOME gives a shortcut only to a program whose entry has such a name.
    put(`/usr/share/applications/${about.desktopName}`, desktopEntry(about))
    put('/usr/share/doc/kanalarkiv/copyright', copyright(about))
    put(
      '/usr/share/doc/kanalarkiv/changelog.gz',
      gzipSync(readFileSync(join(root, 'CHANGELOG.md')), { level: 9 })
    )
    mkdirSync(join(stage, 'usr/bin'))
    for (const name of ['kanalarkiv', 'kanalarkiv-server'])
      symlinkSync(`../..${PROGRAM}/resources/bin/${name}`, join(stage, 'usr/bin', name))
    openToAll(stage)
    // The sandbox of the window's pages, where the system gives ordinary users none of their own (as Ubuntu does not since 24.04).
    chmodSync(join(stage, PROGRAM, 'chrome-sandbox'), 0o4755)
    put('/DEBIAN/control', control(about, { architecture, kilobytes: sizeOf(stage) }))
    chmodSync(join(stage, 'DEBIAN'), 0o755)
    const deb = join(folder, `kanalarkiv_${about.version}_${architecture}.deb`)
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z5', '--build', stage, deb], {
      stdio: 'pipe'
    })
    return deb
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

const control = (
  { version, author, homepage, description },
  { architecture, kilobytes }
) => `Package: kanalarkiv
Version: ${version}
Architecture: ${architecture}
Maintainer: ${author.replace(/^Kanalarkiv$/, 'Kanalarkiv <kanalarkiv@example.se>')}
Installed-Size: ${kilobytes}
Depends: ${DEPENDS.join(', ')}
Recommends: ${BROWSERS}
Section: misc
Priority: optional
Homepage: ${homepage}
Description: archive of a public body's social-media channels
 ${wrapped(description)}
 .
 The window is started from the menu; the command line is kanalarkiv, and
 kanalarkiv-server serves the archive to browsers.
`

/** A text in lines that the system's lists of packages can show. */
const wrapped = text => text.replaceAll(/(.{1,78})(?: |$)/g, '$1\n ').trimEnd()

const desktopEntry = ({ description }) => `[Desktop Entry]
Type=Application
Version=1.5
Name=Kanalarkiv
GenericName=Archive of social-media channels
GenericName[sv]=Arkiv över sociala medier
Comment=${description}
Comment[sv]=Bevarar en myndighets kanaler i sociala medier som allmänna handlingar
Exec=${PROGRAM}/kanalarkiv %U
Icon=kanalarkiv
Terminal=false
Categories=Office;Database;
StartupWMClass=se.kanalarkiv.app
MimeType=x-scheme-handler/kanalarkiv;
`

const copyright = ({
  homepage
}) => `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Kanalarkiv
Source: ${homepage}
Comment: What others made and comes along has licences of its own, each with its whole text in
 ${PROGRAM}/resources/THIRD-PARTY-NOTICES.txt, ${PROGRAM}/LICENSE.electron.txt,
 ${PROGRAM}/LICENSES.chromium.html and ${PROGRAM}/resources/node/LICENSE.

Files: *
Copyright: 2026 Kanalarkiv
License: EUPL-1.2

License: EUPL-1.2
${readFileSync(join(root, 'LICENSE'), 'utf8')
  .trimEnd()
  .split(/\r?\n/)
  .map(line => (line.trim() === '' ? ' .' : ` ${line}`))
  .join('\n')}
`

/** Everybody may read, and run what can be run: whatever the mask of whoever packs. */
function openToAll(folder) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

function sizeOf(folder) {
  let bytes = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size
  return Math.ceil(bytes / 1024)
}
