// What each column of the spreadsheet means. A guess is there from the start; a person changes what is wrong.
import { useTranslation } from 'react-i18next'
import {
  IMPORT_FIELDS,
  type ImportFile,
  type ImportMapping,
  isAddressField
} from '#shared/register-import.ts'
import { Button } from '../../components/button.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Fieldset, type Filled, Form } from '../../components/form.tsx'

const NOTHING = 'nothing'
const MOST_HEADING_ROWS = 30
const OTHERWISE = ['department', 'responsible', 'purpose'] as const

type MappingProps = {
  file: ImportFile
  mapping: ImportMapping
  onChange: (mapping: ImportMapping) => void
}

/** The card. */
export function Mapping({ file, mapping, onChange }: MappingProps) {
  const { t } = useTranslation()
  const columns = file.sheets[mapping.sheet]?.columns ?? []
  const fieldAt = (at: number) => mapping.columns.find(column => column.at === at)?.field ?? NOTHING
  const options = [
    { id: NOTHING, label: t('registerImport.nothing') },
    ...IMPORT_FIELDS.map(field => ({ id: field, label: t(`registerImport.fields.${field}`) }))
  ]
  return (
    <section className="card stack" aria-labelledby="mapping">
      <h2 id="mapping">{t('registerImport.mapping')}</h2>
      <p className="muted">{t('registerImport.mappingLead')}</p>
      <SheetChoice file={file} mapping={mapping} onChange={onChange} />
      <div className="column-grid">
        {columns
          .filter(({ heading, samples }) => heading !== '' || samples.length > 0)
          .map(({ at, letter, heading, samples }) => (
            <Choice
              key={`${mapping.sheet} ${at}`}
              name={`column-${at}`}
              label={heading === '' ? t('registerImport.column', { letter }) : `${letter}: ${heading}`}
              help={
                samples.length === 0
                  ? t('registerImport.noSamples')
                  : [...new Set(samples)].slice(0, 2).join(' · ')
              }
              isRequired
              options={options}
              value={fieldAt(at)}
              onChange={chosen => onChange(withField(mapping, at, chosen))}
            />
          ))}
      </div>
      <Form onFilled={filled => onChange({ ...mapping, otherwise: otherwiseIn(filled) })}>
        <Fieldset legend={t('registerImport.otherwise')}>
          <p className="muted">{t('registerImport.otherwiseLead')}</p>
          <div className="row row-fields">
            {OTHERWISE.map(name => (
              <TextInput
                key={name}
                name={name}
                label={t(`registerImport.fields.${name}`)}
                defaultValue={mapping.otherwise[name] ?? ''}
                maxLength={2000}
              />
            ))}
          </div>
          <div>
            <Button type="submit">{t('registerImport.useOtherwise')}</Button>
          </div>
        </Fieldset>
      </Form>
    </section>
  )
}

function SheetChoice({ file, mapping, onChange }: MappingProps) {
  const { t } = useTranslation()
  const { otherwise } = mapping
  return (
    <div className="row row-fields">
      {file.sheets.length < 2 ? null : (
        <Choice
          name="sheet"
          label={t('registerImport.sheet')}
          isRequired
          options={file.sheets.map(({ name, rows }, at) => ({
            id: String(at),
            label: t('registerImport.sheetName', { name, rows })
          }))}
          value={String(mapping.sheet)}
          onChange={chosen => {
            const sheet = file.sheets[Number(chosen)]
            if (sheet !== undefined) onChange({ ...sheet.proposal, otherwise })
          }}
        />
      )}
      <Choice
        name="headingRow"
        label={t('registerImport.headingRow')}
        isRequired
        options={Array.from({ length: Math.max(MOST_HEADING_ROWS, mapping.headingRow) }, (_, at) => ({
          id: String(at + 1),
          label: String(at + 1)
        }))}
        value={String(mapping.headingRow)}
        onChange={chosen => onChange({ ...mapping, headingRow: Number(chosen) })}
      />
    </div>
  )
}

// A meaning belongs to one column, save addresses, of which a sheet may have several columns.
function withField(mapping: ImportMapping, at: number, chosen: string): ImportMapping {
  const field = IMPORT_FIELDS.find(each => each === chosen)
  const others = mapping.columns.filter(
    column => column.at !== at && (field === undefined || isAddressField(field) || column.field !== field)
  )
  const columns = field === undefined ? others : [...others, { at, field }]
  return { ...mapping, columns: columns.toSorted((one, other) => one.at - other.at) }
}

function otherwiseIn(filled: Filled): ImportMapping['otherwise'] {
  return {
    department: filled.optional('department'),
    responsible: filled.optional('responsible'),
    purpose: filled.optional('purpose')
  }
}
