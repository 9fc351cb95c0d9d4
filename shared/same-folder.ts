// Whether two paths are of one folder, as far as their letters say.

/** Windows and macOS know a folder by its name in whatever case; Linux tells them apart. The platform is Node's word for it. */
export const isSameFolder = (one: string, other: string, platform: string): boolean =>
  platform === 'win32' || platform === 'darwin' ? one.toLowerCase() === other.toLowerCase() : one === other
