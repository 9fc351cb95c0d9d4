// Pages of which a part is behind something that is not pressed, and ordinary ones that only look so.
import { page } from './html.ts'

const text = (about: string) =>
  `<p>${about}: kommunens medarbetare svarar på frågor i receptionen alla vardagar mellan åtta och sexton, och på telefon.</p>`

const SWAPS = `<script>for (const button of document.querySelectorAll('nav button')) button.onclick = () => {
  document.querySelector('#list').innerHTML = '<p>Sidan ' + button.textContent + '</p>' }</script>`
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ'

export const BEHIND: Record<string, () => string> = {
  // Pages and letters that a script puts in each other's place.
  '/behind/pages': () =>
    page(
      'Sidor',
      `<main><h1>Nyheter</h1><div id="list">${text('Första sidan')}</div>
       <nav aria-label="Sidor"><ul><li><button aria-current="page">1</button></li><li><button>2</button></li><li><button>3</button></li></ul></nav>
       <nav aria-label="Bokstäver">${[...letters].map((letter, n) => `<button${n === 0 ? ' class="active"' : ''}>${letter}</button>`).join('')}</nav></main>${SWAPS}`
    ),
  // Tabs of choices, labels and style sheets alone.
  '/behind/choices': () =>
    page(
      'Flikar',
      `<main><h1>Öppettider</h1><input type="radio" name="tab" id="t1" checked><label for="t1">Sommar</label><input type="radio" name="tab" id="t2"><label for="t2">Vinter</label>
       <div><section id="p1">${text('På sommaren')}</section><section id="p2">${text('På vintern')}</section></div></main>`,
      '<style>main > input { position: absolute; opacity: 0 } section { display: none } #t1:checked ~ div #p1, #t2:checked ~ div #p2 { display: block }</style>'
    ),
  '/behind/document': () =>
    page(
      'Protokoll',
      `<main><h1>Protokoll</h1>${text('Protokollet')}<iframe src="/protokoll.pdf#page=1" width="600" height="400"></iframe></main>`
    ),
  '/behind/closed': () =>
    page(
      'Konto',
      '<main><h1>Hoppsan!</h1><p>Vi beklagar, men kontot norrbykommun har avslutats av sin ägare.</p></main>'
    ),
  '/behind/necessary': () =>
    page(
      'Kakor',
      `<main><h1>Nyheter</h1>${text('Nyheten')}</main><div id="ask" style="position:fixed;inset:auto 0 0;background:#fff;padding:20px">Vi använder kakor.
       <button>Godkänn alla</button><button>Godkänn nödvändiga</button></div>
       <script>for (const button of document.querySelectorAll('#ask button')) button.onclick = () => { document.body.dataset.said = button.textContent; document.querySelector('#ask').remove() }</script>`
    ),
  // All of it is there: services, a form, answers to questions, lists to choose from, grades, counts and links to other pages.
  '/behind/nothing': () =>
    page(
      'E-tjänster',
      `<main><h1>E-tjänster</h1><p>Du måste logga in för att se dina pågående ärenden.</p><p>Då står det: Något gick fel, försök igen senare.</p><h2>Vad gör jag om något gick fel?</h2>
       <form><label>Namn <input name="name"></label><label>E-post <input type="email" name="mail"></label><label>Meddelande <textarea></textarea></label>
       <label><input type="checkbox"> Jag är inte en robot</label></form>
       <select><option>Senast publicerade först</option><option>Sista ansökningsdagen först</option><option>Barn- och utbildningsnämnden</option></select>
       <fieldset>Hur nöjd är du?<button class="selected">1</button><button>2</button><button>3</button></fieldset>
       <input type="radio" name="answer" id="yes"><label for="yes">Ja</label><input type="radio" name="answer" id="no"><label for="no">Nej</label>
       <p><button class="is-active">1</button> <button>2</button></p>
       <nav aria-label="Sidor"><a aria-current="page" href="?sida=1">1</a> <a href="?sida=2">2</a> <a href="?sida=3">3</a></nav></main>`
    )
}
