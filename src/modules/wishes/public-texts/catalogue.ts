// The sentences of the public pages in every language of the site.
import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { ar } from './ar.ts'
import { de, type PublicTexts } from './de.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'

export const w: PublicTexts = catalogue<PublicTexts>({ de, en, tr, uk, ru, ar })

/** A field that was added to the code list before it was translated is shown in German rather than not at all. */
export const fieldWords = (key: string): { readonly label: string; readonly sentence: string } =>
  w.fields[key] ?? de.fields[key] ?? { label: key, sentence: '' }
