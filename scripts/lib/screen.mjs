// A screen for what runs unattended.

/** The same command, on Linux with a screen of its own in memory: no window pops up, and every machine sees the same size. */
export function onScreen(command, args, platform = process.platform) {
  if (platform !== 'linux') return [command, args]
  return ['xvfb-run', ['-a', '-s', '-screen 0 1400x1000x24', command, ...args]]
}
