// The system's own notification that answers are waited for, for those who asked for it. It holds counts and nothing that anybody has written.
import { Notification } from 'electron'
import { fill } from '#shared/errors.ts'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

type Counts = { readonly overdue: number; readonly dueToday: number }

/** Shows it, where the system has notifications; pressing it brings the window forward. */
export function remind({ overdue, dueToday }: Counts, language: Language, onPressed: () => void): void {
  if (!Notification.isSupported()) return
  const { answersWait, answersCount } = texts(language)
  const notification = new Notification({
    title: answersWait,
    body: fill(answersCount, { overdue, dueToday })
  })
  notification.on('click', onPressed)
  notification.show()
}
