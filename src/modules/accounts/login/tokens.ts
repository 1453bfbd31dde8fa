// Tokens stand in cookies and mails only; the database keeps their hash, and the hash knows the purpose.
import { createHash } from 'node:crypto'

export type TokenPurpose = 'session' | 'device' | 'invitation' | 'password-reset'

/** SHA-256 of purpose and token: a token of one purpose is not even found when it is tried for another. */
export const hashToken = (purpose: TokenPurpose, token: string): Buffer =>
  createHash('sha256').update(`${purpose}\n${token}`).digest()
