/** What the server answers. */
export interface RenderAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export function ok(body: unknown, status = 200): RenderAnswer {
  return { status, body };
}

const IDS: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  404: 'not_found',
  406: 'not_acceptable',
  409: 'conflict',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
};

export function refused(status: number, message: string): RenderAnswer {
  return { status, body: { id: IDS[status] ?? 'internal_server_error', message } };
}
