/** A part of a `multipart/form-data` body. */
export interface Part {
  readonly name: string;
  /** Null: the part is a plain field. */
  readonly fileName: string | null;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

const HEADERS_END = Buffer.from('\r\n\r\n');
const LINE_END = Buffer.from('\r\n');

/** The boundary that a content type names; null when there is none. */
export function boundaryOf(contentType: string): string | null {
  const match = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? null;
}

/** Splits a body. Throws an Error when it breaks off or a part has no name. */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  if (at < 0) throw new Error('the boundary does not occur');
  for (;;) {
    at += mark.length;
    if (body.subarray(at, at + 2).toString() === '--') return parts;
    const headersEnd = body.indexOf(HEADERS_END, at);
    const next = body.indexOf(Buffer.concat([LINE_END, mark]), at);
    if (headersEnd < 0 || next < headersEnd) throw new Error('a part breaks off');
    const headers = body.subarray(at, headersEnd).toString();
    parts.push(partOf(headers, body.subarray(headersEnd + HEADERS_END.length, next)));
    at = next + LINE_END.length;
  }
}

function partOf(headers: string, bytes: Buffer): Part {
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
  const parameter = (name: string): string | null =>
    new RegExp(`;\\s*${name}="?([^";\\r]*)"?`, 'i').exec(disposition)?.[1] ?? null;
  const name = parameter('name');
  if (name === null) throw new Error('a part has no name');
  const mimeType = /^content-type:\s*([^\s;]+)/im.exec(headers)?.[1] ?? 'application/octet-stream';
  return { name, fileName: parameter('filename'), mimeType, bytes };
}
