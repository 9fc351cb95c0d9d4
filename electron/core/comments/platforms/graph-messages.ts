// Direct messages to a Page or an Instagram account, conversation by conversation (Graph API, `conversations`).
import { z } from 'zod'
import { UNKNOWN } from '#shared/actor.ts'
import { edge } from './graph.ts'
import type { Http } from './http.ts'
import type { MessagePage, PlatformComment } from './platform.ts'

const Person = z.object({
  id: z.string(),
  name: z.string().nullish(),
  username: z.string().nullish()
})
const File = z.object({
  image_data: z.object({ url: z.string().nullish() }).nullish(),
  video_data: z.object({ url: z.string().nullish() }).nullish(),
  file_url: z.string().nullish()
})
const Message = z.object({
  id: z.string(),
  created_time: z.string().nullish(),
  from: Person.nullish(),
  message: z.string().nullish(),
  attachments: z.object({ data: z.array(File) }).nullish()
})
const FIELDS = 'id,created_time,from,message,attachments{image_data,video_data,file_url}'

/** Every message of every conversation. The platform gives details of the newest ones only, and says so by leaving them out. */
export async function* graphMessages(
  http: Http,
  { user, platform }: { readonly user: string; readonly platform: 'messenger' | 'instagram' }
): AsyncGenerator<MessagePage> {
  const query = { platform, fields: 'id,updated_time' }
  for await (const { items } of edge(http, `${user}/conversations`, query, z.object({ id: z.string() })))
    for (const { id } of items)
      for await (const { answer, items: messages } of edge(
        http,
        `${encodeURIComponent(id)}/messages`,
        { fields: FIELDS },
        Message
      ))
        yield {
          answer,
          messages: messages.map((each, at) =>
            graphMessage(each, { user, thread: id, pointer: `/data/${at}` })
          )
        }
}

function graphMessage(
  found: z.infer<typeof Message>,
  { user, thread, pointer }: { user: string; thread: string; pointer: string }
): PlatformComment {
  const { from } = found
  return {
    nativeId: found.id,
    threadId: thread,
    parentId: null,
    author: {
      ...UNKNOWN,
      nativeId: from?.id ?? null,
      handle: from?.username ?? null,
      displayName: from?.name ?? null
    },
    isOwn: from?.id === user,
    text: found.message ?? '',
    format: 'plain',
    language: null,
    createdRaw: found.created_time ?? null,
    editedRaw: null,
    permalink: null,
    status: 'visible',
    attachments: (found.attachments?.data ?? []).flatMap(fileOf),
    reactions: null,
    pointer
  }
}

function fileOf({
  image_data,
  video_data,
  file_url
}: z.infer<typeof File>): NonNullable<PlatformComment['attachments']> {
  if (image_data?.url != null) return [{ kind: 'picture', url: image_data.url, description: null }]
  if (video_data?.url != null) return [{ kind: 'video', url: video_data.url, description: null }]
  return file_url == null ? [] : [{ kind: 'other', url: file_url, description: null }]
}
