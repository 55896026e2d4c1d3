import type { Alert, ContractModel } from '../model/model.ts';
import { emitterOf, hashHeader } from './emitter.ts';

/** `generated/prometheus-alerts.yaml`: the alarms as a file of rules for Prometheus. */
export const prometheusAlerts = emitterOf(
  'prometheus-alerts',
  ['observability', 'product', 'project'],
  (model, sources) => [
    {
      path: `${model.project.generated}/prometheus-alerts.yaml`,
      text: print(model),
      sources,
    },
  ],
);

function print(model: ContractModel): string {
  const { alerts } = model.observability;
  if (alerts.length === 0) return `${hashHeader(model)}groups: []\n`;
  const runbook = `${model.project.knowledgeBase}/monitoring.md`;
  return [
    hashHeader(model),
    'groups:\n',
    `  - name: ${scalar(model.product.name)}\n`,
    '    rules:\n',
    ...alerts.map((alert) => rule(alert, runbook)),
  ].join('');
}

function rule({ id, expr, forSeconds, severity, summary }: Alert, runbook: string): string {
  return [
    `      - alert: ${alertName(id)}`,
    `        expr: ${scalar(expr)}`,
    ...(forSeconds === 0 ? [] : [`        for: ${forSeconds}s`]),
    '        labels:',
    `          severity: ${severity}`,
    '        annotations:',
    `          summary: ${scalar(summary)}`,
    `          runbook: ${scalar(`${runbook}#${id}`)}`,
    '',
  ].join('\n');
}

/** `nobody-leads` as people name alarms there: `NobodyLeads`. */
function alertName(id: string): string {
  return id.replace(/(^|-)([a-z0-9])/g, (_all, _hyphen, letter: string) => letter.toUpperCase());
}

/** A text of JSON is one of YAML too. */
function scalar(text: string): string {
  return JSON.stringify(text);
}
