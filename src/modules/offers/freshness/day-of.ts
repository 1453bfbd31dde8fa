import { type PlainDate, plainDateIn } from '../../../kernel/plain-date.ts'

/** The calendar day of an instant, as people in Germany know it. */
export const dayOf = (instant: Date): PlainDate => plainDateIn('Europe/Berlin', instant)
