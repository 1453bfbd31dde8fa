// Every building block in every state, as pages that a browser can look at.
import {
  ActionBar,
  ActiveFilters,
  Badge,
  Bar,
  Button,
  ButtonLink,
  Columns,
  ConfirmForm,
  ConflictView,
  DataTable,
  Doors,
  EmptyState,
  Facets,
  Form,
  type Frame,
  HeatBar,
  History,
  ListLayout,
  More,
  Notice,
  Page,
  Pagination,
  ProgressBar,
  ResultList,
  SearchBox,
  Section,
  StatTiles,
  Summary,
  Tabs,
  type Theme,
} from '../../src/platform/html/index.ts'
import { sampleForm } from './sample-form.ts'
import { publicFrame, workFrame } from './sample-frame.ts'

const themed = (frame: Frame, theme: Theme): Frame => ({ ...frame, theme: { ...frame.theme, current: theme } })

const schools = [
  { name: 'Gesamtschule am Steg', kind: 'Gesamtschule', pupils: 1240, state: 'vollständig' },
  { name: 'Realschule Oberau', kind: 'Realschule', pupils: 612, state: 'fehlt' },
  { name: 'Berufsbildende Schulen Musterau-Niederwallershausen', kind: 'BBS', pupils: 2418, state: 'vollständig' },
]

function StartPage({ theme }: { theme: Theme }) {
  return (
    <Page frame={themed(publicFrame, theme)} title="Wie geht es nach der Schule weiter?" heading="plain">
      <div>
        <h1 class="kern-heading-x-large">Wie geht es nach der Schule weiter?</h1>
        <p class="steg-lead">214 Angebote im Landkreis Musterau, zuletzt bestätigt in dieser Woche.</p>
      </div>
      <SearchBox action="/angebote" label="Was suchst du?" help="Zum Beispiel: Werkstatt, Praktikum, Deutschkurs" />
      <Doors
        doors={[
          {
            href: '/angebote',
            title: 'Ich suche einen Weg',
            text: 'Praktikum, Ausbildung, Schule oder Hilfe finden.',
            icon: 'search',
          },
          {
            href: '/schule',
            title: 'Schule',
            text: 'Praxistage planen und Angebote für Ihre Klassen.',
            icon: 'checklist',
          },
          {
            href: '/betrieb',
            title: 'Betrieb',
            text: 'Plätze anbieten und junge Menschen kennenlernen.',
            icon: 'home',
          },
          {
            href: '/koordinierung',
            title: 'Koordinierung',
            text: 'Zahlen, Lücken und das Netzwerk der Region.',
            icon: 'account-circle',
          },
        ]}
      />
    </Page>
  )
}

function ListPage({ theme }: { theme: Theme }) {
  return (
    <Page
      frame={themed(publicFrame, theme)}
      title="Angebote"
      description="Alle Angebote zwischen Schule und Beruf im Landkreis Musterau"
      lead="38 Angebote passen. 6 davon beginnen in den nächsten vier Wochen."
      breadcrumb={[{ href: '/', label: 'Startseite' }]}
    >
      <SearchBox
        action="/angebote"
        label="Wonach suchen Sie?"
        value="werkstatt"
        hidden={{ phase: ['schule'] }}
        suggestions={['Werkstatt']}
      />
      <ListLayout
        facets={
          <Facets
            action="/angebote"
            hidden={{ q: 'werkstatt' }}
            groups={[
              {
                name: 'phase',
                label: 'Wann',
                options: [
                  { value: 'schule', label: 'Während der Schule', count: 24, checked: true },
                  {
                    value: 'nach',
                    label: 'Nach der Schule, mit Berufsvorbereitung oder Einstiegsqualifizierung',
                    count: 1014,
                  },
                ],
              },
              {
                name: 'umkreis',
                label: 'Umkreis',
                single: true,
                options: [
                  { value: '10', label: 'bis 10 km', count: 8 },
                  { value: '25', label: 'bis 25 km', count: 31, checked: true },
                ],
              },
            ]}
          />
        }
      >
        <ActiveFilters
          clearHref="/angebote"
          filters={[
            { label: 'Während der Schule', removeHref: '/angebote?q=werkstatt' },
            { label: 'bis 25 km', removeHref: '/angebote?q=werkstatt&phase=schule' },
          ]}
        />
        <ResultList
          items={[
            {
              href: '/angebote/1',
              title: 'Werkstatttage Metall und Holz',
              badge: { text: 'Freie Plätze', tone: 'success' },
              lines: [
                'Für die Klassen 8 und 9 aller Schulen',
                'Musterau, 12 km · ab 2. Februar 2027',
                'Bestätigt am 3. November 2026',
              ],
            },
            {
              href: '/angebote/2',
              title: 'Einstiegsqualifizierung Kraftfahrzeugmechatronik bei O’Neill & ’t Hooft',
              badge: { text: 'Bestätigung fällig', tone: 'warning' },
              lines: [
                'Für junge Menschen bis 25 Jahre ohne Ausbildungsplatz',
                'Niederwallershausen, 21 km · jederzeit',
                'Bestätigt am 12. Mai 2026',
              ],
            },
          ]}
        />
        <Pagination page={2} pages={5} href={(page) => `/angebote?seite=${page}`} />
        <EmptyState
          title="Zu „lehrstele kfz“ gibt es noch nichts."
          action={<ButtonLink href="/angebote?q=lehrstelle+kfz">Nach „Lehrstelle Kfz“ suchen</ButtonLink>}
        >
          <p>Meinten Sie „Lehrstelle Kfz“? Sie können auch einen Filter entfernen.</p>
        </EmptyState>
      </ListLayout>
    </Page>
  )
}

function WorkPage({ theme }: { theme: Theme }) {
  return (
    <Page
      frame={themed(workFrame, theme)}
      title="Guten Morgen, Frau Đặng"
      preline="Schuljahr 2026/27"
      lead="11 von 14 Schulen haben ihre Klassenlisten abgegeben. 3 fehlen: Realschule Oberau, Gesamtschule am Steg, Hauptschule Unterau."
      actions={<Button icon="mail">An die 3 Schulen erinnern</Button>}
    >
      <StatTiles
        tiles={[
          {
            value: '11 / 14',
            label: 'Klassenlisten',
            href: '/arbeit/listen',
            note: 'Frist: 30. November 2026',
            tone: 'warning',
          },
          { value: '1.240', label: 'Schülerinnen und Schüler', href: '/arbeit/schueler' },
          { value: '80 %', label: 'Abdeckung erreicht', tone: 'success' },
          { value: '2', label: 'Werkstätten überlastet', tone: 'danger' },
        ]}
      />
      <Tabs
        tabs={[
          { href: '/a', label: 'Offen', current: true, count: 5 },
          { href: '/b', label: 'Erledigt' },
          { href: '/c', label: 'Alle Vorgänge' },
        ]}
      />
      <Columns
        aside={
          <Section title="Verlauf">
            <History
              entries={[
                {
                  title: 'Anschrift geändert',
                  when: '20. November 2026, 14:05 Uhr',
                  dateTime: '2026-11-20T14:05:00+01:00',
                  by: 'Frau Đặng',
                  details: <p>Alt: Am Markt 1 · Neu: Am Steg 3</p>,
                },
                { title: 'Aus dem Schulverzeichnis übernommen', when: '1. August 2026' },
              ]}
            />
          </Section>
        }
      >
        <Section
          title="Gesamtschule am Steg"
          actions={
            <ButtonLink kind="secondary" href="/arbeit/netzwerk/1/bearbeiten" icon="edit">
              Bearbeiten
            </ButtonLink>
          }
        >
          <Summary
            facts={[
              { label: 'Schulnummer', value: '012345' },
              { label: 'Anschrift', value: 'Am Steg 3, 55555 Musterau' },
              {
                label: 'Stand',
                value: (
                  <Badge tone="success" icon="success">
                    bestätigt
                  </Badge>
                ),
              },
              {
                label: 'Internet',
                value: (
                  <a href="https://schule.example/ein/sehr/langer/pfad/ohne/jede/trennung">
                    https://schule.example/ein/sehr/langer/pfad/ohne/jede/trennung
                  </a>
                ),
              },
            ]}
          />
          <More summary="Warum steht hier „bestätigt“?">
            <p>Die Schule hat ihre Angaben am 3. November 2026 selbst geprüft.</p>
          </More>
        </Section>
        <Section title="Auslastung">
          <Bar label="Realschule Oberau" value={71} max={100} text="71 von 100" target={80} />
          <HeatBar
            label="Werkstatt Metall, Plätze je Woche"
            summary="Belegte Plätze je Woche: am vollsten in Woche 48 mit 12 von 12, am leersten in Woche 51."
            max={12}
            headings={{ cell: 'Woche', value: 'Belegt' }}
            cells={[6, 9, 12, 11, 3, 0].map((value, index) => ({ label: `KW ${46 + index}`, value }))}
          />
          <ProgressBar label="Schulverzeichnis wird eingelesen" done={1800} total={5407} />
        </Section>
      </Columns>
      <DataTable
        caption="Schulen und ihre Listen"
        rows={schools}
        columns={[
          {
            label: 'Schule',
            cell: (row) => <a href="/arbeit/netzwerk/1">{row.name}</a>,
            sortHref: '?nach=name',
            sorted: 'ascending',
          },
          { label: 'Schulform', cell: (row) => row.kind, sortHref: '?nach=form' },
          { label: 'Schüler', cell: (row) => row.pupils.toLocaleString('de-DE'), numeric: true },
          {
            label: 'Liste',
            cell: (row) => <Badge tone={row.state === 'fehlt' ? 'warning' : 'success'}>{row.state}</Badge>,
          },
        ]}
        footer={['Zusammen', '', '4.270', '']}
      />
      <DataTable
        caption="Plätze je Berufsfeld und Block"
        phone="scroll"
        rows={['Metalltechnik', 'Ernährung und Hauswirtschaft']}
        columns={[
          { label: 'Berufsfeld', cell: (row) => row },
          ...[1, 2, 3, 4, 5, 6, 7, 8].map((block) => ({ label: `Block ${block}`, numeric: true, cell: () => '1.012' })),
        ]}
      />
      <Notice title="Der Plan wird heute Nacht neu gerechnet." />
      <Notice title="Die Datei hat keine Spalte mit dem Namen." tone="danger">
        <p class="kern-body">Bitte wählen Sie im nächsten Schritt, welche Spalte den Namen enthält.</p>
      </Notice>
      <ConfirmForm
        action="/arbeit/netzwerk/1/archivieren"
        question="Diese Schule ins Archiv legen?"
        confirm="Ins Archiv legen"
        cancel={{ href: '/arbeit/netzwerk/1' }}
      >
        <p>Sie verschwindet aus allen Listen. Der Verlauf bleibt, und Sie können sie zurückholen.</p>
      </ConfirmForm>
      <ActionBar>
        <Button kind="secondary" name="a" value="b">
          Zwischenspeichern
        </Button>
        <Button kind="tertiary">Verwerfen</Button>
      </ActionBar>
    </Page>
  )
}

function FormPage({ theme, faulty }: { theme: Theme; faulty: boolean }) {
  const { flash: _none, ...frame } = workFrame
  return (
    <Page
      frame={themed(frame, theme)}
      title="Angebot bearbeiten"
      hasErrors={faulty}
      refreshSeconds={faulty ? undefined : 3600}
      breadcrumb={[
        { href: '/arbeit', label: 'Start' },
        { href: '/arbeit/angebote', label: 'Angebote' },
      ]}
    >
      <Form
        action="/arbeit/angebote/1"
        fields={sampleForm(faulty)}
        submit="Speichern"
        general={faulty ? ['Zwei Angebote haben denselben Namen.'] : []}
        hidden={{ csrf: 'abc' }}
        cancel={{ href: '/arbeit/angebote/1' }}
        draft="/arbeit/angebote/1#7"
      />
    </Page>
  )
}

function ConflictPage({ theme }: { theme: Theme }) {
  return (
    <Page
      frame={themed({ ...workFrame, flash: undefined }, theme)}
      title="Zwei Fassungen"
      lead="Bitte entscheiden Sie, welche gelten soll."
    >
      <ConflictView
        action="/arbeit/angebote/1"
        savedBy="Gespeichert von Herrn Müller-Łukaszewicz, heute um 14:05 Uhr."
        hidden={{ version: '8', name: 'Gesamtschule am Steg' }}
        fields={[
          { label: 'Name', theirs: 'Gesamtschule Am Steg', mine: 'Gesamtschule am Steg' },
          { label: 'Telefon', theirs: '05555 12345', mine: '05555 12345' },
          { label: 'Beschreibung', theirs: '', mine: 'Zwei Wochen in der Werkstatt.\nAnmeldung im Sekretariat.' },
        ]}
      />
    </Page>
  )
}

/** Another person sits here, for the story of the shared computer. */
function JobPage({ theme }: { theme: Theme }) {
  const account = { name: 'Jürgen ’t Hooft', detail: 'Betrieb', href: '/arbeit/zugang' }
  return (
    <Page
      frame={themed({ ...workFrame, account, flash: undefined }, theme)}
      title="Schulverzeichnis einlesen"
      refreshSeconds={5}
    >
      <ProgressBar label="5.407 Zeilen werden geprüft" done={1800} total={5407} pollUrl="/auftrag/stand" />
    </Page>
  )
}

export const kitchenSink: Readonly<Record<string, (theme: Theme) => unknown>> = {
  '/start': (theme) => <StartPage theme={theme} />,
  '/liste': (theme) => <ListPage theme={theme} />,
  '/arbeit': (theme) => <WorkPage theme={theme} />,
  '/formular': (theme) => <FormPage theme={theme} faulty={false} />,
  '/fehler': (theme) => <FormPage theme={theme} faulty />,
  '/auftrag': (theme) => <JobPage theme={theme} />,
  '/konflikt': (theme) => <ConflictPage theme={theme} />,
}
