// Slips of a class for cutting out: code and QR code, so that a pupil opens the own wishes without account and e-mail.
import { paths } from '../../../kernel/names/paths.ts'
import { ActionBar, ButtonLink, QrCode } from '../../../platform/html/index.ts'
import { shownCode } from '../codes.ts'
import type { ClassPage, PupilLine } from '../get-class.ts'
import { t } from '../texts.ts'

function Slip({ line, page, baseUrl }: { line: PupilLine; page: ClassPage; baseUrl: string }) {
  const { code } = line.pupil
  const name = line.person && `${line.person.givenName} ${line.person.familyName}`
  return (
    <li class="steg-slip">
      <div class="steg-slip__words">
        <p class="steg-slip__title">{t.slips.heading}</p>
        <p class="steg-slip__who">
          {name !== undefined && <strong>{name}</strong>}
          <span>
            {page.schoolName}, {t.one.title(page.schoolClass.name)}
          </span>
        </p>
        <p>{t.slips.how}</p>
        <p class="steg-slip__address">{`${baseUrl.replace(/^https?:\/\//, '')}${paths.wishes}`}</p>
        <p>
          {t.slips.code}: <span class="steg-code steg-slip__code">{shownCode(code)}</span>
        </p>
        <p class="steg-slip__small">{t.slips.keep}</p>
      </div>
      <div class="steg-slip__qr">
        <QrCode text={`${baseUrl}${paths.wishes}?code=${code}`} />
      </div>
    </li>
  )
}

export function SlipsView({ page, baseUrl }: { page: ClassPage; baseUrl: string }) {
  return (
    <>
      <ActionBar>
        <steg-print data-label={t.slips.print} />
        <ButtonLink kind="tertiary" href={paths.workClass(page.schoolClass.id)}>
          {t.one.title(page.schoolClass.name)}
        </ButtonLink>
      </ActionBar>
      {!page.may.readNames && <p class="kern-body steg-no-print">{t.slips.noNames}</p>}
      <ul class="steg-slips">
        {page.lines.map((line) => (
          <Slip line={line} page={page} baseUrl={baseUrl} />
        ))}
      </ul>
    </>
  )
}
