// What the tests' bundler makes (bundle-programs.ts).

/** The folder with the scripts that are run in processes of their own. */
declare module 'virtual:scripts' {
  export const folder: string
}
