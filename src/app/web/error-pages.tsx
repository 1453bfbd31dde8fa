// The calm answers to what went wrong. They never show more than a number to name on the phone.
import { paths } from '../../kernel/names/paths.ts'
import { ActionBar, ButtonLink } from '../../platform/html/basics.tsx'
import type { Frame } from '../../platform/html/page.tsx'
import { Page } from '../../platform/html/page.tsx'
import { t } from './texts.ts'

export const NotFoundPage = ({ frame }: { frame: Frame }) => (
  <Page frame={frame} title={t.notFound.title} lead={t.notFound.text} unlisted>
    <ActionBar>
      <ButtonLink href={paths.start}>{t.notFound.home}</ButtonLink>
      <ButtonLink href={paths.offers} kind="secondary">
        {t.notFound.offers}
      </ButtonLink>
    </ActionBar>
  </Page>
)

export const SentencePage = (props: { frame: Frame; title: string; text: string; requestId?: string | undefined }) => (
  <Page frame={props.frame} title={props.title} unlisted>
    <p class="kern-body">{props.text}</p>
    {props.requestId !== undefined && (
      <p class="kern-body">
        <code>{props.requestId}</code>
      </p>
    )}
    <ActionBar>
      <ButtonLink href={paths.start}>{t.notFound.home}</ButtonLink>
    </ActionBar>
  </Page>
)
