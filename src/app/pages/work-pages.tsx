// The start of the work area, the search over everything, settings, and the protocol of the region.
import { paths } from '../../kernel/names/paths.ts'
import { isMembershipRole, type MembershipRole } from '../../kernel/names/roles.ts'
import { roleLabel } from '../../modules/accounts/index.ts'
import { findOrganizationNames, findRegion } from '../../modules/network/index.ts'
import { findOfferTitles, findOwnOfferIds } from '../../modules/offers/index.ts'
import { countAudit, listAudit, type ProtocolEntry } from '../../platform/audit/read-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import { Badge, ButtonLink } from '../../platform/html/basics.tsx'
import { Columns, Doors, History, type HistoryEntry, Section } from '../../platform/html/facts.tsx'
import { withQuery } from '../../platform/html/href.ts'
import { EmptyState, Pagination, ResultList, SearchBox } from '../../platform/html/lists.tsx'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { formatInstant } from '../../platform/i18n/format.ts'
import type { WaitingTask, WorkHits } from '../../platform/work/work-area.ts'
import { auditLabel, fieldLabel, objectLabel } from '../audit-labels.ts'
import { mayReadProtocol } from '../site-permissions.ts'
import { findHits, findWaitingTasks } from '../work-area.ts'
import { t } from './texts.ts'

const tone = { overdue: 'danger', soon: 'warning', sometime: 'info' } as const

const TaskList = ({ tasks }: { tasks: readonly WaitingTask[] }) => (
  <ul class="steg-results">
    {tasks.map((task) => (
      <li class="steg-result">
        <h3 class="steg-result__title">
          <a href={task.href}>{task.title}</a> <Badge tone={tone[task.urgency]}>{t.work.urgency[task.urgency]}</Badge>
        </h3>
        {task.detail && <p class="steg-result__line">{task.detail}</p>}
      </li>
    ))}
  </ul>
)

/** "Geändert: Telefon, Ort"; where the line only counts or gives a role, with the value. */
function changedText(entry: ProtocolEntry): string {
  const isChange = entry.action.endsWith('change')
  const labels = entry.changes.flatMap((change) => {
    const label = fieldLabel(entry.objectKind, change.field)
    if (label === undefined) return []
    const value = 'before' in change ? (change.after ?? change.before ?? '') : ''
    if (isMembershipRole(value)) return `${label}: ${roleLabel(value)}`
    return /^\d+$/.test(value) && (entry.objectKind === 'import' || change.field === 'rows')
      ? `${label}: ${value}`
      : isChange
        ? label
        : []
  })
  const text = [...new Set(labels)].join(', ')
  return text !== '' && isChange ? t.audit.changed(text) : text
}

async function describeEntries(request: PageRequest, entries: readonly ProtocolEntry[]): Promise<HistoryEntry[]> {
  const touchedOf = (kind: string) =>
    entries.flatMap((entry) => (entry.objectKind === kind ? (entry.objectId ?? []) : []))
  const acting = entries.flatMap((entry) => entry.organizationId ?? [])
  const organizations = await findOrganizationNames(request.actor, request.services, [
    ...new Set([...touchedOf('organization'), ...acting]),
  ])
  const titles = await findOfferTitles(request.actor, request.services, [...new Set(touchedOf('offer'))])
  const names = new Map([...organizations.map((one) => [one.id, one.name] as const), ...titles])
  return entries.map((entry) => {
    const role = isMembershipRole(entry.role) ? roleLabel(entry.role) : t.work.system
    const actingName = names.get(entry.organizationId ?? '')
    const object = names.get(entry.objectId ?? '') ?? objectLabel(entry.objectKind)
    const details = changedText(entry)
    return {
      title: object === undefined ? auditLabel(entry.action) : `${object}: ${auditLabel(entry.action)}`,
      when: formatInstant(entry.happenedAt),
      dateTime: entry.happenedAt.toISOString(),
      by: actingName === undefined ? role : `${role}, ${actingName}`,
      ...(details !== '' && { details }),
    }
  })
}

async function showStart(request: WorkRequest) {
  const { actor, services } = request
  const tasks = await findWaitingTasks(actor, services)
  const maySeeAll = mayReadProtocol(actor) === 'allowed'
  const concerning = maySeeAll
    ? undefined
    : { organizationId: actor.organizationId, objectIds: await findOwnOfferIds(actor, services) }
  const recent = await inContext(services.database, actor, (tx) =>
    listAudit(tx, {
      limit: 8,
      offset: 0,
      withoutSessions: true,
      ...(concerning && { concerning }),
    }),
  )
  const changes = await describeEntries(request, recent)
  return request.page(
    {
      title: t.work.title,
      lead: t.work.lead(tasks.length, tasks.filter((task) => task.urgency === 'overdue').length),
      actions: (
        <ButtonLink kind="secondary" href={paths.workOrganization(actor.organizationId)}>
          {t.work.ownOrganization}
        </ButtonLink>
      ),
    },
    <>
      <SearchBox action={paths.workSearch} label={t.work.searchLabel} help={t.work.searchHelp} />
      <Columns
        aside={
          <Section
            title={t.work.changes}
            actions={
              maySeeAll && changes.length > 0 ? (
                <a class="kern-link" href={paths.settingsAudit}>
                  {t.work.allChanges}
                </a>
              ) : undefined
            }
          >
            {changes.length === 0 ? (
              <p class="kern-body">{maySeeAll ? t.work.noChanges : t.work.noOwnChanges}</p>
            ) : (
              <History entries={changes} />
            )}
          </Section>
        }
      >
        <Section title={t.work.waiting}>
          {tasks.length === 0 ? (
            <EmptyState title={t.work.nothingWaits}>{t.work.nothingWaitsText}</EmptyState>
          ) : (
            <TaskList tasks={tasks} />
          )}
        </Section>
      </Columns>
    </>,
  )
}

const HitGroup = ({ group }: { group: WorkHits }) => (
  <Section title={t.search.group(group.title, group.total)}>
    <ResultList
      level={3}
      items={group.hits.map((hit) => ({
        href: hit.href,
        title: hit.title,
        lines: [hit.detail],
        badge: { text: hit.kind },
      }))}
    />
    {group.total > group.hits.length && (
      <p class="kern-body">
        {t.search.shown(group.hits.length, group.total)}{' '}
        {group.all === undefined ? (
          t.search.narrow
        ) : (
          <a class="kern-link" href={group.all.href}>
            {group.all.label}
          </a>
        )}
      </p>
    )}
  </Section>
)

async function showSearch(request: WorkRequest) {
  const { actor } = request
  const text = (request.url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const groups = text === '' ? [] : await findHits(actor, request.services, text)
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  return request.page(
    {
      title: t.search.title,
      lead: text === '' ? t.search.empty : t.search.found(total, text),
      section: paths.work,
    },
    <>
      <SearchBox action={paths.workSearch} label={t.work.searchLabel} help={t.work.searchHelp} value={text} />
      {text !== '' && total === 0 && <EmptyState title={t.search.emptyTitle}>{t.search.emptyText}</EmptyState>}
      {groups.map((group) => (
        <HitGroup group={group} />
      ))}
    </>,
  )
}

/** Doors of the settings, by who may go through them. */
const settingsDoors: readonly {
  href: string
  text: () => { title: string; text: string }
  roles?: readonly MembershipRole[]
}[] = [
  { href: paths.settingsProfile, text: () => t.settings.profile },
  { href: paths.chooseMembership, text: () => t.settings.membership },
  {
    href: paths.settingsAccounts,
    text: () => t.settings.accounts,
    roles: ['coordinator', 'school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead', 'operator', 'dpo'],
  },
  { href: paths.settingsRegion, text: () => t.settings.region, roles: ['coordinator', 'operator'] },
  { href: paths.settingsMailbox, text: () => t.settings.mailbox, roles: ['operator'] },
  { href: paths.settingsAudit, text: () => t.settings.audit, roles: ['coordinator', 'dpo'] },
  { href: paths.settingsSubject, text: () => t.settings.subject, roles: ['dpo'] },
]

async function showSettings(request: WorkRequest) {
  const { role, regionId } = request.actor
  const region = await findRegion(request.services, regionId)
  // The mails of the fictional region are open to its office, so that one can try an invitation to its end.
  const isOpen = (door: (typeof settingsDoors)[number]) =>
    door.roles === undefined ||
    door.roles.includes(role) ||
    (door.href === paths.settingsMailbox && role === 'coordinator' && region?.isDemo === true)
  return request.page(
    { title: t.settings.title, lead: t.settings.lead },
    <Doors doors={settingsDoors.filter(isOpen).map((door) => ({ href: door.href, ...door.text() }))} />,
  )
}

const protocolPageSize = 50

async function showProtocol(request: WorkRequest) {
  const { actor } = request
  if (mayReadProtocol(actor) !== 'allowed') return request.forbidden()
  const page = Math.min(10_000, Math.max(1, Number.parseInt(request.url.searchParams.get('seite') ?? '1', 10) || 1))
  const { entries, count } = await inContext(request.services.database, actor, async (tx) => ({
    entries: await listAudit(tx, { limit: protocolPageSize, offset: (page - 1) * protocolPageSize }),
    count: await countAudit(tx),
  }))
  return request.page(
    { title: t.audit.title, lead: t.audit.lead, breadcrumb: [{ href: paths.settings, label: t.settings.title }] },
    <>
      <History entries={await describeEntries(request, entries)} />
      <Pagination
        page={page}
        pages={Math.max(1, Math.ceil(count / protocolPageSize))}
        href={(other) => withQuery(paths.settingsAudit, { seite: String(other) })}
      />
    </>,
  )
}

export const workRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.work, permission: 'work.read', handle: showStart }),
  workRoute({ method: 'GET', path: paths.workSearch, permission: 'work.read', handle: showSearch }),
  workRoute({ method: 'GET', path: paths.settings, permission: 'work.read', handle: showSettings }),
  workRoute({ method: 'GET', path: paths.settingsAudit, permission: 'audit.read', handle: showProtocol }),
]
