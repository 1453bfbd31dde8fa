// The command line as an operator uses it: alone, and beside the running program.
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { builtProgram, type Ended } from './running-program.ts'
import { addCompany, cookiesOf, enterAs, get, post } from './visitor.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const program = await builtProgram()

const done = (ended: Ended): string => {
  expect(ended).toMatchObject({ code: 0, errors: '' })
  return ended.out.trim()
}

const refusal = (ended: Ended, code: number): string => {
  expect(ended.code).toBe(code)
  // One sentence, and nothing of the log.
  expect(ended.errors).toMatch(/^[^\n]+\n$/)
  expect(ended.errors).not.toMatch(/\bat \S+:\d+|node:/)
  return ended.errors.trim()
}

describe('without a running program', () => {
  test.each(['gibtesnicht', 'constructor'])(
    'the unknown command %s is named, and where all commands stand',
    async (command) => {
      expect(refusal(await program.run([command], { STEG_DATA: program.newFolder() }), 2)).toBe(
        `Den Befehl „${command}“ gibt es nicht. Alle Befehle zeigt: npm run steg -- help`,
      )
    },
  )

  test.each([
    [['import', 'schools']],
    [['backup']],
    [['export', 'organizations', 'a.csv', 'b.csv']],
    [['demo', '--viel']],
  ])('a command that lacks a word or has one too many does nothing: %j', async (words) => {
    const folder = program.newFolder()
    expect(refusal(await program.run(words, { STEG_DATA: folder }), 2)).toContain('fehlt eine Angabe')
    expect(existsSync(folder)).toBe(false)
  })

  test('help is an answer, also without any word', async () => {
    expect(done(await program.run(['help']))).toContain('npm run steg -- BEFEHL')
    expect(done(await program.run([]))).toContain('npm run steg -- BEFEHL')
  })

  test('doctor only looks: it makes no folder, no database and no migration', async () => {
    const folder = program.newFolder()
    const settings = { STEG_DATA: folder, STEG_DEMO: 'off', STEG_BACKUP_HOURS: '0' }
    const before = await program.run(['doctor'], settings)
    expect(before).toMatchObject({ code: 1, errors: '' })
    expect(before.out).toMatch(/FEHLER +In \S+ gibt es noch keine Datenbank/)
    expect(existsSync(folder)).toBe(false)

    done(await program.run(['migrate'], settings))
    const healthy = await program.run(['doctor'], settings)
    expect(healthy).toMatchObject({ code: 0, errors: '' })
    expect(healthy.out).toMatch(/gut +Alle \d+ Änderungen an der Datenbank sind ausgeführt/)
    const late = await program.run(['doctor'], { ...settings, STEG_BACKUP_HOURS: '24' })
    expect(late.code).toBe(1)

    // The key that names are sealed with is not made anew beside a database that has seen one, unless somebody says so.
    const file = join(folder, 'keys', 'subjects.key')
    rmSync(file)
    expect(refusal(await program.run(['serve'], settings), 1)).toContain(`Der Schlüssel der Namen fehlt: ${file}`)
    expect((await program.run(['doctor'], settings)).out).toMatch(/FEHLER +Der Schlüssel der Namen fehlt/)
    writeFileSync(file, 'ef'.repeat(32))
    expect(refusal(await program.run(['new-key'], settings), 2)).toContain('new-key --replace')
    expect(done(await program.run(['new-key', '--replace'], settings))).toContain('Ab jetzt gilt der Schlüssel')
  })

  test('a region is opened by its invitation, and a backup carries all of it to a new folder', async () => {
    const folder = program.newFolder()
    const settings = { STEG_DATA: folder, STEG_DEMO: 'off', STEG_BACKUP_KEY: 'ab'.repeat(32), STEG_BACKUP_HOURS: '0' }
    expect(done(await program.run(['migrate'], settings))).toMatch(/^\d+ Änderungen/)
    expect(done(await program.run(['migrate'], settings))).toBe('Die Datenbank ist auf dem neuesten Stand.')
    const words = [
      'region',
      'Altkreis Łąka',
      '--slug',
      'laka',
      '--land',
      '03',
      '--office',
      'RÜM',
      '--mail',
      'o@laka.example',
    ]
    expect(refusal(await program.run([...words.slice(0, -1), 'keine Adresse'], settings), 2)).toContain('Mail:')
    const made = done(await program.run(words, settings))
    const link = new URL(/https?:\/\/\S+/.exec(made)?.[0] ?? '')
    expect(refusal(await program.run(words, settings), 2)).toContain('„laka“ gibt es schon')
    expect(done(await program.run(['demo'], settings))).toContain('Es wurde nichts geändert')

    const running = await program.serve(settings)
    const offer = await get(running.url, link.pathname + link.search)
    expect(offer.status).toBe(200)
    expect(await offer.text()).toContain('RÜM')
    const accepted = await post(running.url, '/einladung', {
      code: link.searchParams.get('code') ?? '',
      givenName: 'Łucja',
      familyName: 'O’Neill',
      password: 'vier Brücken am Morgen',
      passwordAgain: 'vier Brücken am Morgen',
      repeat: 'vier Brücken am Morgen',
    })
    expect(accepted.status).toBe(303)

    const file = program.newFolder()
    const backedUp = done(await program.run(['backup', file], settings))
    expect(readFileSync(file).includes('laka.example')).toBe(false)
    expect(statSync(file).mode & 0o077).toBe(0)
    const rows = /\(([\d.]+) Zeilen\)/.exec(backedUp)?.[1]
    expect(refusal(await program.run(['restore', file, '--replace'], settings), 1)).toContain('läuft Steg schon')

    const other = { ...settings, STEG_DATA: program.newFolder() }
    expect(refusal(await program.run(['restore', file], { ...other, STEG_BACKUP_KEY: 'cd'.repeat(32) }), 2)).not.toBe(
      '',
    )
    expect(done(await program.run(['restore', file], other))).toBe(`Sicherung eingespielt: ${rows} Zeilen.`)
    expect(refusal(await program.run(['restore', file], other), 2)).not.toBe('')
    const [here, there] = [`${folder}.csv`, `${folder}-2.csv`]
    done(await program.run(['export', 'organizations', here], settings))
    done(await program.run(['export', 'organizations', there], other))
    expect(readFileSync(there)).toEqual(readFileSync(here))
    expect(readFileSync(here, 'utf8')).toContain('RÜM')
  })
})

describe('a region of its own, without a mail server', () => {
  const region = ['region', 'Kreis Übersee', '--slug', 'uebersee', '--land', '03', '--office', 'Leitstelle Übersee']
  const linksIn = (out: string) => [...out.matchAll(/https?:\/\/\S+/g)].map(([link]) => new URL(link))
  const accept = async (url: string, link: URL | undefined, givenName: string) => {
    const word = `${givenName} geht über vier Brücken`
    const answer = await post(url, '/einladung', {
      code: link?.searchParams.get('code') ?? '',
      givenName,
      familyName: 'Đặng',
      password: word,
      passwordAgain: word,
      repeat: word,
    })
    expect(answer.status).toBe(303)
    return cookiesOf(answer)
  }

  test('gets an operator from the command line, who reads the invitations that nothing sends', async () => {
    const settings = { STEG_DATA: program.newFolder(), STEG_DEMO: 'off', STEG_BACKUP_HOURS: '0' }
    const words = [...region, '--mail', 'k@uebersee.example', '--operator', 'b@uebersee.example']
    const made = done(await program.run(words, settings))
    expect(made).toContain('Einladung als „Koordinierung“')
    expect(made).toContain('Einladung als „Betrieb der Plattform“')
    const [forCoordinator, forOperator] = linksIn(made)

    const running = await program.serve(settings)
    const coordinator = await accept(running.url, forCoordinator, 'Koralle')
    const operator = await accept(running.url, forOperator, 'Beryll')
    // There is one organisation yet, so its form comes at once.
    const form = await (await get(running.url, '/arbeit/einstellungen/zugaenge/einladen', coordinator)).text()
    const [, office = ''] = /name="einrichtung" value="([0-9a-f-]{36})"/.exec(form) ?? []
    const fields = { einrichtung: office, email: 'neu@uebersee.example', rolle: 'monitoring' }
    expect((await post(running.url, '/arbeit/einstellungen/zugaenge/einladen', fields, coordinator)).status).toBe(303)

    const mailbox = '/arbeit/einstellungen/postfach'
    expect((await get(running.url, mailbox, coordinator)).status).toBe(403)
    const listed = await (await get(running.url, mailbox, operator)).text()
    const [newest = ''] = listed.match(/\/arbeit\/einstellungen\/postfach\/[0-9a-f-]{36}/) ?? []
    const mail = await (await get(running.url, newest, operator)).text()
    expect(mail).toContain('neu@uebersee.example')
    expect(mail).toMatch(/\/einladung\?code=/)

    // Beside the running program: whoever holds the machine lets somebody in again.
    const invited = done(await program.run(['invite', 'dpo', 'd@uebersee.example', '--region', 'uebersee'], settings))
    await accept(running.url, linksIn(invited)[0], 'Diorit')
    const again = ['invite', 'operator', 'b@uebersee.example', '--region', 'uebersee']
    expect(refusal(await program.run(again, settings), 2)).toContain('schon')
    for (const wrong of ['school-lead', 'chef'])
      expect(refusal(await program.run(['invite', wrong, 'x@y.example'], settings), 2)).toContain('operator (Betrieb)')
    expect(refusal(await program.run(['invite', 'dpo', 'keine Adresse'], settings), 2)).toContain('E-Mail-Adresse')

    // A stolen login is closed while Steg runs, and opened for its owner again.
    expect((await get(running.url, mailbox, operator)).status).toBe(200)
    expect(done(await program.run(['deactivate', 'B@uebersee.example'], settings))).toContain('gesperrt')
    expect((await get(running.url, mailbox, operator)).status).toBe(303)
    expect(refusal(await program.run(['deactivate', 'b@uebersee.example'], settings), 2)).toContain('schon gesperrt')
    const [reset] = linksIn(done(await program.run(['reactivate', 'b@uebersee.example'], settings)))
    const word = 'Basalt geht über neun Brücken'
    const code = reset?.searchParams.get('code') ?? ''
    const anew = await post(running.url, reset?.pathname ?? '', {
      code,
      password: word,
      passwordAgain: word,
      repeat: word,
    })
    expect(anew.status).toBe(303)
    expect((await get(running.url, mailbox, operator)).status).toBe(303)
    const signedIn = await post(running.url, '/anmelden', { email: 'b@uebersee.example', password: word })
    expect((await get(running.url, mailbox, cookiesOf(signedIn))).status).toBe(200)
    expect(refusal(await program.run(['reactivate', 'b@uebersee.example'], settings), 2)).toContain('nicht gesperrt')
    expect(refusal(await program.run(['deactivate', 'x@uebersee.example'], settings), 2)).toContain('meldet sich hier')
  })

  test('without an operator says how to invite one, and does not come into being twice', async () => {
    const settings = { STEG_DATA: program.newFolder(), STEG_DEMO: 'off', STEG_BACKUP_HOURS: '0' }
    const words = [...region, '--mail', 'k@uebersee.example']
    expect(done(await program.run(words, settings))).toContain('invite operator ADRESSE --region uebersee')
    expect(refusal(await program.run(words, settings), 2)).toContain('gibt es schon')
  })
})

describe('beside the running program', () => {
  test('import, export, doctor and demo work on what people see', async () => {
    const settings = { STEG_DATA: program.newFolder() }
    const running = await program.serve(settings)
    expect(done(await program.run(['demo'], settings))).toContain('Es wurde nichts geändert')
    const cookie = await enterAs(running.url, 'coordinator')
    expect((await addCompany(running.url, cookie, 'Müller-Łukaszewicz KG')).status).toBe(303)

    const exported = program.newFolder()
    done(await program.run(['export', 'organizations', `${exported}.csv`], settings))
    const text = readFileSync(`${exported}.csv`, 'utf8')
    expect(text).toContain('Müller-Łukaszewicz KG')
    expect(done(await program.run(['export', 'organizations', `${exported}.xlsx`], settings))).toContain('.xlsx')
    expect(readFileSync(`${exported}.xlsx`).subarray(0, 2).toString()).toBe('PK')
    expect(refusal(await program.run(['export', 'organizations', `${exported}.pdf`], settings), 2)).toContain('.csv')
    expect(refusal(await program.run(['export', 'organizations', `${exported}/x/y.csv`], settings), 2)).toContain(
      'lässt sich nicht schreiben',
    )

    writeFileSync(`${exported}-neu.csv`, 'Name;Art;Ort\nBäckerei ’t Hooft;Betrieb;Auhagen\n', 'utf8')
    const words = ['import', 'organizations', `${exported}-neu.csv`]
    const first = await program.run(words, settings)
    expect(first.code).toBe(0)
    expect(await (await get(running.url, '/arbeit/netzwerk?q=Hooft', cookie)).text()).toContain('Bäckerei ’t Hooft')
    expect((await program.run(words, settings)).out).toMatch(/^übernommen 0, geändert 0, bekannt 1,/)
    expect(refusal(await program.run(['import', 'organizations', `${exported}-weg.csv`], settings), 2)).not.toBe('')
    expect(refusal(await program.run(['import', 'autos', `${exported}-neu.csv`], settings), 2)).not.toBe('')
    expect(refusal(await program.run([...words, '--region', 'nirgends'], settings), 2)).toContain('„nirgends“')

    const examined = await program.run(['doctor'], settings)
    expect(examined.out).toMatch(/gut {5}Das Programm arbeitet mit einer Rolle, die nichts besitzt/)
    expect(examined.out).toMatch(/gut {5}Der Zeilenschutz/)
    expect(examined.errors).toBe('')
    expect((await get(running.url, '/')).status).toBe(200)
  })
})
