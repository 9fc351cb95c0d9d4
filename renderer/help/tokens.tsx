// What the parser found in a document, as elements. Whatever is not known here is shown as the text it is.

import type { MarkedToken, Token, Tokens } from 'marked'
import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { DOCUMENTS, PICTURES } from './documents.ts'
import type { HelpPlace } from './help.ts'
import { tokensOf } from './parse.ts'

type Go = (place: HelpPlace) => void
type Props = { tokens: readonly Token[]; document: string; onGo: Go }

/** The tokens one after the other. */
export function HelpTokens({ tokens, ...rest }: Props) {
  return tokensOf(tokens).map((token, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a document never change
    <Fragment key={at}>
      <OneToken token={token} {...rest} />
    </Fragment>
  ))
}

type OneProps = Omit<Props, 'tokens'> & { token: MarkedToken }

function OneToken({ token, ...rest }: OneProps): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return (
        <p>
          <HelpTokens tokens={token.tokens} {...rest} />
        </p>
      )
    case 'strong':
      return (
        <strong>
          <HelpTokens tokens={token.tokens} {...rest} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <HelpTokens tokens={token.tokens} {...rest} />
        </em>
      )
    case 'codespan':
      return <code className="mono">{token.text}</code>
    case 'code':
      return <pre className="help-code mono">{token.text}</pre>
    case 'list':
      return <HelpList list={token} {...rest} />
    case 'table':
      return <HelpTable table={token} {...rest} />
    case 'link':
      return <HelpLink link={token} {...rest} />
    case 'image':
      return <HelpPicture image={token} />
    case 'blockquote':
      return (
        <blockquote className="quote">
          <HelpTokens tokens={token.tokens} {...rest} />
        </blockquote>
      )
    case 'text':
      return token.tokens === undefined ? token.text : <HelpTokens tokens={token.tokens} {...rest} />
    case 'escape':
      return token.text
    case 'br':
      return <br />
    case 'space':
      return null
    default:
      return token.raw
  }
}

function HelpList({ list, ...rest }: Omit<Props, 'tokens'> & { list: Tokens.List }) {
  const items = list.items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of a document never change
    <li key={at}>
      <HelpTokens tokens={item.tokens} {...rest} />
    </li>
  ))
  return list.ordered ? <ol start={Number(list.start)}>{items}</ol> : <ul>{items}</ul>
}

function HelpTable({ table, ...rest }: Omit<Props, 'tokens'> & { table: Tokens.Table }) {
  const hasHeadings = table.header.some(cell => cell.text !== '')
  return (
    <table className="help-table">
      {hasHeadings ? (
        <thead>
          <tr>
            {table.header.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a document never change
              <Heading key={at} cell={cell} {...rest} />
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        {table.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a document never change
          <tr key={at}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a document never change
              <td key={column}>
                <HelpTokens tokens={cell.tokens} {...rest} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A heading without words names nothing, and is no heading. */
function Heading({ cell, ...rest }: Omit<Props, 'tokens'> & { cell: Tokens.TableCell }) {
  if (cell.text === '') return <td />
  return (
    <th>
      <HelpTokens tokens={cell.tokens} {...rest} />
    </th>
  )
}

/** To another place of help, or to the web in the person's own browser. What leads elsewhere in the project is words. */
function HelpLink({ link, document, onGo }: Omit<Props, 'tokens'> & { link: Tokens.Link }) {
  const words = <HelpTokens tokens={link.tokens} document={document} onGo={onGo} />
  if (link.href.startsWith('https://'))
    return (
      <Link className="link" onPress={() => void window.shell.openExternal(link.href)}>
        {words}
      </Link>
    )
  const place = placeOfLink(link.href, document)
  if (place === null) return words
  return (
    <Link className="link" onPress={() => onGo(place)}>
      {words}
    </Link>
  )
}

/** The place of help that a link of a document leads to; null when it is none. */
export function placeOfLink(href: string, from: string): HelpPlace | null {
  const [file = '', section = null] = decodeURIComponent(href).split('#')
  const name = file === '' ? from : file.replace(/\.md$/, '')
  return DOCUMENTS.some(document => document.name === name) ? { document: name, section } : null
}

function HelpPicture({ image }: { image: Tokens.Image }) {
  const address = PICTURES[image.href.split('/').at(-1) ?? '']
  if (address === undefined) return image.text
  return <img className="help-picture" src={address} alt={image.text} loading="lazy" />
}
