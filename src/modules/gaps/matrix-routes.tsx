// Pages that show what is missing: the matrix, a cell of it, the decision template, the download, overlaps.
import { paths } from '../../kernel/names/paths.ts'
import { ButtonLink } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { listMunicipalities } from '../network/index.ts'
import { kindLabel, targetGroupLabel } from '../offers/index.ts'
import { councilPaperOf } from './council-paper.ts'
import { type CubeView, viewCell, viewCube } from './cube.ts'
import { demandOf, readDemand, searchesAbout } from './demand.ts'
import { explainCell } from './explain.ts'
import { exportMatrix } from './export-matrix.ts'
import { type Finding, findingOf } from './finding.ts'
import { findDuplicates, findOverlaps } from './overlaps.ts'
import { mayReadGaps } from './policy.ts'
import { cellOf, type GapQuestion, gapQuestionFrom, questionHref, viewOf, wholePicture } from './question.ts'
import { type Gaps, mayDo, readGaps } from './read-gaps.ts'
import { t } from './texts.ts'
import { DecisionTemplate } from './views/decision-template.tsx'
import { GapCell, leadOfCell } from './views/gap-cell.tsx'
import { GapTabs } from './views/gap-kit.tsx'
import { Choices, Exports, GapMatrix, Legend, LookedAt } from './views/gap-matrix.tsx'
import { MunicipalityList, NoMunicipalities } from './views/municipality-list.tsx'
import { OverlapsView } from './views/overlap-page.tsx'
import { cellTitle, labelsOf } from './words.ts'

export const section = paths.workGaps
export const breadcrumb = [{ href: paths.workOffers, label: t.offersBreadcrumb }]
export const gapsBreadcrumb = [...breadcrumb, { href: paths.workGaps, label: t.breadcrumb }]

/** Names what is missing where most is missing, or counts where the axes have no sentence of their own. */
function findingSentence({ region }: Gaps, view: CubeView, finding: Finding): string {
  const { worstColumn, gaps, needed } = finding
  if (needed === 0) return t.matrix.allGone
  if (worstColumn === undefined) return t.matrix.noGap(needed)
  const isByPlace = view.columns === 'municipality' && (view.rows === 'group' || view.rows === 'kind')
  if (!isByPlace) return t.matrix.findingCells(gaps, needed)
  const place = labelsOf(region, 'municipality')[view.chosen.municipality[worstColumn.index] ?? -1] ?? ''
  const rows = labelsOf(region, view.rows)
  const names = worstColumn.gapsAt.map((at) => rows[view.chosen[view.rows][at] ?? -1] ?? '')
  const listed = names.length > 5 ? [...names.slice(0, 4), t.matrix.more(names.length - 4)] : names
  return t.matrix.findingOf(
    t.matrix.finding(worstColumn.gaps, worstColumn.needed, t.dimensions[view.rows].dative, place),
    listed.join(', '),
  )
}

/** The answer to a question, or the page that says why there is none. */
async function answer(
  request: WorkRequest,
  show: (gaps: Gaps, question: GapQuestion) => Promise<Response> | Response,
): Promise<Response> {
  const question = gapQuestionFrom(request.url.searchParams)
  const read = await readGaps(request.actor, request.services, question)
  if (!read.ok) return request.forbidden()
  if (read.value.region.municipalities.length > 0) return show(read.value, question)
  return request.page(
    { title: t.matrix.title, breadcrumb, section },
    <>
      <GapTabs current="matrix" may={read.value.may} />
      <NoMunicipalities mayImport={read.value.may.keepMunicipalities} />
    </>,
  )
}

const unknown = (request: WorkRequest) =>
  request.refuse(422, { title: t.matrix.unknownTitle, text: t.matrix.unknownText })

/** The needs that may stand beside the cells of a picture: none on an axis of time, of which nobody spoke. */
async function needsBeside({ actor, services }: WorkRequest, { may }: Gaps, { rows, columns }: GapQuestion) {
  if (!may.readDemand || rows === 'period' || columns === 'period') return undefined
  const demand = await readDemand(actor, services)
  return demand.ok ? demand.value.sums : undefined
}

const showMatrix = (request: WorkRequest) =>
  answer(request, async (gaps, question) => {
    const view = viewOf(gaps.region, question)
    if (view === undefined) return unknown(request)
    const picture = viewCube(gaps.cube, view)
    const finding = findingOf(picture)
    const needs = await needsBeside(request, gaps, question)
    return request.page(
      {
        title: t.matrix.title,
        lead: findingSentence(gaps, view, finding),
        breadcrumb,
        section,
        actions: <ButtonLink href={questionHref(paths.workGapTemplate, question)}>{t.matrix.template}</ButtonLink>,
      },
      <>
        <GapTabs current="matrix" may={gaps.may} />
        <div>
          <LookedAt gaps={gaps} question={question} view={view} />
          <Choices gaps={gaps} question={question} />
        </div>
        <GapMatrix gaps={gaps} question={question} view={view} picture={picture} finding={finding} needs={needs} />
        <Legend finding={finding} hasDemand={needs !== undefined} />
        <Exports question={question} />
      </>,
    )
  })

const showCell = (request: WorkRequest) =>
  answer(request, async (gaps, question) => {
    const { region, cube } = gaps
    const chosen = cellOf(region, question)
    if (chosen === undefined) return unknown(request)
    const cell = viewCell(cube, chosen)
    const explained = explainCell(gaps, chosen)
    const demand = gaps.may.readDemand ? await readDemand(request.actor, request.services) : undefined
    const { group, kind, municipality } = question.keys
    const about = [...(group ? [targetGroupLabel(group)] : []), ...(kind ? [kindLabel(kind)] : [])]
    const waivers = region.waivers.filter(
      (waiver) =>
        (waiver.targetGroup === null || group === undefined || waiver.targetGroup === group) &&
        (waiver.kind === null || kind === undefined || waiver.kind === kind) &&
        (waiver.municipalityKey === null || municipality === undefined || waiver.municipalityKey === municipality),
    )
    return request.page(
      {
        title: cellTitle(region, question),
        lead: leadOfCell({ cell, explained }),
        breadcrumb: [
          ...breadcrumb,
          { href: questionHref(paths.workGaps, wholePicture(question)), label: t.breadcrumb },
        ],
        section,
      },
      <GapCell
        gaps={gaps}
        question={question}
        cell={cell}
        explained={explained}
        waivers={waivers}
        demand={demand?.ok ? demandOf(demand.value.sums, { group, kind, municipality }) : undefined}
        searches={demand?.ok ? searchesAbout(demand.value.searches.searches, about) : []}
      />,
    )
  })

const showTemplate = (request: WorkRequest) =>
  answer(request, async (gaps, question) => {
    // Always by target group and municipality: a council asks who goes without, and where.
    const asked: GapQuestion = { ...question, rows: 'group', columns: 'municipality' }
    const view = viewOf(gaps.region, asked)
    if (view === undefined) return unknown(request)
    const demand = gaps.may.readDemand ? await readDemand(request.actor, request.services) : undefined
    return request.page(
      { title: t.template.title, lead: t.template.lead, breadcrumb: gapsBreadcrumb, section },
      <DecisionTemplate
        gaps={gaps}
        question={asked}
        paper={councilPaperOf(gaps, view)}
        demand={
          demand?.ok
            ? demandOf(demand.value.sums, { group: undefined, kind: asked.keys.kind, municipality: undefined })
            : undefined
        }
      />,
    )
  })

async function download(request: WorkRequest) {
  const form = request.param('form')
  if (form !== 'csv' && form !== 'xlsx') return request.notFound()
  const question = gapQuestionFrom(request.url.searchParams)
  const file = await exportMatrix(request.actor, request.services, { question, form })
  if (file.ok) return request.file(file.value)
  return file.error === 'forbidden' ? request.forbidden() : unknown(request)
}

async function showOverlaps(request: WorkRequest) {
  const { actor, services } = request
  const found = await readGaps(actor, services, gapQuestionFrom(new URLSearchParams()))
  if (!found.ok) return request.forbidden()
  const { today } = found.value.region
  // What is no longer public is in nobody's way.
  const supply = found.value.region.supply.filter(({ isHidden }) => !isHidden)
  const [duplicates, overlaps] = [findDuplicates(supply), findOverlaps(supply, today)]
  return request.page(
    {
      title: t.overlaps.title,
      lead: t.overlaps.lead(duplicates.length, overlaps.length),
      breadcrumb: gapsBreadcrumb,
      section,
    },
    <>
      <GapTabs current="overlaps" may={found.value.may} />
      <OverlapsView duplicates={duplicates} overlaps={overlaps} />
    </>,
  )
}

async function showMunicipalities(request: WorkRequest) {
  const { actor, services } = request
  if (mayReadGaps(actor, actor) !== 'allowed') return request.forbidden()
  const [municipalities, may] = [await listMunicipalities(actor, services), mayDo(actor)]
  return request.page(
    {
      title: t.municipalities.title,
      lead: t.municipalities.lead(municipalities.length),
      breadcrumb: gapsBreadcrumb,
      section,
      actions: may.keepMunicipalities ? (
        <ButtonLink href={paths.workGapMunicipalityImport} kind="secondary">
          {t.municipalities.import}
        </ButtonLink>
      ) : undefined,
    },
    <>
      <GapTabs current="municipalities" may={may} />
      {municipalities.length === 0 ? (
        <NoMunicipalities mayImport={may.keepMunicipalities} />
      ) : (
        <MunicipalityList municipalities={municipalities} />
      )}
    </>,
  )
}

const reading = { method: 'GET', permission: 'gap.read' } as const

export const matrixRoutes: readonly PageRoute[] = [
  workRoute({ ...reading, path: paths.workGaps, handle: showMatrix }),
  workRoute({ ...reading, path: paths.workGapCell, handle: showCell }),
  workRoute({ ...reading, path: paths.workGapTemplate, handle: showTemplate }),
  workRoute({ ...reading, path: paths.workGapExport(':form'), handle: download }),
  workRoute({ ...reading, path: paths.workGapOverlaps, handle: showOverlaps }),
  workRoute({ ...reading, path: paths.workGapMunicipalities, handle: showMunicipalities }),
]
