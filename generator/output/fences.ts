/**
 * Generated parts of pages written by people: what stands between `<!-- truth:begin NAME -->` and
 * `<!-- truth:end NAME -->`. Such a part has the address `page.md#NAME` and is treated like a file
 * of its own.
 */
const BEGIN = /^<!-- truth:begin ([a-z0-9-]+) -->\s*$/;

interface FenceLines {
  readonly name: string;
  /** Index of the line after the opening mark, and of the closing mark. */
  readonly from: number;
  readonly to: number;
}

/** Page and part of an address such as `kb/database.md#tables`; null for a whole file. */
export function fenceAddress(path: string): { page: string; fence: string } | null {
  const at = path.indexOf('#');
  return at === -1 ? null : { page: path.slice(0, at), fence: path.slice(at + 1) };
}

/** Text of each closed fence of a page, by name. */
export function readFences(page: string): Map<string, string> {
  const lines = page.split('\n');
  const texts = new Map<string, string>();
  for (const fence of fencesOf(lines)) {
    texts.set(fence.name, lines.slice(fence.from, fence.to).map(withoutReturn).join('\n'));
  }
  return texts;
}

/** The page with other texts in its fences. A null removes the fence with its marks. */
export function spliceFences(page: string, texts: ReadonlyMap<string, string | null>): string {
  const lines = page.split('\n');
  for (const fence of fencesOf(lines).reverse()) {
    const text = texts.get(fence.name);
    if (text === undefined) continue;
    if (text === null) lines.splice(fence.from - 1, fence.to - fence.from + 2);
    else lines.splice(fence.from, fence.to - fence.from, text);
  }
  return lines.join('\n');
}

function fencesOf(lines: readonly string[]): FenceLines[] {
  const fences: FenceLines[] = [];
  for (let at = 0; at < lines.length; at++) {
    const name = BEGIN.exec(lines[at] as string)?.[1];
    if (name === undefined) continue;
    const end = `<!-- truth:end ${name} -->`;
    const to = lines.findIndex((line, index) => index > at && line.trimEnd() === end);
    if (to === -1) continue;
    fences.push({ name, from: at + 1, to });
    at = to;
  }
  return fences;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
