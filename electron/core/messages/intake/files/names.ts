// Names of files in containers: data, never paths of this machine.

/** Whether a name points out of its container, or could. */
export function isUnsafeName(path: string): boolean {
  return path === '' || path.includes('\0') || /^[a-z]:|^\//i.test(path) || path.split(/[\\/]/).includes('..')
}
