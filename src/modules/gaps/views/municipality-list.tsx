import { paths } from '../../../kernel/names/paths.ts'
import { ButtonLink, DataTable, EmptyState } from '../../../platform/html/index.ts'
import type { Municipality } from '../../network/index.ts'
import { t } from '../texts.ts'

const coordinate = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 4 })

/** Without municipalities there is nothing to count. */
export const NoMunicipalities = ({ mayImport }: { mayImport: boolean }) => (
  <EmptyState
    title={t.matrix.emptyTitle}
    action={
      mayImport ? <ButtonLink href={paths.workGapMunicipalityImport}>{t.matrix.emptyAction}</ButtonLink> : undefined
    }
  >
    {t.matrix.emptyText}
  </EmptyState>
)

export const MunicipalityList = ({ municipalities }: { municipalities: readonly Municipality[] }) => (
  <DataTable
    caption={t.municipalities.caption}
    captionHidden
    rows={municipalities}
    columns={[
      { label: t.municipalities.name, cell: ({ name }) => name },
      { label: t.municipalities.key, cell: ({ key }) => key },
      {
        label: t.municipalities.population,
        numeric: true,
        cell: ({ population }) => (population === null ? t.municipalities.unknown : t.count(population)),
      },
      {
        label: t.municipalities.centre,
        cell: ({ latitude, longitude }) =>
          latitude === null || longitude === null
            ? t.municipalities.noCentre
            : `${coordinate.format(latitude)} N, ${coordinate.format(longitude)} O`,
      },
      { label: t.municipalities.source, cell: ({ source }) => source },
    ]}
  />
)
