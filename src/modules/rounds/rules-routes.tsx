// Pages about the rules of a round and the number of the lot.
import { paths } from '../../kernel/names/paths.ts'
import { formatGermanDate, plainDateIn } from '../../kernel/plain-date.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../platform/forms/form.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { findRound } from './find-round.ts'
import { maySetRules } from './policy.ts'
import type { RulesFault } from './policy-rules.ts'
import { rulesFields, seedFields, typedRules } from './rules/forms.ts'
import { publishSeed } from './rules/publish-seed.ts'
import { setPolicy } from './rules/set-policy.ts'
import { t } from './rules/texts.ts'
import { section } from './start-routes.tsx'
import { breadcrumbOf, RoundTabs } from './views/round-kit.tsx'
import { RulesView } from './views/rules-page.tsx'

interface Again {
  readonly rules?: { readonly typed: TypedValues; readonly errors: FormErrors; readonly general?: readonly string[] }
  readonly seed?: { readonly typed: TypedValues; readonly errors: FormErrors }
}

const maySet = (request: WorkRequest): boolean => maySetRules(request.actor, request.actor) === 'allowed'

async function showRules(request: WorkRequest, again: Again = {}) {
  const { actor, services } = request
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return found.error === 'forbidden' ? request.forbidden() : request.notFound()
  const page = found.value
  const { current } = page.policy
  const may = maySet(request)
  const isFaulty = again.rules !== undefined || again.seed !== undefined
  return request.page(
    {
      title: t.rules.title,
      lead: t.rules.lead(current.version, formatGermanDate(plainDateIn('Europe/Berlin', current.setAt))),
      breadcrumb: breadcrumbOf(page.round),
      section,
      ...(isFaulty ? { hasErrors: true, status: 422 as const } : {}),
    },
    <>
      <RoundTabs actor={actor} roundId={page.round.id} current="rules" />
      <RulesView
        page={page}
        general={again.rules?.general ?? []}
        fields={
          may
            ? drawFields(rulesFields(), again.rules?.typed ?? typedRules(current.rules), again.rules?.errors ?? {})
            : undefined
        }
        seedForm={
          may ? drawFields(seedFields(), again.seed?.typed ?? { way: 'own' }, again.seed?.errors ?? {}) : undefined
        }
      />
    </>,
  )
}

const fieldOfFault: Readonly<Record<RulesFault, string>> = {
  'ranks-rise': 'rankWeights',
  'wish-below-neutral': 'rankWeights',
  'never-above-neutral': 'neverWeight',
  'outside-not-weak': 'outsideWeight',
  'empty-above-never': 'emptyWeight',
  'fairness-negative': 'fairness',
  'fairness-rises': 'fairness',
}

async function saveRules(request: WorkRequest) {
  if (!maySet(request)) return request.forbidden()
  const { actor, services } = request
  const roundId = request.param('id')
  if (!(await findRound(actor, services, roundId)).ok) return request.notFound()
  const data = await request.form()
  const parsed = parseForm(rulesFields(), data)
  if (!parsed.ok) return showRules(request, { rules: parsed })
  const { reason, ...rules } = parsed.value
  const done = await setPolicy(actor, services, { roundId, after: Number(data.get('nach')), rules, reason })
  if (done.ok) {
    return request.redirect(paths.workRoundPolicy(roundId), {
      title: t.rules.saved(done.value.version),
      tone: 'success',
      next: t.rules.savedNext,
    })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found') return request.notFound()
  const { typed } = parsed
  if (done.error === 'stale') return showRules(request, { rules: { typed, errors: {}, general: [t.rules.stale] } })
  const errors = Object.fromEntries(done.error.faults.map((fault) => [fieldOfFault[fault], t.rules.faults[fault]]))
  return showRules(request, { rules: { typed, errors } })
}

async function saveSeed(request: WorkRequest) {
  if (!maySet(request)) return request.forbidden()
  const { actor, services } = request
  const roundId = request.param('id')
  if (!(await findRound(actor, services, roundId)).ok) return request.notFound()
  const parsed = parseForm(seedFields(), await request.form())
  if (!parsed.ok) return showRules(request, { seed: parsed })
  const { way, value, source } = parsed.value
  const { typed } = parsed
  if (way === 'drawn' && value === null)
    return showRules(request, { seed: { typed, errors: { value: t.seed.valueMissing } } })
  if (way === 'drawn' && source === null)
    return showRules(request, { seed: { typed, errors: { source: t.seed.sourceMissing } } })
  const drawn = way === 'drawn' && value !== null && source !== null ? { value, source } : null
  const done = await publishSeed(actor, services, { roundId, drawn })
  if (done.ok)
    return request.redirect(`${paths.workRoundPolicy(roundId)}#losnummer`, { title: t.seed.done, tone: 'success' })
  switch (done.error) {
    case 'forbidden':
      return request.forbidden()
    case 'not-found':
      return request.notFound()
    case 'published-already':
      return request.redirect(`${paths.workRoundPolicy(roundId)}#losnummer`, { title: t.seed.already, tone: 'warning' })
    case 'out-of-range':
      return showRules(request, { seed: { typed, errors: { value: t.seed.valueMissing } } })
  }
}

export const rulesRoutes: readonly PageRoute[] = [
  workRoute({
    method: 'GET',
    path: paths.workRoundPolicy(':id'),
    permission: 'round.read',
    handle: (r) => showRules(r),
  }),
  workRoute({ method: 'POST', path: paths.workRoundPolicy(':id'), permission: 'round.rules', handle: saveRules }),
  workRoute({ method: 'POST', path: paths.workRoundSeed(':id'), permission: 'round.rules', handle: saveSeed }),
]
