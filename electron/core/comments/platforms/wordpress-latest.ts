// What a WordPress site shows now, asked for a page at a time, so that edits and removals are noticed without reading all of it.
import { z } from 'zod'
import type { Answer, Http } from './http.ts'
import type { Latest, PlatformClient, PlatformComment, PublishedPage } from './platform.ts'
import { WpComment } from './wordpress-shape.ts'
import { wordpressTime } from './wordpress-time.ts'

const PER_PAGE = 100

const WpPost = z.object({
  link: z.string(),
  modified_gmt: z.string(),
  title: z.object({ rendered: z.string() }),
  content: z.object({ rendered: z.string() })
})

type Asked = {
  readonly http: Http
  readonly api: (path: string) => Promise<URL>
  readonly commentOf: () => Promise<(found: WpComment, pointer: string) => PlatformComment>
}

export function latestOf({
  http,
  api,
  commentOf
}: Asked): Required<Pick<PlatformClient, 'latest' | 'published'>> {
  return {
    async latest(page): Promise<Latest> {
      const asComment = await commentOf()
      const query = { context: 'edit', status: 'any', per_page: PER_PAGE, orderby: 'id', order: 'desc', page }
      const answer = await http.get(await api('comments'), query)
      const seen = await http.get(await api('comments'), { status: 'approve', per_page: 1, _fields: 'id' })
      const found = http.read(answer, z.array(WpComment))
      return {
        answer,
        comments: found.map((each, at) => asComment(each, `/${at}`)),
        shown: [],
        ...countsOf(answer),
        visible: countsOf(seen).all
      }
    },
    // As any visitor: what is not published is not said.
    async published(page): Promise<PublishedPage> {
      const query = { per_page: PER_PAGE, orderby: 'modified', order: 'desc', page }
      const fields = { _fields: 'link,modified_gmt,title.rendered,content.rendered' }
      const answer = await http.get(await api('posts'), { ...query, ...fields })
      const posts = http.read(answer, z.array(WpPost)).map(({ link, modified_gmt, title, content }) => ({
        address: link,
        said: `${title.rendered}\n${content.rendered}`,
        changedRaw: wordpressTime(modified_gmt, null)
      }))
      return { posts, ...countsOf(answer) }
    }
  }
}

function countsOf({ headers }: Answer): { all: number; pages: number } {
  const [all = 0, pages = 0] = ['x-wp-total', 'x-wp-totalpages'].map(name => Number(headers.get(name) ?? 0))
  return { all, pages }
}
