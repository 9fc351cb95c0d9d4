// Language, theme and closing the archive, in one menu. Loaded after the window is there (settings-button.tsx).
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Language } from '#shared/errors.ts'
import { type Habit, Shortcut } from '#shared/shell.ts'
import { api } from './api.ts'
import { notify } from './components/notice.tsx'
import { chooseKeys, usesKeys } from './keys.ts'
import { chooseLanguage, chooseTheme, THEMES, theme, useLanguage } from './settings.ts'
import { signOut } from './web-shell.ts'

const LANGUAGES: readonly Language[] = ['sv', 'en']

type SettingsMenuProps = {
  hasArchive: boolean
  button: ReactNode
  onAbout: () => void
  onUpdates: () => void
}

/** The settings menu, opened by the button that it is given. */
export function SettingsMenu({ hasArchive, button, onAbout, onUpdates }: SettingsMenuProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const chosenTheme = theme.use()
  const [, navigate] = useLocation()
  const isWeb = window.shell.where === 'web'
  const close = useMutation(api.archive.close.mutationOptions({ onSuccess: () => navigate('/') }))
  return (
    <MenuTrigger>
      {button}
      <Popover className="popover" placement="top start">
        <Menu className="options">
          <MenuSection
            className="menu-section"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[language]}
            onSelectionChange={keys => {
              const chosen = LANGUAGES.find(name => keys !== 'all' && keys.has(name))
              if (chosen !== undefined) void chooseLanguage(chosen)
            }}
          >
            <Header className="menu-header">{t('common.settings.language')}</Header>
            {LANGUAGES.map(name => (
              <Item key={name} id={name}>
                <span lang={name}>{t(`common.settings.languages.${name}`)}</span>
              </Item>
            ))}
          </MenuSection>
          <MenuSection
            className="menu-section"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosenTheme]}
            onSelectionChange={keys => {
              const chosen = THEMES.find(name => keys !== 'all' && keys.has(name))
              if (chosen !== undefined) chooseTheme(chosen)
            }}
          >
            <Header className="menu-header">{t('common.settings.theme')}</Header>
            {THEMES.map(name => (
              <Item key={name} id={name}>
                {t(`common.settings.themes.${name}`)}
              </Item>
            ))}
          </MenuSection>
          {hasArchive ? <KeysSection /> : null}
          {isWeb ? <SignOutSection /> : <ShortcutSection />}
          {isWeb ? null : <HabitsSection />}
          {hasArchive ? (
            <MenuSection className="menu-section">
              <Header className="menu-header">{t('common.settings.archive')}</Header>
              <MenuItem className="option" onAction={() => navigate('/archive')}>
                {t('holdings.title')}
              </MenuItem>
              <MenuItem className="option" onAction={() => navigate('/users')}>
                {t('users.title')}
              </MenuItem>
              <MenuItem className="option" onAction={() => navigate('/backups')}>
                {t('backups.title')}
              </MenuItem>
              {isWeb ? null : (
                <MenuItem className="option" onAction={() => close.mutate(undefined)}>
                  {t('common.settings.closeArchive')}
                </MenuItem>
              )}
            </MenuSection>
          ) : null}
          <MenuSection className="menu-section">
            <Header className="menu-header">
              {t('common.settings.version', { version: window.shell.versions.app })}
            </Header>
            <MenuItem className="option" onAction={onAbout}>
              {t('common.about.title')}
            </MenuItem>
            {isWeb ? null : (
              <MenuItem className="option" onAction={onUpdates}>
                {t('common.updates.title')}
              </MenuItem>
            )}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function KeysSection() {
  const { t } = useTranslation()
  return (
    <MenuSection
      className="menu-section"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[usesKeys.use() ? 'on' : 'off']}
      onSelectionChange={keys => chooseKeys(keys !== 'all' && keys.has('on'))}
    >
      <Header className="menu-header">{t('common.settings.keys')}</Header>
      {(['on', 'off'] as const).map(name => (
        <Item key={name} id={name}>
          {t(`common.settings.keysOf.${name}`)}
        </Item>
      ))}
    </MenuSection>
  )
}

function SignOutSection() {
  const { t } = useTranslation()
  return (
    <MenuSection className="menu-section">
      <Header className="menu-header">{t('common.web.signedIn')}</Header>
      <MenuItem className="option" onAction={() => signOut('here')}>
        {t('common.web.signOut')}
      </MenuItem>
      <MenuItem className="option" onAction={() => signOut('everywhere')}>
        {t('common.web.signOutEverywhere')}
      </MenuItem>
    </MenuSection>
  )
}

function ShortcutSection() {
  const { t } = useTranslation()
  const shortcut = useQuery({ queryKey: ['shortcut'], queryFn: () => window.shell.shortcut() })
  const choose = useMutation({
    mutationFn: (chosen: Shortcut) => window.shell.setShortcut(chosen),
    onSuccess: isGiven => {
      if (!isGiven) notify(t('common.settings.shortcutTaken'))
    }
  })
  return (
    <MenuSection
      className="menu-section"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={shortcut.data === undefined ? [] : [shortcut.data]}
      onSelectionChange={keys => {
        const chosen = Shortcut.options.find(name => keys !== 'all' && keys.has(name))
        if (chosen !== undefined) choose.mutate(chosen)
      }}
    >
      <Header className="menu-header">{t('common.settings.shortcut')}</Header>
      {Shortcut.options.map(name => (
        <Item key={name} id={name}>
          {name === 'none' ? t('common.settings.noShortcut') : name.replace('CommandOrControl', 'Ctrl')}
        </Item>
      ))}
    </MenuSection>
  )
}

/** What the computer does beside the window. */
function HabitsSection() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const habits = useQuery({ queryKey: ['habits'], queryFn: () => window.shell.habits() })
  const choose = useMutation({
    mutationFn: (chosen: readonly Habit[]) => window.shell.setHabits(chosen),
    onSettled: () => queries.invalidateQueries({ queryKey: ['habits'] })
  })
  if (habits.data === undefined) return null
  const { offered, chosen } = habits.data
  return (
    <MenuSection
      className="menu-section"
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={keys => choose.mutate(offered.filter(name => keys !== 'all' && keys.has(name)))}
    >
      <Header className="menu-header">{t('common.settings.computer')}</Header>
      {offered.map(name => (
        <Item key={name} id={name}>
          {t(`common.settings.habits.${name}`)}
        </Item>
      ))}
    </MenuSection>
  )
}

function Item({ id, children }: { id: string; children: ReactNode }) {
  return (
    <MenuItem className="option" id={id}>
      {({ isSelected }) => (
        <>
          {children}
          {isSelected ? <Check size={18} className="option-check" /> : null}
        </>
      )}
    </MenuItem>
  )
}
