import { addressFault, isAddressLike } from './public-address.ts';

/** Why a text is not the address of a file that anybody on the internet can fetch. */
export type UrlFault = 'scheme' | 'blank' | 'credentials' | 'host' | 'port' | 'private';

const LOCAL_SUFFIX =
  /(?:^|\.)(?:local|localhost|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/i;
/** Latin and Russian letters, digits, hyphen, underscore: nothing that readers turn into another character. */
const LABEL =
  /^[a-zA-Z0-9_\u0401\u0410-\u044f\u0451]([a-zA-Z0-9_\u0401\u0410-\u044f\u0451-]{0,61}[a-zA-Z0-9_\u0401\u0410-\u044f\u0451])?$/;
const UNSEEN = /[\s\p{Cc}\u00ad\u200b-\u200f\u2060-\u206f\ufeff]/u;
const BLANK_MAX = 32;
const ASCII_MAX = 126;
const HOST_MAX = 253;
const PORT_MAX = 65_535;
const SLASH = 47;
const QUESTION = 63;
const HASH = 35;

/** Whether the vendor can fetch this address: http or https, a public host, no credentials, no blanks. */
export function isPublicUrl(text: string): boolean {
  return urlFault(text) === null;
}

/**
 * What is wrong with an address, or null.
 *
 * It takes less than browsers do. They read `http://2130706433`, `http://0x7f.1` and `http://%31%32%37.0.0.1` as
 * loopback, so an address that needs such reading is refused: what passes here means the same to every reader.
 */
export function urlFault(text: string): UrlFault | null {
  const start = schemeEnd(text);
  if (start === 0) return 'scheme';
  let end = text.length;
  let isAscii = true;
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= BLANK_MAX) return 'blank';
    if (unit > ASCII_MAX) isAscii = false;
    if ((unit === SLASH || unit === QUESTION || unit === HASH) && at < end) end = at;
  }
  if (!isAscii && UNSEEN.test(text)) return 'blank';
  const authority = text.slice(start, end);
  if (authority.includes('@')) return 'credentials';
  const hostEnd = authority.startsWith('[') ? authority.indexOf(']') + 1 : authority.indexOf(':');
  const host = hostEnd < 0 ? authority : authority.slice(0, hostEnd);
  const port = hostEnd < 0 ? '' : authority.slice(hostEnd);
  return hostFault(host) ?? (isPort(port) ? null : 'port');
}

function schemeEnd(text: string): number {
  const head = text.slice(0, 8).toLowerCase();
  if (head === 'https://') return 8;
  return head.startsWith('http://') ? 7 : 0;
}

function isPort(text: string): boolean {
  return text === '' || (/^:[0-9]{1,5}$/.test(text) && Number(text.slice(1)) <= PORT_MAX);
}

function hostFault(host: string): UrlFault | null {
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  if (name === '' || name.length > HOST_MAX) return 'host';
  if (isAddressLike(name)) return addressFault(name);
  const labels = name.split('.');
  if (!labels.every((label) => LABEL.test(label))) return 'host';
  // A name without a dot is looked up in the network of whoever fetches it.
  return labels.length === 1 || LOCAL_SUFFIX.test(name) ? 'private' : null;
}
