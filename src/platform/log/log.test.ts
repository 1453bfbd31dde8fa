import { describe, expect, test } from 'vitest'
import { openLog } from './log.ts'

const canary = 'Kanarienvogel-Müller-Łukaszewicz'

const written = (write: (log: ReturnType<typeof openLog>) => void): string => {
  const lines: string[] = []
  write(openLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } }))
  return lines.join('')
}

describe('the log', () => {
  test('keeps nothing of an error that may be content of people', () => {
    const text = written((log) => {
      const ofDatabase = Object.assign(new Error(`duplicate key (${canary})`), {
        code: '23505',
        constraint: 'person_email',
        detail: `Key (email)=(${canary}) already exists`,
        routine: '_bt_check_unique',
      })
      log.error({ error: ofDatabase }, 'failed')
      log.error({ err: new Error(canary, { cause: new Error(canary) }) }, 'failed')
    })
    expect(text).toContain('23505')
    expect(text).toContain('person_email')
    expect(text).not.toContain(canary)
  })

  test('takes no sentence from an error that came without one', () => {
    const text = written((log) => {
      log.error(new Error(canary))
      log.error({ err: new Error(canary) })
      log.error({ error: new Error(canary) })
    })
    expect(text.match(/"msg":"error"/g)).toHaveLength(3)
    expect(text).not.toContain(canary)
  })

  test('cuts every field that nobody wrote down as harmless', () => {
    const text = written((log) => log.info({ searchedFor: canary, list: [canary], requestId: '7', seconds: 0.5 }, 'x'))
    expect(text).not.toContain(canary)
    expect(text).toContain('"searchedFor":"[entfernt]"')
    expect(text).toContain('"requestId":"7"')
    expect(text).toContain('"seconds":0.5')
  })

  test('cuts fields that are called like personal content, at every depth it promises', () => {
    const text = written((log) =>
      log.info({ email: canary, person: { familyName: canary, contact: { phone: canary } }, count: 3 }, 'x'),
    )
    expect(text).not.toContain(canary)
    expect(text).toContain('"count":3')
  })
})
