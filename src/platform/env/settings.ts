// Every setting of the program, in one schema. A wrong one stops the start with one sentence (docs/betrieb.md lists them).
import { resolve } from 'node:path'
import { z } from 'zod'
import { ok, type Result, refused } from '../../kernel/result.ts'

const port = z.coerce.number().int().min(1).max(65535)
const httpUrl = z.url({ protocol: /^https?$/ })
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ })
const smtpUrl = z.url({ protocol: /^smtps?$/ })

/** Name, rule, and the sentence that says what is allowed. The order is the one of the operator's guide. */
const rules = {
  PORT: { rule: port.default(3000), allowed: 'eine Zahl von 1 bis 65535' },
  STEG_HOST: { rule: z.string().min(1).default('127.0.0.1'), allowed: 'eine Adresse dieses Rechners' },
  STEG_BASE_URL: { rule: httpUrl.optional(), allowed: 'eine Adresse, die mit http:// oder https:// beginnt' },
  STEG_DATA: { rule: z.string().min(1).default('.data'), allowed: 'ein Ordner' },
  DATABASE_URL: { rule: postgresUrl.optional(), allowed: 'eine Adresse, die mit postgresql:// beginnt' },
  STEG_DEMO: { rule: z.enum(['on', 'off']).default('on'), allowed: 'on oder off' },
  STEG_OPS_PORT: { rule: port.optional(), allowed: 'eine Zahl von 1 bis 65535' },
  STEG_SMTP_URL: { rule: smtpUrl.optional(), allowed: 'eine Adresse, die mit smtp:// oder smtps:// beginnt' },
  STEG_MAIL_FROM: { rule: z.email().optional(), allowed: 'eine E-Mail-Adresse' },
  STEG_TRUST_PROXY: { rule: z.coerce.number().int().min(0).max(5).default(0), allowed: 'eine Zahl von 0 bis 5' },
  STEG_LIST_LIMIT: {
    rule: z.coerce.number().int().min(0).max(1_000_000).default(1_200),
    allowed: 'eine Zahl von 0 bis 1000000',
  },
  STEG_BACKUP_HOURS: { rule: z.coerce.number().int().min(0).max(720).default(24), allowed: 'eine Zahl von 0 bis 720' },
  STEG_BACKUP_KEEP: { rule: z.coerce.number().int().min(1).max(400).default(14), allowed: 'eine Zahl von 1 bis 400' },
  STEG_BACKUP_KEY: {
    rule: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    allowed: '64 Zeichen aus 0-9 und a-f',
  },
  STEG_LINK_CHECK: { rule: z.enum(['on', 'off']).default('on'), allowed: 'on oder off' },
  STEG_LOG: {
    rule: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
    allowed: 'error, warn, info oder debug',
  },
} as const

export interface Settings {
  readonly port: number
  readonly host: string
  /** Address under which people reach Steg, without a slash at its end; links in mails begin with it. */
  readonly baseUrl: string
  /** Absolute path. */
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly demo: boolean
  /** Health and metrics; bound to loopback only. */
  readonly opsPort: number
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** How many reverse proxies in front are believed when they name the caller's address. */
  readonly trustedProxies: number
  /** Public lists that one connection may ask for in a minute; 0 = without a limit. */
  readonly listLimit: number
  readonly backupEveryHours: number
  readonly backupKeep: number
  readonly backupKey: string | undefined
  /** Whether the websites of offers are asked now and then if they still answer. */
  readonly checksLinks: boolean
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug'
}

/** Reads the settings; the error is one German sentence for the operator. Values are never repeated, some are secret. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Result<Settings, string> {
  const unknown = Object.keys(environment).find((name) => name.startsWith('STEG_') && !(name in rules))
  if (unknown !== undefined) {
    return refused(`Die Einstellung ${unknown} kennt Steg nicht. Bekannt sind: ${Object.keys(rules).join(', ')}.`)
  }
  const read: Record<string, unknown> = {}
  for (const [name, { rule, allowed }] of Object.entries(rules)) {
    const given = environment[name]
    const parsed = rule.safeParse(given === '' ? undefined : given)
    if (!parsed.success) return refused(`Die Einstellung ${name} ist ungültig. Erlaubt ist ${allowed}.`)
    read[name] = parsed.data
  }
  const values = read as { [N in keyof typeof rules]: z.output<(typeof rules)[N]['rule']> }
  const opsPort = values.STEG_OPS_PORT ?? (values.PORT < 65535 ? values.PORT + 1 : values.PORT - 1)
  if (opsPort === values.PORT) return refused('PORT und STEG_OPS_PORT müssen verschieden sein.')
  const baseUrl = (values.STEG_BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, '')
  return ok({
    port: values.PORT,
    host: values.STEG_HOST,
    baseUrl,
    dataFolder: resolve(values.STEG_DATA),
    databaseUrl: values.DATABASE_URL,
    demo: values.STEG_DEMO === 'on',
    opsPort,
    smtpUrl: values.STEG_SMTP_URL,
    mailFrom: values.STEG_MAIL_FROM ?? `steg@${new URL(baseUrl).hostname}`,
    trustedProxies: values.STEG_TRUST_PROXY,
    listLimit: values.STEG_LIST_LIMIT,
    backupEveryHours: values.STEG_BACKUP_HOURS,
    backupKeep: values.STEG_BACKUP_KEEP,
    backupKey: values.STEG_BACKUP_KEY,
    checksLinks: values.STEG_LINK_CHECK === 'on',
    logLevel: values.STEG_LOG,
  })
}
