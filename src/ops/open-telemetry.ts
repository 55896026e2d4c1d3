import {
  DiagLogLevel,
  diag,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, RandomIdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';
import type { NewSpan, OpenSpan, SpanRole, SpanSink } from './span-sink.ts';

export interface OpenTelemetryOptions {
  /** Base address of the collector; spans go to `/v1/traces` below it. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Who speaks, in the names of the semantic conventions. */
  readonly resource: Readonly<Record<string, string>>;
  /** Told when spans do not arrive, each time. */
  readonly onFault: (said: string) => void;
}

/** What cannot be handed over by then is lost, after some attempts within it. */
const EXPORT_MS = 2_000;
/** A stop is not for the collector to hold up. */
const LAST_EXPORT_MS = 2_500;

const KINDS: Readonly<Record<SpanRole, SpanKind>> = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
};

/** Sends spans to a collector by OTLP over HTTP, in batches. Nothing that it does is waited for. */
export function openTelemetry(options: OpenTelemetryOptions): SpanSink {
  const { endpoint, headers, resource, onFault } = options;
  const ignore = (): void => undefined;
  diag.setLogger(
    { error: onFault, warn: onFault, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const ids = new GivenIds();
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({
    url,
    headers: { ...headers },
    timeoutMillis: EXPORT_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ ...resource }),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_MS })],
  });
  const tracer = provider.getTracer('truth');

  const open = ({ name, role, facts, traceId, parentSpanId, spanId }: NewSpan): OpenSpan => {
    const parent =
      parentSpanId === null
        ? ROOT_CONTEXT
        : trace.setSpanContext(ROOT_CONTEXT, {
            traceId,
            spanId: parentSpanId,
            traceFlags: TraceFlags.SAMPLED,
            isRemote: true,
          });
    const options = { kind: KINDS[role], attributes: { ...facts } };
    const span = ids.given({ traceId, spanId }, () => tracer.startSpan(name, options, parent));
    return {
      ids: span.spanContext(),
      note: (more) => span.setAttributes({ ...more }),
      fail: (error) => {
        span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
        span.setStatus({ code: SpanStatusCode.ERROR });
      },
      end: () => span.end(),
    };
  };

  return {
    open,
    stop: async () => {
      const late = AbortSignal.timeout(LAST_EXPORT_MS);
      const given = new Promise<void>((resolve) => {
        late.addEventListener('abort', () => resolve(), { once: true });
      });
      const sent = provider.shutdown().catch((errors: unknown) => onFault(String(errors)));
      await Promise.race([sent, given]);
    },
  };
}

/** Ids that were wanted for the span that is being opened, and drawn ones otherwise. */
class GivenIds extends RandomIdGenerator {
  #wanted: { readonly traceId: string; readonly spanId: string | undefined } | null = null;

  /** `open` must open one span and not wait. */
  given<T>(wanted: { traceId: string; spanId: string | undefined }, open: () => T): T {
    this.#wanted = wanted;
    try {
      return open();
    } finally {
      this.#wanted = null;
    }
  }

  override generateTraceId = (): string => this.#wanted?.traceId ?? super.generateTraceId();

  override generateSpanId = (): string => this.#wanted?.spanId ?? super.generateSpanId();
}
