// Keys and numbers of the cube in the words of people. Pure.
import { formatGermanDate, type PlainDate, plainDateIn } from '../../kernel/plain-date.ts'
import { type Municipality, shortName } from '../network/index.ts'
import { kindLabel, targetGroupLabel } from '../offers/index.ts'
import type { Dimension } from './cube.ts'
import type { Where, Why } from './explain.ts'
import type { Period } from './periods.ts'
import { anyPeriod, type GapQuestion } from './question.ts'
import type { Figure, WaiverSubject } from './terms.ts'
import { t } from './texts.ts'
import type { Region } from './to-cube.ts'

export const short = (date: PlainDate): string => formatGermanDate(date, 'short')

export const dayOf = (instant: Date): PlainDate => plainDateIn('Europe/Berlin', instant)

export const periodLabel = (period: Period): string =>
  period.raster === 'quarter'
    ? t.periods.quarter(period.from)
    : t.periods['half-year'](period.from, Number(period.from.slice(5, 7)) === 8 ? 1 : 2)

export const municipalityLabel = (municipalities: readonly Municipality[], key: string): string => {
  const found = municipalities.find((one) => one.key === key)
  return found === undefined ? key : shortName(found.name)
}

/** Labels of a dimension, in the order of its indices. */
export function labelsOf(region: Region, dimension: Dimension): readonly string[] {
  switch (dimension) {
    case 'group':
      return region.groups.map(targetGroupLabel)
    case 'kind':
      return region.kinds.map(kindLabel)
    case 'municipality':
      return region.municipalities.map(({ name }) => shortName(name))
    case 'period':
      return region.periods.map((period, index) =>
        index === 0 ? t.periods.now(periodLabel(period)) : periodLabel(period),
      )
  }
}

/** What a question says about one dimension. */
export function filterLabel(region: Region, dimension: Dimension, key: string | undefined): string {
  if (key === anyPeriod) return t.dimensions.period.any
  const index = { group: region.groups, kind: region.kinds }[dimension as 'group' | 'kind']?.indexOf(key ?? '')
  switch (dimension) {
    case 'group':
    case 'kind':
      return key === undefined ? t.dimensions[dimension].any : (labelsOf(region, dimension)[index ?? -1] ?? key)
    case 'municipality':
      return key === undefined ? t.dimensions.municipality.any : municipalityLabel(region.municipalities, key)
    case 'period': {
      const at = key === undefined ? 0 : region.periods.findIndex((period) => period.key === key)
      return labelsOf(region, 'period')[at] ?? t.dimensions.period.any
    }
  }
}

/** The cell of a question as one line. */
export const cellTitle = (region: Region, { keys }: GapQuestion): string => {
  const what = [
    keys.group === undefined ? undefined : filterLabel(region, 'group', keys.group),
    keys.kind === undefined ? undefined : filterLabel(region, 'kind', keys.kind),
  ].filter((part) => part !== undefined)
  const title = keys.municipality === undefined ? t.cell.anywhere : t.cell.in
  return title(
    what.length === 0 ? t.dimensions.kind.any : what.join(', '),
    filterLabel(region, 'municipality', keys.municipality),
  )
}

export function whereText(where: Where): string {
  switch (where.code) {
    case 'here':
      return t.where.here(shortName(where.municipality))
    case 'near':
    case 'far':
      return t.where[where.code](t.km(where.km), shortName(where.municipality))
    case 'comes':
      return t.where.comes(shortName(where.municipality))
    case 'comes-everywhere':
    case 'nowhere':
      return t.where[where.code]
  }
}

export function whyText(why: Why, where: Where, today: string): string {
  switch (why.code) {
    case 'counts':
      if (why.saidOn === null) return t.why.counts
      return why.places === 'free' ? t.why.countsFree(short(why.saidOn)) : t.why.countsOld(short(why.saidOn))
    case 'full':
      return why.saidOn === null ? t.why.fullUndated : t.why.full(short(why.saidOn))
    case 'closed':
      return t.why.closed(short(why.on))
    case 'stale':
      return why.confirmedOn === null ? t.why.neverConfirmed : t.why.stale(short(why.confirmedOn))
    case 'hidden':
      return why.confirmedOn === null ? t.why.hiddenNever : t.why.hidden(short(why.confirmedOn))
    case 'lapsed':
      return t.why.lapsed(short(why.validUntil))
    case 'too-far':
      return where.code === 'nowhere' ? t.why.noPlace : t.why['too-far']
    case 'other-time':
      if (why.endsOn !== null && why.endsOn < today) return t.why.over(short(why.endsOn))
      if (why.startsOn !== null && why.startsOn > today) return t.why.from(short(why.startsOn))
      return why.endsOn === null ? t.why.otherTime : t.why.until(short(why.endsOn))
    case 'not-needed':
      return t.why['not-needed']
  }
}

export const aboutText = (subject: WaiverSubject, municipalities: readonly Municipality[]): string =>
  [
    subject.targetGroup === null ? t.waivers.everyGroup : targetGroupLabel(subject.targetGroup),
    subject.kind === null ? t.waivers.everyKind : kindLabel(subject.kind),
    subject.municipalityKey === null
      ? t.waivers.everyMunicipality
      : municipalityLabel(municipalities, subject.municipalityKey),
  ].join(', ')

export const figureText = (figure: Figure): string =>
  figure.kind === 'value' ? t.count(figure.value) : t.needs.suppressed
