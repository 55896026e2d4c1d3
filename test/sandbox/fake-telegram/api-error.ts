/** A refusal, as the Bot API words it. */
export class ApiError extends Error {
  readonly code: number;
  readonly description: string;
  readonly parameters: { readonly retry_after: number } | null;

  constructor(code: number, description: string, retryAfterS?: number) {
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
    this.parameters = retryAfterS === undefined ? null : { retry_after: retryAfterS };
  }
}

export function badRequest(what: string): ApiError {
  return new ApiError(400, `Bad Request: ${what}`);
}

export function tooManyRequests(retryAfterS: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfterS}`, retryAfterS);
}
