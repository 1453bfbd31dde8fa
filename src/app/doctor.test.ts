import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backupFinding } from './doctor.ts'

const now = new Date('2026-11-20T12:00:00Z')

const judge = (files: readonly string[], backupEveryHours: number) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steg-doctor-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  mkdirSync(join(dataFolder, 'backups'))
  for (const file of files) writeFileSync(join(dataFolder, 'backups', file), '')
  return backupFinding({ dataFolder, backupEveryHours }, now)
}

test.each([
  ['made today', ['steg-20261120-0300.stegbackup'], 24, true],
  ['late by less than some hours', ['steg-20261119-0700.stegbackup'], 24, true],
  ['a day late', ['steg-20261118-0300.stegbackup'], 24, false],
  ['a year old', ['steg-20251120-0300.stegbackup'], 24, false],
  ['old, but rarely wanted', ['steg-20261115-0300.stegbackup'], 168, true],
  ['old, and switched off', ['steg-20251120-0300.stegbackup'], 0, true],
  ['from a clock that was wrong', ['steg-20991120-0300.stegbackup', 'steg-20251120-0300.stegbackup'], 24, false],
  ['none of ours', ['zz-kopie.stegbackup'], 24, false],
  ['none', [], 24, false],
  ['none, and none wanted', [], 0, true],
] as const)('a backup %s', (_words, files, every, good) => {
  const finding = judge(files, every)
  expect(finding.good).toBe(good)
  expect(finding.text).not.toBe('')
})
