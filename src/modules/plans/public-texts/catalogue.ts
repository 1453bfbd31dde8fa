// What young people read about their own place, in every language of the site.
import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { ar } from './ar.ts'
import { de, type PublicTexts } from './de.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'

export const publicTexts: PublicTexts = catalogue<PublicTexts>({ de, en, tr, uk, ru, ar })
