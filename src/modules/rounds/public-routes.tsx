// The public page about Praxistage.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { listPublicRounds } from './find-round.ts'
import { type PublicRound, presentPublicRound } from './present.ts'
import { t } from './public-texts.ts'
import type { RoundSlots } from './round-report.ts'
import { stageOf } from './terms.ts'
import { PublicRounds } from './views/public-page.tsx'
import { long } from './words.ts'

async function showPublic(request: PageRequest, slots: RoundSlots) {
  const { actor, services } = request
  const today = services.today()
  // Whoever is signed in sees here what everybody sees.
  const pages = await listPublicRounds({ kind: 'public', regionId: actor.regionId }, services)
  const open = pages.filter((page) => stageOf(page, today) === 'wishes')
  // What one can still act on comes first.
  const rounds: PublicRound[] = []
  for (const page of [...open, ...pages.filter((one) => !open.includes(one))]) {
    const of = { regionId: actor.regionId, roundId: page.round.id }
    rounds.push(presentPublicRound(page, await slots.publishedRules?.(services, of)))
  }
  const fields = new Set(rounds.flatMap((round) => round.fields.map(({ key }) => key))).size
  const until = open[0]?.round.wishesUntil
  const lead =
    rounds.length === 0
      ? t.leadNone
      : t.lead({ fields, until: until === null || until === undefined ? undefined : long(until) })
  return request.page(
    { title: t.title, lead, description: t.leadNone, section: paths.praxistage },
    <PublicRounds rounds={rounds} openIds={new Set(open.map(({ round }) => round.id))} picture={slots.pictureOf} />,
  )
}

export const publicRoutes = (slots: RoundSlots): readonly PageRoute[] => [
  {
    method: 'GET',
    path: paths.praxistage,
    permission: 'round.public',
    handle: (request) => showPublic(request, slots),
  },
]
