// The three steps on the phone: choose, put in order, check. Each is a plain form; scripts only spare round trips.
import { paths } from '../../../kernel/names/paths.ts'
import { Button, ButtonLink, Icon } from '../../../platform/html/index.ts'
import type { Berufsfeld } from '../../rounds/index.ts'
import { type Draft, draftValues, type Mark, markOf } from '../choice.ts'
import type { GivenReasons } from '../entering/save-answer.ts'
import { fieldWords, w } from '../public-texts/catalogue.ts'
import { longestReason } from '../terms.ts'
import { FieldPicture } from './field-picture.tsx'
import { FieldLines, hrefWith, Problem, Steps, WayBar, WayForm } from './public-kit.tsx'

interface WayProps {
  readonly draft: Draft
  readonly draftKey: string
  readonly tag: string
}

export const markName = (field: string): string => `feld.${field}`
export const reasonName = (field: string): string => `grund.${field}`
export const dropName = (field: string): string => `grundweg.${field}`

const marks: readonly (readonly [Mark, 'want' | 'open' | 'never'])[] = [
  ['ja', 'want'],
  ['offen', 'open'],
  ['nein', 'never'],
]

function FieldCard({ field, mark }: { field: string; mark: Mark }) {
  const { label, sentence } = fieldWords(field)
  return (
    <li class="steg-field-card">
      <fieldset>
        <legend>{label}</legend>
        <div class="steg-field-card__what">
          <FieldPicture field={field} label={label} />
          <p>{sentence}</p>
        </div>
        <div class="steg-choices">
          {marks.map(([value, word]) => (
            <label class={`steg-choice steg-choice--${value}`}>
              <input type="radio" name={markName(field)} value={value} checked={value === mark} />
              <span>{w.choose[word]}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  )
}

export function ChooseView(
  props: WayProps & { fields: readonly Berufsfeld[]; most: number; problem: string | undefined },
) {
  const { draft, most } = props
  return (
    <>
      <Steps current="choose" />
      <Problem sentence={props.problem} />
      <steg-chosen data-most={String(most)} data-text={w.choose.chosen('{count}', most)}>
        <WayForm
          action={paths.wishesFields}
          draft={props.draftKey}
          tag={props.tag}
          hidden={draftValues(draft)}
          answered={props.problem !== undefined}
        >
          <ul class="steg-field-cards">
            {props.fields.map(({ key }) => (
              <FieldCard field={key} mark={markOf(draft, key)} />
            ))}
          </ul>
          <WayBar
            status={
              <p class="steg-chosen" role="status">
                {w.choose.chosen(draft.wishes.length, most)}
              </p>
            }
          >
            <Button>{w.choose.next}</Button>
          </WayBar>
        </WayForm>
      </steg-chosen>
    </>
  )
}

export interface Moved {
  readonly field: string
  readonly direction: 'up' | 'down'
}

function RankedItem(props: { field: string; rank: number; count: number; moved: Moved | undefined }) {
  const { field, rank, count } = props
  const { label } = fieldWords(field)
  // The button that was pressed keeps the focus after the round trip; at either end the other one takes it.
  const focus =
    props.moved?.field !== field
      ? undefined
      : (props.moved.direction === 'up' && rank > 1) || rank === count
        ? 'up'
        : 'down'
  const button = (direction: 'up' | 'down') => (
    <button
      type="submit"
      class="steg-rank__button"
      name={direction === 'up' ? 'hoch' : 'runter'}
      value={field}
      data-move={direction}
      autofocus={focus === direction}
    >
      <Icon name={direction === 'up' ? 'arrow-up' : 'arrow-down'} />
      <span class="kern-sr-only">
        {label}: {w.order[direction]}
      </span>
    </button>
  )
  return (
    <li class="steg-rank__item" data-label={label}>
      <input type="hidden" name="w" value={field} />
      <FieldPicture field={field} label={label} />
      <span class="steg-rank__words">
        <span class="steg-rank__number steg-muted">{w.order.wish(rank)}</span>
        <strong>{label}</strong>
      </span>
      <span class="steg-rank__buttons">
        {button('up')}
        {button('down')}
      </span>
    </li>
  )
}

export function OrderView(
  props: WayProps & { outsideFields: readonly Berufsfeld[] | undefined; moved: Moved | undefined },
) {
  const { draft, moved, outsideFields } = props
  const { w: _order, a: _outside, ...hidden } = draftValues(draft)
  const count = draft.wishes.length
  return (
    <>
      <Steps current="order" />
      <WayForm action={paths.wishesOrder} draft={props.draftKey} tag={props.tag} hidden={hidden}>
        <steg-rank
          data-wish={w.order.wish('{rank}')}
          data-moved={w.order.moved('{field}', '{rank}')}
          data-drag={w.order.drag}
        >
          <ol class="steg-rank" aria-label={w.order.list}>
            {draft.wishes.map((field, index) => (
              <RankedItem field={field} rank={index + 1} count={count} moved={moved} />
            ))}
          </ol>
          <p class="kern-sr-only" role="status">
            {moved && draft.wishes.includes(moved.field)
              ? w.order.moved(fieldWords(moved.field).label, draft.wishes.indexOf(moved.field) + 1)
              : ''}
          </p>
        </steg-rank>
        {outsideFields && outsideFields.length > 0 && (
          <div class="kern-form-input">
            <label class="kern-label" for="aussen">
              {w.order.outside}
            </label>
            <div class="kern-hint" id="aussen-hilfe">
              {w.order.outsideHelp}
            </div>
            <div class="kern-form-input__select-wrapper">
              <select class="kern-form-input__select" id="aussen" name="a" aria-describedby="aussen-hilfe">
                <option value="">{w.order.outsideNone}</option>
                {outsideFields.map(({ key }) => (
                  <option value={key} selected={key === draft.outside}>
                    {fieldWords(key).label}
                  </option>
                ))}
              </select>
            </div>
          </div>
        )}
        <WayBar>
          <Button name="weiter" value="1">
            {w.order.next}
          </Button>
          <ButtonLink kind="tertiary" href={hrefWith(paths.wishesFields, draftValues(draft))}>
            {w.order.back}
          </ButtonLink>
        </WayBar>
      </WayForm>
    </>
  )
}

interface NeverProps {
  readonly field: string
  /** Typed just now; what is stored is never shown, since others know codes, too. */
  readonly typed: string
  readonly isStored: boolean
  readonly isDropped: boolean
  readonly tooLong: boolean
}

function NeverLine({ field, typed, isStored, isDropped, tooLong }: NeverProps) {
  const { label } = fieldWords(field)
  const id = `grund-${field}`
  return (
    <li>
      <FieldPicture field={field} label={label} />
      <div class="kern-form-input">
        <strong>{label}</strong>
        <label class="kern-label" for={id}>
          {w.check.reason(label)}
        </label>
        <div class="kern-hint" id={`${id}-hilfe`}>
          {isStored ? `${w.check.reasonStored} ${w.check.reasonHelp}` : w.check.reasonHelp}
        </div>
        <textarea
          class="kern-form-input__input"
          id={id}
          name={reasonName(field)}
          rows={2}
          maxlength={longestReason}
          aria-describedby={`${id}-hilfe`}
          aria-invalid={tooLong ? 'true' : undefined}
        >
          {typed}
        </textarea>
        {isStored && (
          <div class="kern-form-check">
            <input
              class="kern-form-check__checkbox"
              type="checkbox"
              id={`${id}-weg`}
              name={dropName(field)}
              value="1"
              checked={isDropped}
            />
            <label class="kern-label" for={`${id}-weg`}>
              {w.check.reasonDrop(label)}
            </label>
          </div>
        )}
      </div>
    </li>
  )
}

export function CheckView(
  props: WayProps & {
    reasons: GivenReasons
    /** Fields whose reason is stored. */
    withReason: readonly string[]
    problem: { readonly sentence: string; readonly fields: readonly string[] } | undefined
  },
) {
  const { draft } = props
  const change = (path: string) => (
    <a class="kern-link" href={hrefWith(path, draftValues(draft))}>
      {w.check.change}
    </a>
  )
  return (
    <>
      <Steps current="check" />
      <Problem sentence={props.problem?.sentence} />
      <WayForm
        action={paths.wishesCheck}
        draft={`${props.draftKey} ${draft.never.join(' ')}`}
        tag={props.tag}
        hidden={draftValues(draft)}
        answered={props.problem !== undefined}
      >
        <section class="steg-section">
          <div class="steg-heading">
            <h2 class="kern-heading-medium">{w.check.wishes}</h2>
            {change(draft.wishes.length > 1 ? paths.wishesOrder : paths.wishesFields)}
          </div>
          <FieldLines fields={draft.wishes} ranked label={w.check.wishes} />
        </section>
        {draft.outside !== null && (
          <section class="steg-section">
            <h2 class="kern-heading-medium">{w.check.outside}</h2>
            <FieldLines fields={[draft.outside]} label={w.check.outside} />
          </section>
        )}
        <section class="steg-section">
          <div class="steg-heading">
            <h2 class="kern-heading-medium">{w.check.never}</h2>
            {change(paths.wishesFields)}
          </div>
          {draft.never.length === 0 ? (
            <p>{w.check.noNever}</p>
          ) : (
            <ul class="steg-field-lines" aria-label={w.check.never}>
              {draft.never.map((field) => (
                <NeverLine
                  field={field}
                  typed={props.reasons.typed.get(field) ?? ''}
                  isStored={props.withReason.includes(field)}
                  isDropped={props.reasons.dropped.has(field)}
                  tooLong={props.problem?.fields.includes(field) === true}
                />
              ))}
            </ul>
          )}
        </section>
        <WayBar>
          <Button>{w.check.send}</Button>
        </WayBar>
      </WayForm>
    </>
  )
}
