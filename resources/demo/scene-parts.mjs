/** The pieces that the drawn scenes are put together from, on a sheet of 900 by 600. */

import { between } from './random.mjs'

/** A sky that goes from one colour to another; `id` tells two gradients on one sheet apart. */
export function sky(top, bottom, id = 'himmel') {
  return `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs><rect width="900" height="600" fill="url(#${id})"/>`
}

/** A sun or a moon with a halo. */
export function disc(x, y, radius, colour) {
  return `<circle cx="${x}" cy="${y}" r="${radius * 1.9}" fill="${colour}" opacity=".18"/><circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`
}

/** A rolling ridge across the sheet, filled down to the lower edge. */
export function ridge(random, y, height, colour) {
  let path = `M0 600V${y}`
  let x = 0
  while (x < 900) {
    const width = between(random, 120, 240)
    path += `q${width / 2} ${-between(random, height / 3, height)} ${width} 0`
    x += width
  }
  return `<path d="${path}V600z" fill="${colour}"/>`
}

/** A flat stretch of ground, water or floor. */
export function ground(y, colour) {
  return `<rect y="${y}" width="900" height="${600 - y}" fill="${colour}"/>`
}

/** A spruce; `snow` whitens its branches. */
function spruce(x, y, size, colour, snow = false) {
  const tier = (offset, half) =>
    `<path d="M${x} ${y - size + offset}l${half} ${size * 0.38}h${-2 * half}z" fill="${colour}"/>${
      snow
        ? `<path d="M${x} ${y - size + offset}l${half * 0.5} ${size * 0.19}q${-half * 0.25} 8 ${-half * 0.5} 0t${-half * 0.5} 0z" fill="#fff" opacity=".9"/>`
        : ''
    }`
  return `<rect x="${x - size * 0.04}" y="${y - size * 0.12}" width="${size * 0.08}" height="${size * 0.14}" fill="#5b4030"/>${tier(size * 0.52, size * 0.3)}${tier(size * 0.27, size * 0.24)}${tier(0, size * 0.17)}`
}

/** A line of spruces of varying size. */
export function spruces(random, count, y, [smallest, largest], colour, snow = false) {
  const step = 900 / count
  return Array.from({ length: count }, (_, index) =>
    spruce(
      Math.round(index * step + random() * step),
      y + between(random, -8, 8),
      between(random, smallest, largest),
      colour,
      snow
    )
  ).join('')
}

/** A broad-leaved tree. */
export function leafTree(x, y, size, colour) {
  return `<path d="M${x - size * 0.05} ${y}l${size * 0.02} ${-size * 0.5}h${size * 0.06}l${size * 0.02} ${size * 0.5}z" fill="#6b4a35"/><circle cx="${x}" cy="${y - size * 0.68}" r="${size * 0.28}" fill="${colour}"/><circle cx="${x - size * 0.2}" cy="${y - size * 0.52}" r="${size * 0.2}" fill="${colour}"/><circle cx="${x + size * 0.21}" cy="${y - size * 0.54}" r="${size * 0.21}" fill="${colour}"/><circle cx="${x + size * 0.07}" cy="${y - size * 0.78}" r="${size * 0.13}" fill="#fff" opacity=".14"/>`
}

/** A wooden house with white corners. */
export function house(x, y, width, height, colour, { roof = '#4a4f57', lit = false, snow = false } = {}) {
  const pane = lit ? '#ffd873' : '#dcebf5'
  const windows = [0.18, 0.58].map(
    part =>
      `<rect x="${x + width * part}" y="${y - height * 0.66}" width="${width * 0.22}" height="${height * 0.34}" fill="${pane}" stroke="#fff" stroke-width="4"/>`
  )
  return `<rect x="${x}" y="${y - height}" width="${width}" height="${height}" fill="${colour}"/><path d="M${x} ${y - height}v${height}M${x + width} ${y - height}v${height}" stroke="#fff" stroke-width="6"/>${windows.join('')}<path d="M${x - 12} ${y - height}L${x + width / 2} ${y - height - width * 0.42}L${x + width + 12} ${y - height}z" fill="${snow ? '#f7fafc' : roof}"/>`
}

/** A street front of several houses. */
export function street(random, y, colours, options = {}) {
  let x = -20
  let houses = ''
  while (x < 900) {
    const width = between(random, 110, 170)
    houses += house(
      x,
      y,
      width - 12,
      between(random, 130, 210),
      colours[between(random, 0, colours.length - 1)],
      options
    )
    x += width
  }
  return houses
}

/** A person, seen at some distance. */
export function figure(x, y, size, colour, skin = '#eac3a0') {
  return `<path d="M${x - size * 0.11} ${y}l${size * 0.03} ${-size * 0.42}h${size * 0.16}l${size * 0.03} ${size * 0.42}h${-size * 0.08}l${-size * 0.03} ${-size * 0.34}l${-size * 0.03} ${size * 0.34}z" fill="#37424f"/><path d="M${x - size * 0.17} ${y - size * 0.34}q${-size * 0.02} ${-size * 0.42} ${size * 0.17} ${-size * 0.42}t${size * 0.17} ${size * 0.42}z" fill="${colour}"/><circle cx="${x}" cy="${y - size * 0.87}" r="${size * 0.12}" fill="${skin}"/><path d="M${x - size * 0.13} ${y - size * 0.88}a${size * 0.13} ${size * 0.13} 0 0 1 ${size * 0.26} 0z" fill="${colour}"/>`
}

/** Dots all over: snowflakes, stars or leaves. */
export function scatter(
  random,
  count,
  { from = 0, to = 600, colour = '#fff', sizes = [2, 5], opacity = 0.85 }
) {
  const dot = () =>
    `<circle cx="${between(random, 0, 900)}" cy="${between(random, from, to)}" r="${sizes[0] + random() * (sizes[1] - sizes[0])}"/>`
  return `<g fill="${colour}" opacity="${opacity}">${Array.from({ length: count }, dot).join('')}</g>`
}

/** Rows of small waves. */
export function waves(from, to, colour) {
  let rows = ''
  for (let y = from; y < to; y += 34) {
    rows += `<path d="M${-40 - (y % 60)} ${y}${'q30 -10 60 0t60 0'.repeat(10)}" stroke="${colour}" stroke-width="3" fill="none" opacity=".5"/>`
  }
  return rows
}

/** A bus, seen from the side. */
export function bus(x, y, colour, number) {
  const windows = Array.from(
    { length: 5 },
    (_, index) =>
      `<rect x="${x + 24 + index * 66}" y="${y - 122}" width="54" height="46" rx="5" fill="#d5e9f5"/>`
  )
  return `<rect x="${x}" y="${y - 150}" width="390" height="132" rx="18" fill="${colour}"/><rect x="${x}" y="${y - 60}" width="390" height="16" fill="#fff" opacity=".85"/>${windows.join('')}<rect x="${x + 350}" y="${y - 122}" width="34" height="86" rx="5" fill="#d5e9f5"/><rect x="${x + 140}" y="${y - 146}" width="110" height="20" rx="4" fill="#222b35"/><text x="${x + 195}" y="${y - 130}" font-family="Arial, sans-serif" font-size="16" font-weight="700" fill="#ffcf4a" text-anchor="middle">${number}</text>${wheel(x + 84, y - 18, 30)}${wheel(x + 306, y - 18, 30)}`
}

/** A wheel with its hub. */
export function wheel(x, y, radius) {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="#23282e"/><circle cx="${x}" cy="${y}" r="${radius * 0.45}" fill="#b9c3cc"/>`
}
