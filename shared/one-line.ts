// Text on one line, as a person writes it into a field.
import { z } from 'zod'

/** What moves the cursor of a terminal, and what turns the direction of the text that follows, so that it reads otherwise than it is. */
const STEERING = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/** Not empty, of at most so many characters. */
export const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(text => !STEERING.test(text), 'control-characters')
