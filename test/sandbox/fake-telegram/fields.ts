import { badRequest } from './api-error.ts';
import { boundaryOf, type Part, parseMultipart } from './multipart.ts';

/** The parameters of a call, in whichever of the four ways they were sent. */
export class Fields {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly files: ReadonlyMap<string, Part>;

  constructor(values: ReadonlyMap<string, unknown>, files: ReadonlyMap<string, Part>) {
    this.#values = values;
    this.files = files;
  }

  /** As a text; '' when it was not given. Numbers and objects are written as JSON. */
  text(name: string): string {
    const value = this.#values.get(name);
    if (value === undefined || value === null) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  /** Null when it was not given or is no whole number. */
  integer(name: string): number | null {
    const text = this.text(name).trim();
    return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
  }

  flag(name: string): boolean {
    return ['true', 'yes', '1', 't', 'y'].includes(this.text(name).toLowerCase());
  }

  /** An object or a list, also when it was sent as JSON text. Undefined when it was not given. */
  structure(name: string, fault: string): unknown {
    const value = this.#values.get(name);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw badRequest(fault);
    }
  }

  /** For the record: everything that was sent, of files only their names and sizes. */
  summary(): Record<string, unknown> {
    const files = [...this.files].map(([name, { fileName, bytes }]) => [
      name,
      `file ${fileName} of ${bytes.length} bytes`,
    ]);
    return Object.fromEntries([...this.#values, ...files]);
  }
}

/** Reads query and body. Throws an ApiError for what cannot be read. */
export function readFields(query: URLSearchParams, contentType: string, body: Buffer): Fields {
  const values = new Map<string, unknown>(query);
  const files = new Map<string, Part>();
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (body.length === 0) return new Fields(values, files);
  if (type === 'application/json') {
    for (const [name, value] of Object.entries(jsonObject(body))) values.set(name, value);
  } else if (type === 'application/x-www-form-urlencoded') {
    for (const [name, value] of new URLSearchParams(body.toString())) values.set(name, value);
  } else if (type === 'multipart/form-data') {
    for (const part of partsOf(body, contentType)) {
      if (part.fileName === null) values.set(part.name, part.bytes.toString());
      else files.set(part.name, part);
    }
  }
  return new Fields(values, files);
}

function jsonObject(body: Buffer): object {
  const fault = badRequest("can't parse request body as JSON");
  try {
    const parsed: unknown = JSON.parse(body.toString());
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    throw fault;
  }
  throw fault;
}

function partsOf(body: Buffer, contentType: string): Part[] {
  const boundary = boundaryOf(contentType);
  if (boundary === null) throw badRequest('boundary is missing in the multipart request');
  try {
    return parseMultipart(body, boundary);
  } catch (error) {
    throw badRequest(`can't parse multipart request: ${(error as Error).message}`);
  }
}
