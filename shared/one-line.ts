// Text on one line, as a person writes it into a field.
import { z } from 'zod'

/** What moves or turns the letters around it, so that a line reads otherwise than it is written. */
const TURNS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/** Not empty, of at most so many characters. */
export const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(text => !TURNS.test(text), 'control-characters')
