// The menu of the right button: what can be done with a text.
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

/** Gives every page the menu, from when it is made. */
export function answerRightClicks(language: () => Language): void {
  app.on('web-contents-created', (_event, page) =>
    page.on('context-menu', (_clicked, { isEditable, selectionText, editFlags }) => {
      const t = texts(language())
      const { canCut, canCopy, canPaste, canSelectAll } = editFlags
      const copy: MenuItemConstructorOptions = { role: 'copy', label: t.copy, enabled: canCopy }
      if (isEditable)
        Menu.buildFromTemplate([
          { role: 'cut', label: t.cut, enabled: canCut },
          copy,
          { role: 'paste', label: t.paste, enabled: canPaste },
          { type: 'separator' },
          { role: 'selectAll', label: t.selectAll, enabled: canSelectAll }
        ]).popup()
      else if (selectionText.trim() !== '') Menu.buildFromTemplate([copy]).popup()
    })
  )
}
