// What the command line gives to a command.
import { parseArgs } from 'node:util'
import type { Settings } from '../platform/env/settings.ts'
import type { Program } from './program.ts'

export interface CommandInput {
  readonly command: string
  readonly args: readonly string[]
  readonly settings: Settings
  readonly programFolder: string
  say(sentence: string): void
  complain(sentence: string): void
}

/** What a command is given once the database is open. */
export interface OpenCommand extends CommandInput {
  readonly program: Program
  readonly positionals: readonly string[]
  readonly options: CommandOptions
}

const optionRules = {
  region: { type: 'string' },
  slug: { type: 'string' },
  land: { type: 'string' },
  office: { type: 'string' },
  mail: { type: 'string' },
  operator: { type: 'string' },
  replace: { type: 'boolean' },
} as const

type CommandOptions = ReturnType<typeof parseCommandLine>['values']

export const parseCommandLine = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: optionRules, allowPositionals: true, strict: true })
