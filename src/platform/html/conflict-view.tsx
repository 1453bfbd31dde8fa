// Two people saved at once: both versions side by side, nothing lost, three ways on.
import { ActionBar, Badge, Button, Notice } from './basics.tsx'
import { HiddenInputs, type HiddenValues } from './form.tsx'
import { safeHref } from './href.ts'
import { t } from './texts.ts'

export type ConflictField = { readonly label: string; readonly theirs: string; readonly mine: string }

export type ConflictProps = {
  action: string
  fields: readonly ConflictField[]
  /** Who saved meanwhile and when, as a sentence: "Gespeichert von Frau Đặng, heute um 14:05 Uhr". */
  savedBy?: string | undefined
  /** The typed values and the newest version number: sent along with every button. */
  hidden: HiddenValues
  /** Name of the buttons; their values are `mine`, `theirs` and `edit`. */
  decisionName?: string | undefined
}

function Version({ text }: { text: string }) {
  return text === '' ? (
    <span class="steg-muted">{t.conflict.nothing}</span>
  ) : (
    <span class="steg-kept-lines">{text}</span>
  )
}

export function ConflictView({ action, fields, savedBy, hidden, decisionName = 'entscheidung' }: ConflictProps) {
  return (
    <form method="post" action={safeHref(action)} class="steg-conflict">
      <Notice tone="warning" title={t.conflict.title} announce>
        <p class="kern-body">{t.conflict.explanation}</p>
        {savedBy !== undefined && <p class="kern-body">{savedBy}</p>}
      </Notice>
      <HiddenInputs values={hidden} />
      <table class="kern-table steg-table steg-table--stacked">
        <caption class="kern-sr-only">{t.conflict.title}</caption>
        <thead>
          <tr class="kern-table__row">
            <th class="kern-table__header" scope="col">
              {t.conflict.field}
            </th>
            <th class="kern-table__header" scope="col">
              {t.conflict.theirs}
            </th>
            <th class="kern-table__header" scope="col">
              {t.conflict.mine}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr class="kern-table__row">
              <th class="kern-table__header" scope="row">
                {field.label} {field.theirs !== field.mine && <Badge tone="warning">{t.conflict.different}</Badge>}
              </th>
              <td class="kern-table__cell" data-label={t.conflict.theirs}>
                <Version text={field.theirs} />
              </td>
              <td class="kern-table__cell" data-label={t.conflict.mine}>
                <Version text={field.mine} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ActionBar>
        <Button name={decisionName} value="mine">
          {t.conflict.keepMine}
        </Button>
        <Button name={decisionName} value="theirs" kind="secondary">
          {t.conflict.keepTheirs}
        </Button>
        <Button name={decisionName} value="edit" kind="tertiary">
          {t.conflict.edit}
        </Button>
      </ActionBar>
    </form>
  )
}
