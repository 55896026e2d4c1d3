import type { CatalogModel } from '../../model/model.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { priceRange } from '../price-range.ts';
import { report } from '../report.ts';
import { openWorkspace } from '../workspace.ts';

export interface ModelListOptions {
  readonly contract?: string;
  readonly all?: boolean;
  readonly format?: string;
}

/** Models that match every word; the current ones, unless all are wanted. */
export async function modelList(
  words: readonly string[],
  options: ModelListOptions,
  console: Console,
): Promise<ExitCode> {
  const { model, diagnostics } = await openWorkspace(console, options.contract);
  if (model === null) {
    report(diagnostics, {}, console);
    return exitCodes.fallsShort;
  }
  const wanted = words.map((word) => word.toLowerCase());
  const found = model.catalog.models.filter(
    (each) =>
      (options.all === true || each.status === 'current') &&
      wanted.every((word) => searchText(each).includes(word)),
  );
  if (options.format === 'json') {
    const rows = found.map(({ inputSchema: _, rules: __, parameters: ___, ...rest }) => rest);
    console.out(`${JSON.stringify(rows, null, 2)}\n`);
  } else {
    console.out(found.map(row).join(''));
    console.err(`${found.length} of ${model.catalog.models.length} models\n`);
  }
  return exitCodes.clean;
}

function searchText({ id, family, task, title }: CatalogModel): string {
  return [id, family, task, title.en, title.ru].join(' ').toLowerCase();
}

function row(model: CatalogModel): string {
  const state = model.status === 'current' ? (model.sold ? '' : '  not sold') : `  ${model.status}`;
  return `${model.id.padEnd(46)} ${model.task.padEnd(20)} ${priceRange(model)}${state}\n`;
}
