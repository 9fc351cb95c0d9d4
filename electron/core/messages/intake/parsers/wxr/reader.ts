// The XML of a WordPress export (WXR), as a stream: comments as they end, never the whole file.

import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { PlatformComment, PlatformStatus } from '../../../../comments/platforms/platform.ts'
import { wordpressTime } from '../../../../comments/platforms/wordpress-time.ts'
import { isLongHtml, textOfHtml } from '../../../../formats/mail/html-text.ts'
import { withoutLast } from '../../../../formats/text/without-last.ts'
import { DamagedFile } from '../../files/export-file.ts'
import type { Read } from '../../item.ts'
import { localTime } from '../local-time.ts'

/** A field longer than this is cut; the original has it whole. */
const MOST_FIELD = 4_000_000
const STATUSES: Readonly<Record<string, PlatformStatus>> = {
  '1': 'visible',
  '0': 'held',
  spam: 'spam',
  trash: 'trash',
  'post-trashed': 'trash'
}

const NAMESPACE = 'http://wordpress.org/export/'
/** What other websites and the program itself say, and no visitor. */
const NOT_WRITTEN = /^(pingback|trackback)$/i

type Fields = Map<string, string>
type Warning = 'bad-characters' | 'text-cut' | NonNullable<ReturnType<typeof localTime>['warning']>

/** Reads a file piece by piece. `push` and `end` give what has become whole. */
export class WxrReader {
  readonly #parser = new SaxesParser({ xmlns: false })
  #path: string[] = []
  /** How deep the comments lie that have not ended; one stands in another only in a file that is not as WordPress writes it. */
  readonly #commentsAt: number[] = []
  /** What stands before the names of the export's own elements. */
  #prefix = 'wp:'
  #isBegun = false
  /** The export is whole, whatever stands after it. */
  #isEnded = false
  #isMoreTold = false
  #damaged: DamagedFile | null = null
  /** It has something that is written as WordPress writes a post. */
  hasPosts = false
  #text = ''
  #site = ''
  /** When it says that it was made. */
  #made: string | null = null
  readonly #authors = new Set<string>()
  /** How often each id has been met. */
  readonly #ids = new Map<string, number>()
  #item: Fields = new Map()
  #comment: Fields | null = null
  #count = 0
  #found: Read[] = []
  readonly #warned = new Set<string>()

  constructor() {
    this.#parser.on('doctype', () => {
      throw new DamagedFile('document-type')
    })
    this.#parser.on('error', error => this.#trouble(error.message))
    this.#parser.on('opentag', tag => this.#open(tag))
    this.#parser.on('text', part => this.#add(part))
    this.#parser.on('cdata', part => this.#add(part))
    this.#parser.on('closetag', tag => this.#close(tag))
  }

  /** An empty line before the head, as a plugin may write one, is no part of it. */
  push(piece: string): Read[] {
    const text = this.#isBegun ? piece : piece.trimStart()
    if (text === '') return []
    this.#isBegun = true
    return this.#parsed(() => this.#parser.write(text))
  }

  end(): Read[] {
    return this.#parsed(() => this.#parser.close())
  }

  /** What had become whole before a piece broke off is given first. @throws DamagedFile the next time */
  #parsed(parse: () => void): Read[] {
    if (this.#damaged !== null) throw this.#damaged
    try {
      parse()
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error
      if (this.#found.length === 0) throw error
      this.#damaged = error
    }
    return this.#take()
  }

  #take(): Read[] {
    const found = this.#found
    this.#found = []
    return found
  }

  // WordPress writes characters that XML does not allow, and names that it does not know; the rest is no longer the file it was.
  #trouble(message: string): void {
    if (this.#isEnded) this.#afterEnd()
    else if (!/disallowed character|entity/i.test(message)) throw new DamagedFile('cut-short')
    else this.#warn('bad-characters')
  }

  /** Words after the export, or another that somebody has put into the same file. */
  #afterEnd(): void {
    if (this.#isMoreTold) return
    this.#isMoreTold = true
    this.#found.push({ is: 'unreadable', code: 'after-end', place: this.#place() })
  }

  #warn(code: Warning, place = this.#place()): void {
    if (this.#warned.has(`${code} ${place}`)) return
    this.#warned.add(`${code} ${place}`)
    this.#found.push({ is: 'warning', code, place })
  }

  #place = () => `comment ${this.#count + 1}`

  /** The name as WordPress itself writes it. */
  #known(name: string): string {
    return name.startsWith(this.#prefix) ? `wp:${name.slice(this.#prefix.length)}` : name
  }

  #open({ name: written, attributes }: SaxesTagPlain): void {
    if (this.#path.length === 0 && !this.#isEnded)
      for (const [name, value] of Object.entries(attributes))
        if (name.startsWith('xmlns:') && value.startsWith(NAMESPACE)) this.#prefix = `${name.slice(6)}:`
    const name = this.#known(written)
    const isWithin = this.#isInField()
    if (name === 'wp:comment') this.#commentsAt.push(this.#path.length)
    this.#path.push(name)
    if (this.#isEnded) return
    // A program that has written the export anew may have left the tags of a text as they are.
    if (isWithin) this.#add(tagOf(written, attributes))
    else this.#begin(name)
  }

  #begin(name: string): void {
    this.#text = ''
    if (name === 'item') this.#item = new Map()
    if (name !== 'wp:comment') return
    if (this.#comment !== null) this.#entered(this.#comment)
    this.#comment = new Map()
  }

  /** Within what a comment holds. */
  #isInField(): boolean {
    const at = this.#commentsAt.at(-1)
    return at !== undefined && this.#path.length > at + 1
  }

  #add(part: string): void {
    if (this.#text.length + part.length <= MOST_FIELD) this.#text += part
    else this.#warn('text-cut')
  }

  #close({ name: written, isSelfClosing }: SaxesTagPlain): void {
    const name = this.#known(written)
    this.#path.pop()
    if (this.#commentsAt.at(-1) === this.#path.length) this.#commentsAt.pop()
    if (this.#isEnded) return
    this.#isEnded = this.#path.length === 0
    if (!this.#isInField()) this.#end(name)
    else if (!isSelfClosing) this.#add(`</${written}>`)
  }

  #end(name: string): void {
    const parent = this.#path.at(-1)
    if (name === 'wp:comment') {
      if (this.#comment !== null) this.#entered(this.#comment)
      this.#comment = null
    } else if (parent === 'wp:comment') this.#comment?.set(name, this.#text)
    else if (parent === 'item') this.#item.set(name, this.#text)
    else if (name === 'item') this.hasPosts ||= this.#item.has('wp:post_id')
    else if (name === 'wp:base_blog_url') this.#site = `${withoutLast(this.#text.trim(), '/')}/`
    else if (name === 'pubDate' && parent === 'channel') this.#made ??= this.#text.trim().slice(0, 100)
    else if (name === 'wp:author_id') this.#authors.add(this.#text.trim())
    this.#text = ''
  }

  /** Where a comment stands is told by its id; of a second with the same, by which it is as well. */
  #again(id: string): string {
    const times = (this.#ids.get(id) ?? 0) + 1
    this.#ids.set(id, times)
    return times === 1 ? '' : ` (${times})`
  }

  #entered(fields: Fields): void {
    const place = this.#place()
    this.#count += 1
    const type = fields.get('wp:comment_type')?.trim() ?? ''
    const comment = this.#commentOf(fields)
    if (NOT_WRITTEN.test(type)) this.#found.push({ is: 'skipped', code: 'pingback', place })
    else if (comment === null) this.#found.push({ is: 'unreadable', code: 'comment-without-id', place })
    else {
      const { warning } = localTime(comment.createdRaw?.replace('T', ' ') ?? '')
      // Only a time without its zone may be one that was skipped, or one of two.
      if (comment.createdRaw?.endsWith('Z') === false && warning !== null) this.#warn(warning, place)
      this.#found.push({ is: 'comment', comment, madeRaw: this.#made })
    }
  }

  #commentOf(fields: Fields): PlatformComment | null {
    const field = (name: string) => fields.get(`wp:comment_${name}`)?.trim() || null
    const [id, post] = [field('id'), this.#item.get('wp:post_id')?.trim() ?? '']
    if (id === null || !/^\d+$/.test(id) || !/^\d+$/.test(post) || this.#site === '') return null
    const [user, parent] = [field('user_id') ?? '0', field('parent') ?? '0']
    const native = (number: string) => `${this.#site}#comment-${number}`
    const link = this.#item.get('link')?.trim()
    const text = fields.get('wp:comment_content') ?? ''
    return {
      nativeId: native(id),
      threadId: `${this.#site}?p=${post}`,
      parentId: parent === '0' ? null : native(parent),
      author: {
        nativeId: user === '0' ? null : `${this.#site}?author=${user}`,
        handle: null,
        displayName: field('author'),
        profileUrl: null,
        email: field('author_email'),
        ip: field('author_IP'),
        // The export does not say by which program it was written.
        userAgent: null
      },
      isOwn: this.#authors.has(user),
      text,
      format: 'html',
      ...(isLongHtml(text) ? { readable: textOfHtml(text, 'words-and-addresses') } : {}),
      language: null,
      createdRaw: wordpressTime(field('date_gmt'), field('date')),
      editedRaw: null,
      permalink: link === undefined || link === '' ? null : `${link}#comment-${id}`,
      status: STATUSES[field('approved') ?? ''] ?? 'held',
      attachments: [],
      reactions: null,
      pointer: `comment ${id}${this.#again(id)}`
    }
  }
}

const tagOf = (name: string, attributes: SaxesTagPlain['attributes']): string =>
  `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}="${value.replaceAll('"', '&quot;')}"`)].join(' ')}>`
