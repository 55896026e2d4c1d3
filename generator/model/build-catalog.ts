import { buildPrice } from './build-price.ts';
import { buildRules } from './build-rules.ts';
import { buildParameters } from './build-shape.ts';
import { localized } from './localized.ts';
import type {
  Catalog,
  CatalogModel,
  JsonSchema,
  LocalizedText,
  Parameter,
  SearchWords,
} from './model.ts';
import { byCodeUnits, pascalCase, slugOf } from './names.ts';
import {
  child,
  childOrEmpty,
  entries,
  nodes,
  type RawNode,
  text,
  textOrNull,
  texts,
} from './raw-node.ts';
import { remember } from './remember.ts';

/** One model file: where it stands and what it says. */
export interface RawModelFile {
  readonly path: string;
  readonly card: { readonly id: string; readonly isSold: boolean };
  readonly data: RawNode;
}

/** Model files and shared labels as one catalogue, sorted by id. */
export function buildCatalog(files: readonly RawModelFile[], labels: RawNode): Catalog {
  const models = files.map(modelOf).sort((a, b) => byCodeUnits(a.id, b.id));
  return { models, ...labelsOf(labels) };
}

const labelsOf = remember(
  (labels: RawNode): Omit<Catalog, 'models'> => ({
    tasks: labelled(labels, 'tasks'),
    families: labelled(labels, 'families'),
    parameterLabels: entries(labels, 'parameters')
      .map(([name, entry]) => ({
        name,
        label: localized(entry, 'label'),
        hint: localized(entry, 'hint'),
      }))
      .sort((a, b) => byCodeUnits(a.name, b.name)),
    examples: labelled(labels, 'examples'),
    searchWords: { tasks: phrases(labels, 'tasks'), families: phrases(labels, 'families') },
    valueLabels: entries(labels, 'values')
      .flatMap(([parameter, byValue]) =>
        Object.keys(byValue).map((value) => ({
          parameter,
          value,
          label: localized(byValue, value),
        })),
      )
      .sort((a, b) => byCodeUnits(a.parameter, b.parameter) || byCodeUnits(a.value, b.value)),
  }),
);

function labelled(labels: RawNode, key: string): { id: string; label: LocalizedText }[] {
  return Object.keys(childOrEmpty(labels, key))
    .sort(byCodeUnits)
    .map((id) => ({ id, label: localized(childOrEmpty(labels, key), id) }));
}

function phrases(labels: RawNode, key: string): SearchWords {
  const words = childOrEmpty(childOrEmpty(labels, 'search_words'), key);
  return Object.fromEntries(
    Object.keys(words)
      .sort(byCodeUnits)
      .map((id) => [id, texts(words, id)]),
  );
}

/** Most runs look at a few models only, so that what a model says is built when it is asked for. */
function buildCatalogModel(file: RawModelFile): CatalogModel {
  const data = (): RawNode => file.data;
  const input = (): RawNode => child(data(), 'input');
  const status = (): CatalogModel['status'] => text(data(), 'status') as CatalogModel['status'];
  const { id } = file.card;
  return {
    id,
    slug: slugOf(id),
    typeName: pascalCase(id),
    contractPath: file.path,
    get family() {
      return text(data(), 'family');
    },
    get task() {
      return text(data(), 'task');
    },
    get title() {
      return localized(data(), 'title');
    },
    get hint() {
      return localized(data(), 'hint');
    },
    get status() {
      return status();
    },
    get replacedBy() {
      return textOrNull(data(), 'replaced_by');
    },
    get reason() {
      return textOrNull(data(), 'reason');
    },
    get api() {
      const api = child(data(), 'api');
      return { envelope: text(api, 'envelope') as Envelope, endpoint: text(api, 'endpoint') };
    },
    get output() {
      return text(data(), 'output') as CatalogModel['output'];
    },
    get since() {
      return textOrNull(data(), 'since') ?? firstReading(data());
    },
    get sold() {
      return status() === 'current' && file.card.isSold;
    },
    get parameters() {
      return parametersOf(input());
    },
    get rules() {
      return rulesOf(input());
    },
    get price() {
      return data()['price'] === undefined ? null : priceOf(child(data(), 'price'));
    },
    get inputSchema() {
      return input() as JsonSchema;
    },
  };
}

/** Facts are read again and again; the first time is when the model became known. */
function firstReading(data: RawNode): string {
  const days = nodes(data, 'source').map((reading) => text(reading, 'date'));
  return days.sort(byCodeUnits)[0] ?? '';
}

type Envelope = CatalogModel['api']['envelope'];

/** A file that was read before gives the same model, and what was built of it. */
const modelOf = remember(buildCatalogModel);

const parametersOf = remember((input: RawNode) => requiredFirst(buildParameters(input)));
const rulesOf = remember(buildRules);
const priceOf = remember(buildPrice);

/** A form asks for what is needed before it offers what is possible. */
function requiredFirst(parameters: readonly Parameter[]): Parameter[] {
  return [
    ...parameters.filter((each) => each.required),
    ...parameters.filter((each) => !each.required),
  ];
}
