// What the bundler makes.

/** The program that runs in pages, as one text. */
declare module 'virtual:in-page' {
  const text: string
  export default text
}

/** What notes the page's timers, in the page's own world, as one text. */
declare module 'virtual:page-timers' {
  const text: string
  export default text
}
