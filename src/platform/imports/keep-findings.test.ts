import { expect, test } from 'vitest'
import { keepFindings } from './keep-findings.ts'
import type { Finding, Severity } from './target.ts'

const finding = (line: number, severity: Severity, subject = `Zeile ${line}`): Finding => ({
  ...{ line, severity, subject },
  column: null,
  reason: `${severity} ${line}`,
})

test('few findings stay as they are', () => {
  const few = [finding(0, 'note', ''), finding(2, 'note'), finding(3, 'refused')]
  expect(keepFindings(few, 3)).toEqual(few)
})

test('of too many the notes go first, the refused rows last, and it is said how many went', () => {
  const rows = Array.from({ length: 12 }, (_, index) =>
    finding(index + 2, index >= 9 ? 'refused' : index % 2 === 0 ? 'doubtful' : 'note'),
  )
  const [said, ...kept] = keepFindings([finding(0, 'note', ''), ...rows], 6)
  expect(said).toMatchObject({ line: 0, severity: 'doubtful', subject: '' })
  expect(said?.reason).toContain('3 zweifelhafte Angaben und 4 Hinweise')
  expect(said?.reason).not.toContain('abgelehnte')
  expect(kept.map(({ reason }) => reason)).toEqual([
    'note 0',
    'doubtful 2',
    'doubtful 4',
    'refused 11',
    'refused 12',
    'refused 13',
  ])
})

test('refused rows are left out only where nothing else is left, and are told as well', () => {
  const rows = [finding(2, 'note'), finding(3, 'refused'), finding(4, 'refused'), finding(5, 'refused')]
  const [said, ...kept] = keepFindings(rows, 2)
  expect(kept.map(({ line }) => line)).toEqual([3, 4])
  expect(said?.reason).toContain('1 abgelehnte Zeile und 1 Hinweis')
})
