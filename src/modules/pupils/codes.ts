// The codes on the slips: eight signs that nobody takes for each other, without O, I, 0 and 1.

const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
export const codeLength = 8

/** 40 random bits from a token of the services; 2^40 codes, so that nobody finds one by trying. */
export function codeFromToken(token: string): string {
  const bytes = Buffer.from(token, 'base64url')
  let code = ''
  for (let at = 0; at < codeLength; at++) code += signs[(bytes[at] ?? 0) % signs.length] ?? ''
  return code
}

/** As people type it: in small letters, with blanks or a hyphen; undefined for what can be no code. */
export function parseCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]+/g, '')
  return /^[A-HJ-NP-Z2-9]{8}$/.test(code) ? code : undefined
}

/** In two halves, as it stands on the slip. */
export const shownCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
