// Praxistage for pupils and parents: when, what there is to choose, how places are given.
import { paths } from '../../../kernel/names/paths.ts'
import { ActionBar, ButtonLink, DataTable, EmptyState, More, Section } from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import type { PublicField, PublicRound } from '../present.ts'
import { t } from '../public-texts.ts'
import type { RoundSlots } from '../round-report.ts'
import { spanOf } from '../words.ts'
import { RulesExampleText, RulesInWords } from './rules-page.tsx'

function FieldCard({ field, picture }: { field: PublicField; picture: RoundSlots['pictureOf'] }) {
  const facts = [
    ...(field.minimumAge === null ? [] : [t.age(field.minimumAge)]),
    ...field.gear.map(t.gear),
    ...(field.needsHygieneInstruction ? [t.hygiene] : []),
  ]
  return (
    <li class="steg-field">
      <div class="steg-field__picture" aria-hidden="true">
        {picture?.(field.key)}
      </div>
      <div>
        <h3 class="kern-title">{field.label}</h3>
        <p class="kern-body">{field.sentence}</p>
        {facts.length > 0 && <p class="steg-muted">{facts.join(' ')}</p>}
        <p class="steg-muted">{field.bbsNames.join(' · ')}</p>
      </div>
    </li>
  )
}

function OneRound(props: { round: PublicRound; picture: RoundSlots['pictureOf']; areWishesOpen: boolean }) {
  const { round, picture, areWishesOpen } = props
  return (
    <>
      <Section title={round.name}>
        <div class="steg-prose">
          <p class="kern-body">{t.who(round.grade)}</p>
          <p class="kern-body">
            {round.wishesFrom === null || round.wishesUntil === null
              ? t.wishesLater
              : t.wishes(spanOf(round.wishesFrom, round.wishesUntil), round.wishCount)}
          </p>
        </div>
        {areWishesOpen && (
          <ActionBar>
            <ButtonLink href={paths.wishes} icon="arrow-forward" iconBehind>
              {t.toWishes}
            </ButtonLink>
          </ActionBar>
        )}
        {round.blocks.length > 0 && (
          <DataTable
            caption={t.blocks}
            rows={round.blocks}
            columns={[
              { label: t.block, cell: (block) => t.blockName(block.number + 1) },
              { label: t.when, cell: (block) => spanOf(block.startsOn, block.endsOn) },
            ]}
          />
        )}
      </Section>
      {round.fields.length > 0 && (
        <Section title={t.fields(round.fields.length)}>
          <ul class="steg-field-list">
            {round.fields.map((field) => (
              <FieldCard field={field} picture={picture} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.rules}>
        <p class="kern-body">{t.rulesLead}</p>
        {round.rules.map(({ rules, version, holdsFor }) => (
          <>
            {holdsFor !== 'all' && <h3 class="kern-title">{t.holdsFor[holdsFor](version)}</h3>}
            <RulesInWords rules={rules} />
            <h3 class="kern-title">{t.example}</h3>
            <RulesExampleText rules={rules} />
          </>
        ))}
        <div class="steg-prose">
          <h3 class="kern-title">{t.lot}</h3>
          <p class="kern-body">{t.lotText}</p>
          <p class="kern-body">
            {round.seed === null
              ? t.lotNone
              : t.lotNumber(String(round.seed.value), formatInstant(round.seed.publishedAt), round.seed.source)}
          </p>
        </div>
      </Section>
    </>
  )
}

export function PublicRounds(props: {
  rounds: readonly PublicRound[]
  openIds: ReadonlySet<string>
  picture: RoundSlots['pictureOf']
}) {
  if (props.rounds.length === 0) {
    return (
      <EmptyState title={t.none}>
        <p class="kern-body">{t.noneText}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <Section title={t.what}>
        <div class="steg-prose">
          {t.whatText.map((sentence) => (
            <p class="kern-body">{sentence}</p>
          ))}
        </div>
      </Section>
      {props.rounds.map((round, index) => {
        const one = <OneRound round={round} picture={props.picture} areWishesOpen={props.openIds.has(round.id)} />
        // The first is what one can still act on; the others are looked up.
        return index === 0 ? (
          one
        ) : (
          <More summary={round.name}>
            <div class="steg-stack">{one}</div>
          </More>
        )
      })}
      <Section title={t.parents}>
        <div class="steg-prose">
          {t.parentsText.map((sentence) => (
            <p class="kern-body">{sentence}</p>
          ))}
        </div>
      </Section>
    </>
  )
}
