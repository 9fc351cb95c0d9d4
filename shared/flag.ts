// What a comment holds that a person may want to see first. A flag is a hint and never more: nothing is done because of one.
import { z } from 'zod'

export const Flag = z.enum(['question', 'link', 'personal-number', 'email', 'phone', 'word'])
export type Flag = z.infer<typeof Flag>
