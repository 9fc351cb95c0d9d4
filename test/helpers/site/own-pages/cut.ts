// What a page lacks because a script of it does not come, or an answer breaks off.
import { pagesOf, words } from './own-page.ts'

const cut = pagesOf('cut: a script that does not come, or an answer that breaks off', '/cut/')

for (const as of ['500', '404', '403', 'reset', 'half', 'broken', 'page'])
  cut.lacks(`asks?as=${as}`, 'what its script writes')
for (const by of ['deferred', 'module', 'imported', 'styles', 'frame'])
  cut.lacks(`asks?by=${by}&as=500`, 'what its script writes')
cut.lacks('asks?as=500&from=OTHER', 'what the script of another host writes')

const ALL = words('Det här är en sida om vardagen i Norrby kommun.')
cut.whole('asks?as=500&path=/cut/analytics.js', ALL)
cut.whole('asks?by=forbidden&as=500', ALL)
cut.whole('asks?by=again&as=500', words('Biblioteket har öppet till klockan sju hela veckan'))

for (const as of ['gzip', 'br', 'stretch', 'half']) {
  cut.lacks(`page?as=${as}`, 'half of its lines')
  cut.lacks(`call?as=${as}`, 'half of an answer')
}
for (const as of ['stretch', 'half']) cut.lacks(`picture?as=${as}`, 'half of a picture')
for (const as of ['whole', 'packed', 'all-stretch']) {
  cut.whole(`page?as=${as}`, words('Beslut 119: medborgarförslag 942361 bifalls av nämnden.'))
  cut.whole(`call?as=${as}`, words('Beslut 0: medborgarförslag 0 bifalls av nämnden.'))
}
cut.whole('picture?as=whole', ALL)
cut.whole('minified', words('Beslut 119: medborgarförslag 942361 bifalls av nämnden.'))
cut.whole('sloppy', words('Beslut 119: medborgarförslag 942361 bifalls av nämnden.'))

export const CUT = cut.all
