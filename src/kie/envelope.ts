/** An answer of the vendor, whatever form it had. */
export interface VendorAnswer {
  /** The status that counts: the code of the body where there is one, else that of HTTP. */
  readonly status: number;
  /** What the vendor says, made short; empty when it says nothing readable. */
  readonly message: string;
  /** Null when there is none. */
  readonly data: unknown;
  /** Whether the body was JSON of the vendor and not, say, a page of a gateway. */
  readonly isEnvelope: boolean;
}

const MESSAGE_LENGTH_MAX = 300;

/**
 * Reads an answer. The vendor sends nearly everything with HTTP 200, its real status is `code` in
 * the body; the text is `msg`, in older APIs `message`. Never throws.
 */
export function readEnvelope(httpStatus: number, text: string): VendorAnswer {
  const body = parseJson(text);
  if (!isRecord(body)) {
    const message = `HTTP ${httpStatus} without JSON`;
    return { status: httpStatus, message, data: null, isEnvelope: false };
  }
  const message = body['msg'] ?? body['message'];
  return {
    status: statusOf(body['code']) ?? httpStatus,
    message: typeof message === 'string' ? shorten(message) : '',
    data: body['data'] ?? null,
    isEnvelope: true,
  };
}

function statusOf(code: unknown): number | null {
  const status = typeof code === 'string' && code !== '' ? Number(code) : code;
  const isStatus = typeof status === 'number' && status >= 100 && status <= 599;
  return isStatus ? status : null;
}

/** A text of the vendor as it can be stored: short, and nothing that PostgreSQL refuses. */
export function shorten(text: string): string {
  return storable(text).slice(0, MESSAGE_LENGTH_MAX).toWellFormed();
}

/** Without what jsonb cannot hold: NUL and halves of surrogate pairs. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
