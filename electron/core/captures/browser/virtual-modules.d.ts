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

// Data for a program in the page. As the JSON that it is, its type alone would take the compiler longer than all of the core.
declare module '@duckduckgo/autoconsent/rules/compact-rules.json' {
  const rules: unknown
  export default rules
}
