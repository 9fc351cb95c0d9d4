// What the person has chosen for this window: language and theme. Kept on this computer, not in the archive.
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/errors.ts'
import { i18n } from './i18n.ts'
import { createStore } from './store.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const THEME_KEY = 'kanalarkiv.theme'
const LANGUAGE_KEY = 'kanalarkiv.language'

export const theme = createStore<Theme>('system')

/**
 * Applies what was chosen last time. Whoever has chosen no language has the computer's, if it is one of ours, or the one that is decided
 * for the program; that is no choice of theirs, and is not kept.
 */
export async function applySettings(): Promise<void> {
  const saved = THEMES.find(name => name === localStorage.getItem(THEME_KEY))
  chooseTheme(saved ?? 'system')
  const chosen = localStorage.getItem(LANGUAGE_KEY) ?? navigator.language
  await showLanguage(chosen.startsWith('en') ? 'en' : 'sv')
}

/** Shows the window light, dark, or as the system is set. */
export function chooseTheme(name: Theme): void {
  localStorage.setItem(THEME_KEY, name)
  document.documentElement.dataset['theme'] = name
  theme.set(name)
}

/** Shows the window in another language, and tells the menu and the window's title. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(LANGUAGE_KEY, language)
  await showLanguage(language)
  window.shell.setLanguage(language)
}

async function showLanguage(language: Language): Promise<void> {
  document.documentElement.lang = language
  await i18n.changeLanguage(language)
}

/** The language the window is shown in. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'sv'
}
