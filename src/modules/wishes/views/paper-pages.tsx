// Paper: wish sheets, two on a page A4, and slips for those who are still missing.

import { QrCode } from '../../../platform/html/index.ts'
import { formatWeekday } from '../../../platform/i18n/format.ts'
import { type Pupil, shownCode } from '../../pupils/index.ts'
import { t } from '../texts.ts'
import type { Sheet } from '../typing/open-sheet.ts'
import { FieldPicture } from './field-picture.tsx'
import { whoIs } from './overview-page.tsx'

function Who({ sheet, pupil }: { sheet: Sheet; pupil: Pupil }) {
  return (
    <p class="steg-wish-sheet__who">
      {sheet.names.has(pupil.id) && <strong>{whoIs(pupil, sheet.names)}</strong>}
      <span>
        {sheet.schoolName}, {t.overview.columns.schoolClass} {sheet.schoolClass.name}
      </span>
      <span class="steg-nowrap">
        {t.paper.code} <b>{shownCode(pupil.code)}</b>
      </span>
    </p>
  )
}

function WishSheet({ sheet, pupil }: { sheet: Sheet; pupil: Pupil }) {
  const { round } = sheet.page
  const half = Math.ceil(sheet.fields.length / 2)
  const column = (from: number, to: number) => (
    <table>
      <thead>
        <tr>
          <td />
          <td />
          <th scope="col">{t.paper.rank}</th>
          <th scope="col">{t.paper.never}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.fields.slice(from, to).map(({ key, label }, index) => (
          <tr>
            <td>
              <FieldPicture field={key} label={label} />
            </td>
            <th scope="row">
              {from + index + 1} {label}
            </th>
            <td>
              <span class="steg-wish-sheet__box" />
            </td>
            <td>
              <span class="steg-wish-sheet__box steg-wish-sheet__box--round" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <article class="steg-wish-sheet">
      <div class="steg-wish-sheet__head">
        <h2>{t.paper.heading}</h2>
        <Who sheet={sheet} pupil={pupil} />
      </div>
      <p>{t.paper.how(round.wishCount)}</p>
      <div class="steg-wish-sheet__fields">
        {column(0, half)}
        {column(half, sheet.fields.length)}
      </div>
      {round.asksOutsideField && (
        <p>
          {t.paper.outside} <span class="steg-wish-sheet__box" />
        </p>
      )}
      {round.wishesUntil !== null && <p>{t.paper.until(formatWeekday(round.wishesUntil))}</p>}
    </article>
  )
}

export function WishSheetsView({ sheet }: { sheet: Sheet }) {
  return (
    <>
      <div class="steg-no-print">
        <steg-print data-label={t.paper.print} />
      </div>
      <div class="steg-wish-sheets">
        {sheet.pupils.map((pupil) => (
          <WishSheet sheet={sheet} pupil={pupil} />
        ))}
      </div>
    </>
  )
}

export function RemindersView(props: { sheet: Sheet; missing: readonly Pupil[]; address: string }) {
  const { sheet, address } = props
  const { wishesUntil } = sheet.page.round
  return (
    <>
      <div class="steg-no-print">
        <steg-print data-label={t.reminders.print} />
      </div>
      <div class="steg-reminders">
        {props.missing.map((pupil) => (
          <article class="steg-reminder">
            <QrCode text={`${address}?code=${pupil.code}`} />
            <div>
              <h2>{t.reminders.heading}</h2>
              {wishesUntil !== null && <p>{t.reminders.text(formatWeekday(wishesUntil))}</p>}
              <p>
                {t.reminders.way} {address.replace(/^https?:\/\//, '')}
              </p>
              <Who sheet={sheet} pupil={pupil} />
            </div>
          </article>
        ))}
      </div>
    </>
  )
}
