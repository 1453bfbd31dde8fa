// The building blocks of every page, in one place to import from.
export { type AssetName, type Assets, answerAsset, assetUrl, installAssets, readAssets } from './assets.ts'
export { ActionBar, Badge, Button, ButtonLink, Icon, type IconName, Notice, type Tone } from './basics.tsx'
export { type ConflictField, type ConflictProps, ConflictView } from './conflict-view.tsx'
export { type Column, DataTable } from './data-table.tsx'
export {
  Bar,
  Columns,
  Doors,
  type Fact,
  HeatBar,
  type HeatCell,
  History,
  type HistoryEntry,
  More,
  ProgressBar,
  Section,
  StatTile,
  StatTiles,
  Summary,
  type TabLink,
  Tabs,
} from './facts.tsx'
export { Field } from './fields.tsx'
export { ConfirmForm, ErrorSummary, Form, type FormProps, HiddenInputs, type HiddenValues } from './form.tsx'
export type { FieldGroup, FieldOption, FormField } from './form-fields.ts'
export { fieldId } from './form-fields.ts'
export { safeHref, withQuery } from './href.ts'
export {
  type ActiveFilter,
  ActiveFilters,
  EmptyState,
  type FacetGroup,
  type FacetOption,
  Facets,
  ListLayout,
  Pagination,
  type ResultItem,
  ResultList,
  SearchBox,
} from './lists.tsx'
export { Mark } from './mark.tsx'
export { Marked, type TextMark } from './marked.tsx'
export { type Flash, type Frame, type Link, type NavigationItem, Page, type PageProps, type Theme } from './page.tsx'
export { QrCode } from './qr-code.tsx'
