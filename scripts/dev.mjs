// `npm run dev`: the desktop app, which reloads as the sources change.
import { hasDisplay, root } from './lib/paths.mjs'
import { endLike, foreground } from './lib/run.mjs'
import { main, Stop } from './lib/say.mjs'
import { toolScript } from './lib/tools.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  if (!hasDisplay()) throw new Stop(1, 'noDisplay')
  const { node, env, electron } = await setUp({ browser: true, electron: true, display: false })
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const devEnv = {
    ...env,
    ...(asRoot ? { NO_SANDBOX: '1' } : {}),
    ...(electron.isStandIn ? { ELECTRON_MAJOR_VER: '33' } : {})
  }
  const args = [toolScript('electron-vite'), 'dev', ...process.argv.slice(2)]
  endLike(await foreground(node, args, { cwd: root, env: devEnv }))
})
