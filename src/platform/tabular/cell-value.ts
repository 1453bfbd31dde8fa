import type { PlainDate } from '../../kernel/plain-date.ts'

/**
 * What may stand in a cell of an export. A text stays a text, whatever it looks like: '00123', '1e5', '=1+1'. A day is
 * wrapped, because at run time a PlainDate is a text.
 */
export type CellValue = string | number | boolean | null | { readonly day: PlainDate }
