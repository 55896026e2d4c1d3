import { descriptorOf } from '../emit/model-descriptor-data.ts';
import type { Catalog, CatalogModel } from '../model/model.ts';
import { checkAgainst, removedModel, unknownModel } from '../runtime/check-input.ts';
import type { ModelDescriptor } from '../runtime/model-descriptor.ts';
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

/** Judges requests by the catalogue of a contract, as the generated checks do. */
export class CatalogCheck {
  readonly #models: ReadonlyMap<string, CatalogModel>;
  readonly #descriptors = new Map<string, ModelDescriptor>();

  constructor(catalog: Catalog) {
    this.#models = new Map(catalog.models.map((model) => [model.id, model]));
  }

  /** `id` names the model when the request itself does not. */
  judge(written: unknown, id: string | null): Verdict {
    const { model, input } = readRequestBody(written, this.#models, id);
    if (model === null) {
      return refused(null, 'model', 'required', 'Nothing says which model this request is for.');
    }
    const known = this.#models.get(model);
    if (known === undefined) return verdict(model, unknownModel(model, [...this.#models.keys()]));
    if (known.status === 'removed') {
      return verdict(model, removedModel(removalOf(known)));
    }
    if (input === undefined) {
      const message = 'input is missing: the parameters of a market model belong into it.';
      return refused(model, 'input', 'required', message);
    }
    return verdict(model, checkAgainst(this.#descriptor(known), input));
  }

  /** The verdict on a line that is not JSON. */
  static unreadable(error: Error): Verdict {
    return refused(null, '', 'json', `This is not JSON: ${error.message}`);
  }

  #descriptor(model: CatalogModel): ModelDescriptor {
    const descriptor = this.#descriptors.get(model.id) ?? descriptorOf(model);
    this.#descriptors.set(model.id, descriptor);
    return descriptor;
  }
}

function removalOf({ id, reason, replacedBy }: CatalogModel) {
  return { id, reason: reason ?? '', ...(replacedBy === null ? {} : { replacedBy }) };
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
