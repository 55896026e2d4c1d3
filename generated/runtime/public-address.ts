// Copied by truth gen from the runtime of truthgen. Do not edit.
/** Numeric hosts, and whether they are reachable from everywhere. */

/**
 * First address and prefix length of each block of IPv4 that is not for everybody (RFC 6890 and
 * multicast).
 */
const RESERVED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const DECIMAL_BYTE = /^(?:0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const GROUPS = 8;

/**
 * Whether a host would be read as a number by some reader: `[::1]`, `10.0.0.1`, `2130706433`,
 * `0x7f.1`.
 */
export function isAddressLike(host: string): boolean {
  return host.startsWith('[') || /(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$/i.test(host);
}

/**
 * What is wrong with a numeric host, or null when everybody can reach it. Takes only the plainest
 * notation.
 */
export function addressFault(host: string): 'host' | 'private' | null {
  if (host.startsWith('[')) return host.endsWith(']') ? faultOfV6(host.slice(1, -1)) : 'host';
  const value = parseV4(host);
  if (value === null) return 'host';
  return isReservedV4(value) ? 'private' : null;
}

function parseV4(host: string): number | null {
  const parts = host.split('.');
  if (parts.length !== 4 || !parts.every((part) => DECIMAL_BYTE.test(part))) return null;
  return parts.reduce((value, part) => value * 256 + Number(part), 0);
}

function isReservedV4(value: number): boolean {
  return RESERVED_V4.some(([first, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(value / size) === Math.floor((parseV4(first) ?? 0) / size);
  });
}

/**
 * Global unicast is 2000::/3; of it, addresses that wrap an IPv4 one or are for documents are
 * refused.
 */
function faultOfV6(text: string): 'host' | 'private' | null {
  const groups = parseV6(text);
  if (groups === null) return 'host';
  const [first = 0, second = 0] = groups;
  if (first < 0x2000 || first > 0x3fff) return 'private';
  const teredoOrDocuments = first === 0x2001 && (second === 0 || second === 0x0db8);
  return teredoOrDocuments || first === 0x2002 ? 'private' : null;
}

function parseV6(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = [...(head ?? []), ...(tail ?? [])];
  const withV4 = (tail ?? given).at(-1)?.includes('.') ? expandV4(given) : given;
  if (withV4 === null || !withV4.every((group) => GROUP.test(group))) return null;
  if (tail === undefined ? withV4.length !== GROUPS : withV4.length >= GROUPS) return null;
  const inHead = head?.length ?? 0;
  const zeros = Array.from({ length: GROUPS - withV4.length }, () => '0');
  const all = [...withV4.slice(0, inHead), ...zeros, ...withV4.slice(inHead)];
  return all.map((group) => Number.parseInt(group, 16));
}

/** `…:1.2.3.4` with its last part as two groups. */
function expandV4(groups: readonly string[]): string[] | null {
  const value = parseV4(groups.at(-1) ?? '');
  if (value === null) return null;
  const pair = [Math.floor(value / 65_536), value % 65_536].map((group) => group.toString(16));
  return [...groups.slice(0, -1), ...pair];
}
