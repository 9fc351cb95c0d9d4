/** The seal of a journal line, shown or left out, whose bytes are characters (Latin-1). */
export function seal(line: string): string
