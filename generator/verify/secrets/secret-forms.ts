import type { TextRange } from '../../source/source-text.ts';
import { looksInvented, looksRandom } from './secret-likeness.ts';

/** A secret that was recognised by how it is written. */
export interface FoundSecret {
  /** What it probably is, with its article. */
  readonly what: string;
  readonly range: TextRange;
}

interface SecretForm {
  readonly what: string;
  /** The secret is the group of that name, or all of it; what chance made of it is `body`. */
  readonly pattern: RegExp;
  /** Whether chance must have made it; a form without a sign of its own also fits words. */
  readonly isRandom: boolean;
}

/** Forms that vendors gave their tokens so that they can be found. */
const FORMS: readonly SecretForm[] = [
  {
    what: 'a Telegram bot token',
    pattern: /(?<![\w:/-])\d{8,10}:(?<body>[\w-]{35})(?![\w-])/g,
    isRandom: true,
  },
  {
    what: 'an AWS access key',
    pattern: /(?<![A-Za-z0-9+/])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9+/])/g,
    isRandom: false,
  },
  {
    what: 'a GitHub token',
    pattern: /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255})(?!\w)/g,
    isRandom: true,
  },
  { what: 'a GitLab token', pattern: /(?<![\w-])glpat-[\w-]{20,}/g, isRandom: true },
  { what: 'an npm token', pattern: /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/g, isRandom: true },
  {
    what: 'a Slack token',
    pattern: /(?<![\w-])(?:xox[abeoprs]-\d{8,14}-[\w-]{10,}|xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+)/g,
    isRandom: true,
  },
  {
    what: 'a Slack webhook',
    pattern: /hooks\.slack\.com\/services\/(?<secret>T\w{6,}\/B\w{6,}\/\w{20,})/g,
    isRandom: true,
  },
  {
    what: 'a Stripe key',
    pattern: /(?<!\w)(?:[rs]k_live_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{32,})/g,
    isRandom: true,
  },
  {
    what: 'an API key of a model vendor',
    pattern: /(?<![\w-])sk-(?:(?:proj|svcacct|admin|ant-\w+|or-v\d)-[\w-]{32,}|[A-Za-z0-9]{32,})/g,
    isRandom: true,
  },
  { what: 'a Google API key', pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g, isRandom: true },
  { what: 'a SendGrid key', pattern: /(?<!\w)SG\.[\w-]{22}\.[\w-]{43}(?!\w)/g, isRandom: true },
  {
    what: 'a private key',
    pattern:
      /-----BEGIN[ A-Z0-9]{0,40}PRIVATE KEY(?: BLOCK)?-----(?<body>(?:\s|\\n|\\r|[A-Za-z0-9+/=:,.-]){64,9000}?)-----END/g,
    isRandom: true,
  },
];

/** Cheap: whether any form can be in a text at all. */
const ANY =
  /\d{8}:|A[KSBC][IC]A|gh[pousr]_|github_pat_|glpat-|npm_|xox|xapp-|hooks\.slack|k_live_|whsec_|sk-|AIza|SG\.|PRIVATE KEY/;

/** Longer than any token, shorter than any key. */
const BODY_CHARACTERS = 300;

/** Secrets of a text in one of the known forms, except those that people invent as examples. */
export function knownSecrets(text: string): FoundSecret[] {
  if (!ANY.test(text)) return [];
  return FORMS.flatMap(({ what, pattern, isRandom }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const secret = match.groups?.['secret'] ?? match[0];
      const start = match.index + match[0].indexOf(secret);
      const range = { start, end: start + secret.length };
      const body = match.groups?.['body'] ?? secret;
      // In a text of that length chance makes any short word.
      const isInvented = body.length < BODY_CHARACTERS && looksInvented(body);
      const isReal = !isInvented && (!isRandom || looksRandom(body));
      return isReal ? [{ what, range }] : [];
    }),
  );
}

const CONNECTION =
  /(?<![\w.+-])(?<scheme>[a-z][a-z0-9+.-]{1,20}):\/\/[^\s:@/'"`<>{}$]{0,80}:(?<password>[^\s@/'"`]{3,200})@(?<host>[^\s/'"`<>:?#@]{1,200})/g;
/** This machine, a private network, a name in a network of containers, a name of documentation. */
const NEAR_HOST =
  /^(localhost|[\w-]+|\[?::1\]?|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|(.*\.)?example(\.(com|org|net))?|.*\.(local|test|invalid|example|internal|localhost))$/i;

/** Passwords inside of addresses, where the host is somewhere else and the password is no word. */
export function connectionPasswords(text: string): FoundSecret[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(CONNECTION)].flatMap((match) => {
    const { password = '', host = '' } = match.groups ?? {};
    if (NEAR_HOST.test(host) || /[<>{}[\]$*]|%[sd]/.test(password + host)) return [];
    if (looksInvented(password)) return [];
    const end = match.index + match[0].lastIndexOf('@');
    const range = { start: end - password.length, end };
    return [{ what: 'a password in a connection string', range }];
  });
}
