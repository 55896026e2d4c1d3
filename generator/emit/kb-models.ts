import type { CatalogModel, ContractModel, PricingSection } from '../model/model.ts';
import type { FenceEmitter } from './emitter.ts';
import { code, markdownTable } from './markdown-table.ts';

const MICRO_PER_CREDIT = 1_000_000;
const KOPECKS_PER_RUBLE = 100;

/** The catalogue as tables, one per family. */
export const kbModels: FenceEmitter = {
  name: 'kb-models',
  reads: ['catalog', 'pricing'],
  emit: (model, sources) => [
    {
      file: `${model.project.knowledgeBase}/models.md`,
      name: 'models',
      text: print(model),
      sources,
    },
  ],
};

function print({ catalog, pricing }: ContractModel): string {
  const byFamily = new Map<string, CatalogModel[]>();
  for (const model of catalog.models) {
    byFamily.set(model.family, [...(byFamily.get(model.family) ?? []), model]);
  }
  const sold = catalog.models.filter((model) => model.sold).length;
  const current = catalog.models.filter((model) => model.status === 'current').length;
  const total = `${catalog.models.length} models, ${current} of them current, ${sold} sold.`;
  const sections = catalog.families.flatMap(({ id, label }) => {
    const models = byFamily.get(id) ?? [];
    if (models.length === 0) return [];
    const head = ['model', 'title', 'task', 'status', 'credits', 'price'];
    const rows = models.map((model) => row(model, pricing));
    return [`### ${label.en}\n\n${markdownTable(head, rows)}`];
  });
  return [total, ...sections].join('\n\n');
}

function row(model: CatalogModel, pricing: PricingSection): string[] {
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
