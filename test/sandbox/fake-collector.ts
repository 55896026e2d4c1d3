import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As OTLP says it in JSON. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly hasFailed: boolean;
}

export interface FakeCollector {
  readonly url: string;
  readonly spans: ReceivedSpan[];
  /** Whole bodies, as they came. */
  readonly bodies: string[];
  stop(): Promise<void>;
}

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
  readonly status: { readonly code?: number };
}

interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

const STATUS_ERROR = 2;

/** A collector of OpenTelemetry, which takes spans as JSON from those who know `headers`. */
export async function startFakeCollector(
  headers: Readonly<Record<string, string>> = {},
): Promise<FakeCollector> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const isKnown = Object.entries(headers).every(([name, is]) => request.headers[name] === is);
    const isJson = request.headers['content-type'] === 'application/json';
    if (request.method !== 'POST' || request.url !== '/v1/traces' || !isKnown || !isJson) {
      response.writeHead(isKnown ? 400 : 401).end();
      return;
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    const { resourceSpans } = JSON.parse(body) as OtlpTraces;
    const received = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans);
    spans.push(...received.flatMap((scope) => scope.spans.map(spanOf)));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    bodies,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function spanOf({ attributes, status, parentSpanId, ...ids }: OtlpSpan): ReceivedSpan {
  return {
    traceId: ids.traceId,
    spanId: ids.spanId,
    parentSpanId: parentSpanId ?? null,
    name: ids.name,
    facts: Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    hasFailed: status.code === STATUS_ERROR,
  };
}
