import { descriptorOf } from '../emit/model-descriptor-data.ts';
import type { Catalog, CatalogModel } from '../model/model.ts';
import { type ModelModule, ModelShelf } from '../runtime/model-shelf.ts';
import type { CheckResult, Note } from '../runtime/problem.ts';
import { readRequestBody } from './request-body.ts';

/** The verdict on one request. */
export interface Verdict {
  readonly model: string | null;
  readonly ok: boolean;
  readonly problems: readonly VerdictProblem[];
  readonly notes?: readonly Omit<Note, 'messageRu'>[];
}

export interface VerdictProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly allowed?: readonly (string | number | boolean)[];
  readonly suggestion?: string | number;
}

/**
 * Judges requests by the catalogue of a contract, with the very checks that are copied into
 * projects.
 */
export class CatalogCheck {
  readonly #models: ReadonlyMap<string, CatalogModel>;
  readonly #shelf: ModelShelf;

  constructor(catalog: Catalog) {
    const modules = new Map(catalog.models.map((model) => [model.slug, moduleOf(model)]));
    this.#models = new Map(catalog.models.map((model) => [model.id, model]));
    this.#shelf = new ModelShelf(
      [...this.#models.keys()],
      (slug) => modules.get(slug) as ModelModule,
    );
  }

  /** `id` names the model when the request itself does not. */
  judge(written: unknown, id: string | null): Verdict {
    const { model, input } = readRequestBody(written, this.#models, id);
    if (model === null) {
      return refused(null, 'model', 'required', 'Nothing says which model this request is for.');
    }
    if (
      input === undefined &&
      this.#models.get(model)?.status !== 'removed' &&
      this.#models.has(model)
    ) {
      const message = 'input is missing: the parameters of a market model belong into it.';
      return refused(model, 'input', 'required', message);
    }
    return verdict(model, this.#shelf.check(model, input));
  }

  /** The verdict on a line that is not JSON. */
  static unreadable(error: Error): Verdict {
    return refused(null, '', 'json', `This is not JSON: ${error.message}`);
  }
}

/** A model as its generated file would export it. */
function moduleOf(model: CatalogModel): ModelModule {
  if (model.status !== 'removed') return { describe: () => descriptorOf(model) };
  const { id, reason, replacedBy } = model;
  return { removed: { id, reason: reason ?? '', ...(replacedBy === null ? {} : { replacedBy }) } };
}

function refused(model: string | null, path: string, code: string, message: string): Verdict {
  return { model, ok: false, problems: [{ path, code, message }] };
}

/** Without the Russian texts, which are for people in the chat. */
function verdict(model: string, result: CheckResult<unknown>): Verdict {
  if (!result.ok) {
    const problems = result.problems.map(({ messageRu: _, ...problem }) => problem);
    return { model, ok: false, problems };
  }
  if (result.notes === undefined) return { model, ok: true, problems: [] };
  const notes = result.notes.map(({ messageRu: _, ...note }) => note);
  return { model, ok: true, problems: [], notes };
}
