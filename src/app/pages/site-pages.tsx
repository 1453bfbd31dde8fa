// Pages that belong to no module: start, help and the legally required ones, theme, choice of region.
import { paths } from '../../kernel/names/paths.ts'
import { findOffice, listOpenRegions, type OfficePresent } from '../../modules/network/index.ts'
import { findStartFigures, StartDoors } from '../../modules/offers/index.ts'
import { Button } from '../../platform/html/basics.tsx'
import { Section, Summary } from '../../platform/html/facts.tsx'
import { SearchBox } from '../../platform/html/lists.tsx'
import { ownPath } from '../../platform/http/page-request.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { regionCookie, remember, themeCookie, themeOf } from '../web/visitor.ts'
import { t } from './texts.ts'

async function showStart(request: PageRequest) {
  const { actor, services } = request
  const regions = await listOpenRegions(services)
  const region = regions.find((one) => one.id === actor.regionId)
  return request.page(
    { title: t.start.title, lead: t.start.lead(region?.name ?? ''), description: t.start.lead(region?.name ?? '') },
    <>
      <SearchBox action={paths.offers} label={t.start.searchLabel} help={t.start.searchHelp} />
      <StartDoors figures={await findStartFigures(actor, services)} />
    </>,
  )
}

const OfficeCard = ({ office }: { office: OfficePresent | undefined }) =>
  office === undefined ? null : (
    <Section title={t.office}>
      <Summary facts={office.facts} />
    </Section>
  )

interface Prose {
  readonly title: string
  readonly lead: string
  readonly parts: readonly { readonly title: string; readonly text: string }[]
}

const prosePage = (path: string, prose: () => Prose): PageRoute => ({
  method: 'GET',
  path,
  permission: 'site.read',
  handle: async (request) => {
    const { title, lead, parts } = prose()
    const office = await findOffice(request.actor, request.services)
    return request.page(
      { title, lead },
      <>
        {parts.map((part) => (
          <Section title={part.title}>
            <p class="kern-body">{part.text}</p>
          </Section>
        ))}
        <OfficeCard office={office} />
      </>,
    )
  },
})

export const siteRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.start, permission: 'site.read', handle: showStart },
  prosePage(paths.help, () => t.help),
  prosePage(paths.accessibility, () => t.accessibility),
  prosePage(paths.privacy, () => t.privacy),
  prosePage(paths.imprint, () => ({ ...t.imprint, parts: [{ title: t.imprint.title, text: t.imprint.text }] })),
  {
    method: 'GET',
    path: paths.plainLanguage,
    permission: 'site.read',
    handle: (request) =>
      request.page(
        { title: t.plain.title, lead: t.plain.lead },
        <div class="steg-prose">
          {t.plain.sentences.map((sentence) => (
            <p class="kern-body kern-body--large">{sentence}</p>
          ))}
          <p class="steg-muted">{t.plain.note}</p>
        </div>,
      ),
  },
  {
    method: 'POST',
    path: paths.theme,
    permission: 'site.read',
    handle: async (request) => {
      const form = await request.form()
      remember(request.raw, request.services, {
        cookie: themeCookie,
        value: themeOf(String(form.get('darstellung') ?? '')),
      })
      return request.redirect(ownPath(String(form.get('zurueck') ?? '/')))
    },
  },
  {
    method: 'GET',
    path: paths.region,
    permission: 'site.read',
    handle: async (request) => {
      const regions = await listOpenRegions(request.services)
      return request.page(
        { title: t.region.title, lead: t.region.lead },
        <ul class="steg-plain-list">
          {regions.map((region) => (
            <li>
              <form method="post" action={paths.region}>
                <p class="kern-title">{region.name}</p>
                <p class="kern-body">
                  {t.region.office}: {region.officeName}
                </p>
                <Button kind="secondary" name="region" value={region.slug}>
                  {t.region.choose(region.name)}
                </Button>
              </form>
            </li>
          ))}
        </ul>,
      )
    },
  },
  {
    method: 'POST',
    path: paths.region,
    permission: 'site.read',
    handle: async (request) => {
      const slug = String((await request.form()).get('region') ?? '')
      const known = (await listOpenRegions(request.services)).some((region) => region.slug === slug)
      if (!known) return request.notFound()
      remember(request.raw, request.services, { cookie: regionCookie, value: slug })
      return request.redirect(paths.start)
    },
  },
]
