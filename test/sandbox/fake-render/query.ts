import { type RenderAnswer, refused } from './answer.ts';

/** A query that the API does not take. */
export class BadQuery extends Error {
  override readonly name = 'BadQuery';

  get answer(): RenderAnswer {
    return refused(400, this.message);
  }
}

/** Only these parameters, each once. Throws {@link BadQuery}. */
export function takeOnly(url: URL, names: readonly string[]): Map<string, string> {
  const taken = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (!names.includes(name)) throw new BadQuery(`unknown parameter ${name}`);
    if (taken.has(name)) throw new BadQuery(`${name} is given twice`);
    taken.set(name, value);
  }
  return taken;
}

/** Throws {@link BadQuery}. */
export function oneOf(
  value: string | undefined,
  allowed: readonly string[],
  usual: string,
): string {
  if (value === undefined) return usual;
  if (allowed.includes(value)) return value;
  throw new BadQuery(`${value} is none of ${allowed.join(', ')}`);
}

/** From 1 to 100, 20 by default. Throws {@link BadQuery}. */
export function limitOf(value: string | undefined): number {
  if (value === undefined) return 20;
  const limit = Number(value);
  if (/^\d+$/.test(value) && limit >= 1 && limit <= 100) return limit;
  throw new BadQuery('limit must be from 1 to 100');
}

/** ISO, or seconds since 1970. Throws {@link BadQuery}. */
export function timeOf(value: string | undefined, usualMs: number): number {
  if (value === undefined) return usualMs;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  if (!Number.isNaN(ms)) return ms;
  throw new BadQuery(`${value} is no time`);
}
