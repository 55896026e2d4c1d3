import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicUrl, type UrlFault, urlFault } from '../../generated/runtime/public-url.ts';

const seed = Number(process.env['TRUTH_SEED'] ?? Date.now() % 1_000_000_007);
const numRuns = Number(process.env['TRUTH_RUNS'] ?? 500) * 20;

describe('addresses that anybody can fetch', () => {
  it.each([
    'https://example.com',
    'http://example.com/',
    'HTTPS://EXAMPLE.COM/A.PNG',
    'https://example.com:8443/a?b=c#d',
    'https://example.com?x=1',
    'https://a.b-c.d_e.example.co.uk/',
    'https://example.com./a',
    'https://8.8.8.8/a.png',
    'https://1.1.1.1.',
    'https://[2606:4700:4700::1111]/a',
    'https://[2001:4860::8.8.8.8]:443/a',
    'https://xn--e1afmkfd.xn--p1ai/a',
    'https://пример.рф/картинка.jpg',
    'https://example.com/a%20b@c:d',
    'https://example.com/a\\b',
    'https://example.com/\ud800',
    'https://10.example.com/',
    'https://local.example.com/',
    'https://localhost.example.com/',
    `https://example.com/${'a'.repeat(100_000)}`,
  ])('%.60s', (text) => {
    expect(urlFault(text)).toBe(null);
    expect(isPublicUrl(text)).toBe(true);
    expect(URL.canParse(text)).toBe(true);
  });
});

const REFUSED: readonly (readonly [UrlFault, readonly string[]])[] = [
  [
    'scheme',
    ['', 'example.com/a.png', 'ftp://example.com/', 'file:///etc/passwd', '//example.com/'].concat([
      'javascript:alert(1)',
      'data:image/png;base64,AA==',
      'https:/example.com/',
      'https:example.com',
      ' https://example.com/',
      'ht\ntps://example.com/',
      'https:\\\\example.com\\',
    ]),
  ],
  [
    'blank',
    [
      'https://example.com/a b',
      'https://exam ple.com/',
      'https://example.com/\n',
      'https://a\tb.com/',
    ].concat([
      'https://example.com/\u0000',
      'https://example.com/\u007f',
      'https://example.com/\u00a0',
      'https://exam\u00adple.com/',
      'https://exam\u200bple.com/',
      'https://example.com/\u2028',
      'https://example.com/\ufeff',
    ]),
  ],
  [
    'credentials',
    [
      'https://user@example.com/',
      'https://user:pass@example.com/',
      'https://example.com@127.0.0.1/',
    ].concat(['https://@example.com/', 'https://127.0.0.1:80@example.com/']),
  ],
  [
    'host',
    ['https://', 'https:///a', 'https://./', 'https://a..b.com/', 'https://.example.com/'].concat([
      'https://-a.com/',
      'https://a-.com/',
      'https://exa$mple.com/',
      'https://%31%32%37.0.0.1/',
      'https://127%2e0.0.1/',
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0x7f.1/',
      'https://127.1/',
      'https://0177.0.0.1/',
      'https://127.0.0.01/',
      'https://1.2.3.4.5/',
      'https://1.2.3.256/',
      'https://foo.1/',
      'https://foo.0x1/',
      'https://１２７.0.0.1/',
      'https://127。0。0。1/',
      'https://ⓛocalhost.com/',
      'https://[::1/',
      'https://[1::2::3]/',
      'https://[1:2:3:4:5:6:7]/',
      'https://[1:2:3:4:5:6:7:8:9]/',
      'https://[2606:4700::1%25eth0]/',
      'https://[2606:4700::1.2.3]/',
      'https://[2606:1.2.3.4::]/',
      `https://${'a'.repeat(64)}.com/`,
      `https://${'a.'.repeat(130)}com/`,
    ]),
  ],
  ['port', ['https://example.com:/', 'https://example.com:65536/', 'https://example.com:8x/']],
  [
    'private',
    ['http://localhost/', 'http://LOCALHOST:80/', 'http://localhost./', 'http://intranet/'].concat([
      'http://foo.localhost/',
      'http://printer.local/',
      'http://PRINTER.LOCAL/',
      'http://metadata.google.internal/',
      'http://router.lan/',
      'https://router.lan/',
      'http://nas.home.arpa/',
      'http://127.0.0.1/',
      'http://127.255.255.254/',
      'http://127.0.0.1.:8080/',
      'http://0.0.0.0/',
      'http://10.0.0.1/',
      'http://100.64.0.1/',
      'http://169.254.169.254/latest/meta-data/',
      'http://172.16.0.1/',
      'http://172.31.255.255/',
      'http://192.168.1.1/',
      'http://198.18.0.1/',
      'http://224.0.0.1/',
      'http://255.255.255.255/',
      'http://[::]/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[::ffff:8.8.8.8]/',
      'http://[64:ff9b::7f00:1]/',
      'http://[2002:7f00:1::]/',
      'http://[fe80::1]/',
      'http://[fc00::1]/',
      'http://[fd12:3456::1]/',
      'http://[ff02::1]/',
    ]),
  ],
];

describe('addresses that are refused', () => {
  for (const [fault, texts] of REFUSED) {
    it.each(texts.map((text) => [text]))(`${fault}: %.60j`, (text) => {
      expect(urlFault(text)).toBe(fault);
      expect(isPublicUrl(text)).toBe(false);
    });
  }

  it('keep to the edges of private networks', () => {
    const outside = ['9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '172.15.0.1'];
    outside.push('172.32.0.0', '169.253.0.1', '192.167.0.1', '192.169.0.1', '223.255.255.255');
    for (const address of outside) expect(urlFault(`http://${address}/`), address).toBe(null);
  });
});

/** Networks that are not for everybody, in the words of another implementation. */
const reserved = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  reserved.addSubnet(network, prefix, 'ipv4');
}

describe(`against the URL parser of the platform (TRUTH_SEED=${seed})`, () => {
  const scheme = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('http://', 'https://', 'hTTps://') },
    { weight: 1, arbitrary: fc.constantFrom('https:/', 'ws://', 'https:\\\\') },
  );
  const byte = fc.oneof(
    fc.integer({ min: 0, max: 300 }).map(String),
    fc.constantFrom('127', '10', '0', '0x7f', '0177', '1e1', '2130706433', '１２７'),
  );
  const label = fc.oneof(
    fc.stringMatching(/^[a-z0-9_-]{1,8}$/),
    fc.constantFrom('localhost', 'local', 'internal', 'com', 'example', 'рф', 'a.', '%6c', 'ⓒ'),
  );
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
  const host = fc.oneof(
    fc.array(byte, { minLength: 1, maxLength: 5 }).map((bytes) => bytes.join('.')),
    fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
    fc
      .array(fc.oneof(group, byte, fc.constant('')), { minLength: 1, maxLength: 9 })
      .map((groups) => `[${groups.join(':')}]`),
    fc.ipV6().map((address) => `[${address}]`),
    fc.ipV4Extended(),
    fc.string({ maxLength: 6 }),
  );
  const middle = fc.oneof(
    { weight: 9, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('@', 'u@', 'u:p@', '\\', '/', '\t') },
  );
  const end = fc.constantFrom(
    '',
    '/',
    ':80/',
    ':0/a',
    ':99999/',
    ':x',
    '?q',
    '#f',
    '\\',
    '/a b',
    '.',
    './',
  );
  const url = fc.tuple(scheme, middle, host, end).map((parts) => parts.join(''));

  it('takes nothing that it would read as something else', () => {
    let taken = 0;
    fc.assert(
      fc.property(url, (text) => {
        expect(isPublicUrl(text)).toBe(urlFault(text) === null);
        if (!isPublicUrl(text) || /xn--/i.test(text)) return;
        taken++;
        const parsed = new URL(text);
        expect(parsed.protocol).toMatch(/^https?:$/);
        expect(parsed.username + parsed.password).toBe('');
        const name = parsed.hostname.replace(/^\[|\]$/g, '');
        const family = isIP(name);
        if (family === 4) expect(reserved.check(name, 'ipv4')).toBe(false);
        if (family === 6) expect(name).toMatch(/^[23]/);
        if (family === 0) expect(name).toMatch(/\.(?!(?:local|localhost|internal)\.?$)[^.]+\.?$/);
        // The host is what stands in the text, not what a reader makes of it.
        if (family !== 6 && /^[\x20-\x7e]+$/.test(text)) {
          expect(text.toLowerCase()).toContain(`//${name}`);
        }
      }),
      { seed, numRuns },
    );
    expect(taken).toBeGreaterThan(numRuns / 100);
  });

  it('takes every plain address', () => {
    const plain = fc.webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true });
    fc.assert(
      fc.property(plain, (text) => {
        const { hostname } = new URL(text);
        fc.pre(!/\.(local|lan|home|corp|internal|intranet|private)$/.test(hostname));
        expect(urlFault(text)).toBe(null);
      }),
      { seed, numRuns: numRuns / 10 },
    );
  });
});
