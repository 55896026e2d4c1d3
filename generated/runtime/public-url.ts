// Copied by truth gen from the runtime of truthgen. Do not edit.
import { addressFault, isAddressLike } from './public-address.ts';

/** Why a text is not the address of a file that anybody on the internet can fetch. */
export type UrlFault = 'scheme' | 'blank' | 'credentials' | 'host' | 'port' | 'private';

const LOCAL_SUFFIX =
  /(?:^|\.)(?:local|localhost|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/i;
/**
 * Latin and Russian letters, digits, hyphen, underscore: nothing that readers turn into another
 * character.
 */
const LABEL =
  /^[a-zA-Z0-9_\u0401\u0410-\u044f\u0451]([a-zA-Z0-9_\u0401\u0410-\u044f\u0451-]{0,61}[a-zA-Z0-9_\u0401\u0410-\u044f\u0451])?$/;
const UNSEEN = /[\s\p{Cc}\u00ad\u200b-\u200f\u2060-\u206f\ufeff]/u;
const BLANK_MAX = 32;
const ASCII_MAX = 126;
const HOST_MAX = 253;
const PORT_MAX = 65_535;
const LABEL_MAX = 63;
const HTTP = 'http://';
const HTTPS = 'https://';
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const DIGIT_0 = 48;
const DIGIT_9 = 57;
const LETTER_A = 97;
const LETTER_Z = 122;
const QUESTION = 63;
const HASH = 35;

/**
 * Whether the vendor can fetch this address: http or https, a public host, no credentials, no
 * blanks.
 */
export function isPublicUrl(text: string): boolean {
  const start = text.startsWith('https://') ? HTTPS.length : 0;
  const isOrdinary = start > 0 && isVisibleAscii(text, ordinaryHostEnd(text, start));
  return isOrdinary || urlFault(text) === null;
}

/** Whether a text begins like an address of the web, in letters of any case. */
export function isWebAddress(text: string): boolean {
  return schemeEnd(text) > 0;
}

/**
 * What is wrong with an address, or null.
 *
 * It takes less than browsers do. They read `http://2130706433`, `http://0x7f.1` and
 * `http://%31%32%37.0.0.1` as loopback, so an address that needs such reading is refused: what
 * passes here means the same to every reader.
 */
export function urlFault(text: string): UrlFault | null {
  const start = schemeEnd(text);
  if (start === 0) return 'scheme';
  if (!isVisibleAscii(text, start) && UNSEEN.test(text)) return 'blank';
  const length = text.slice(start).search(/[/?#]/);
  const authority = length < 0 ? text.slice(start) : text.slice(start, start + length);
  if (authority.includes('@')) return 'credentials';
  const hostEnd = authority.startsWith('[') ? authority.indexOf(']') + 1 : authority.indexOf(':');
  const host = hostEnd < 0 ? authority : authority.slice(0, hostEnd);
  const port = hostEnd < 0 ? '' : authority.slice(hostEnd);
  return hostFault(host) ?? (isPort(port) ? null : 'port');
}

/**
 * Where the host ends when it is one that needs no thought: small letters, digits, hyphens and
 * dots, with a last part of two or three letters that no private network uses, and no port.
 * Otherwise -1.
 */
function ordinaryHostEnd(text: string, start: number): number {
  let labelStart = start;
  let labels = 0;
  let at = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isSmallLetter(unit) || (unit >= DIGIT_0 && unit <= DIGIT_9)) continue;
    if (unit === HYPHEN && at > labelStart && text.charCodeAt(at + 1) !== DOT) continue;
    if (unit !== DOT || at === labelStart || at - labelStart > LABEL_MAX) break;
    labels++;
    labelStart = at + 1;
  }
  const last = at - labelStart;
  if (labels === 0 || last < 2 || last > 3 || at - start > HOST_MAX) return -1;
  for (let letter = labelStart; letter < at; letter++) {
    if (!isSmallLetter(text.charCodeAt(letter))) return -1;
  }
  if (text.startsWith('lan', labelStart)) return -1;
  const next = at < text.length ? text.charCodeAt(at) : SLASH;
  return next === SLASH || next === QUESTION || next === HASH ? at : -1;
}

function isSmallLetter(unit: number): boolean {
  return unit >= LETTER_A && unit <= LETTER_Z;
}

/**
 * Whether all characters from `start` on are of ASCII and can be seen; not so when `start` is -1.
 */
function isVisibleAscii(text: string, start: number): boolean {
  if (start < 0) return false;
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= BLANK_MAX || unit > ASCII_MAX) return false;
  }
  return true;
}

function schemeEnd(text: string): number {
  const head = text.slice(0, HTTPS.length).toLowerCase();
  if (head === HTTPS) return HTTPS.length;
  return head.startsWith(HTTP) ? HTTP.length : 0;
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
