/** The people who write in the demo. None of them exists. */

import { seedOf } from '../random.mjs'

const NAMES = [
  'Anneli Forsgård',
  'Bosse Ekenström',
  'Ceyda Yıldrim',
  'Dag-Erik Mossebo',
  'Elin Vänersjö',
  'Fatuma Abdihakim',
  'Göran Tallåsen',
  'Hanna Ljungheden',
  'Ingvor Backsjö',
  'Jonatan Älgmark',
  'Karin Slåttedal',
  'Lars-Åke Björnhed',
  'Maj-Britt Sjöhagen',
  'Nils Rimfrost',
  'Olga Wiśniowska',
  'Pär Granudden',
  'Ronja Kvarnsten',
  'Sami Haapaniva',
  'Tove Ängsvik',
  'Ulf Kråkelund',
  'Viola Strandhäll',
  'Wilmer Åkerbo',
  'Yusra Al-Nasiri',
  'Örjan Stenhammarö',
  'Alva Lingonhed',
  'Börje Timmervik',
  'Disa Fjällsippa',
  'Emil Hasselö',
  'Greta Höstmo',
  'Ismail Noorzay',
  'Jessica Bäverfors',
  'Kjell-Arne Dyngelid',
  'Lovisa Humlegren',
  'Mikael Svanehav',
  'Nadia Benhaddou',
  'Petronella Rönnås',
  'Rut Enbacken',
  'Stellan Gäddvik',
  'Teodor Videmyr',
  'Åsa Knutebo'
]

/** The official sender; its comments are marked as the municipality's own. */
export const MUNICIPALITY = { name: 'Älvåsa kommun', slug: 'alvasakommun', official: true }

/** The one whose comment has to go. */
export const RUDE_WRITER = person('Roffe Bistersson')

/** Everyone else. */
export const PEOPLE = NAMES.map(person)

/** Finds a person by the slug in a profile address. */
export function findPerson(slug) {
  return [MUNICIPALITY, RUDE_WRITER, ...PEOPLE].find(one => one.slug === slug)
}

function person(name) {
  const plain = name
    .toLowerCase()
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
  const slug = plain.replace(/[^a-z]+/g, '.')
  return { name, slug, official: false, since: 2011 + (seedOf(name) % 13) }
}
