// Copied by truth gen from the runtime of truthgen. Do not edit.
/** What the contract says about the HTTP routes, as data. */

export type JsonSchemaData = { readonly [keyword: string]: unknown };

export interface RouteDescriptor {
  readonly id: string;
  /** Key of the handler. */
  readonly handler: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Parameters in braces. */
  readonly path: string;
  readonly summary: string;
  /** Within this time the answer is due. */
  readonly slaMs: number;
  /** Answers once the input is stored; the work comes later. */
  readonly fastAck: boolean;
  /** Key of the check that runs before the body is read. */
  readonly authentication: string | null;
  readonly params: JsonSchemaData | null;
  readonly query: JsonSchemaData | null;
  readonly headers: JsonSchemaData | null;
  readonly body: { readonly schema: JsonSchemaData; readonly maxBytes: number } | null;
  readonly responses: Readonly<
    Record<number, { readonly contentType: string; readonly schema: JsonSchemaData | null }>
  >;
}
