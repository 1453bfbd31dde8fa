// The server's settings. Given on its command line, where no file in the data folder can override them.
import type { Place } from './place.ts'

/** Asserted at every start: with one of them off, a power cut may lose what was answered as saved. */
export const safeSettings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const

export type Listening = { readonly socketFolder: string } | { readonly port: number }

const logSettings = {
  // No personal data in the log: errors quote what was typed, so they go to the program only; terse leaves out the
  // detail lines, which quote keys and the statement of a crashed process.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  logging_collector: 'off',
}

export function serverArguments(place: Place, listening: Listening): string[] {
  const settings: Record<string, string> = {
    ...safeSettings,
    ...logSettings,
    ...('socketFolder' in listening
      ? {
          listen_addresses: '',
          unix_socket_directories: `"${listening.socketFolder}"`,
          unix_socket_permissions: '0700',
          port: '5432',
        }
      : { listen_addresses: '127.0.0.1', port: String(listening.port) }),
    max_connections: '100',
    shared_buffers: '128MB',
    maintenance_work_mem: '64MB',
    // Parallel queries need /dev/shm, which is tiny in containers, and win nothing on two cores under load.
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    jit: 'off',
    timezone: 'UTC',
    password_encryption: 'scram-sha-256',
  }
  return ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

export const initArguments = (folder: string, passwordFile: string, superuser: string): string[] => [
  '-D',
  folder,
  '--locale=C',
  '--encoding=UTF8',
  '--data-checksums',
  '--auth=scram-sha-256',
  `--username=${superuser}`,
  `--pwfile=${passwordFile}`,
  '--no-instructions',
]
