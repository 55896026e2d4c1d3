import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from './meter.ts';

const NANOSECONDS = 1e9;

/** How exactly lateness is measured. Each look costs next to nothing. */
const RESOLUTION_MS = 20;

/** Measures this process from now on: how late its timers run and how much memory it takes. */
export function measureProcess(meter: Meter): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  meter.onExposition(() => {
    // A timer of the measuring itself is that late when nothing is.
    const late = (ns: number): number => Math.max(0, ns / NANOSECONDS - RESOLUTION_MS / 1_000);
    meter.set('event_loop_delay_seconds', { statistic: 'p50' }, late(delay.percentile(50)));
    meter.set('event_loop_delay_seconds', { statistic: 'p99' }, late(delay.percentile(99)));
    meter.set('event_loop_delay_seconds', { statistic: 'max' }, late(delay.max));
    delay.reset();
    meter.set('process_memory_bytes', {}, process.memoryUsage.rss());
  });
}
