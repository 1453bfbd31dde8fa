// The closed lists of the module with their German labels.
import angebotsart from '../../../code-lists/angebotsart.json' with { type: 'json' }
import uebergangsphase from '../../../code-lists/uebergangsphase.json' with { type: 'json' }
import zielgruppe from '../../../code-lists/zielgruppe.json' with { type: 'json' }

export interface Code {
  readonly key: string
  readonly label: string
}

/** Never empty, so that a form rule can be made of it. */
export type Keys = readonly [string, ...string[]]

const keysOf = (list: { readonly entries: readonly Code[] }): Keys => {
  const [first, ...rest] = list.entries.map((entry) => entry.key)
  if (first === undefined) throw new Error('Empty code list')
  return [first, ...rest]
}

const labelIn =
  (codes: readonly Code[]) =>
  (key: string): string =>
    codes.find((code) => code.key === key)?.label ?? key

export const kinds: readonly Code[] = angebotsart.entries
export const phases: readonly Code[] = uebergangsphase.entries
export const targetGroups: readonly Code[] = zielgruppe.entries

export const kindKeys = keysOf(angebotsart)
export const phaseKeys = keysOf(uebergangsphase)
export const targetGroupKeys = keysOf(zielgruppe)

export const kindLabel = labelIn(kinds)
export const phaseLabel = labelIn(phases)
export const targetGroupLabel = labelIn(targetGroups)

/** Languages that a form offers; an import may bring any ISO 639 code. */
export const languageKeys = [
  'de',
  'en',
  'ar',
  'bg',
  'fa',
  'fr',
  'it',
  'ku',
  'pl',
  'ps',
  'ro',
  'ru',
  'so',
  'sq',
  'sr',
  'ti',
  'tr',
  'uk',
  'vi',
] as const

const languageNames = new Intl.DisplayNames('de', { type: 'language' })

export const languageLabel = (code: string): string => {
  try {
    return languageNames.of(code) ?? code
  } catch {
    return code
  }
}
