// The list of the work area and its export.
import { paths } from '../../kernel/names/paths.ts'
import { ButtonLink, EmptyState } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { exportOrganizations } from './export-organizations.ts'
import { listHref, parseListAddress, queryOf } from './list-address.ts'
import { listOrganizations } from './list-organizations.ts'
import { mayManageRegister } from './policy.ts'
import { t } from './texts.ts'
import { OrganizationListView } from './views/organization-list.tsx'

const pageSize = 25

async function showList(request: WorkRequest) {
  const address = parseListAddress(request.url)
  const answer = await listOrganizations(request.actor, request.services, queryOf(address, pageSize))
  if (!answer.ok) return request.forbidden()
  const list = answer.value
  const manages = mayManageRegister(request.actor) === 'allowed'
  const all = list.facets.status.reduce((sum, entry) => sum + entry.count, 0)
  const active = list.facets.status.find((entry) => entry.value === 'active')?.count ?? 0
  return request.page(
    {
      title: t.network,
      section: paths.workNetwork,
      lead: t.list.lead(all, active),
      actions: manages ? (
        <>
          <ButtonLink href={paths.workOrganizationNew} icon="add">
            {t.actions.add}
          </ButtonLink>
          <ButtonLink href={paths.workImport} kind="secondary">
            {t.actions.import}
          </ButtonLink>
          <ButtonLink href={paths.workDuplicates} kind="secondary">
            {t.actions.duplicates}
          </ButtonLink>
        </>
      ) : undefined,
    },
    <OrganizationListView
      base={paths.workNetwork}
      address={address}
      list={list}
      audience="work"
      hrefOf={paths.workOrganization}
      empty={
        <EmptyState
          title={t.list.emptyTitle}
          action={manages ? <ButtonLink href={paths.workImport}>{t.actions.import}</ButtonLink> : undefined}
        >
          {t.list.emptyText}
        </EmptyState>
      }
      exports={
        <p class="kern-body">
          {(['csv', 'xlsx'] as const).map((form, index) => (
            <>
              {index > 0 && ' · '}
              <a class="kern-link" href={listHref(paths.workNetworkExport(form), address)} download>
                {t.list.exportAs(form.toUpperCase())}
              </a>
            </>
          ))}
        </p>
      }
    />,
  )
}

async function download(request: WorkRequest) {
  const form = request.param('form')
  if (form !== 'csv' && form !== 'xlsx') return request.notFound()
  const query = queryOf(parseListAddress(request.url), 200)
  const answer = await exportOrganizations(request.actor, request.services, { query, form })
  return answer.ok ? request.file(answer.value) : request.forbidden()
}

export const listRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workNetwork, permission: 'organization.list', handle: showList }),
  workRoute({
    method: 'GET',
    path: paths.workNetworkExport(':form'),
    permission: 'organization.list',
    handle: download,
  }),
]
