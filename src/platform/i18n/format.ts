// Instants as people in Germany read them.

const instant = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** 20. November 2026 um 14:05 Uhr. */
export const formatInstant = (date: Date): string => `${instant.format(date)} Uhr`
