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
  /** By 1, or by `by`. With 0 the series is there from now on. */
  count<N extends CounterName>(name: N, labels: MetricLabels[N], by?: number): void;
  /** A total that is counted elsewhere, such as in the database. */
  setTotal<N extends CounterName>(name: N, labels: MetricLabels[N], total: number): void;
  set<N extends GaugeName>(name: N, labels: MetricLabels[N], value: number): void;
  observe<N extends HistogramName>(name: N, labels: MetricLabels[N], value: number): void;
  /** Forgets all series of a gauge: those that are set anew are all there is. */
  clear(name: GaugeName): void;
  /** Calls `bringUpToDate` before each exposition. */
  onExposition(bringUpToDate: () => void): void;
  /** Prometheus text exposition. */
  exposition(): Promise<string>;
}

/**
 * A meter with every declared metric. What this process counts shows zero from the start, where it
 * has no labels; a gauge, and a total that is shared, show nothing before they are known.
 */
export function createMeter(): Meter {
  const registry = new Registry();
  const counters = new Map<MetricName, Counter>();
  const gauges = new Map<MetricName, Gauge>();
  const histograms = new Map<MetricName, Histogram>();
  for (const [key, { type, shared, labels, buckets, description }] of Object.entries(metrics)) {
    const name = key as MetricName;
    const common = { name, help: description, labelNames: [...labels], registers: [registry] };
    if (type === 'counter') counters.set(name, counterOf(common, shared));
    else if (type === 'gauge') gauges.set(name, unknownYet(new Gauge(common)));
    else histograms.set(name, new Histogram({ ...common, buckets: [...buckets] }));
  }
  const updaters: (() => void)[] = [];
  return {
    count: (name, labels, by = 1) => counters.get(name)?.inc({ ...labels }, by),
    setTotal: (name, labels, total) => {
      const counter = counters.get(name);
      counter?.remove({ ...labels });
      counter?.inc({ ...labels }, total);
    },
    set: (name, labels, value) => gauges.get(name)?.set({ ...labels }, value),
    observe: (name, labels, value) => histograms.get(name)?.observe({ ...labels }, value),
    clear: (name) => {
      const gauge = gauges.get(name);
      gauge?.reset();
      if (gauge !== undefined) unknownYet(gauge);
    },
    onExposition: (bringUpToDate) => {
      updaters.push(bringUpToDate);
    },
    exposition: () => {
      for (const bringUpToDate of updaters) bringUpToDate();
      return registry.metrics();
    },
  };
}

/** A shared total that began at zero would seem to grow by all of it at each start. */
function counterOf(options: ConstructorParameters<typeof Counter>[0], shared: boolean): Counter {
  const counter = new Counter(options);
  return shared ? unknownYet(counter) : counter;
}

/** The library shows zero for what has no labels, which would be a lie. */
function unknownYet<M extends Gauge | Counter>(metric: M): M {
  metric.remove({});
  return metric;
}
