import type { Env } from '../../generated/env.ts';
import { product } from '../../generated/product.ts';
import { createTracing, type ProcessTracing } from './tracing.ts';

export interface OpenedTracing {
  readonly tracing: ProcessTracing;
  /** Sends what is left. Never rejects, and does not wait long. */
  stop(): Promise<void>;
}

/**
 * Tracing as the environment wants it: without a collector only the log is connected, and nothing
 * of OpenTelemetry is loaded. `onFault` is told each time that spans do not arrive.
 */
export async function openTracing(
  env: Env,
  instance: string,
  onFault: (said: string) => void,
): Promise<OpenedTracing> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = env;
  const botId = env.TELEGRAM_BOT_TOKEN?.split(':')[0] ?? '';
  if (endpoint === undefined) {
    return { tracing: createTracing(botId, null), stop: async () => undefined };
  }
  const { openTelemetry } = await import('./open-telemetry.ts');
  const sink = openTelemetry({
    endpoint,
    headers: headersOf(headers ?? ''),
    resource: {
      'service.name': product.name,
      'service.version': product.version,
      'service.instance.id': instance,
    },
    onFault,
  });
  return { tracing: createTracing(botId, sink), stop: () => sink.stop() };
}

/** Of a text such as `name=value,other=value`. */
function headersOf(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())];
    }),
  );
}
