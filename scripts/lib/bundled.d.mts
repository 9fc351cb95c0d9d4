/** A plugin of Vite's that writes down which packages a bundle takes files from. */
export function noteBundled(
  bundle: 'main' | 'preload' | 'renderer',
  project: string
): {
  readonly name: string
  generateBundle(options: unknown, files: Readonly<Record<string, { readonly moduleIds?: string[] }>>): void
}
