// The one field of the mailed list: no room for words of anybody's own.
import type { FieldDescription } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { s } from './texts.ts'

export const mailFields = () =>
  ({
    email: {
      control: 'email',
      label: s.mail.email,
      required: true,
      maxLength: 254,
      autocomplete: 'email',
      rule: rules.email,
    },
  }) as const satisfies Record<string, FieldDescription>
