import type { StepFacts } from '../core/tracing.ts';
import type { SpanIds } from './trace-id.ts';

/** As OpenTelemetry calls what a step is to those beside it. */
export type SpanRole = 'server' | 'consumer' | 'client';

export interface NewSpan {
  readonly name: string;
  readonly role: SpanRole;
  readonly facts: StepFacts;
  readonly traceId: string;
  /** Null: it begins its trace. */
  readonly parentSpanId: string | null;
  /** When others have to know it; otherwise it is drawn. */
  readonly spanId?: string;
}

export interface OpenSpan {
  readonly ids: SpanIds;
  note(facts: StepFacts): void;
  fail(error: unknown): void;
  end(): void;
}

/** Where spans go. */
export interface SpanSink {
  open(span: NewSpan): OpenSpan;
  /** Hands over what has ended and not been sent. Never rejects, and does not wait long. */
  stop(): Promise<void>;
}
