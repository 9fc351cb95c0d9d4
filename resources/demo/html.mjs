/** The one place where text becomes HTML: everything interpolated is escaped unless it already is markup. */

class Markup {
  constructor(text) {
    this.text = text
  }

  toString() {
    return this.text
  }
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes a text for use between tags and inside quoted attributes. */
export function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, character => ENTITIES[character])
}

/** Template tag: literal parts are markup, values are escaped; lists are joined, `null` and `false` vanish. */
export function html(literals, ...values) {
  const parts = literals.flatMap((literal, index) => [
    literal,
    index < values.length ? written(values[index]) : ''
  ])
  return new Markup(parts.join(''))
}

/** Markup written in this project itself (icons, drawings); never for a text that somebody else wrote. */
export function trusted(markup) {
  return new Markup(markup)
}

function written(value) {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (Array.isArray(value)) return value.map(written).join('')
  return escapeHtml(value)
}

const NOTICE =
  'Detta är en demonstration. Kommunen, personerna och tjänsterna finns inte på riktigt. / This is a demonstration.'

/** A whole page: the style and the script of its channel, and the notice that all of it is invented. */
export function page({ title, channel, body, scripts = [] }) {
  return html`<!doctype html>
<html lang="sv">
<!-- ${NOTICE} -->
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/vapen.svg" type="image/svg+xml">
<link rel="stylesheet" href="/stil/bas.css">
<link rel="stylesheet" href="/stil/${channel}.css">
${scripts.map(name => html`<script src="/skript/${name}.js" defer></script>`)}
</head>
<body>
${body}
<footer class="demonstration">Demonstration: Älvåsa kommun, personerna och tjänsterna är påhittade.</footer>
</body>
</html>
`
}

/** A picture that is fetched only when the reader scrolls near it. */
export function lazyImage({ src, alt, width, height, className = '' }) {
  return html`<img class="lat ${className}" data-src="${src}" alt="${alt}" width="${width}" height="${height}"
  src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">`
}
