type Child = Node | string | null;

type Properties = Readonly<Record<string, string | number | boolean | ((event: Event) => void)>>;

/**
 * Makes an element. Functions become listeners, `true` an empty attribute, `false` none; everything
 * else is an attribute.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The element of the page with this id. Throws when the page has none. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}

/** Hour and minute of a time, and the second when asked. */
export function clock(atMs: number, withSeconds = false): string {
  return new Date(atMs).toLocaleTimeString([], {
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
  });
}

/** Day of a time in words: Today, Yesterday, or the date. */
export function dayName(atMs: number, nowMs: number): string {
  const names = new Map([
    [dayOf(nowMs), 'Today'],
    [dayOf(nowMs - 86_400_000), 'Yesterday'],
  ]);
  const date = new Date(atMs).toLocaleDateString([], { day: 'numeric', month: 'long' });
  return names.get(dayOf(atMs)) ?? date;
}

/** The same for all times of one day. */
export function dayOf(atMs: number): string {
  return new Date(atMs).toDateString();
}

/** 812 bytes, 14 KB, 2.3 MB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line drawing, from a path in a square of 24. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const drawing = { viewBox: '0 0 24 24', width: '20', height: '20', 'aria-hidden': 'true' };
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2' };
  for (const [name, value] of Object.entries({ ...drawing, ...line }))
    svg.setAttribute(name, value);
  const shape = document.createElementNS(SVG, 'path');
  const ends = { d: path, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  for (const [name, value] of Object.entries(ends)) shape.setAttribute(name, value);
  svg.append(shape);
  return svg;
}
