import type { Catalog, CatalogModel, PricingSection } from '../model/model.ts';
import type { Emitter } from './emitter.ts';
import { code, markdownTable } from './markdown-table.ts';

const MICRO_PER_CREDIT = 1_000_000;
const KOPECKS_PER_RUBLE = 100;

/** The catalogue as tables, one per family. */
export const kbModels: Emitter = {
  name: 'kb-models',
  reads: ['catalog', 'pricing'],
  make: ({ catalog, pricing, project }, sources) => {
    const { models, families } = catalog;
    const path = `${project.knowledgeBase}/models.md#models`;
    const files = () => {
      const rows = models.map((model) => modelRow(model, pricing));
      return [{ path, text: print(families, rows), sources }];
    };
    return [{ name: '', inputs: [path, families, pricing], view: shownOf, files }];
  },
};

/** What a row shows, with the price in credits. */
function shownOf({ id, title, family, task, status, sold, replacedBy, price }: CatalogModel) {
  return { id, title: title.en, family, task, status, sold, replacedBy, price };
}

interface ModelRow {
  readonly family: string;
  readonly status: CatalogModel['status'];
  readonly sold: boolean;
  readonly cells: readonly string[];
}

function print(families: Catalog['families'], rows: readonly ModelRow[]): string {
  const sold = rows.filter((each) => each.sold).length;
  const current = rows.filter((each) => each.status === 'current').length;
  const total = `${rows.length} models, ${current} of them current, ${sold} sold.`;
  const sections = families.flatMap(({ id, label }) => {
    const own = rows.filter((each) => each.family === id).map((each) => [...each.cells]);
    if (own.length === 0) return [];
    const head = ['model', 'title', 'task', 'status', 'credits', 'price'];
    return [`### ${label.en}\n\n${markdownTable(head, own)}`];
  });
  return [total, ...sections].join('\n\n');
}

function modelRow(model: CatalogModel, pricing: PricingSection): ModelRow {
  const { family, status, sold } = model;
  return { family, status, sold, cells: cells(model, pricing) };
}

function cells(model: CatalogModel, pricing: PricingSection): string[] {
  const status =
    model.replacedBy === null ? model.status : `${model.status}, see ${code(model.replacedBy)}`;
  const shown = model.status === 'current' && !model.sold ? 'current, not sold' : status;
  return [code(model.id), model.title.en, model.task, shown, ...priceRange(model, pricing)];
}

/** Cheapest and dearest rate in credits, and in roubles, per unit. */
function priceRange({ price }: CatalogModel, pricing: PricingSection): [string, string] {
  if (price === null || price.rates.length === 0) return ['', ''];
  const micros = price.rates.map((rate) => rate.creditsMicro);
  const range = [Math.min(...micros), Math.max(...micros)] as const;
  const unit = price.unit === '1000-characters' ? '1000 characters' : price.unit;
  const about = price.estimate ? 'up to ' : '';
  const credits = range.map((micro) => String(micro / MICRO_PER_CREDIT));
  const rubles = range.map((micro) => toRubles(micro, pricing));
  return [`${about}${between(credits)} / ${unit}`, `${about}${between(rubles)} ₽`];
}

function between([low = '', high = '']: readonly string[]): string {
  return low === high ? low : `${low} – ${high}`;
}

function toRubles(creditsMicro: number, { kopecksPerCreditMicro }: PricingSection): string {
  const { numerator, denominator } = kopecksPerCreditMicro;
  const kopecks = (BigInt(creditsMicro) * numerator + denominator - 1n) / denominator;
  return (Number(kopecks) / KOPECKS_PER_RUBLE).toFixed(2);
}
