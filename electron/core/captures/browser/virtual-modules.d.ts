// What the bundler makes.

/** The program that runs in pages, as one text. */
declare module 'virtual:in-page' {
  const text: string
  export default text
}
