import type { Words } from './model-descriptor.ts';

/** What lists and menus show of a model. */
export interface ModelSummary {
  readonly id: string;
  readonly family: string;
  readonly task: string;
  readonly title: Words;
  readonly hint: Words;
  /** `legacy` still answers but is not offered, `removed` is refused. */
  readonly status: 'current' | 'legacy' | 'removed';
  readonly output: 'image' | 'video' | 'audio' | 'text' | 'json';
  /** Day on which it joined the catalogue, YYYY-MM-DD. */
  readonly since: string;
  /** Whether the bot may offer it. */
  readonly sold: boolean;
  readonly api: ModelApi;
  /** Id of the model that took its place, or null. */
  readonly replacedBy: string | null;
}

/** How the vendor is called. */
export interface ModelApi {
  /** `market`: model, input and callBackUrl; `flat`: the parameters are the body. */
  readonly envelope: 'market' | 'flat';
  readonly endpoint: string;
}
