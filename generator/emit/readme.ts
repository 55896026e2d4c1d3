import type { ContractModel } from '../model/model.ts';
import { emitterOf } from './emitter.ts';
import { fillTemplate } from './fill-template.ts';

/** `generated/README.md`: what is in the folder and how it comes there. */
export const readme = emitterOf('readme', ['project', 'product'], (model, sources) => [
  { path: `${model.project.generated}/README.md`, text: print(model), sources },
]);

const ROWS: readonly (readonly [file: string, holds: string])[] = [
  [
    'env.ts',
    '`loadEnv(source)`: the environment, parsed and checked, or one error with every problem',
  ],
  ['routes.ts', '`RouteHandlers`, `mountRoutes`: the HTTP routes as types and data'],
  ['openapi.json', 'the same routes as OpenAPI 3.1'],
  ['models/', 'a file per vendor model: input type, validator data, form, price'],
  ['pricing.ts', 'from vendor credits to kopecks'],
  ['modes.ts', 'what an ACTIVE and a PASSIVE instance may do'],
  ['database.ts', 'pool, lock key, lease, tables with their retention'],
  ['queue.ts', 'tasks of the durable queue'],
  ['bot.ts', 'commands, limits, free tier, top-up'],
  ['messages.ts', 'keys of the locale files with their variables'],
  ['locales/', 'the texts of each language, in Fluent'],
  ['security.ts', 'how callers are recognised, rate limits'],
  ['log-policy.ts', 'what never stands in a log'],
  ['metrics.ts', 'names, labels and buckets'],
  ['prometheus-alerts.yaml', 'the alarms, as a file of rules for Prometheus'],
  ['grafana-dashboard.json', 'the metrics, as a dashboard to be imported into Grafana'],
  ['product.ts', 'name and version'],
  ['smoke.json', 'scenarios and cases for a running service'],
  ['verify.json', 'what the code is held to'],
  ['runtime/', 'hand-written behaviour that the data drives, copied from the toolkit'],
  ['manifest.json', 'what every file was made from'],
];

function print({ contractPath, product, project }: ContractModel): string {
  return fillTemplate('readme', {
    title: product.title.en,
    contractPath,
    rows: ROWS.map(([file, holds]) => ({ file, holds })),
    knowledgeBase: project.knowledgeBase,
  });
}
