// The neutral description of a form field: what a schema says, and all that the form blocks need to draw it.

export type FieldOption = {
  readonly value: string
  readonly label: string
  readonly help?: string | undefined
  /** Heading under which a select gathers its options. */
  readonly group?: string | undefined
}

type Described = {
  readonly name: string
  readonly label: string
  readonly help?: string | undefined
  readonly required?: boolean | undefined
  readonly error?: string | undefined
}

export type LineControl = 'text' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'password' | 'search'

export type LineField = Described & {
  readonly control: LineControl
  readonly value?: string | undefined
  readonly autocomplete?: string | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | undefined
  readonly maxLength?: number | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly step?: string | undefined
  readonly readOnly?: boolean | undefined
  /** Expected length of the answer; the field is drawn as wide as that. */
  readonly width?: 'short' | 'medium' | 'full' | undefined
  /** Offered while typing; anything else may be typed too. */
  readonly suggestions?: readonly string[] | undefined
}

export type TextareaField = Described & {
  readonly control: 'textarea'
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
  readonly autocomplete?: string | undefined
}

export type SelectField = Described & {
  readonly control: 'select'
  readonly value?: string | undefined
  readonly options: readonly FieldOption[]
  /** Text of the empty first option; `false` leaves it out. */
  readonly empty?: string | false | undefined
  readonly autocomplete?: string | undefined
}

export type RadioField = Described & {
  readonly control: 'radio'
  readonly value?: string | undefined
  readonly options: readonly FieldOption[]
}

export type CheckboxesField = Described & {
  readonly control: 'checkboxes'
  readonly value?: readonly string[] | undefined
  readonly options: readonly FieldOption[]
}

export type CheckboxField = Described & {
  readonly control: 'checkbox'
  readonly value?: boolean | undefined
  /** What is sent when ticked; "ja" unless told. */
  readonly sent?: string | undefined
}

export type FileField = Described & {
  readonly control: 'file'
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
}

export type HiddenField = {
  readonly control: 'hidden'
  readonly name: string
  readonly label?: string | undefined
  readonly value: string
  readonly error?: string | undefined
}

export type FormField =
  | LineField
  | TextareaField
  | SelectField
  | RadioField
  | CheckboxesField
  | CheckboxField
  | FileField
  | HiddenField

/** Fields that belong together under one heading. */
export type FieldGroup = {
  readonly legend: string
  readonly help?: string | undefined
  readonly fields: readonly FormField[]
}

/** The id in the page under which a field, its help (`-hilfe`) and its error (`-fehler`) are found. */
export const fieldId = (name: string): string => `feld-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`

export const isGroup = (entry: FormField | FieldGroup): entry is FieldGroup => 'legend' in entry

export const allFields = (entries: readonly (FormField | FieldGroup)[]): readonly FormField[] =>
  entries.flatMap((entry) => (isGroup(entry) ? entry.fields : [entry]))
