/** A plugin of Vite's that gives the program that runs in captured pages as one text, under `virtual:in-page`. */
export function inPageProgram(project: string): {
  readonly name: string
  resolveId(id: string): string | undefined
  load(this: { addWatchFile(path: string): void }, id: string): Promise<string | undefined>
  watchChange(path: string): void
}
