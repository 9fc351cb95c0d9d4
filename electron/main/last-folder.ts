// The folder that a person chose in last. Electron opens its dialogs in Downloads unless they are told of another.
import { dirname, join } from 'node:path'

export class LastFolder {
  #folder: string | null = null

  /** A person chose this: a folder itself, or a file in one. */
  chose(paths: readonly string[], what: 'folder' | 'file'): void {
    const [path] = paths
    if (path !== undefined) this.#folder = what === 'folder' ? path : dirname(path)
  }

  /** What a dialog is told; `name` is that of a file that is to be saved. Nothing before somebody has chosen. */
  option(name?: string): { defaultPath?: string } {
    if (this.#folder !== null) return { defaultPath: join(this.#folder, name ?? '') }
    return name === undefined ? {} : { defaultPath: name }
  }
}
