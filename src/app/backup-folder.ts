import { join } from 'node:path'
import type { Settings } from '../platform/env/settings.ts'

/** Where regular backups lie; the operator copies them away from there. */
export const backupFolder = (settings: Pick<Settings, 'dataFolder'>): string => join(settings.dataFolder, 'backups')
