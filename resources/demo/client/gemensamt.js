// Pictures that load when they come near, comments that load when asked for, and the answer about cookies.

const nearby = new IntersectionObserver(
  entries => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      nearby.unobserve(target)
      target.addEventListener('load', () => target.classList.add('laddad'), { once: true })
      target.src = target.dataset.src
    }
  },
  { rootMargin: '300px 0px' }
)
for (const picture of document.querySelectorAll('img.lat')) nearby.observe(picture)

document.addEventListener('click', async event => {
  const button = event.target.closest('button')
  if (button === null) return
  if (button.dataset.hamta !== undefined) await fetchMore(button)
  if (button.dataset.visaMer !== undefined) showRest(button)
  if (button.dataset.samtycke !== undefined) answerCookies(button)
})

async function fetchMore(button) {
  button.disabled = true
  button.classList.add('vantar')
  try {
    const response = await fetch(button.dataset.hamta)
    if (!response.ok) throw new Error('inga kommentarer')
    button.closest('.mer').outerHTML = await response.text()
  } catch {
    button.disabled = false
    button.classList.remove('vantar')
    button.textContent = 'Det gick inte att hämta. Försök igen'
  }
}

function showRest(button) {
  const text = button.closest('p')
  text.querySelector('.punkter').remove()
  text.querySelector('.resten').hidden = false
  button.remove()
}

function answerCookies(button) {
  const banner = button.closest('[data-kakor]')
  document.cookie = `kakor_${banner.dataset.kakor}=${button.dataset.samtycke}; Path=/; Max-Age=15552000; SameSite=Lax`
  banner.remove()
}
