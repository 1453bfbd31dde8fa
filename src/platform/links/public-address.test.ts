import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPublicAddress, targetOf } from './public-address.ts'

const saidOf = (address: string): string => {
  const target = targetOf(address)
  return target.ok ? 'ok' : target.error
}

const allowed = [
  'http://werkhof-aue.de',
  'https://werkhof-aue.de/',
  'https://www.werkhof-aue.de/angebote?seite=2#oben',
  'https://www.bbs1-musterau.de:443/',
  'http://www.bbs1-musterau.de:80/',
  'https://xn--bckerei-5wa.de/',
  'https://bäckerei.de/',
  'https://WERKHOF-AUE.DE/',
  'https://werkhof-aue.de./',
  'https://8.8.8.8/',
  'http://93.184.216.34/',
  'https://1.1.1.1/a',
  'https://172.15.255.255/',
  'https://172.32.0.1/',
  'https://192.169.0.1/',
  'https://11.0.0.1/',
  'https://9.255.255.255/',
  'https://100.63.255.255/',
  'https://100.128.0.1/',
  'https://126.255.255.255/',
  'https://128.0.0.1/',
  'https://198.17.255.255/',
  'https://198.20.0.1/',
  'https://223.255.255.255/',
  'https://[2606:4700:4700::1111]/',
  'https://[2a00:1450:4001:80b::200e]/',
  'https://localhost.werkhof-aue.de/',
  'https://example.de/',
] as const

const notOfTheWeb = [
  '',
  'werkhof-aue.de',
  '//werkhof-aue.de',
  'ftp://werkhof-aue.de/',
  'file:///etc/passwd',
  'file://localhost/etc/passwd',
  'gopher://werkhof-aue.de:70/',
  'dict://werkhof-aue.de:2628/',
  'ldap://werkhof-aue.de/',
  'javascript:alert(1)',
  'data:text/html,<p>',
  'mailto:info@werkhof-aue.de',
  'tel:+4955112345',
  'ws://werkhof-aue.de/',
  'blob:https://werkhof-aue.de/1',
  'http://',
  'http://werkhof aue.de/',
  'https://user@werkhof-aue.de/',
  'https://user:secret@werkhof-aue.de/',
  'https://werkhof-aue.de:99999/',
  'http://[::1',
  'http://1.2.3.4.5.6/',
  'http://256.1.1.1/',
] as const

const otherPorts = [
  'http://werkhof-aue.de:22/',
  'http://werkhof-aue.de:25/',
  'http://werkhof-aue.de:443/',
  'https://werkhof-aue.de:80/',
  'http://werkhof-aue.de:8080/',
  'https://werkhof-aue.de:8443/',
  'http://werkhof-aue.de:6379/',
  'http://werkhof-aue.de:5432/',
  'http://werkhof-aue.de:0/',
  'http://8.8.8.8:53/',
  'http://127.0.0.1:3001/metrics',
] as const

const inner = [
  'http://localhost/',
  'https://LOCALHOST/',
  'http://localhost./',
  'http://a.localhost/',
  'http://drucker.local/',
  'http://nas.lan/',
  'http://intranet/',
  'http://server/',
  'http://wiki.intranet/',
  'http://db.internal/',
  'http://metadata.google.internal/computeMetadata/v1/',
  'http://router.home/',
  'http://fritz.home.arpa/',
  'http://mail.corp/',
  'http://abcdef.onion/',
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.0.1./',
  'http://127.255.255.254/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://0/',
  'http://0.0.0.0/',
  'http://0.1.2.3/',
  'http://10.0.0.1/',
  'http://10.255.255.255/',
  'http://0xa.0.0.1/',
  'http://167772161/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://192.168.255.255/',
  'http://0300.0250.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://169.254.0.1/',
  'http://0xa9fea9fe/',
  'http://2852039166/',
  'http://100.64.0.1/',
  'http://100.127.255.255/',
  'http://100.100.100.200/',
  'http://192.0.0.1/',
  'http://192.0.0.192/',
  'http://192.0.2.1/',
  'http://192.88.99.1/',
  'http://198.18.0.1/',
  'http://198.19.255.255/',
  'http://198.51.100.7/',
  'http://203.0.113.7/',
  'http://224.0.0.1/',
  'http://239.255.255.250/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::ffff:8.8.8.8]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::10.0.0.1]/',
  'http://[64:ff9b::8.8.8.8]/',
  'http://[64:ff9b:1::1]/',
  'http://[100::1]/',
  'http://[fe80::1]/',
  'http://[febf::1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456:789a::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[2001::1]/',
  'http://[2001:10::1]/',
  'http://[2001:db8::1]/',
  'http://[2002:7f00:1::1]/',
  'http://[2002:a00:1::]/',
  'http://[3fff::1]/',
  'http://[4000::1]/',
  'http://[fd00:ec2::254]/',
] as const

const reserved = [
  'https://bbs1.musterau.example/',
  'https://musterau.example',
  'https://www.example.com/',
  'https://example.org/a',
  'https://steg.test/',
  'https://nichts.invalid/',
] as const

describe('the guard of the link checker', () => {
  test('is asked about more than a hundred addresses', () => {
    const all = [...allowed, ...notOfTheWeb, ...otherPorts, ...inner, ...reserved]
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(140)
  })

  test.each(allowed)('lets %s through', (address) => {
    expect(saidOf(address)).toBe('ok')
  })
  test.each(notOfTheWeb)('takes "%s" for no address of the web', (address) => {
    expect(saidOf(address)).toBe('not-a-web-address')
  })
  test.each(otherPorts)('asks no other service: %s', (address) => {
    expect(saidOf(address)).toBe('forbidden-port')
  })
  test.each(inner)('does not look inside: %s', (address) => {
    expect(saidOf(address)).toBe('forbidden-address')
  })
  test.each(reserved)('knows that nobody has %s', (address) => {
    expect(saidOf(address)).toBe('reserved-name')
  })

  test('lets a test ask one port of one machine, and nothing beside it', () => {
    const permits = new Set(['127.0.0.1:4711'])
    expect(targetOf('http://127.0.0.1:4711/a', permits).ok).toBe(true)
    expect(targetOf('http://127.0.0.1:4712/a', permits).ok).toBe(false)
    expect(targetOf('http://127.0.0.2:4711/a', permits).ok).toBe(false)
  })
})

describe('public addresses', () => {
  test('never are in a private network, in whatever spelling of IPv6', () => {
    const byte = fc.nat(255)
    const privateV4 = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    )
    fc.assert(
      fc.property(privateV4, (parts) => {
        const address = parts.join('.')
        expect(isPublicAddress(address)).toBe(false)
        for (const prefix of ['::ffff:', '64:ff9b::', '::']) expect(isPublicAddress(prefix + address)).toBe(false)
      }),
    )
  })

  test('are addresses', () => {
    for (const text of ['', 'werkhof-aue.de', '1.2.3', '1.2.3.4.5', 'fe80::1%eth0', '2606:4700::1%1', '::ffff:g']) {
      expect(isPublicAddress(text)).toBe(false)
    }
  })
})
