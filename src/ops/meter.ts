import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  type CounterName,
  type GaugeName,
  type HistogramName,
  type MetricLabels,
  type MetricName,
  metrics,
} from '../../generated/metrics.ts';

/** Records what the contract wants measured; an undeclared name or label does not compile. */
export interface Meter {
  count<N extends CounterName>(name: N, labels: MetricLabels[N]): void;
  set<N extends GaugeName>(name: N, labels: MetricLabels[N], value: number): void;
  observe<N extends HistogramName>(name: N, labels: MetricLabels[N], value: number): void;
  /** Prometheus text exposition. */
  exposition(): Promise<string>;
}

/** A meter with every declared metric. Those without labels show zero from the start. */
export function createMeter(): Meter {
  const registry = new Registry();
  const counters = new Map<MetricName, Counter>();
  const gauges = new Map<MetricName, Gauge>();
  const histograms = new Map<MetricName, Histogram>();
  for (const [key, { type, labels, buckets, description }] of Object.entries(metrics)) {
    const name = key as MetricName;
    const common = { name, help: description, labelNames: [...labels], registers: [registry] };
    if (type === 'counter') counters.set(name, new Counter(common));
    else if (type === 'gauge') gauges.set(name, new Gauge(common));
    else histograms.set(name, new Histogram({ ...common, buckets: [...buckets] }));
  }
  return {
    count: (name, labels) => counters.get(name)?.inc({ ...labels }),
    set: (name, labels, value) => gauges.get(name)?.set({ ...labels }, value),
    observe: (name, labels, value) => histograms.get(name)?.observe({ ...labels }, value),
    exposition: () => registry.metrics(),
  };
}
