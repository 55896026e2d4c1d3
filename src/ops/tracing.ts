import { AsyncLocalStorage } from 'node:async_hooks';
import type { NoteFacts, StepFacts, Tracing } from '../core/tracing.ts';
import type { NewSpan, SpanSink } from './span-sink.ts';
import { newTraceId, receiptIds } from './trace-id.ts';

/** Tracing of one process. */
export interface ProcessTracing extends Tracing {
  /** Of the work under way, for lines of the log; null outside of any. */
  traceId(): string | null;
}

interface WorkUnderWay {
  readonly traceId: string;
  readonly spanId: string | null;
}

/**
 * Lines of the log can always be connected; spans are made when there is somewhere to send them.
 * `botId` is the public number of the bot.
 */
export function createTracing(botId: string, sink: SpanSink | null): ProcessTracing {
  const underWay = new AsyncLocalStorage<WorkUnderWay>();

  const within = async <T>(span: NewSpan, work: (note: NoteFacts) => Promise<T>): Promise<T> => {
    const open = sink?.open(span) ?? null;
    const here = { traceId: span.traceId, spanId: open?.ids.spanId ?? null };
    try {
      return await underWay.run(here, () => work((facts) => open?.note(facts)));
    } catch (error) {
      open?.fail(error);
      throw error;
    } finally {
      open?.end();
    }
  };

  return {
    traceId: () => underWay.getStore()?.traceId ?? null,
    receive: async (updateId, store) => {
      if (sink === null) return store();
      const ids = receiptIds(botId, updateId);
      const facts = { update_id: updateId };
      const about = { name: 'receive update', role: 'server', parentSpanId: null } as const;
      const span = sink.open({ ...ids, ...about, facts });
      const isNew = await store();
      if (isNew) span.end();
      return isNew;
    },
    follow: (updateId, name, about, work) => {
      const parent = updateId === null ? null : receiptIds(botId, updateId);
      const facts: StepFacts = updateId === null ? about : { update_id: updateId, ...about };
      const traceId = parent?.traceId ?? newTraceId();
      const parentSpanId = parent?.spanId ?? null;
      return within({ name, role: 'consumer', facts, traceId, parentSpanId }, work);
    },
    call: (name, facts, work) => {
      const here = underWay.getStore();
      if (here === undefined) return work(() => undefined);
      const { traceId, spanId: parentSpanId } = here;
      return within({ name, role: 'client', facts, traceId, parentSpanId }, work);
    },
  };
}
