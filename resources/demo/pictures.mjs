/** Pictures made in code: the municipality's arms, faces for its writers and the scenes that it shows. */

import { escapeHtml } from './html.mjs'
import { between, seededRandom, seedOf } from './random.mjs'
import { SCENES } from './scenes.mjs'

const ARMS = `
    <path d="M4 4h92v58c0 28-20 42-46 50C24 104 4 90 4 62z" fill="#0b4f8a" stroke="#f2c230" stroke-width="5"/>
    <path d="M50 16c16 12 22 24 14 38-3 6-8 9-14 10-6-1-11-4-14-10-8-14-2-26 14-38z" fill="#f4f7fa"/>
    <path d="M50 22v46M50 38l-9-7M50 38l9-7M50 50l-11-8M50 50l11-8" stroke="#0b4f8a" stroke-width="2.4" fill="none"/>
    <path d="M14 76q9-8 18 0t18 0 18 0 18 0" stroke="#f2c230" stroke-width="5" fill="none"/>
    <path d="M22 90q7-7 14 0t14 0 14 0 14 0" stroke="#f4f7fa" stroke-width="5" fill="none"/>`

/** The arms: a silver birch leaf over two waves. */
export function coatOfArms() {
  return svg(100, 116, ARMS)
}

/** A round face with initials, in a colour of its own. */
export function avatar(person) {
  if (person.official) {
    return svg(
      120,
      120,
      `<rect width="120" height="120" fill="#e8eff6"/><g transform="translate(24 17) scale(.72)">${ARMS}</g>`
    )
  }
  const random = seededRandom(seedOf(person.slug))
  const hue = between(random, 0, 359)
  const initials = person.name
    .split(/[ -]/)
    .filter(Boolean)
    .map(part => part[0])
  const shown = escapeHtml(`${initials[0]}${initials[initials.length - 1]}`)
  if (random() < 0.45) {
    return svg(
      120,
      120,
      `<rect width="120" height="120" fill="hsl(${hue} 42% 46%)"/>
      <text x="60" y="78" font-family="Segoe UI, Arial, sans-serif" font-size="50" font-weight="600" fill="#fff" text-anchor="middle">${shown}</text>`
    )
  }
  const skin = ['#f3cfb3', '#e5b38c', '#c98b61', '#8d5a3b', '#f0d9c4'][between(random, 0, 4)]
  const hair = ['#3a2a1e', '#7a4e2a', '#c9a25a', '#1d1b1a', '#b9b9bd', '#9a3f22'][between(random, 0, 5)]
  const long = random() < 0.5
  return svg(
    120,
    120,
    `<rect width="120" height="120" fill="hsl(${hue} 45% 80%)"/>
    ${long ? `<path d="M30 56a30 34 0 0 1 60 0v38H30z" fill="${hair}"/>` : ''}
    <path d="M14 124c0-26 20-36 46-36s46 10 46 36z" fill="hsl(${(hue + 150) % 360} 38% 42%)"/>
    <rect x="50" y="74" width="20" height="20" rx="9" fill="${skin}"/>
    <ellipse cx="60" cy="58" rx="23" ry="27" fill="${skin}"/>
    <path d="M35 56c-2-24 12-32 25-32s28 8 25 32c-4-12-12-17-25-17s-22 6-25 17z" fill="${hair}"/>
    <circle cx="51" cy="59" r="2.6" fill="#2b2320"/><circle cx="69" cy="59" r="2.6" fill="#2b2320"/>
    <path d="M51 70q9 7 18 0" stroke="#8a3f34" stroke-width="2.6" fill="none" stroke-linecap="round"/>`
  )
}

/** A scene such as "sno" or "torg"; the number varies it, so that no two posts show quite the same picture. */
export function scenePicture(name, number) {
  if (!Object.hasOwn(SCENES, name)) return undefined
  return svg(900, 600, SCENES[name](seededRandom(seedOf(`${name}-${number}`))), 'xMidYMid slice')
}

function svg(width, height, content, aspect = 'xMidYMid meet') {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="${aspect}">${content}</svg>`
}
