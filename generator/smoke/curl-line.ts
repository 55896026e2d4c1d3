import { literally, type Secrets } from './redact.ts';
import type { SentRequest } from './sent-request.ts';

/** A longer body that is one letter over and over is made on the spot. */
const BODY_SHOWN_MAX = 200;

/**
 * A line for bash that sends the request again. A secret stands in it as the variable that holds
 * it.
 */
export function curlLine({ method, url, headers, body }: SentRequest, secrets: Secrets): string {
  const quote = quoting(secrets);
  const parts = ['curl -sS -i', ...(method === 'GET' ? [] : [`-X ${method}`])];
  for (const [name, value] of Object.entries(headers))
    parts.push(`-H ${quote(`${name}: ${value}`)}`);
  if (body !== null) parts.push(`--data-binary ${bodyArgument(body, quote)}`);
  return [...parts, quote(url)].join(' ');
}

function bodyArgument(body: string, quote: (text: string) => string): string {
  const [letter = ''] = body;
  const isRepeated = /^[a-z]$/.test(letter) && body === letter.repeat(body.length);
  if (body.length <= BODY_SHOWN_MAX || !isRepeated) return quote(body);
  return `@<(head -c ${body.length} /dev/zero | tr '\\0' ${letter})`;
}

/** In single quotes nothing has a meaning; secrets stand in double ones between them. */
function quoting(secrets: Secrets): (text: string) => string {
  const written = new Map<string, string>();
  for (const [name, value] of secrets) {
    const escaped = `"$(node -p 'encodeURIComponent(process.env.${name})')"`;
    if (!written.has(encodeURIComponent(value))) written.set(encodeURIComponent(value), escaped);
    written.set(value, `"$${name}"`);
  }
  const forms = [...written.keys()].sort((a, b) => b.length - a.length);
  const pattern = forms.length === 0 ? null : new RegExp(`(${forms.map(literally).join('|')})`);
  return (text) =>
    (pattern === null ? [text] : text.split(pattern))
      .map((part) => {
        if (part === '') return '';
        return written.get(part) ?? `'${part.replaceAll("'", "'\\''")}'`;
      })
      .join('');
}
