/** Small drawings used by the pages, drawn for the demo. */

import { trusted } from './html.mjs'

const PATHS = {
  tumme:
    '<path d="M7 10v10H3V10zm2 0 4-8c2 0 3 1.4 2.6 3.4L15 9h4.5a2 2 0 0 1 2 2.4l-1.4 7A2 2 0 0 1 18 20H9z"/>',
  bubbla:
    '<path d="M12 3C6.5 3 2 6.7 2 11.3c0 2.5 1.3 4.7 3.4 6.2L5 21.5l4.3-2.2c.9.2 1.8.3 2.7.3 5.5 0 10-3.7 10-8.3S17.5 3 12 3z"/>',
  dela: '<path d="M13 4v5C6 9.5 3 14 2 20c2.6-3.6 6-5 11-5v5l9-8z"/>',
  hjarta: '<path d="M12 21S2.5 15 2.5 8.5A5 5 0 0 1 12 6.3a5 5 0 0 1 9.5 2.2C21.5 15 12 21 12 21z"/>',
  spela: '<path d="M7 4l14 8-14 8z"/>',
  sok: '<path d="M10 3a7 7 0 1 0 4.3 12.5l5 5 1.6-1.6-5-5A7 7 0 0 0 10 3zm0 2.4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2z"/>',
  hem: '<path d="M12 3 2 11.5h3V21h5.5v-6h3v6H19v-9.5h3z"/>',
  klocka:
    '<path d="M12 2a6.5 6.5 0 0 0-6.5 6.5V14L3 18h18l-2.5-4V8.5A6.5 6.5 0 0 0 12 2zM9.5 19.5a2.5 2.5 0 0 0 5 0z"/>',
  las: '<path d="M12 2a5 5 0 0 0-5 5v3H5v12h14V10h-2V7a5 5 0 0 0-5-5zm-2.6 8V7a2.6 2.6 0 0 1 5.2 0v3z"/>',
  bild: '<path d="M3 4h18v16H3zm2.5 13h13l-4.5-6-3.5 4.2-2-2.2z"/>',
  vag: '<path d="M8 2 3 22h6l.5-4h5l.5 4h6L16 2zm3 3h2l.4 4h-2.8zm-.8 7h3.6l.4 3.5h-4.4z"/>',
  penna: '<path d="m3 17.2 11.6-11.6 3.8 3.8L6.8 21H3zM16 4.2 18 2.2 21.8 6l-2 2z"/>',
  vaska: '<path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2h6v14H2V6zm2.4 0h3.2V4.4h-3.2z"/>',
  bock: '<path d="M12 1.5l2.5 2 3.2-.3 1 3 2.8 1.6-.9 3.1.9 3.1-2.8 1.6-1 3-3.2-.3-2.5 2-2.5-2-3.2.3-1-3L2.5 14l.9-3.1-.9-3.1 2.8-1.6 1-3 3.2.3zM10.8 15.5l6-6.2-1.6-1.5-4.4 4.6-2-2-1.6 1.6z"/>'
}

/** An icon in the colour of the text around it. */
export function icon(name) {
  return trusted(
    `<svg class="ikon" viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">${PATHS[name]}</svg>`
  )
}
