import { withValueAt } from '../yaml/edit-yaml.ts';
import type { Writable } from '../yaml/render-value.ts';
import { applyDifferences } from './apply-differences.ts';
import type { CatalogueDiff, ComparedModel, GoneModel } from './compare-catalogue.ts';
import { idOf } from './compare-catalogue.ts';
import { type DraftContext, draftModel } from './draft-model.ts';
import type { Judged } from './judge.ts';
import type { ModelReading } from './page-reading.ts';
import { mapAt } from './plain-map.ts';
import type { SyncItem } from './sync-report.ts';

/** Something that is wrong with a contract. */
export interface ContractFault {
  readonly file: string;
  readonly text: string;
}

/** What to write, and what to say of it. */
export interface SyncPlan {
  /** New texts by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly items: readonly SyncItem[];
}

export interface SyncPlanInput {
  readonly diff: CatalogueDiff;
  /** Texts of the contract by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly labelsPath: string;
  readonly draft: DraftContext;
  /** What would be wrong with the contract if these files were as given. */
  readonly faultsWith: (files: ReadonlyMap<string, string>) => Promise<readonly ContractFault[]>;
}

/**
 * Plans the files that make the catalogue say what the vendor says. What would break the contract
 * is left out, and told.
 */
export async function planSync(input: SyncPlanInput): Promise<SyncPlan> {
  const { diff, labelsPath } = input;
  const plan = new GrowingPlan(input.texts, labelsPath);
  for (const compared of diff.compared) await addEdits(plan, compared, input);
  for (const gone of diff.gone) await addGone(plan, gone, input);
  plan.items.push(...returnedItems(diff));
  for (const reading of diff.added) await addDraft(plan, reading, input);
  return { files: plan.files, items: plan.items };
}

/** Grows by what leaves the contract right, so that it is right at every moment. */
class GrowingPlan {
  readonly files = new Map<string, string>();
  readonly items: SyncItem[] = [];
  readonly #texts: ReadonlyMap<string, string>;
  readonly labelsPath: string;

  constructor(texts: ReadonlyMap<string, string>, labelsPath: string) {
    this.#texts = texts;
    this.labelsPath = labelsPath;
  }

  textOf(path: string): string {
    return this.files.get(path) ?? this.#texts.get(path) ?? '';
  }

  /** Takes the files when the contract stays right with them; else says what would be wrong. */
  async take(
    files: ReadonlyMap<string, string>,
    faultsWith: SyncPlanInput['faultsWith'],
  ): Promise<string | null> {
    const [fault] = await faultsWith(new Map([...this.files, ...files]));
    if (fault !== undefined) return fault.text;
    for (const [path, text] of files) this.files.set(path, text);
    return null;
  }
}

async function addEdits(
  plan: GrowingPlan,
  compared: ComparedModel,
  { draft, faultsWith }: SyncPlanInput,
): Promise<void> {
  const { model, differences } = compared;
  const say = (difference: Judged, state: SyncItem['state'], because: string | null): void => {
    plan.items.push({ ...itemOf(compared, difference), state, because });
  };
  const adopted = differences.filter(({ verdict }) => verdict === 'adopt');
  for (const each of differences) {
    if (each.verdict !== 'adopt') say(each, each.verdict, each.because);
  }
  const context = {
    today: draft.today,
    labels: new Set(Object.keys(mapAt(draft.labels, 'parameters'))),
  };
  const apply = (chosen: readonly Judged[]) =>
    applyDifferences(plan.textOf(model.path), { ...compared, differences: chosen }, context);
  const all = apply(adopted);
  for (const { difference, because } of all.refused) say(difference, 'open', because);
  if (all.applied.length === 0) return;
  if ((await plan.take(new Map([[model.path, all.text]]), faultsWith)) === null) {
    for (const each of all.applied) say(each, 'written', null);
    return;
  }
  // Together they break a rule; each that goes with those before it is taken.
  let chosen: readonly Judged[] = [];
  for (const each of all.applied) {
    const more = [...chosen, each];
    const faults = await faultsWith(new Map([...plan.files, [model.path, apply(more).text]]));
    if (faults[0] === undefined) chosen = more;
    else say(each, 'open', `The contract would be wrong with it: ${faults[0].text}`);
  }
  if (chosen.length > 0) plan.files.set(model.path, apply(chosen).text);
  for (const each of chosen) say(each, 'written', null);
}

async function addGone(
  plan: GrowingPlan,
  { model, doubt }: GoneModel,
  { draft, faultsWith }: SyncPlanInput,
): Promise<void> {
  const say = (state: SyncItem['state'], because: string | null): void => {
    plan.items.push({ ...goneItem(model), state, because });
  };
  if (doubt !== null) return say('open', doubt);
  const reason = `The vendor's index no longer lists it (${draft.today}).`;
  const before = plan.textOf(model.path);
  const removed = withKeys(before, { status: 'removed', reason });
  if (removed === null) return say('open', 'The file is written in another form.');
  const fault = await plan.take(new Map([[model.path, removed]]), faultsWith);
  if (fault === null) return say('written', null);
  const unsold = withKeys(before, { sold: false, sold_reason: reason });
  const isUnsold =
    unsold !== null && (await plan.take(new Map([[model.path, unsold]]), faultsWith)) === null;
  const because = `The contract would be wrong without it: ${fault}`;
  say('open', isUnsold ? `It is no longer sold, and no more. ${because}` : because);
}

function withKeys(text: string, values: Readonly<Record<string, Writable>>): string | null {
  let edited: string | null = text;
  for (const [key, value] of Object.entries(values)) {
    if (edited !== null) edited = withValueAt(edited, [key], value);
  }
  return edited;
}

async function addDraft(
  plan: GrowingPlan,
  reading: ModelReading,
  { draft, faultsWith }: SyncPlanInput,
): Promise<void> {
  const drafted = draftModel(reading, draft);
  if (plan.textOf(drafted.path) !== '') {
    const because = 'A file of this name is there already, and is about another model.';
    plan.items.push({ ...newItem(reading, drafted.path), state: 'open', because });
    return;
  }
  const files = new Map([[drafted.path, drafted.text]]);
  if (drafted.newFamily !== null) {
    const { id, title } = drafted.newFamily;
    const value: Writable = { en: title, ru: title };
    const labels = withValueAt(plan.textOf(plan.labelsPath), ['families', id], value);
    if (labels !== null) files.set(plan.labelsPath, labels);
  }
  const fault = await plan.take(files, faultsWith);
  const because =
    fault !== null
      ? `It cannot be written down: ${fault}`
      : drafted.isSold
        ? null
        : 'It is not sold until a person has looked at it.';
  const state = fault === null ? 'written' : 'open';
  plan.items.push({ ...newItem(reading, drafted.path), state, because });
}

/** What a run says that writes nothing. */
export function itemsWithoutWriting(diff: CatalogueDiff, draft: DraftContext): SyncItem[] {
  return [
    ...diff.compared.flatMap((compared) =>
      compared.differences.map((each): SyncItem => {
        const state = each.verdict === 'adopt' ? 'differs' : each.verdict;
        const because = each.verdict === 'adopt' ? null : each.because;
        return { ...itemOf(compared, each), state, because };
      }),
    ),
    ...diff.gone.map(({ model, doubt }): SyncItem => {
      return { ...goneItem(model), state: doubt === null ? 'differs' : 'open', because: doubt };
    }),
    ...returnedItems(diff),
    ...diff.added.map((reading): SyncItem => {
      const { path, isSold } = draftModel(reading, draft);
      const because = isSold ? null : 'It would be written as not sold.';
      return { ...newItem(reading, path), state: 'differs', because };
    }),
  ];
}

function returnedItems({ returned }: CatalogueDiff): SyncItem[] {
  const because = 'The catalogue calls it removed; read the page and write the file anew.';
  return returned.map(({ model, reading }) => ({
    ...newItem(reading, model.path),
    state: 'open',
    because,
  }));
}

type Bare = Omit<SyncItem, 'state' | 'because'>;

function itemOf({ model, reading }: ComparedModel, { kind, at, ours, theirs }: Judged): Bare {
  return { kind, id: idOf(model), at, ours, theirs, file: model.path, page: reading.place.name };
}

function goneItem(model: GoneModel['model']): Bare {
  const [ours, theirs] = ['current', undefined];
  return { kind: 'removed', id: idOf(model), at: null, ours, theirs, file: model.path, page: null };
}

function newItem({ id, input, place }: ModelReading, file: string): Bare {
  const theirs = Object.keys(mapAt(input, 'properties'));
  return { kind: 'new', id, at: null, ours: undefined, theirs, file, page: place.name };
}
