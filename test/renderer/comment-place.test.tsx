// What a pasted address says of its comment.
import { expect, it } from 'vitest'
import { channelOf, isWebAddress, pointsAtComment } from '../../renderer/comment-place.ts'

const CHANNELS = [
  { id: 'kommunen', addresses: ['https://www.facebook.com/norrby'] },
  { id: 'badet', addresses: ['https://www.facebook.com/norrby/badet/', 'https://badet.example/'] },
  { id: 'bloggen', addresses: ['https://blogg.norrby.example/2026'] },
  { id: 'ena', addresses: ['https://x.example/ena'] },
  { id: 'andra', addresses: ['https://x.example/andra'] }
]

it.each([
  ['https://www.facebook.com/norrby/posts/1?comment_id=2', 'kommunen'],
  ['https://m.facebook.com/Norrby/badet/posts/1', 'badet'],
  // The only channel at its website, whatever the path.
  ['https://blogg.norrby.example/2025/a#comment-7', 'bloggen'],
  ['https://x.example/andra/status/9', 'andra'],
  // Not within `ena`, and several are as near.
  ['https://x.example/enastaende/9', null],
  ['https://annan.example/', null],
  ['inte en adress', null],
  ['javascript:alert(1)', null]
])('the channel of %s', (address, id) => {
  expect(channelOf(address, CHANNELS)).toBe(id)
})

it.each([
  ['https://flode.example/inlagg/1?kommentar=7', true],
  ['https://www.facebook.com/norrby/posts/1?comment_id=2', true],
  ['https://blogg.example/a/#comment-7', true],
  ['https://www.youtube.com/watch?v=abc&lc=Ugx', true],
  ['https://www.youtube.com/watch?v=lc', false],
  ['https://flode.example/inlagg/1', false],
  ['https://flode.example/inlagg/1#', false],
  ['comment', false]
])('%s points at one comment: %s', (address, points) => {
  expect(pointsAtComment(address)).toBe(points)
})

it.each([
  [' https://flode.example/1 ', true],
  ['Se https://flode.example/1', false],
  ['file:///etc/passwd', false],
  [`https://flode.example/${'x'.repeat(2000)}`, false]
])('%s is a web address and nothing beside it', (text, isOne) => {
  expect(isWebAddress(text)).toBe(isOne)
})
