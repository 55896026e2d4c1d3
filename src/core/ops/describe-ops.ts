import type { OpsState } from '../../../generated/routes.ts';
import { deploysPanel } from './deploys-panel.ts';
import { failuresPanel } from './failures-panel.ts';
import { instancesPanel } from './instances-panel.ts';
import { latencyPanel } from './latency-panel.ts';
import { logPanel } from './log-panel.ts';
import { moneyPanel } from './money-panel.ts';
import type { OpsFacts } from './ops-facts.ts';
import { attention, bad, good, type Panel, type Verdict, worst } from './panel.ts';
import { queuePanel } from './queue-panel.ts';
import { upPanel } from './up-panel.ts';
import { vendorPanel } from './vendor-panel.ts';

/** The page of the operator: every question with its answer, the most urgent ones first. */
export function describeOps(facts: OpsFacts): OpsState {
  const panels: [Panel, ...Panel[]] = [
    upPanel(facts),
    instancesPanel(facts),
    queuePanel(facts),
    moneyPanel(facts),
    failuresPanel(facts),
    vendorPanel(facts),
    latencyPanel(facts),
    deploysPanel(facts),
    logPanel(facts),
  ];
  return {
    at_ms: facts.nowMs,
    instance: facts.instance,
    headline: headlineOf(panels),
    panels,
  };
}

function headlineOf(panels: readonly [Panel, ...Panel[]]): Verdict {
  const first = worst(panels);
  if (first.tone === 'good') return good('All is well.');
  const others = panels.filter(({ tone }) => tone !== 'good').length - 1;
  const more = others === 0 ? '' : ` And ${others} more below.`;
  const say = first.tone === 'bad' ? bad : attention;
  return say(`${first.sentence}${more}`);
}
