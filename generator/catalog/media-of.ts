import { asMap, type PlainMap } from './plain-map.ts';
import type { ProseLimits } from './prose-limits.ts';

/** Which file stands behind a parameter; null when its value is no address of one. */
export function mediaOf(path: string, value: PlainMap, prose: ProseLimits): PlainMap | null {
  const inner = value['type'] === 'array' ? asMap(value['items']) : value;
  if (path.endsWith('.items') || inner?.['type'] !== 'string' || inner['enum'] !== undefined) {
    return null;
  }
  const name = path.slice(path.lastIndexOf('.') + 1);
  const isAddress = inner['format'] === 'uri' || /(^|_)ur[li]s?$|Ur[li]s?$/.test(name);
  const accept = prose.accept ?? [];
  if (!isAddress && accept.length === 0) return null;
  const kind = kindOf(accept, name);
  if (kind === null) return null;
  const fitting = accept.filter((each) => each.startsWith(`${kind}/`));
  return {
    kind,
    ...(fitting.length > 0 && { accept: fitting }),
    ...(prose.maxBytes !== undefined && { max_bytes: prose.maxBytes }),
  };
}

/** The types decide; without them the name does. */
function kindOf(accept: readonly string[], name: string): string | null {
  const kinds = new Set(accept.map((each) => each.slice(0, each.indexOf('/'))));
  const [only] = kinds;
  if (kinds.size === 1 && only !== undefined) return only;
  if (/audio|voice|music|song|sound/i.test(name)) return 'audio';
  if (/video|clip/i.test(name)) return 'video';
  if (/image|img|frame|photo|picture|mask|input_ur/i.test(name)) return 'image';
  return only ?? null;
}
