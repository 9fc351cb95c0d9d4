// What the preload gives the window besides its port.
interface Window {
  readonly shell: import('#shared/shell.ts').Shell
}
