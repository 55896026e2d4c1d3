import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { metrics } from '../../generated/metrics.ts';
import { judgeExpression } from '../../generator/contract/promql/judge-expression.ts';

/** What is generated for Prometheus and Grafana, from our own contract. */

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Target {
  readonly expr: string;
}
interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly targets?: readonly Target[];
  readonly gridPos: { x: number; y: number; w: number; h: number };
}

const { panels } = JSON.parse(text('generated/grafana-dashboard.json')) as {
  readonly panels: readonly Panel[];
};
const graphs = panels.filter(({ type }) => type !== 'row');

/** Grafana puts the window in. */
const faultsOf = (expr: string) =>
  judgeExpression(expr.replaceAll('$__rate_interval', '5m'), metrics).map((fault) => fault.text);

describe('the dashboard', () => {
  it('shows each metric of the contract, in a panel of its own', () => {
    expect(graphs.map(({ title }) => title).sort()).toEqual(Object.keys(metrics).sort());
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it.each(graphs.map((panel) => [panel.title, panel] as const))(
    'asks rightly for %s',
    (_t, panel) => {
      expect(panel.targets?.length).toBeGreaterThan(0);
      for (const { expr } of panel.targets ?? []) expect([expr, ...faultsOf(expr)]).toEqual([expr]);
    },
  );

  it('has no panel on top of another', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });
});

/** The form of a file of rules, from the documentation of Prometheus. */
const RULE_FILE = {
  type: 'object',
  additionalProperties: false,
  required: ['groups'],
  properties: {
    groups: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'rules'],
        properties: {
          name: { type: 'string', minLength: 1 },
          rules: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['alert', 'expr', 'labels', 'annotations'],
              properties: {
                alert: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9]*$' },
                expr: { type: 'string', minLength: 1 },
                for: { type: 'string', pattern: '^[1-9][0-9]*s$' },
                labels: {
                  type: 'object',
                  required: ['severity'],
                  additionalProperties: { type: 'string' },
                },
                annotations: {
                  type: 'object',
                  required: ['summary', 'runbook'],
                  additionalProperties: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  },
};

interface RuleFile {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly annotations: { readonly runbook: string };
    }[];
  }[];
}

describe('the alarms', () => {
  const file = parse(text('generated/prometheus-alerts.yaml')) as RuleFile;
  const rules = file.groups.flatMap((group) => group.rules);

  it('are a file of rules as Prometheus reads them', () => {
    const ajv = new Ajv({ allErrors: true });
    expect(ajv.validate(RULE_FILE, file), ajv.errorsText()).toBe(true);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(15);
  });

  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s asks rightly',
    (_alert, { expr }) => {
      expect(faultsOf(expr)).toEqual([]);
    },
  );

  it('lead to a heading that is there', () => {
    for (const { annotations } of rules) {
      const [page = '', anchor = ''] = annotations.runbook.split('#');
      expect(text(page)).toMatch(new RegExp(`^### ${anchor}$`, 'm'));
    }
  });
});
