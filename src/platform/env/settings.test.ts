import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const sentence = (environment: Record<string, string>): string => {
  const read = readSettings(environment)
  return read.ok ? '' : read.error
}

describe('the settings', () => {
  test('need nothing at all', () => {
    const read = readSettings({})
    expect(read).toMatchObject({
      ok: true,
      value: { port: 3000, opsPort: 3001, baseUrl: 'http://localhost:3000', demo: true, databaseUrl: undefined },
    })
  })

  test('refuse an unknown STEG_ variable by its name', () => {
    expect(sentence({ STEG_PROT: '3000' })).toContain('STEG_PROT')
  })

  test.each([
    ['PORT', 'dreitausend'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'geheimes passwort'],
    ['STEG_DEMO', 'ja'],
    ['STEG_BASE_URL', 'ftp://steg.example'],
    ['STEG_SMTP_URL', 'http://mail.example'],
    ['STEG_BACKUP_KEY', 'kurz'],
  ])('refuse %s=%s with one sentence that does not repeat the value', (name, value) => {
    const text = sentence({ [name]: value })
    expect(text).toContain(name)
    expect(text).not.toContain(value)
    expect(text.split('\n')).toHaveLength(1)
  })

  test('leave other variables alone and take an empty one as not set', () => {
    expect(readSettings({ PATH: '/bin', STEG_DEMO: '', PORT: '' }).ok).toBe(true)
  })

  test('refuse one port for two things', () => {
    expect(sentence({ PORT: '4000', STEG_OPS_PORT: '4000' })).toContain('STEG_OPS_PORT')
  })
})
