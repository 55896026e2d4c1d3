import type { ContractModel, Metric } from '../model/model.ts';
import { constant, unionType } from './constant.ts';
import { emitterOf, header } from './emitter.ts';
import { docComment, propertyKey } from './printer.ts';

/** `generated/metrics.ts`: names, labels and buckets of all metrics. */
export const metrics = emitterOf('metrics', ['observability'], (model, sources) => [
  { path: `${model.project.generated}/metrics.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  const all = model.observability.metrics;
  const names = (type: Metric['type']): string[] =>
    all.filter((metric) => metric.type === type).map((metric) => metric.name);
  const path = 'observability.metrics';
  return [
    header(model),
    unionType('CounterName', 'Something that only grows.', path, names('counter')),
    '\n',
    unionType('GaugeName', 'Something that goes up and down.', path, names('gauge')),
    '\n',
    unionType('HistogramName', 'Something whose distribution matters.', path, names('histogram')),
    '\nexport type MetricName = CounterName | GaugeName | HistogramName;\n\n',
    docComment(['Labels that each metric takes.'], '', path),
    `export interface MetricLabels {\n${all.map(labelsField).join('')}}\n\n`,
    constant(
      'metrics',
      'The metrics as data. Buckets are upper bounds in the unit of the name; every instance reports the same of what is shared.',
      path,
      Object.fromEntries(
        all.map(({ name, type, shared, labels, buckets, description }) => [
          name,
          { type, shared, labels, buckets, description },
        ]),
      ),
      'Record<\n  MetricName,\n  {\n' +
        "    type: 'counter' | 'gauge' | 'histogram';\n    shared: boolean;\n    labels: readonly string[];\n" +
        '    buckets: readonly number[];\n    description: string;\n  }\n>',
    ),
  ].join('');
}

function labelsField({ name, labels, description }: Metric): string {
  const fields = labels.map((label) => `readonly ${propertyKey(label)}: string`);
  const type = fields.length === 0 ? 'Record<string, never>' : `{ ${fields.join('; ')} }`;
  const comment = docComment([description], '  ', `observability.metrics.${name}`);
  return `${comment}  readonly ${propertyKey(name)}: ${type};\n`;
}
