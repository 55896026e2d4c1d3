import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { truthIn } from '../gen/project-copy.ts';
import { contractValue } from './contract-value.ts';
import { productTables, type Verb, verbTable, withPart } from './features-page.ts';
import { readPage, root } from './pages.ts';
import { type ProductFeature, productFeatures } from './product-features.ts';
import { shownFeatures, shownIn, transcriptPaths } from './shown-features.ts';

/** The page of features is written from what transcripts show and what the command can do. */

const PAGE = 'kb/features.md';
const REMEDY = `run: UPDATE_GOLDEN=1 npx vitest run test/docs/features.test.ts`;
const MARKS = `Put a line <!-- shows NAME --> before its conversation, with a name of
test/docs/product-features.ts (a new feature gets an entry there), then ${REMEDY}`;

const shown = shownFeatures();
const features = Object.entries<ProductFeature>(productFeatures);

/** Verbs under "Commands:" of a help, each with its description. */
async function verbsIn(...above: string[]): Promise<Verb[]> {
  const { out } = await truthIn(root, [...above, '--help']);
  const [, list = ''] = /\nCommands:\n([\s\S]*)/.exec(out) ?? [];
  const entries = list.replace(/\n {10,}/g, ' ').split('\n');
  const verbs = entries.flatMap((line) => {
    const [, name, does = ''] = /^ {2}([a-z-]+).*? {2,}(.+)$/.exec(line) ?? [];
    return name === undefined || name === 'help' ? [] : [{ name, does }];
  });
  const whole = await Promise.all(
    verbs.map(async ({ name, does }) => {
      const own = above.length > 0 ? [] : await verbsIn(name);
      return own.length === 0
        ? [{ name, does }]
        : own.map((each) => ({ ...each, name: `${name} ${each.name}` }));
    }),
  );
  return whole.flat();
}

describe(PAGE, () => {
  it('says what the transcripts show and what the verbs of truth do', async () => {
    const { text } = readPage(PAGE);
    const verbs = await verbsIn();
    expect(verbs.length).toBeGreaterThan(10);
    const wanted = withPart(
      withPart(text, 'verbs', verbTable(verbs)),
      'features',
      productTables(shown),
    );
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(join(root, PAGE), wanted);
    expect(readPage(PAGE).text, REMEDY).toBe(wanted);
  });
});

describe('a transcript', () => {
  it.each(transcriptPaths)('%s shows a feature', (path) => {
    const names = shown.filter((each) => each.path === path).map(({ feature }) => feature);
    expect(names, MARKS).not.toEqual([]);
    expect(Object.keys(productFeatures), MARKS).toEqual(expect.arrayContaining(names));
  });

  it('shows what its marks say, each up to the next one', () => {
    const chat = (line: string): string => `\n\`\`\`chat\n${line}\n\`\`\`\n`;
    const source = `# Слова\n<!-- shows a b -->${chat('> /start')}<!-- shows b -->${chat('> tap: Да')}`;
    const path = 'x.md';
    expect(shownIn(path, source)).toEqual([
      { feature: 'a', path, language: 'ru', steps: ['`/start`'] },
      { feature: 'b', path, language: 'ru', steps: ['`/start`', '**Да**'] },
    ]);
    expect(shownIn(path, `# Words${chat('> /start')}`)).toEqual([]);
  });
});

describe('a feature', () => {
  it.each(features)('%s is shown in both languages', (name) => {
    const languages = shown.filter(({ feature }) => feature === name).map((each) => each.language);
    expect(languages, MARKS).toEqual(expect.arrayContaining(['en', 'ru']));
  });

  it.each(features)('%s stands in the contract', (_name, { contract }) => {
    expect(contractValue(contract)).toBeDefined();
  });
});
