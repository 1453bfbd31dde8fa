// What may stand in the header of a mail. Pure.

/**
 * One plain address and nothing else: no names, no lists, no comments, no line breaks, so nothing can be smuggled into
 * the header or to a second recipient. Narrower than RFC 5321 on purpose.
 */
export const isPlainAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@,;:<>()[\]\\"\p{Cc}\p{Cf}]{1,64}@[^\s@,;:<>()[\]\\"\p{Cc}\p{Cf}]{1,190}$/u.test(text)

/** A subject is one line: every control, format and line sign becomes a blank. */
export const subjectLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)

/** The ending .example belongs to nobody (RFC 2606): such an address reaches no person. */
export const isFictionalAddress = (email: string): boolean =>
  email.normalize('NFC').trim().toLowerCase().endsWith('.example')
