/** What the server does with a request: an answer, or no answer. */
export type Answer =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | Buffer;
    }
  /** The connection stays open until the other side or the server gives up. */
  | 'hang'
  | 'reset';

/** The vendor's envelope. The HTTP status is 200 whatever the code. */
export function envelope(code: number, msg: string, data: unknown = null): Answer {
  return json(200, { code, msg, data });
}

export function json(status: number, body: unknown): Answer {
  const headers = { 'content-type': 'application/json', 'cf-cache-status': 'DYNAMIC' };
  return { status, headers, body: JSON.stringify(body) };
}

/** What a gateway says when the server behind it is gone. */
export const BAD_GATEWAY: Answer = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n',
};

/** An envelope with an error, as a real HTTP status too. */
export function withHttpStatus(answer: Answer): Answer {
  if (typeof answer === 'string' || typeof answer.body !== 'string') return answer;
  const { code } = JSON.parse(answer.body) as { readonly code?: number };
  return code === undefined || code === 200 ? answer : { ...answer, status: code };
}
