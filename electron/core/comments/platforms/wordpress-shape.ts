// A comment as WordPress answers it.
import { z } from 'zod'

/** What `context=edit` answers; without the right to moderate, the last three are not there. */
export const WpComment = z.object({
  id: z.int(),
  post: z.int(),
  parent: z.int(),
  author: z.int(),
  author_name: z.string(),
  author_email: z.string(),
  author_ip: z.string(),
  author_user_agent: z.string(),
  date_gmt: z.string(),
  date: z.string().optional(),
  content: z.object({ raw: z.string() }),
  link: z.string(),
  status: z.string(),
  type: z.string().optional()
})
export type WpComment = z.infer<typeof WpComment>
