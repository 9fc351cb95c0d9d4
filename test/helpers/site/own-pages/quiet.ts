// What a page lacks without a word of it, and what it has in its text alone.
import { pagesOf, words } from './own-page.ts'

const quiet = pagesOf('quiet: missing or out of sight, and not a word of it', '/quiet/')

for (const from of ['OTHER/reset/posts', 'OTHER/api/comments'])
  quiet.lacks(`call?from=${from}`, 'what another host was to answer')
for (const from of ['OTHER/reset?metrics', 'OTHER/reset?seen=HERE/news'])
  quiet.whole(`call?from=${from}`, words('Det här är en sida om vardagen i Norrby kommun.'))

quiet.whole('answers?as=aria', words('Skolskjutsen byter hållplats efter sommarlovet'))
for (const as of ['plain', 'late', 'controls', 'drawn', 'words', 'details'])
  quiet.lacks(`answers?as=${as}`, 'three of four answers')

for (const as of ['card', 'two', 'unlike', 'table'])
  quiet.lacks(`grey?as=${as}`, 'what grey shapes stand for')

for (const as of ['tweet', 'instagram', 'facebook', 'frame', 'box'])
  quiet.lacks(`embed?as=${as}&from=OTHER`, 'a post of another platform')
quiet.whole('embed?as=quoted&none', words('Biblioteket har öppet till klockan sju hela veckan'))

for (const as of ['field', 'marquee', 'band', 'steps']) quiet.lacks(`box?as=${as}`, 'words in its picture')
quiet.whole('box?as=inner', words('Vattnet på Åsgatan stängs av en stund på torsdag.'))
quiet.whole('box?as=still', words('Vattnet på Åsgatan stängs av en stund på torsdag'))
for (const as of ['hover', 'press']) quiet.lacks(`cards?as=${as}`, 'the backs of cards in its picture')

const NOTE = words('Kom ihåg att anmäla dig före fredag')
for (const as of ['words', 'data', 'nested', 'named', 'own-line']) quiet.whole(`notes?as=${as}`, NOTE)
quiet.whole('notes?from=OTHER', NOTE)

const BOTH = words(
  'Vi öppnar den nya lekplatsen på lördag klockan tolv',
  'We open the new playground on Saturday at noon'
)
for (const as of ['span', 'link', 'plain']) quiet.whole(`translated?as=${as}`, BOTH)

for (const as of ['files', 'drawn']) quiet.lacks(`thumbs?as=${as}`, 'three of four pictures')
for (const as of ['segments', 'divs', 'chips', 'week', 'week-buttons'])
  quiet.lacks(`one-of?as=${as}`, 'two of three parts')
for (const as of ['spans', 'table', 'answers', 'dl']) {
  quiet.whole(`counted?as=${as}`, words('tycker att bänken ska stå kvar'))
  quiet.lacks(`counted?as=${as}&lacks`, 'one of thirteen comments')
}

export const QUIET = quiet.all
