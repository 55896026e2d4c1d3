import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Question {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One request on a connection of its own, with any method and exactly these headers. */
export function ask(address: string, question: Question): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body } = question;
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false });
    sent.once('error', reject);
    sent.once('response', async (response) => {
      try {
        const status = response.statusCode ?? 0;
        resolve({ status, headers: response.headers, text: await text(response) });
      } catch (error) {
        reject(error);
      }
    });
    sent.end(body);
  });
}

/** The body as JSON. */
export function json(answer: Answer): Record<string, unknown> {
  return JSON.parse(answer.text) as Record<string, unknown>;
}
