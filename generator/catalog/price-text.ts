import { asList, asMap, mapAt, type PlainMap } from './plain-map.ts';

/** A price in the form of the catalogue, without where it was read. */
export interface ReadPrice {
  readonly unit: string;
  readonly quantity?: readonly PlainMap[];
  readonly rates: readonly { readonly when?: PlainMap; readonly credits: number }[];
}

/** What the vendor adds about large top-ups, whose effective prices are no prices. */
const ASIDE = /[^.;\n]*\btop-ups?\b.*$/gims;
/** A number of credits, or several: `70 / 140 / 209.5 credits`. */
const FIGURE =
  /((?:\d[\d,]*(?:\.\d+)?\s*\/\s*)*\d[\d,]*(?:\.\d+)?)\s*(?:kie\s+)?(?:credits?\b|积分)/gi;

/** Every number of credits that the vendor names, each once; zero for what it calls free. */
export function figuresIn(text: string): readonly number[] {
  const words = text.replace(ASIDE, '');
  const found = [...words.matchAll(FIGURE)].flatMap(([, numbers = '']) =>
    numbers.split('/').map((number) => numberOf(number.trim())),
  );
  if (found.length === 0 && /\bis free\b|免费/i.test(words)) return [0];
  return [...new Set(found)];
}

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''));
}

const UNITS: readonly (readonly [string, RegExp])[] = [
  ['1000-characters', /per 1,?000 characters|每\s*1,?000\s*字符/i],
  ['megapixel', /per megapixel/i],
  ['second', /per (?:video[- ])?second|credits?\s*\/\s*s\b|每秒/i],
  ['image', /per (?:output |generated )?(?:image|upscale|picture)|每张/i],
  ['video', /per (?:video|generation)\b|每个视频/i],
  ['request', /per (?:request|call|song)|每次/i],
];

/**
 * A price that the words leave no choice about: one figure, or a figure for each value of one
 * parameter. Null for everything else, which a person writes down.
 */
export function priceIn(text: string, input: PlainMap, output: string): ReadPrice | null {
  const words = text.replace(ASIDE, '');
  const figures = figuresIn(text);
  const units = UNITS.filter(([, pattern]) => pattern.test(words)).map(([unit]) => unit);
  const unit = units.length === 0 && output === 'image' ? 'image' : units[0];
  if (unit === undefined || units.length > 1 || figures.length === 0) return null;
  const quantity = quantityOf(unit, input);
  if (quantity === null) return null;
  const isFlat = figures.length === 1 && units.length === 1 && !namesValue(words, input);
  const rates = isFlat ? [{ credits: figures[0] as number }] : ratesByValue(words, input);
  if (rates === null) return null;
  return { unit, ...(quantity.length > 0 && { quantity }), rates };
}

/** What the figure is multiplied by; null when no parameter tells. */
function quantityOf(unit: string, input: PlainMap): readonly PlainMap[] | null {
  const properties = mapAt(input, 'properties');
  const first = (...names: string[]): string | undefined =>
    names.find((name) => properties[name] !== undefined);
  switch (unit) {
    case 'second': {
      const schema = asMap(properties['duration']);
      const fallback = Number(schema?.['default']);
      if (schema === null) return null;
      const isKnown = Number.isFinite(fallback) && fallback > 0;
      const isRequired = asList(input['required']).includes('duration');
      if (!isKnown && !isRequired) return null;
      return [{ parameter: 'duration', ...(isKnown && !isRequired && { fallback }) }];
    }
    case '1000-characters': {
      const text = first('text', 'prompt');
      return text === undefined ? null : [{ characters: text, per: 1000 }];
    }
    case 'image': {
      const count = first('num_images', 'max_images', 'n');
      return count === undefined ? [] : [{ parameter: count, fallback: 1 }];
    }
    case 'megapixel':
      return null;
    default:
      return [];
  }
}

/** `8 credits for 1K, 12 credits for 2K`, when the values of one parameter are all there, once. */
function ratesByValue(words: string, input: PlainMap): ReadPrice['rates'] | null {
  const figures = [...words.matchAll(FIGURE)];
  const found = Object.entries(mapAt(input, 'properties')).flatMap(([name, schema]) => {
    const values = asList(asMap(schema)?.['enum']);
    if (values.length < 2) return [];
    const rates = figures.flatMap((figure, index) => {
      const start = figure.index + figure[0].length;
      const after = words.slice(start, figures[index + 1]?.index);
      return values
        .filter((value) => names(after, String(value)))
        .map((value) => ({ when: { [name]: value }, credits: numberOf(figure[1] ?? '') }));
    });
    const isWhole =
      rates.length === values.length &&
      rates.length === figures.length &&
      new Set(rates.map(({ when }) => when[name])).size === values.length;
    return isWhole ? [rates] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Whether the words speak of a value of some parameter: then one figure may not be all. */
function namesValue(words: string, input: PlainMap): boolean {
  return Object.values(mapAt(input, 'properties')).some((schema) =>
    asList(asMap(schema)?.['enum']).some((value) => names(words, String(value))),
  );
}

/** Whether the words name the value, `1 K` being `1K`. */
function names(words: string, value: string): boolean {
  const bare = words.toLowerCase().replace(/(\d)\s+(?=[kp]\b)/g, '$1');
  const escaped = value.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.])${escaped}(?![\\w.]*\\w)`).test(bare);
}
