/** The scenes that the municipality shows pictures of. Each is a function of a seeded random, so that every number varies. */

import { between } from './random.mjs'
import {
  bus,
  disc,
  figure,
  ground,
  house,
  leafTree,
  ridge,
  scatter,
  sky,
  spruces,
  street,
  waves,
  wheel
} from './scene-parts.mjs'

const FALU = ['#9c2f26', '#b23a2c', '#d9a441', '#e7dcc4', '#7f9a86']
const BOOKS = ['#b23a2c', '#0b4f8a', '#d9a441', '#2f7d5b', '#6d4b8c', '#e07a4f', '#f0e4cc', '#37424f']

/** By name; the names are used in the content files. */
export const SCENES = {
  sno: random =>
    `${sky('#8fb2d1', '#e9f1f7')}${disc(between(random, 120, 760), 130, 44, '#fff3d6')}${ridge(random, 340, 110, '#c6d8e6')}${spruces(random, 9, 400, [110, 190], '#2f5d50', true)}${house(between(random, 60, 200), 420, 150, 110, '#9c2f26', { snow: true, lit: true })}${ground(410, '#f5f9fc')}${plough(between(random, 300, 460), 520)}${ground(524, '#dfe8ef')}${scatter(random, 130, {})}`,
  simhall: random =>
    `${sky('#dff2f7', '#bfe3ee')}${hallWindows()}${ground(330, '#d8cdb8')}<rect x="0" y="370" width="900" height="230" fill="#2ba7c9"/>${lanes()}${waves(400, 600, '#c9f1fb')}${swimmer(between(random, 160, 340), 440, '#e04f3d')}${swimmer(between(random, 480, 700), 525, '#f2c230')}`,
  vagarbete: random =>
    `${sky('#bcd3e3', '#eef3f5')}${street(random, 390, FALU)}${ground(390, '#7b828a')}<ellipse cx="450" cy="520" rx="250" ry="52" fill="#4b3a2c"/><ellipse cx="450" cy="512" rx="226" ry="40" fill="#33271e"/>${digger(between(random, 500, 590), 470)}${[120, 250, 640, 790].map(x => cone(x, 570)).join('')}${barrier(60, 470)}${figure(270, 500, 140, '#f28c1e')}`,
  bibliotek: random =>
    `${sky('#f5e9d4', '#e8d3b0')}${shelves(random)}<rect x="0" y="520" width="900" height="80" fill="#8c6239"/>${figure(between(random, 180, 320), 560, 210, '#2f7d5b')}${figure(between(random, 560, 700), 560, 170, '#b23a2c', '#8d5a3b')}`,
  mat: random =>
    `<rect width="900" height="600" fill="#e3b778"/>${Array.from({ length: 8 }, (_, i) => `<path d="M0 ${i * 78}h900" stroke="#cf9f5d" stroke-width="4"/>`).join('')}<rect x="130" y="90" width="640" height="430" rx="34" fill="#3d7ea6"/><rect x="150" y="110" width="600" height="390" rx="26" fill="#5b9bc2"/><circle cx="370" cy="310" r="160" fill="#fff"/><circle cx="370" cy="310" r="124" fill="#f2f2ee"/>${food(random)}<path d="M600 180h110v130a22 22 0 0 1-22 22h-66a22 22 0 0 1-22-22z" fill="#eef7fb" opacity=".9"/><path d="M606 215h98v92a16 16 0 0 1-16 16h-66a16 16 0 0 1-16-16z" fill="#fff"/><rect x="600" y="380" width="120" height="84" rx="38" fill="#c98b4a"/><path d="M625 392l14 54M655 388l10 66M686 390l8 58" stroke="#a76d33" stroke-width="6"/>`,
  torg: random =>
    `${sky('#12233f', '#3c4f7c')}${scatter(random, 50, { to: 260, sizes: [1, 2.5] })}${street(random, 430, FALU, { lit: true, snow: true })}${ground(430, '#e8eef5')}${christmasTree(random)}${[120, 210, 650, 730, 800].map((x, i) => figure(x, 540 + (i % 2) * 26, 120, ['#b23a2c', '#2f7d5b', '#d9a441', '#6d4b8c', '#0b4f8a'][i])).join('')}${scatter(random, 90, {})}`,
  val: () =>
    `${sky('#e6edf4', '#cfdbe6')}${ground(430, '#a97b4f')}<rect x="270" y="220" width="360" height="270" rx="10" fill="#0b4f8a"/><rect x="250" y="190" width="400" height="50" rx="8" fill="#093d6b"/><rect x="370" y="206" width="160" height="14" rx="7" fill="#031c33"/><path d="M395 60h110v148H395z" fill="#fff" stroke="#d5dde4" stroke-width="3"/><path d="M415 92h70M415 116h70M415 140h46" stroke="#9fb0bf" stroke-width="8"/><text x="450" y="380" font-family="Segoe UI, Arial, sans-serif" font-size="64" font-weight="700" text-anchor="middle" fill="#f2c230">RÖSTA</text><text x="450" y="430" font-family="Segoe UI, Arial, sans-serif" font-size="26" text-anchor="middle" fill="#fff">Älvåsa valnämnd</text>`,
  skola: random =>
    `${sky('#9fd0ee', '#eef7fb')}${disc(760, 100, 46, '#ffe28a')}${ridge(random, 380, 90, '#a9c78a')}<rect x="170" y="210" width="560" height="220" fill="#d9a441"/><path d="M150 210L450 90l300 120z" fill="#7a3b2e"/><circle cx="450" cy="165" r="28" fill="#fff"/><path d="M450 148v18l12 8" stroke="#333" stroke-width="4" fill="none"/>${[200, 300, 540, 640].map(x => `<rect x="${x}" y="255" width="60" height="80" fill="#e8f4fb" stroke="#fff" stroke-width="6"/>`).join('')}<rect x="415" y="300" width="70" height="130" fill="#6b4a35"/>${ground(430, '#8fb573')}<path d="M415 430h70l80 170H335z" fill="#d8cdb8"/>${[180, 270, 640, 720].map((x, i) => figure(x, 540 + (i % 2) * 30, 110, ['#e04f3d', '#0b4f8a', '#2f7d5b', '#f2c230'][i])).join('')}`,
  sjo: random =>
    `${sky('#f6b184', '#fbe3c4')}${disc(between(random, 250, 650), 250, 60, '#fff0c4')}${ridge(random, 330, 110, '#8f7f9e')}${ridge(random, 350, 60, '#5d6688')}${spruces(random, 16, 366, [40, 90], '#33415f')}${ground(360, '#e79f7c')}${waves(390, 600, '#fff0d8')}<path d="M120 600l40-110h14l-6 110zM210 600l10-96h14l14 96z" fill="#5b4030"/><path d="M110 492h160v16H110z" fill="#6b4a35"/>${boat(between(random, 480, 660), 470)}`,
  buss: random =>
    `${sky('#a8d1ea', '#f2f7f9')}${street(random, 400, FALU)}${ground(400, '#666d75')}<path d="M0 500h900" stroke="#f5f5f0" stroke-width="8" stroke-dasharray="60 40"/>${bus(between(random, 180, 320), 480, '#2f7d5b', `${between(random, 1, 9)} Björkeby`)}<rect x="770" y="270" width="10" height="200" fill="#444"/><rect x="740" y="240" width="70" height="60" rx="6" fill="#f2c230"/><text x="775" y="282" font-family="Arial, sans-serif" font-size="34" font-weight="700" text-anchor="middle" fill="#222">H</text>${figure(715, 520, 120, '#b23a2c')}`,
  park: random =>
    `${sky('#cfe4ee', '#fbf3df')}${ridge(random, 370, 80, '#c9b45f')}${[110, 300, 520, 690, 830].map((x, i) => leafTree(x, 440, between(random, 210, 320), ['#d98b2b', '#c4552d', '#e3b23c', '#a8492f', '#d9a441'][i])).join('')}${ground(430, '#93a853')}<path d="M380 600q60-110 20-170h60q60 70 20 170z" fill="#e0d2b3"/>${scatter(random, 90, { from: 440, colour: '#d2752d', sizes: [3, 7] })}${hedgehog(between(random, 560, 700), 530)}`,
  ishall: random =>
    `${sky('#20304a', '#4d6b8f')}${Array.from({ length: 9 }, (_, i) => `<rect x="${30 + i * 98}" y="60" width="60" height="12" rx="6" fill="#fdfdf2"/>`).join('')}<rect y="200" width="900" height="130" fill="#31435f"/>${scatter(random, 120, { from: 210, to: 315, colour: '#d99c7a', sizes: [7, 10], opacity: 0.8 })}<rect y="320" width="900" height="54" fill="#fff"/><rect y="362" width="900" height="12" fill="#f2c230"/>${ground(374, '#e6f2f9')}<path d="M450 374v226" stroke="#c8372d" stroke-width="10"/><circle cx="450" cy="500" r="90" fill="none" stroke="#0b4f8a" stroke-width="6"/>${figure(between(random, 200, 300), 520, 160, '#c8372d')}${figure(between(random, 600, 720), 560, 130, '#2f7d5b')}`,
  kommunhus: random =>
    `${sky('#b9d6ea', '#f3f6f7')}${ridge(random, 400, 60, '#a9c0a0')}<rect x="180" y="130" width="540" height="320" fill="#c9c3b6"/>${Array.from({ length: 32 }, (_, i) => `<rect x="${206 + (i % 8) * 63}" y="${156 + Math.floor(i / 8) * 66}" width="46" height="42" fill="${random() < 0.3 ? '#ffe9a8' : '#7fa3bd'}"/>`).join('')}<rect x="400" y="390" width="100" height="60" fill="#37424f"/><rect x="370" y="376" width="160" height="16" fill="#0b4f8a"/>${ground(450, '#9aa3a8')}<path d="M110 450V120" stroke="#e9edf0" stroke-width="8"/><path d="M114 124h120v70H114z" fill="#0b67b2"/><path d="M114 152h120v14H114zM150 124h14v70h-14z" fill="#f2c230"/>${figure(610, 540, 120, '#6d4b8c')}${figure(300, 550, 126, '#b23a2c')}`,
  natt: random =>
    `${sky('#071428', '#1d3b57')}<path d="M0 260Q200 40 380 190T900 70V0H0z" fill="#3fd39a" opacity=".28"/><path d="M0 320Q260 120 500 240T900 150V60Q640 210 460 110T0 210z" fill="#7be0c0" opacity=".22"/>${scatter(random, 140, { to: 380, sizes: [0.8, 2.4] })}${disc(between(random, 620, 800), 110, 34, '#f4efd5')}${ridge(random, 420, 100, '#0d2033')}${spruces(random, 14, 450, [70, 140], '#08161f')}${street(random, 520, ['#3a2a2a', '#2b3442', '#3f3a2d'], { lit: true, roof: '#141a22' })}${ground(520, '#18222e')}${[160, 460, 760].map(lamp).join('')}`,
  cykel: random =>
    `${sky('#a6d7ec', '#f1f8ee')}${disc(140, 110, 48, '#ffe28a')}${ridge(random, 360, 110, '#9cc27e')}${spruces(random, 8, 400, [70, 130], '#3d7358')}${ground(400, '#84ad62')}<path d="M0 560q300-120 900-60v70q-600-50-900 60z" fill="#5c636b"/><path d="M0 596q300-120 900-62" stroke="#f5f5f0" stroke-width="5" stroke-dasharray="36 26" fill="none"/>${bicycle(between(random, 300, 440), 500)}`,
  aldre: random =>
    `<rect width="900" height="600" fill="#f0dfc8"/><rect x="80" y="70" width="250" height="250" fill="#bfe0ef" stroke="#fff" stroke-width="16"/><path d="M205 70v250M80 195h250" stroke="#fff" stroke-width="8"/><path d="M60 50h60v300H60zM290 50h60v300h-60z" fill="#b23a2c"/>${ground(500, '#a9744a')}<ellipse cx="560" cy="450" rx="250" ry="40" fill="#8c5a35"/><rect x="540" y="450" width="40" height="130" fill="#75492a"/>${figure(380, 540, 260, '#6d4b8c', '#f0d9c4')}${figure(760, 540, 270, '#0b4f8a', between(random, 0, 1) ? '#8d5a3b' : '#eac3a0')}<path d="M500 390h60v40a14 14 0 0 1-14 14h-32a14 14 0 0 1-14-14z" fill="#fff"/><path d="M640 400h50v34a12 12 0 0 1-12 12h-26a12 12 0 0 1-12-12z" fill="#fff"/><circle cx="590" cy="432" r="20" fill="#d9a441"/><path d="M515 380q-8-18 4-30M655 392q-8-18 4-30" stroke="#fff" stroke-width="5" fill="none" opacity=".8"/>`,
  kultur: random =>
    `${sky('#3b1430', '#7a2948')}<path d="M0 0h130q-10 300-60 560H0zM900 0H770q10 300 60 560h70z" fill="#b3243d"/><path d="M450 0L230 520h440z" fill="#ffe9b8" opacity=".22"/>${ground(500, '#5b3523')}${figure(300, 520, 200, '#f2c230')}${figure(450, 530, 220, '#fff', '#8d5a3b')}${figure(600, 520, 200, '#2f7d5b')}${Array.from(
      { length: 6 },
      () => {
        const x = between(random, 180, 700)
        const y = between(random, 80, 260)
        return `<path d="M${x} ${y}v-50l26-8v46" stroke="#ffe9b8" stroke-width="6" fill="none"/><circle cx="${x - 8}" cy="${y}" r="10" fill="#ffe9b8"/><circle cx="${x + 18}" cy="${y - 12}" r="10" fill="#ffe9b8"/>`
      }
    ).join('')}`,
  skog: random =>
    `${sky('#d8e9dd', '#f7f3df')}${spruces(random, 13, 380, [170, 260], '#9fc1a8')}${spruces(random, 9, 440, [240, 340], '#5f947a')}${ground(430, '#7d9a58')}${spruces(random, 5, 560, [330, 450], '#2c5a47')}${[between(random, 280, 380), between(random, 520, 640)].map((x, i) => mushroom(x, 560, 46 + i * 16)).join('')}`,
  atervinning: random =>
    `${sky('#c4dcea', '#f4f6f2')}${ridge(random, 330, 70, '#a9c78a')}${ground(430, '#8d949b')}${['#2f7d5b', '#0b4f8a', '#d9a441', '#b23a2c'].map((colour, i) => `<path d="M${60 + i * 205} 250h170l-12 230h-146z" fill="${colour}"/><rect x="${50 + i * 205}" y="226" width="190" height="34" rx="8" fill="${colour}"/><rect x="${50 + i * 205}" y="226" width="190" height="34" rx="8" fill="#000" opacity=".18"/><path d="M${122 + i * 205} 345a26 26 0 1 1 8 40" stroke="#fff" stroke-width="9" fill="none"/><path d="M${112 + i * 205} 330l8 26 22-16z" fill="#fff"/>`).join('')}${figure(between(random, 380, 480), 560, 150, '#f28c1e')}`
}

function plough(x, y) {
  return `<rect x="${x}" y="${y - 110}" width="190" height="80" rx="8" fill="#f28c1e"/><path d="M${x + 190} ${y - 150}h76l34 60v60h-110z" fill="#f5a53c"/><path d="M${x + 208} ${y - 138}h48l24 46h-72z" fill="#d5e9f5"/><rect x="${x + 222}" y="${y - 166}" width="26" height="14" rx="6" fill="#ffcf4a"/>${wheel(x + 46, y - 22, 30)}${wheel(x + 136, y - 22, 30)}${wheel(x + 246, y - 22, 30)}<path d="M${x + 300} ${y - 82}q44 30 20 84l40 4q30-60-30-100z" fill="#c8372d"/><path d="M${x + 340} ${y + 8}q90-110 130-20 30-40 60 20z" fill="#fff"/>`
}

function hallWindows() {
  return Array.from(
    { length: 6 },
    (_, i) =>
      `<rect x="${30 + i * 145}" y="60" width="115" height="230" fill="#9fd0e6"/><path d="M${30 + i * 145} 250l50-70 65 110z" fill="#7fb79a" opacity=".7"/>`
  ).join('')
}

function lanes() {
  return [430, 515]
    .map(y => `<path d="M0 ${y + 40}h900" stroke="#e04f3d" stroke-width="9" stroke-dasharray="26 14"/>`)
    .join('')
}

function swimmer(x, y, cap) {
  return `<path d="M${x - 110} ${y + 12}q60-26 130 0z" fill="#eac3a0"/><circle cx="${x + 40}" cy="${y}" r="24" fill="#eac3a0"/><path d="M${x + 16} ${y - 2}a24 24 0 0 1 48 0z" fill="${cap}"/><path d="M${x + 10} ${y + 10}q40-70 80-30" stroke="#eac3a0" stroke-width="15" fill="none" stroke-linecap="round"/>`
}

function digger(x, y) {
  return `<rect x="${x}" y="${y - 18}" width="180" height="42" rx="21" fill="#33383e"/><rect x="${x + 20}" y="${y - 80}" width="150" height="62" rx="8" fill="#f2c230"/><path d="M${x + 26} ${y - 150}h74v74h-74z" fill="#f2c230"/><path d="M${x + 36} ${y - 140}h54v44h-54z" fill="#d5e9f5"/><path d="M${x + 30} ${y - 90}L${x - 80} ${y - 190}L${x - 140} ${y - 20}" stroke="#d9a41f" stroke-width="20" fill="none" stroke-linejoin="round"/><path d="M${x - 172} ${y - 30}h56l-8 46q-40 6-48-46z" fill="#4a4f57"/>`
}

function cone(x, y) {
  return `<path d="M${x - 34} ${y}h68l-4-12h-60z" fill="#2b2f34"/><path d="M${x - 22} ${y - 12}l16-74h12l16 74z" fill="#f26a1e"/><path d="M${x - 16} ${y - 40}h32l-4-18h-24z" fill="#fff"/>`
}

function barrier(x, y) {
  return `<rect x="${x}" y="${y - 60}" width="180" height="30" fill="#fff"/>${[0, 1, 2, 3].map(i => `<path d="M${x + i * 48} ${y - 60}h24l-10 30h-14z" fill="#c8372d"/>`).join('')}<path d="M${x + 20} ${y - 30}v60M${x + 160} ${y - 30}v60" stroke="#4a4f57" stroke-width="8"/>`
}

function shelves(random) {
  let books = ''
  for (const y of [170, 320, 470]) {
    let x = 30
    while (x < 850) {
      const width = between(random, 16, 38)
      const height = between(random, 80, 122)
      if (random() < 0.92)
        books += `<rect x="${x}" y="${y - height}" width="${width - 3}" height="${height}" rx="2" fill="${BOOKS[between(random, 0, 7)]}"/>`
      x += width
    }
    books += `<rect x="10" y="${y}" width="880" height="18" fill="#8c6239"/>`
  }
  return books
}

function food(random) {
  const pick = ['#7a4a2a', '#e8875c', '#c9a24a'][between(random, 0, 2)]
  return `<path d="M280 290q30-70 100-50 20 60-30 90-60 10-70-40z" fill="#f6e6a6"/>${[
    [410, 270],
    [440, 320],
    [400, 350],
    [350, 365]
  ]
    .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="27" fill="${pick}"/>`)
    .join('')}${[
    [300, 370],
    [318, 388],
    [292, 392],
    [312, 356]
  ]
    .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="9" fill="#c8202f"/>`)
    .join('')}<path d="M400 220q30-20 50 10-30 20-50-10z" fill="#5a9a4a"/>`
}

function christmasTree(random) {
  const lights = Array.from({ length: 34 }, () => {
    const y = between(random, 130, 470)
    const half = ((y - 90) / 390) * 120
    return `<circle cx="${Math.round(450 - half + random() * 2 * half)}" cy="${y}" r="6" fill="${['#ffd873', '#ff7a5c', '#8fd3ff'][between(random, 0, 2)]}"/>`
  })
  return `<rect x="436" y="470" width="28" height="50" fill="#5b4030"/><path d="M450 90l74 150h-40l66 120h-44l70 120H324l70-120h-44l66-120h-40z" fill="#1d4a3c"/>${lights.join('')}<path d="M450 62l8 20 22 1-17 14 6 21-19-12-19 12 6-21-17-14 22-1z" fill="#ffd873"/>`
}

function boat(x, y) {
  return `<path d="M${x} ${y}h150q-14 36-44 36H${x + 40}q-30 0-40-36z" fill="#9c2f26"/><path d="M${x + 70} ${y - 4}v-130l66 118z" fill="#fff"/><path d="M${x + 62} ${y - 4}v-100l-46 92z" fill="#f6e6cc"/>`
}

function hedgehog(x, y) {
  return `<path d="M${x} ${y}q-6-70 70-74 66 2 72 60l30 14z" fill="#5b4030"/>${Array.from({ length: 12 }, (_, i) => `<path d="M${x + 8 + i * 11} ${y - 30 - Math.sin(i / 3.6) * 36}l-6-22" stroke="#3a2a1e" stroke-width="4"/>`).join('')}<path d="M${x + 128} ${y}q6-34 44 0z" fill="#d9b48f"/><circle cx="${x + 172}" cy="${y - 3}" r="6" fill="#222"/><circle cx="${x + 146}" cy="${y - 16}" r="4" fill="#222"/>`
}

function lamp(x) {
  return `<path d="M${x} 560V380" stroke="#39424d" stroke-width="8"/><circle cx="${x}" cy="372" r="16" fill="#fff3c4"/><path d="M${x} 372l-90 190h180z" fill="#fff3c4" opacity=".16"/>`
}

function bicycle(x, y) {
  return `<g fill="none" stroke="#23282e" stroke-width="8"><circle cx="${x}" cy="${y}" r="52"/><circle cx="${x + 170}" cy="${y}" r="52"/></g><path d="M${x} ${y}l52-84h80l38 84M${x + 52} ${y - 84}l34 84h-86M${x + 86} ${y}l46-84" stroke="#c8372d" stroke-width="9" fill="none"/><path d="M${x + 30} ${y - 96}h44M${x + 132} ${y - 84}l-6-28h30" stroke="#23282e" stroke-width="9" fill="none"/><path d="M${x + 54} ${y - 104}l26-92q30-14 50 8l14 70" stroke="#0b4f8a" stroke-width="34" fill="none" stroke-linejoin="round"/><path d="M${x + 60} ${y - 100}l30 60-6 40" stroke="#37424f" stroke-width="20" fill="none"/><circle cx="${x + 108}" cy="${y - 236}" r="28" fill="#eac3a0"/><path d="M${x + 76} ${y - 238}a32 32 0 0 1 64 0z" fill="#f2c230"/>`
}

function mushroom(x, y, size) {
  return `<path d="M${x - size * 0.2} ${y}q-6-40 0-${size}h${size * 0.4}q6 ${size * 0.6} 0 ${size}z" fill="#f0e4cc"/><path d="M${x - size} ${y - size * 0.8}q${size * 0.1}-${size} ${size}-${size}t${size} ${size}q-${size} ${size * 0.3}-${size * 2} 0z" fill="#c8372d"/><circle cx="${x - size * 0.3}" cy="${y - size * 1.2}" r="${size * 0.13}" fill="#fff"/><circle cx="${x + size * 0.35}" cy="${y - size * 1.1}" r="${size * 0.16}" fill="#fff"/>`
}
