// The frame around every page: which rooms a visitor sees, region, person, theme.

import { paths } from '../../kernel/names/paths.ts'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import { roleLabel } from '../../modules/accounts/index.ts'
import type { Frame, NavigationItem } from '../../platform/html/page.tsx'
import { t } from './texts.ts'
import type { Visitor } from './visitor.ts'

const footer = (hasOtherRegions: boolean): Frame['footer'] => [
  { href: paths.help, label: t.footer.help },
  { href: paths.plainLanguage, label: t.footer.plainLanguage },
  { href: paths.accessibility, label: t.footer.accessibility },
  { href: paths.privacy, label: t.footer.privacy },
  { href: paths.imprint, label: t.footer.imprint },
  { href: paths.api, label: t.footer.api },
  ...(hasOtherRegions ? [{ href: paths.region, label: t.footer.region }] : []),
]

type Room = 'network' | 'offers' | 'rounds' | 'classes' | 'gaps'

/** Rooms of the work area by role; a role that is missing sees the start and its own settings only. */
const rooms: Readonly<Record<MembershipRole, readonly Room[]>> = {
  coordinator: ['network', 'offers', 'rounds', 'classes', 'gaps'],
  'school-lead': ['network', 'offers', 'rounds', 'classes'],
  'school-teacher': ['network', 'offers', 'rounds', 'classes'],
  bbs: ['network', 'offers', 'rounds', 'gaps'],
  company: ['network', 'offers'],
  chamber: ['network', 'offers', 'gaps'],
  agency: ['network', 'offers', 'rounds', 'gaps'],
  'traeger-coach': ['network', 'offers'],
  'traeger-lead': ['network', 'offers', 'gaps'],
  'requalification-counsellor': ['network', 'offers'],
  monitoring: ['network', 'offers', 'rounds', 'gaps'],
  dpo: ['network', 'rounds', 'classes'],
  operator: ['network'],
}

const isWithin = (path: string, section: string): boolean =>
  section === paths.start || section === paths.work
    ? path === section
    : path === section || path.startsWith(`${section}/`)

const roomLinks = (): Readonly<Record<Room, { href: string; label: string }>> => ({
  network: { href: paths.workNetwork, label: t.navigation.workNetwork },
  offers: { href: paths.workOffers, label: t.navigation.workOffers },
  rounds: { href: paths.workRounds, label: t.navigation.workRounds },
  classes: { href: paths.workClasses, label: t.navigation.workClasses },
  gaps: { href: paths.workGaps, label: t.navigation.workGaps },
})

function navigationOf(visitor: Visitor, path: string): NavigationItem[] {
  const items: { href: string; label: string }[] =
    visitor.session && isWorkPath(path)
      ? [
          { href: paths.work, label: t.navigation.workStart },
          ...rooms[visitor.session.actor.role].map((room) => roomLinks()[room]),
          { href: paths.settings, label: t.navigation.settings },
        ]
      : [
          { href: paths.start, label: t.navigation.start },
          { href: paths.offers, label: t.navigation.offers },
          { href: paths.praxistage, label: t.navigation.praxistage },
          { href: paths.network, label: t.navigation.network },
          ...(visitor.session ? [{ href: paths.work, label: t.navigation.work }] : []),
        ]
  // The room with the longest address: one room may lie within the address of another.
  const current = items
    .filter((item) => isWithin(path, item.href))
    .reduce<string | undefined>((best, { href }) => (href.length > (best?.length ?? 0) ? href : best), undefined)
  return items.map((item) => ({ ...item, current: item.href === current }))
}

const isWorkPath = (path: string): boolean => path === paths.work || path.startsWith(`${paths.work}/`)

export function frameOf(visitor: Visitor, url: URL, section?: string): Frame {
  const { session, region } = visitor
  const path = section ?? url.pathname
  return {
    regionName: region.name,
    homeHref: session && isWorkPath(url.pathname) ? paths.work : paths.start,
    layout: session && isWorkPath(url.pathname) ? 'side' : 'top',
    navigation: navigationOf(visitor, path),
    footer: footer(visitor.otherRegions.length > 0),
    theme: { current: visitor.theme, action: paths.theme, returnTo: url.pathname + url.search },
    account: session && {
      name: session.displayName,
      detail: `${roleLabel(session.actor.role)}, ${session.organizationName}`,
      href: paths.settings,
      signOut: { action: paths.signOut },
    },
    signIn: session ? undefined : { href: paths.signIn, label: t.signIn },
    demo: region.isDemo ? t.demoBanner : undefined,
    flash: visitor.flash,
  }
}

/** For pages that must work when the database does not answer: no region, no person. */
export const bareFrame = (url: URL): Frame => ({
  regionName: t.fallbackRegion,
  homeHref: paths.start,
  layout: 'top',
  navigation: [],
  footer: [],
  theme: { current: 'system', action: paths.theme, returnTo: url.pathname },
})
