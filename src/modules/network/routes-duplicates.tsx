// Duplicates: the pairs, the comparison side by side, merging, and the decision that two are two. And expired contacts.
import { paths } from '../../kernel/names/paths.ts'
import { formatGermanDate } from '../../kernel/plain-date.ts'
import { EmptyState, Pagination, ResultList, withQuery } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { findDuplicates, markDistinct, pairsPageSize } from './find-duplicates.ts'
import { listExpiredContactPersons } from './find-expired.ts'
import { getOrganization } from './get-organization.ts'
import { type MergeHook, mergeOrganizations } from './merge-organizations.ts'
import { answerRefusal, networkLinks, pageNumber } from './page-answers.ts'
import { mayManageRegister } from './policy.ts'
import { detailFields, type Organization } from './terms.ts'
import { t } from './texts.ts'
import { addressText } from './views/organization-page.tsx'
import { PairView } from './views/pair-view.tsx'

const section = paths.workNetwork

async function showPairs(request: WorkRequest) {
  const page = pageNumber(request.url, 'seite')
  const answer = await findDuplicates(request.actor, request.services, { page })
  if (!answer.ok) return answerRefusal(request, 'forbidden')
  const { pairs, total } = answer.value
  return request.page(
    {
      title: t.duplicates.title,
      section,
      breadcrumb: networkLinks(),
      ...(total > 0 && { lead: t.duplicates.lead(total) }),
    },
    total === 0 ? (
      <EmptyState title={t.duplicates.none}>{t.duplicates.noneText}</EmptyState>
    ) : (
      <>
        <ResultList
          items={pairs.map(({ first, second, reasons }) => ({
            href: paths.workDuplicatePair(first.id, second.id),
            title: `${first.name} – ${second.name}`,
            lines: [
              reasons.map((reason) => t.duplicates.reasons[reason]).join(', '),
              [addressText(first), addressText(second)].filter(Boolean).join(' – '),
            ],
          }))}
        />
        <Pagination
          page={page}
          pages={Math.ceil(total / pairsPageSize)}
          href={(number) => withQuery(paths.workDuplicates, { seite: String(number) })}
        />
      </>
    ),
  )
}

async function pairOf(request: WorkRequest): Promise<readonly [Organization, Organization] | Response> {
  if (mayManageRegister(request.actor) !== 'allowed') return answerRefusal(request, 'forbidden')
  const found: Organization[] = []
  for (const name of ['erste', 'zweite']) {
    const answer = await getOrganization(request.actor, request.services, request.param(name))
    if (!answer.ok) {
      return answer.error.code === 'merged'
        ? request.redirect(paths.workOrganization(answer.error.into))
        : request.notFound()
    }
    found.push(answer.value.organization)
  }
  const [first, second] = found
  return first && second && first.id !== second.id ? [first, second] : request.notFound()
}

async function showPair(request: WorkRequest) {
  const pair = await pairOf(request)
  if (pair instanceof Response) return pair
  return request.page(
    {
      title: t.duplicates.pairTitle,
      lead: t.duplicates.pairLead,
      section,
      breadcrumb: [...networkLinks(), { href: paths.workDuplicates, label: t.duplicates.title }],
    },
    <PairView first={pair[0]} second={pair[1]} />,
  )
}

const decide = (onMerge: readonly MergeHook[]) => async (request: WorkRequest) => {
  const pair = await pairOf(request)
  if (pair instanceof Response) return pair
  const form = await request.form()
  const [first, second] = pair
  if (form.get('entscheidung') === 'verschieden') {
    const answer = await markDistinct(request.actor, request.services, { first: first.id, second: second.id })
    return answer.ok
      ? request.redirect(paths.workDuplicates, { title: t.done.noted })
      : answerRefusal(request, answer.error.code)
  }
  const keepsSecond = form.get('bleibt') === second.id
  const [keep, drop] = keepsSecond ? [second, first] : [first, second]
  const versionOf = (one: Organization): number => Number(form.get(`version-${one.id}`)) || 0
  const dropSide = keepsSecond ? 'erste' : 'zweite'
  const answer = await mergeOrganizations(request.actor, request.services, {
    keep: { id: keep.id, version: versionOf(keep) },
    drop: { id: drop.id, version: versionOf(drop) },
    fromDropped: detailFields.filter((field) => form.get(`feld-${field}`) === dropSide),
    onMerge,
  })
  if (answer.ok) {
    return request.redirect(paths.workOrganization(answer.value.id), {
      title: t.done.merged(keep.name),
      next: t.done.mergedNext,
    })
  }
  switch (answer.error.code) {
    case 'conflict':
      return request.refuse(409, { title: t.stale.title, text: t.duplicates.changedMeanwhile })
    case 'same-record':
      return request.notFound()
    default:
      return answerRefusal(request, answer.error.code)
  }
}

async function showExpired(request: WorkRequest) {
  const answer = await listExpiredContactPersons(request.actor, request.services)
  if (!answer.ok) return answerRefusal(request, 'forbidden')
  return request.page(
    { title: t.expired.title, section, breadcrumb: networkLinks() },
    answer.value.length === 0 ? (
      <EmptyState title={t.expired.none} />
    ) : (
      <ResultList
        items={answer.value.map(({ person, organization }) => ({
          href: paths.workContactPerson(organization.id, person.id),
          title: person.name ?? person.functionName,
          lines: [
            `${person.functionName}, ${organization.name}`,
            person.validUntil === null ? '' : t.page.validUntil(formatGermanDate(person.validUntil)),
          ],
        }))}
      />
    ),
  )
}

export const duplicateRoutes = (onMerge: readonly MergeHook[]): readonly PageRoute[] => [
  workRoute({ method: 'GET', path: paths.workDuplicates, permission: 'organization.merge', handle: showPairs }),
  workRoute({
    method: 'GET',
    path: paths.workDuplicatePair(':erste', ':zweite'),
    permission: 'organization.merge',
    handle: showPair,
  }),
  workRoute({
    method: 'POST',
    path: paths.workDuplicatePair(':erste', ':zweite'),
    permission: 'organization.merge',
    handle: decide(onMerge),
  }),
  workRoute({ method: 'GET', path: paths.workExpiredContacts, permission: 'organization.merge', handle: showExpired }),
]
