// What a file about a department is called: two of one folder are never called the same.
import type { Department } from '#shared/register.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { clearOfSecretWords } from '../secrecy/typed.ts'
import { listDepartments } from './queries.ts'

/** The name as files have it, with the beginning of the id where another department would have the same. */
export function fileStemOf(
  db: ReadDb,
  { id, name }: Pick<Department, 'id' | 'name'>,
  stem: (name: string) => string
): string {
  const [own, clear] = [stem(name), clearOfSecretWords(db)]
  const isAnothers = listDepartments(db).some(each => each.id !== id && stem(clear(each.name)) === own)
  return isAnothers ? `${own}-${id.slice(0, 8)}` : own
}
