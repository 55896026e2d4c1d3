import { type Grouping, parseExpression, type Selector } from './parse-expression.ts';

/** What of a declared metric an expression depends on. */
export interface DeclaredMetric {
  readonly type: string;
  readonly labels?: readonly string[];
}

export type DeclaredMetrics = Readonly<Record<string, DeclaredMetric>>;

/** One thing that is wrong with an expression. */
export interface ExpressionFault {
  readonly code: 'promql-syntax' | 'unknown-metric' | 'unknown-metric-label' | 'metric-misused';
  /** The part of the expression that is meant. */
  readonly word: string;
  readonly text: string;
  /** Names that are allowed in its place. */
  readonly names?: readonly string[];
  readonly hint?: string;
}

/** What Prometheus adds to every series that it collects. */
const OF_COLLECTION: readonly string[] = ['instance', 'job'];

/** They need something that only grows. */
const OF_GROWTH: ReadonlySet<string> = new Set(['rate', 'irate', 'increase', 'resets']);
/** They ask whether there is a series, whatever its value. */
const OF_PRESENCE: ReadonlySet<string> = new Set(['absent', 'absent_over_time']);
/** They need buckets, which lie side by side under their bounds. */
const OF_BUCKETS: ReadonlySet<string> = new Set(['histogram_quantile', 'histogram_fraction']);

const PARTS = ['_bucket', '_sum', '_count'] as const;

/**
 * All that is wrong with an expression over these metrics: its syntax, names of metrics and labels,
 * and functions that make no sense of their type. Never throws.
 */
export function judgeExpression(text: string, metrics: DeclaredMetrics): ExpressionFault[] {
  const parsed = parseExpression(text);
  if (!parsed.ok) return [syntaxFault(text, parsed.at)];
  if (parsed.selectors.length === 0) {
    return [{ code: 'unknown-metric', word: text, text: 'The expression names no metric.' }];
  }
  return parsed.selectors.flatMap((selector) => judgeSelector(selector, metrics));
}

function syntaxFault(text: string, at: number): ExpressionFault {
  const rest = text.slice(at).trim();
  const word = rest === '' ? text : (/^\S+/.exec(rest)?.[0] ?? rest);
  const where = rest === '' ? 'It ends too early' : `It cannot be read from ${quoted(word)} on`;
  const hint = 'For example sum(rate(requests_total{status="500"}[5m])) > 0.';
  return { code: 'promql-syntax', word, text: `${where}: ${quoted(text)}.`, hint };
}

function judgeSelector(selector: Selector, metrics: DeclaredMetrics): ExpressionFault[] {
  const { series } = selector;
  const named = metricOf(series, metrics);
  if (named === null) {
    const text =
      series === ''
        ? 'A selector names no metric.'
        : `There is no metric ${series} in the contract.`;
    const names = seriesNames(metrics);
    return [{ code: 'unknown-metric', word: series || '{', text, names }];
  }
  return [...judgeLabels(selector, named), ...judgeUse(selector, named)];
}

interface NamedMetric {
  readonly name: string;
  readonly metric: DeclaredMetric;
  /** Which series of a histogram it is; null for another metric and for the bare name. */
  readonly part: (typeof PARTS)[number] | null;
}

function metricOf(series: string, metrics: DeclaredMetrics): NamedMetric | null {
  const bare = Object.hasOwn(metrics, series) ? metrics[series] : undefined;
  if (bare !== undefined) return { name: series, metric: bare, part: null };
  for (const part of PARTS) {
    const name = series.endsWith(part) ? series.slice(0, -part.length) : '';
    const metric = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
    if (metric?.type === 'histogram') return { name, metric, part };
  }
  return null;
}

/** Names that may stand in an expression. */
function seriesNames(metrics: DeclaredMetrics): readonly string[] {
  return Object.entries(metrics).flatMap(([name, { type }]) =>
    type === 'histogram' ? PARTS.map((part) => name + part) : [name],
  );
}

function judgeLabels(
  { labels, groupings }: Selector,
  { name, metric, part }: NamedMetric,
): ExpressionFault[] {
  const own = [...(metric.labels ?? []), ...(part === '_bucket' ? ['le'] : [])];
  const names = [...own, ...OF_COLLECTION];
  const used = new Set([...labels, ...groupings.flatMap((grouping) => grouping.labels)]);
  return [...used]
    .filter((label) => !names.includes(label))
    .map((label) => ({
      code: 'unknown-metric-label',
      word: label,
      text: `${name} has no label ${label}.`,
      names,
    }));
}

function judgeUse(selector: Selector, { name, metric, part }: NamedMetric): ExpressionFault[] {
  const { series, within, groupings } = selector;
  const growth = within.find((each) => OF_GROWTH.has(each));
  const misused = (text: string, hint: string): ExpressionFault[] => [
    { code: 'metric-misused', word: series, text, hint },
  ];
  if (within.some((each) => OF_PRESENCE.has(each))) return [];
  if (metric.type === 'gauge') {
    if (growth === undefined) return [];
    return misused(
      `${growth} means nothing of ${name}: a gauge goes up and down.`,
      `Compare its value, or ask how it changed with delta(${name}[5m]).`,
    );
  }
  if (metric.type === 'histogram' && part === null) {
    return misused(
      `${name} is a histogram, which has no value of its own.`,
      `Ask for ${name}_bucket, ${name}_sum or ${name}_count.`,
    );
  }
  if (growth === undefined) {
    return misused(
      `${series} only grows, and begins again at zero with each start.`,
      `Ask how fast it grows: rate(${series}[5m]), or by how much: increase(${series}[5m]).`,
    );
  }
  return judgeBuckets(within, groupings, series, part).flatMap(([text, hint]) =>
    misused(text, hint),
  );
}

function judgeBuckets(
  within: readonly string[],
  groupings: readonly Grouping[],
  series: string,
  part: NamedMetric['part'],
): readonly (readonly [text: string, hint: string])[] {
  const quantile = within.find((each) => OF_BUCKETS.has(each));
  if (quantile === undefined) return [];
  if (part !== '_bucket') {
    const hint = 'Give it the series of a histogram that ends with _bucket.';
    return [[`${quantile} needs buckets, and ${series} has none.`, hint]];
  }
  const aggregations = within.slice(0, within.indexOf(quantile)).filter(isAggregation);
  const dropsBounds = groupings.some(({ keeps, labels }) => keeps !== labels.includes('le'));
  if (!dropsBounds && aggregations.length <= groupings.length) return [];
  const hint = `Keep them: sum by (le) (rate(${series}[5m])).`;
  return [[`${quantile} needs the bounds of ${series}, which the aggregation drops.`, hint]];
}

function isAggregation(name: string): boolean {
  return ['sum', 'max', 'min', 'avg', 'count', 'group', 'stddev', 'stdvar'].includes(name);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
