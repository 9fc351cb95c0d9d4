// Text on one line, as a person writes it into a field.
import { z } from 'zod'

/** Not empty, of at most so many characters. */
export const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(text => !/\p{Cc}/u.test(text), 'control-characters')

/** The same, of what a record is known by: what turns the letters around it would read otherwise than it is. */
export const turningNothing = (most: number) =>
  oneLine(most).refine(text => !/\p{Bidi_Control}/u.test(text), 'control-characters')
