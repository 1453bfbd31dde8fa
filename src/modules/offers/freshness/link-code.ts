// The code in a confirmation link: 256 random bits in the mail, their hash in the database.
import { createHash } from 'node:crypto'
import { paths } from '../../../kernel/names/paths.ts'
import { withQuery } from '../../../platform/html/href.ts'

/** SHA-256 of purpose and code: a token of another purpose is not even found when it is tried here. */
export const hashLinkCode = (code: string): Buffer =>
  createHash('sha256').update(`offer-confirmation\n${code}`).digest()

/** What a code can look like at all: whatever else was typed or cut off is not asked for. */
export const isLinkCode = (code: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(code)

export const linkTo = (baseUrl: string, code: string): string => baseUrl + withQuery(paths.confirm, { code })
