// Entering a user of the archive, or changing their name and roles.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonId } from '#shared/ids.ts'
import { ROLE_WORDS } from '#shared/refusal-words.ts'
import { ROLES, type User, UserDraft } from '#shared/user.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { SomeOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { useLanguage } from '../../settings.ts'

const NOBODY = 'nobody'

/** The dialog; `user` is null for a new one. */
export function UserDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  // The list may have been asked for again since the form was opened.
  const [seen] = useState(user)
  const people = useQuery(api.people.list.queryOptions())
  const [roles, setRoles] = useState<readonly string[]>(user?.roles ?? [])
  const save = useMutation(
    api.users.save.mutationOptions({
      onSuccess: ({ name }) => {
        notify(t('users.saved', { name }))
        onClose()
      }
    })
  )
  return (
    <Dialog
      title={user === null ? t('users.add') : t('users.editNamed', { name: user.name })}
      onClose={onClose}
    >
      <Form
        onFilled={filled => {
          const person = PersonId.safeParse(filled.text('person'))
          save.mutate({
            isNew: user === null,
            seen: seen === null ? null : UserDraft.strip().parse(seen),
            osUser: user?.osUser ?? filled.text('osUser'),
            name: filled.text('name'),
            personId: person.success ? person.data : null,
            roles: ROLES.filter(role => roles.includes(role))
          })
        }}
      >
        {user === null ? (
          <TextInput
            name="osUser"
            label={t('users.osUser')}
            help={t('users.osUserHelp')}
            isRequired
            maxLength={200}
          />
        ) : null}
        <TextInput
          name="name"
          label={t('users.name')}
          isRequired
          maxLength={200}
          defaultValue={user?.name ?? ''}
        />
        <SomeOf
          label={t('users.roles')}
          value={roles}
          onChange={setRoles}
          options={ROLES.map(id => ({ id, label: ROLE_WORDS[id][language] }))}
        />
        <p className="muted">{t('users.rolesHelp')}</p>
        <Asked query={people}>
          {known =>
            known.length === 0 ? null : (
              <Choice
                name="person"
                label={t('users.person')}
                defaultValue={user?.personId ?? NOBODY}
                options={[
                  { id: NOBODY, label: t('users.noPerson') },
                  ...known.map(({ id, name }) => ({ id, label: name }))
                ]}
              />
            )
          }
        </Asked>
        <FormActions of={save} onClose={onClose}>
          {t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
