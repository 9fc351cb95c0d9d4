// A comment as a person has read it off a picture.
import type { TakenComment } from '#shared/comment.ts'

/** The smallest picture. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC'

export const TAKEN: Omit<TakenComment, 'channelId'> = {
  address: 'https://flode.example/norrby/inlagg/1',
  text: 'Ni är odugliga hela bunten 😡',
  author: { name: 'Kalle Påhitt', handle: null, profile: null, email: null, ip: null },
  timeShown: '2 tim',
  permalink: null,
  answers: null,
  completeness: [],
  files: [{ name: 'urklipp.png', base64: PIXEL }],
  html: '<p>Ni är odugliga hela bunten 😡</p>',
  plain: 'Ni är odugliga hela bunten 😡',
  sameAs: null
}
