// Fast entry of workshops: the table of a vocational school, and places in single blocks.
import { paths } from '../../kernel/names/paths.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { findOrganizationNames } from '../network/index.ts'
import { findRound } from './find-round.ts'
import type { BreaksPlan } from './plan-guard.ts'
import { mayKeepWorkshops } from './policy.ts'
import type { RoundSlots } from './round-report.ts'
import { section } from './start-routes.tsx'
import type { RoundPage } from './terms.ts'
import { t as shared } from './texts.ts'
import { askWhetherToBreak, isAccepted } from './views/plan-guard-page.tsx'
import { breadcrumbOf } from './views/round-kit.tsx'
import { WorkshopTable } from './views/workshop-table.tsx'
import { setBlockCapacities } from './workshops/keep-places.ts'
import { type KeepTableRefusal, setWorkshopTable } from './workshops/keep-table.ts'
import { readBlockCells } from './workshops/read-block-cells.ts'
import { cellName, emptyRow, type ReadTable, readTableForm, rowOfWorkshop, spareRows } from './workshops/read-table.ts'
import { t } from './workshops/texts.ts'
import { findOne, showOne } from './workshops-routes.tsx'

interface TableOf {
  readonly page: RoundPage
  readonly organizationId: string
  readonly name: string
}

/** The round and the vocational school that the address names, for those who keep its workshops. */
async function findTable(request: WorkRequest): Promise<TableOf | 'forbidden' | 'not-found'> {
  const { actor, services } = request
  const organizationId = request.param('bbs')
  const found = await findRound(actor, services, request.param('id'))
  if (!found.ok) return found.error
  const [bbs] = isUuid(organizationId) ? await findOrganizationNames(actor, services, [organizationId]) : []
  if (bbs === undefined) return 'not-found'
  const verdict = mayKeepWorkshops(actor, { regionId: actor.regionId, organizationId })
  if (verdict !== 'allowed') return verdict === 'hidden' ? 'not-found' : 'forbidden'
  return bbs.kind === 'bbs' ? { page: found.value, organizationId, name: bbs.name } : 'not-found'
}

const workshopsOf = ({ page, organizationId }: TableOf) =>
  page.workshops.filter((one) => one.organizationId === organizationId && one.archivedAt === null)

function drawTable(request: WorkRequest, table: TableOf, again?: { read: ReadTable; general?: string | undefined }) {
  const { page, organizationId, name } = table
  const stored = [...workshopsOf(table).map(rowOfWorkshop), ...Array.from({ length: spareRows }, () => emptyRow)]
  return request.page(
    {
      title: t.grid.title(name),
      lead: t.grid.lead,
      breadcrumb: [...breadcrumbOf(page.round), { href: paths.workWorkshops(page.round.id), label: t.title }],
      section,
      ...(again === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <WorkshopTable
      page={page}
      organizationId={organizationId}
      rows={again?.read.typed ?? stored}
      errors={again?.read.errors ?? new Map()}
      general={again?.general}
    />,
  )
}

async function showTable(request: WorkRequest) {
  const table = await findTable(request)
  if (typeof table === 'string') return table === 'forbidden' ? request.forbidden() : request.notFound()
  return drawTable(request, table)
}

/** Which row a refusal is about, by the name of its cell. */
function faultOf(
  refusal: Exclude<Extract<KeepTableRefusal, object>, BreaksPlan>,
  read: ReadTable,
): ReadonlyMap<string, string> {
  const row = read.rowNumbers[refusal.row] ?? 0
  const columns = {
    'unknown-berufsfeld': 'feld',
    'no-day': 'tag0',
    'minimum-above-capacity': 'ab',
    stale: 'name',
    held: 'feld',
  } as const satisfies Record<typeof refusal.code, string>
  const sentence =
    refusal.code === 'held'
      ? shared.held[refusal.heldBy]
      : refusal.code === 'stale'
        ? t.grid.stale
        : t.faults[refusal.code]
  return new Map([[cellName(row, columns[refusal.code]), sentence]])
}

async function saveTable(request: WorkRequest, { findPlaced }: RoundSlots) {
  const { actor, services } = request
  const table = await findTable(request)
  if (typeof table === 'string') return table === 'forbidden' ? request.forbidden() : request.notFound()
  const data = await request.form()
  const read = readTableForm(data, workshopsOf(table))
  if (read.errors.size > 0) return drawTable(request, table, { read })
  const { page, organizationId } = table
  const done = await setWorkshopTable(actor, services, {
    roundId: page.round.id,
    organizationId,
    rows: read.rows,
    guard: { findPlaced, isAccepted: isAccepted(data) },
  })
  if (done.ok) {
    const title = t.grid.saved(done.value.added, done.value.changed)
    return request.redirect(paths.workWorkshops(page.round.id), { title, tone: 'success' })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (done.error === 'not-found' || done.error === 'unknown-bbs') return request.notFound()
  if (done.error.code === 'breaks-plan') {
    const back = paths.workWorkshopTable(page.round.id, organizationId)
    return askWhetherToBreak(request, { page, groups: done.error.groups, data, back })
  }
  return drawTable(request, table, { read: { ...read, errors: faultOf(done.error, read) } })
}

async function savePlaces(request: WorkRequest, { findPlaced }: RoundSlots) {
  const { actor, services } = request
  const found = await findOne(request)
  if (typeof found === 'string') return found === 'forbidden' ? request.forbidden() : request.notFound()
  const { page, workshop } = found
  const subject = { regionId: actor.regionId, organizationId: workshop.organizationId }
  if (mayKeepWorkshops(actor, subject) !== 'allowed') return request.forbidden()
  const data = await request.form()
  const read = readBlockCells(data, { workshop, blocks: page.blocks })
  if (read.errors.size > 0) return showOne(request, { cells: read })
  const { capacities } = read
  const done = await setBlockCapacities(actor, services, {
    roundId: page.round.id,
    workshopId: workshop.id,
    capacities,
    guard: { findPlaced, isAccepted: isAccepted(data) },
  })
  if (done.ok) {
    const address = `${paths.workWorkshop(page.round.id, workshop.id)}#plaetze`
    return request.redirect(address, { title: t.blocks.saved, tone: 'success' })
  }
  if (done.error === 'forbidden') return request.forbidden()
  if (typeof done.error === 'object') {
    const back = paths.workWorkshop(page.round.id, workshop.id)
    return askWhetherToBreak(request, { page, groups: done.error.groups, data, back })
  }
  return request.notFound()
}

export const workshopEntryRoutes = (slots: RoundSlots): readonly PageRoute[] => [
  workRoute({
    method: 'GET',
    path: paths.workWorkshopTable(':id', ':bbs'),
    permission: 'workshop.keep',
    handle: showTable,
  }),
  workRoute({
    method: 'POST',
    path: paths.workWorkshopTable(':id', ':bbs'),
    permission: 'workshop.keep',
    handle: (r) => saveTable(r, slots),
  }),
  workRoute({
    method: 'POST',
    path: paths.workWorkshopPlaces(':id', ':werkstatt'),
    permission: 'workshop.keep',
    handle: (r) => savePlaces(r, slots),
  }),
]
