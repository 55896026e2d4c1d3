import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueFiles, flatEndpoints } from '../../generator/catalog/catalogue-files.ts';
import { compareCatalogue } from '../../generator/catalog/compare-catalogue.ts';
import type { DraftContext } from '../../generator/catalog/draft-model.ts';
import { readFolder } from '../../generator/catalog/folder-source.ts';
import { formatPretty } from '../../generator/catalog/format-sync.ts';
import { itemsWithoutWriting, planSync } from '../../generator/catalog/plan-sync.ts';
import { readTexts } from '../../generator/catalog/read-texts.ts';
import { reportOf } from '../../generator/catalog/sync-report.ts';
import type { VendorTexts } from '../../generator/catalog/vendor-texts.ts';
import type { SourceText } from '../../generator/source/source-text.ts';
import { base, check, truthPath } from '../contract/contract-case.ts';

/**
 * Pages of the vendor beside the catalogue of `test/golden/base`. `site/` is what was downloaded,
 * `models/` stands in place of our files, `expected.txt` is what is told without writing, and then
 * with it, and every file as it is then. `UPDATE_GOLDEN=1` writes the expected files anew; read the
 * difference.
 */

const update = process.env['UPDATE_GOLDEN'] === '1';
const golden = join(import.meta.dirname, 'golden');
const cases = readdirSync(golden).sort();

function sourcesOf(folder: string): readonly SourceText[] {
  const models = join(folder, 'models');
  const own = existsSync(models)
    ? readdirSync(models, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.yaml'))
        .map((path) => ({
          path: `contract/models/${path}`,
          text: readFileSync(join(models, path), 'utf8'),
        }))
    : [];
  const replaced = new Set(own.map(({ path }) => path));
  return [...base.sources.filter(({ path }) => !replaced.has(path)), ...own];
}

async function told(folder: string): Promise<string> {
  const sources = sourcesOf(folder);
  const files = catalogueFiles(truthPath, sources);
  const texts = readFolder(join(folder, 'site')) as VendorTexts;
  const source = readTexts(texts, flatEndpoints(files.models));
  const diff = compareCatalogue(files.models, source);
  const draft: DraftContext = {
    today: '2026-11-29',
    modelsFolder: files.modelsFolder,
    models: files.models.map(({ data }) => data),
    labels: files.labels,
    heading: null,
  };
  const about = { from: 'site', diff, only: null, notices: texts.notices };
  const items = itemsWithoutWriting(diff, draft);
  const seen = reportOf({ ...about, isWriting: false, plan: { files: new Map(), items } });
  const faultsWith = async (changed: ReadonlyMap<string, string>) => {
    const after = new Map([...files.texts, ...changed]);
    const { contract, diagnostics } = check({
      sources: [...after].map(([path, text]) => ({ path, text })),
      files: base.files,
    });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const faults = errors.map(({ place, text }) => ({ file: place.file, text }));
    return contract === null ? faults : [];
  };
  const plan = await planSync({
    ...{ diff, texts: files.texts, labelsPath: files.labelsPath, draft, faultsWith },
  });
  expect(await faultsWith(plan.files), 'the contract stays right').toEqual([]);
  const written = reportOf({ ...about, isWriting: true, plan });
  const warnings = seen.warnings.map(({ id, text }) => `${id}: ${text}\n`);
  const others = seen.others.map(({ page, reason }) => `${page}: ${reason}\n`);
  return [
    formatPretty(seen, false),
    warnings.length > 0 ? `\n--- odd\n${warnings.join('')}` : '',
    others.length > 0 ? `\n--- no models\n${others.join('')}` : '',
    `\n--- with --write\n${formatPretty(written, false)}`,
    ...[...plan.files].map(([path, text]) => `\n--- ${path}\n${text}`),
  ].join('');
}

describe('pages beside the catalogue', () => {
  it.each(cases)('%s', async (name) => {
    const path = join(golden, name, 'expected.txt');
    const text = await told(join(golden, name));
    if (update) writeFileSync(path, text);
    expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
  });
});

it('is what the page about it shows', () => {
  const page = readFileSync(join(golden, '../../../kb/catalogue-sync.md'), 'utf8');
  const expected = readFileSync(join(golden, 'changes/expected.txt'), 'utf8');
  const [told = ''] = expected.split('\n--- ');
  expect(page).toContain(`\`\`\`text\n${told.trimEnd()}\n\`\`\``);
});
