// What the program does beside its window on this computer, each only when somebody asked for it.
import { app } from 'electron'
import type { Habit } from '#shared/shell.ts'
import type { Settings } from './settings.ts'

/** Those that the system can give, and those that were asked for. Starting at login is kept by the system itself. */
export function habitsNow(settings: Settings): { offered: Habit[]; chosen: Habit[] } {
  const isOffered = canStartAtLogin()
  const starts = isOffered && app.getLoginItemSettings().openAtLogin
  return {
    offered: ['tell-run-ended', 'tell-due-today', ...(isOffered ? (['start-at-login'] as const) : [])],
    chosen: [
      ...(settings.tellsRunEnded ? (['tell-run-ended'] as const) : []),
      ...(settings.tellsDueToday ? (['tell-due-today'] as const) : []),
      ...(starts ? (['start-at-login'] as const) : [])
    ]
  }
}

/** Does these from now on, and none of the others. */
export function setHabits(settings: Settings, chosen: readonly Habit[]): void {
  settings.rememberTells({
    tellsRunEnded: chosen.includes('tell-run-ended'),
    tellsDueToday: chosen.includes('tell-due-today')
  })
  if (canStartAtLogin()) app.setLoginItemSettings({ openAtLogin: chosen.includes('start-at-login') })
}

/** Electron has it on Windows and macOS; a program that is not installed would start its developer's Electron. */
const canStartAtLogin = () => app.isPackaged && process.platform !== 'linux'
