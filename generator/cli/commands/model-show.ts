import type { CatalogModel, ContractModel, Parameter, Shape } from '../../model/model.ts';
import { nearestName } from '../../runtime/nearest-name.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { priceRange } from '../price-range.ts';
import { report } from '../report.ts';
import { openWorkspace } from '../workspace.ts';

export interface ModelShowOptions {
  readonly contract?: string;
  readonly format?: string;
}

/** Parameters, rules and price of one model. */
export async function modelShow(
  id: string,
  options: ModelShowOptions,
  console: Console,
): Promise<ExitCode> {
  const { model: contract, diagnostics } = await openWorkspace(console, options.contract);
  if (contract === null) {
    report(diagnostics, {}, console);
    return exitCodes.fallsShort;
  }
  const model = contract.catalog.models.find((each) => each.id === id);
  if (model === undefined) throw new UsageError(notFound(id, contract));
  console.out(options.format === 'json' ? `${JSON.stringify(model, null, 2)}\n` : describe(model));
  return exitCodes.clean;
}

function notFound(id: string, { catalog }: ContractModel): string {
  const nearest = nearestName(
    id,
    catalog.models.map((each) => each.id),
  );
  const meant = nearest === null ? '' : ` Did you mean ${nearest}?`;
  return `There is no model ${id}.${meant} truth model list shows all of them.`;
}

function describe(model: CatalogModel): string {
  const { id, title, hint, status, replacedBy, reason, api, output, task } = model;
  const gone =
    status === 'current'
      ? []
      : [`${status}${replacedBy === null ? '' : `, replaced by ${replacedBy}`}`];
  return [
    `${id}: ${title.en}`,
    `  ${hint.en}`,
    ...gone.map((each) => `  ${each}`),
    ...(reason === null ? [] : [`  ${reason}`]),
    `  ${task}, gives ${output}, POST ${api.endpoint} (${api.envelope})`,
    `  ${priceRange(model)}${model.sold ? '' : ', not sold'}`,
    '',
    ...model.parameters.flatMap((each) => parameterLines(each, '  ')),
    ...(model.rules.length === 0 ? [] : ['', 'Rules:']),
    ...[...new Set(model.rules.map((rule) => `  ${rule.description}`))],
    '',
    `From ${model.contractPath}`,
    '',
  ].join('\n');
}

function parameterLines(
  { name, required, deprecated, shape, default: given, hasDefault }: Parameter,
  indent: string,
): string[] {
  const marks = [
    required ? 'required' : '',
    deprecated ? 'deprecated' : '',
    hasDefault ? `default ${JSON.stringify(given)}` : '',
  ].filter((mark) => mark !== '');
  const line = `${indent}${name}: ${shapeText(shape)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
  return [line, ...innerParameters(shape).flatMap((each) => parameterLines(each, `${indent}  `))];
}

function innerParameters(shape: Shape): readonly Parameter[] {
  if (shape.kind === 'object') return shape.properties;
  return shape.kind === 'list' ? innerParameters(shape.item) : [];
}

const BOUNDS: readonly (readonly [key: string, words: string])[] = [
  ['minLength', 'at least $ characters'],
  ['maxLength', 'at most $ characters'],
  ['minimum', 'from $'],
  ['maximum', 'up to $'],
  ['multipleOf', 'in steps of $'],
  ['minItems', 'at least $'],
  ['maxItems', 'at most $'],
];

/** `text, at most 5000 characters`, `one of 1:1, 16:9`, `list of image addresses, at most 14`. */
function shapeText(shape: Shape): string {
  if ('values' in shape && shape.values.length > 0) return `one of ${shape.values.join(', ')}`;
  const limits = BOUNDS.flatMap(([key, words]) => {
    const value = (shape as unknown as Record<string, unknown>)[key];
    return typeof value === 'number' && !(value === 0 && key.startsWith('min'))
      ? [words.replace('$', String(value))]
      : [];
  });
  return [kindText(shape), ...limits].join(', ');
}

function kindText(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      if (shape.media !== null) return `address of ${article(shape.media.kind)}`;
      return shape.url ? 'address' : 'text';
    case 'number':
      return shape.integer ? 'whole number' : 'number';
    case 'boolean':
      return 'true or false';
    case 'list':
      return shape.media === null
        ? `list of: ${kindText(shape.item)}`
        : `list of addresses of ${shape.media.kind} files`;
    case 'object':
      return 'object';
  }
}

function article(kind: string): string {
  return kind === 'video' ? 'a video' : `an ${kind} file`;
}
