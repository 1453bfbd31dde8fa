// Folded forms by which offers and towns are sorted and compared.
import { foldGerman } from '../../kernel/fold.ts'

/** Letters and digits with single blanks between: "Steinfurt a. d. Aue" and "steinfurt a d aue" meet. */
export const townKey = (text: string | null): string =>
  text === null
    ? ''
    : foldGerman(text)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
