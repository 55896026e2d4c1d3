import { code, markdownTable } from '../../generator/emit/markdown-table.ts';
import { type FeatureGroup, type ProductFeature, productFeatures } from './product-features.ts';
import type { Shown } from './shown-features.ts';

/** More would be the transcript itself. */
const STEPS_MAX = 6;

const HEADINGS: Readonly<Record<FeatureGroup, string>> = {
  discovery: 'Finding what to make',
  user: 'Making it',
  results: 'Results',
  money: 'Money',
  care: 'Care',
  admin: 'For the team',
  resilience: 'When something breaks',
};

/** The tables of what the bot does, one for each group, from what the transcripts show. */
export function productTables(shown: readonly Shown[]): string {
  const features = Object.entries<ProductFeature>(productFeatures);
  const sections = Object.entries(HEADINGS).map(([group, heading]) => {
    const rows = features
      .filter(([, feature]) => feature.group === group)
      .map(([name, feature]) => rowOf(name, feature, shown));
    const head = ['feature', 'the bot …', 'what one does', 'shown by', 'contract', 'needs'];
    return `### ${heading}\n\n${markdownTable(head, rows)}`;
  });
  return sections.join('\n\n');
}

function rowOf(name: string, feature: ProductFeature, all: readonly Shown[]): string[] {
  const shown = all.filter(({ feature: each }) => each === name);
  const links = (['ru', 'en'] as const).flatMap((language) => {
    const own = shown.filter((each) => each.language === language);
    const names = own.map(
      ({ path }) => `[${path.split('/').at(-1)?.replace('.md', '')}](../${path})`,
    );
    return own.length === 0 ? [] : [`${language}: ${names.join(', ')}`];
  });
  const told = shown.find(({ language }) => language === 'en') ?? shown[0];
  const { what, contract, capability } = feature;
  return [name, what, taps(told), links.join(' · '), code(contract), code(capability)];
}

function taps(shown: Shown | undefined): string {
  const steps = shown?.steps ?? [];
  const rest = steps.length > STEPS_MAX ? ['…'] : [];
  return [...steps.slice(0, STEPS_MAX), ...rest].join(' → ');
}

export interface Verb {
  readonly name: string;
  readonly does: string;
}

/** The table of the verbs of the command line. */
export function verbTable(verbs: readonly Verb[]): string {
  return markdownTable(
    ['verb', 'does'],
    verbs.map(({ name, does }) => [code(`truth ${name}`), does]),
  );
}

/** The page with another text between `<!-- NAME:begin -->` and its end. Throws without marks. */
export function withPart(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page lacks ${begin} … ${end}.`);
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`;
}
