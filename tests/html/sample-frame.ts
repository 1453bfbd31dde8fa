// Frames of a public page and of the work area, as the application would make them.
import type { Frame } from '../../src/platform/html/index.ts'

const footer = [
  { href: '/hilfe', label: 'Hilfe' },
  { href: '/barrierefreiheit', label: 'Barrierefreiheit' },
  { href: '/datenschutz', label: 'Datenschutz' },
  { href: '/impressum', label: 'Impressum' },
]

export const publicFrame: Frame = {
  regionName: 'Landkreis Musterau',
  homeHref: '/',
  layout: 'top',
  navigation: [
    { href: '/angebote', label: 'Angebote', current: true },
    { href: '/praxistage', label: 'Praxistage' },
    { href: '/netzwerk', label: 'Wer ist wer' },
    { href: '/hilfe', label: 'Hilfe' },
  ],
  footer,
  theme: { current: 'system', action: '/darstellung', returnTo: '/angebote' },
  signIn: { href: '/anmelden', label: 'Anmelden' },
  demo: 'Vorführung: Landkreis Musterau ist erfunden, alle Personen auch.',
}

export const workFrame: Frame = {
  ...publicFrame,
  homeHref: '/arbeit',
  layout: 'side',
  navigation: [
    { href: '/arbeit', label: 'Start', current: true, count: 5 },
    { href: '/arbeit/netzwerk', label: 'Netzwerk' },
    { href: '/arbeit/angebote', label: 'Angebote', count: 1240 },
    { href: '/arbeit/nachqualifizierung', label: 'Nachqualifizierung' },
    { href: '/arbeit/einstellungen', label: 'Einstellungen' },
  ],
  account: {
    name: 'Thị Hương Đặng',
    detail: 'Koordinierung · Leitstelle Musterau',
    href: '/arbeit/zugang',
    signOut: { action: '/abmelden' },
  },
  flash: {
    title: 'Die Schule am Steg wurde eingeladen.',
    told: 'Frau Müller-Łukaszewicz hat eine E-Mail mit einem Link bekommen. Er gilt 7 Tage.',
    next: 'Sobald sie annimmt, erscheint sie in der Liste der Zugänge.',
    undo: { action: '/arbeit/einladungen/1/zuruecknehmen', hidden: { version: '3' } },
  },
}
