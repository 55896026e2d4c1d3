/** A case of a route, as `truth gen` made it. Parameters of the path stand in braces. */
export interface RouteCase {
  readonly route: string;
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly contentType?: string;
  readonly body?: string;
  /** In place of a body: one of so many bytes. */
  readonly bodyBytes?: number;
  /** The status that is due. */
  readonly expect: number;
  readonly slaMs: number;
}

/** A case of a model: what the generated check must say of an input. */
export interface ModelCase {
  readonly model: string;
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  /** The parameter that is to blame. */
  readonly parameter?: string;
}
