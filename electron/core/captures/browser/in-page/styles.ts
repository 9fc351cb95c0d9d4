// Changing how parts of the page look, in a way that can be undone.

type Styled = HTMLElement | SVGElement

/** Sets styles that nothing of the page's own overrides. */
export function setStyles(part: Styled, styles: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(styles)) part.style.setProperty(name, value, 'important')
}

/** Notes the styles of some parts; calling the answer gives them back. */
export function keepStyles(parts: readonly Element[]): () => void {
  const kept = parts.map(part => [part, part.getAttribute('style')] as const)
  return () => {
    for (const [part, style] of kept)
      if (style === null) part.removeAttribute('style')
      else part.setAttribute('style', style)
  }
}
