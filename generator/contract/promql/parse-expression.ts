import { createRequire } from 'node:module';

type Promql = typeof import('@prometheus-io/lezer-promql');
type Tree = ReturnType<Promql['parser']['parse']>;
type SyntaxNode = Tree['topNode'];

/** One selector of series in an expression, with what stands around it. */
export interface Selector {
  /** Name of the series, such as `requests_total` or `request_seconds_bucket`. */
  readonly series: string;
  /** Names of the labels that it compares. */
  readonly labels: readonly string[];
  /** Functions and aggregations that it stands in, the innermost first. */
  readonly within: readonly string[];
  /** Labels that the aggregations around it keep; each of one aggregation. */
  readonly groupings: readonly Grouping[];
}

/** `by (a, b)` or `without (a, b)` of an aggregation. */
export interface Grouping {
  readonly keeps: boolean;
  readonly labels: readonly string[];
}

export type ParsedExpression =
  | { readonly ok: true; readonly selectors: readonly Selector[] }
  /** `at` is where it cannot be read on, from 0. */
  | { readonly ok: false; readonly at: number };

let promql: Promql | undefined;

/** Loaded when the first expression is read: most runs of `truth` read none. */
function load(): Promql {
  return createRequire(import.meta.url)('@prometheus-io/lezer-promql') as Promql;
}

const parsed = new Map<string, ParsedExpression>();

/** Reads an expression of Prometheus with the grammar of its own editor. Never throws. */
export function parseExpression(text: string): ParsedExpression {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  promql ??= load();
  const found = read(promql.parser.parse(text), text);
  parsed.set(text, found);
  return found;
}

function read(tree: Tree, text: string): ParsedExpression {
  const selectors: Selector[] = [];
  let errorAt: number | null = null;
  tree.iterate({
    enter: ({ type, name, from, node }) => {
      if (type.isError) errorAt ??= from;
      if (name === 'VectorSelector') selectors.push(selectorOf(node, text));
    },
  });
  return errorAt === null ? { ok: true, selectors } : { ok: false, at: errorAt };
}

function selectorOf(node: SyntaxNode, text: string): Selector {
  const textOf = ({ from, to }: SyntaxNode): string => text.slice(from, to);
  const name = node.getChild('Identifier');
  const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
  const within: string[] = [];
  const groupings: Grouping[] = [];
  for (let each = node.parent; each !== null; each = each.parent) {
    const called = each.getChild('FunctionIdentifier') ?? each.getChild('AggregateOp');
    if (called !== null) within.push(textOf(called).toLowerCase());
    const modifier = each.getChild('AggregateModifier');
    if (modifier === null) continue;
    const labels = modifier.getChild('GroupingLabels')?.getChildren('LabelName') ?? [];
    groupings.push({ keeps: modifier.getChild('By') !== null, labels: labels.map(textOf) });
  }
  return {
    series: name === null ? '' : textOf(name),
    labels: matchers.flatMap((matcher) => matcher.getChildren('LabelName').map(textOf)),
    within,
    groupings,
  };
}
