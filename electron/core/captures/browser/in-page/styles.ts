// The rules of the page's styles, and changing how parts of it look, in a way that can be undone.
import type { Root } from './roots.ts'

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

/** A style sheet of another site does not show its rules. */
export function rulesOf(root: Root): CSSRule[] {
  return [...root.styleSheets, ...root.adoptedStyleSheets].flatMap(sheet => {
    try {
      return allRules(sheet.cssRules)
    } catch {
      return []
    }
  })
}

/** Whether one of its style sheets is of another site. */
export const hidesRules = (root: Root): boolean =>
  [...root.styleSheets].some(sheet => {
    try {
      return sheet.cssRules === null
    } catch {
      return true
    }
  })

const allRules = (rules: CSSRuleList): CSSRule[] =>
  [...rules].flatMap(rule =>
    'cssRules' in rule && rule.cssRules instanceof CSSRuleList && rule.cssRules.length > 0
      ? [rule, ...allRules(rule.cssRules)]
      : [rule]
  )
