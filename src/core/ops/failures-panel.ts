import type { Incident } from '../admin/incident.ts';
import type { OpsFacts, OpsReadings } from './ops-facts.ts';
import { attention, bad, counted, good, type Panel, panelOf, type Verdict } from './panel.ts';
import { agoWords, durationWords } from './time-words.ts';

const TITLE = 'What broke last?';

const HOUR_MS = 3_600_000;

/** More than this in an hour is no accident. */
const INCIDENTS_MANY = 5;

/** What orders of the last day ended with, where the fault is ours or our vendor account's. */
const OURS: ReadonlySet<string> = new Set(['parameters', 'unavailable', 'delivery']);

const EXPLAINED: Readonly<Record<string, string>> = {
  parameters: 'parameters: the vendor refuses what the catalogue allows',
  moderation: 'moderation: the content was refused',
  media: 'media: a file of the user was refused',
  vendor: 'vendor: it tried and failed',
  unavailable: 'unavailable: no credits, a bad key, or the model is off',
  timeout: 'timeout: nothing came in time',
  delivery: 'delivery: Telegram would not take the result',
};

/** Faults of ours that users saw, and why orders failed. */
export function failuresPanel({ readings, nowMs }: OpsFacts): Panel {
  if (readings === null) {
    return panelOf('failures', TITLE, bad('Not known: the database does not answer.'));
  }
  const { incidents, failures, orderStates } = readings;
  const tables = [
    {
      title: 'Last incidents',
      columns: ['Incident', 'When', 'User', 'Asked for', 'Order', 'Fault'],
      rows: incidents.map((each) => incidentRow(each, nowMs)),
    },
    {
      title: 'Orders that failed in the last day',
      columns: ['Why', 'Orders', 'Last'],
      rows: failures.map(({ kind, orders, lastAtMs }) => [
        EXPLAINED[kind] ?? kind,
        String(orders),
        agoWords(lastAtMs, nowMs),
      ]),
    },
    {
      title: 'Orders by state, open ones and those of the last day',
      columns: ['State', 'Orders', 'Oldest'],
      rows: orderStates.map(({ state, orders, oldestMs }) => [
        state,
        String(orders),
        durationWords(oldestMs),
      ]),
    },
  ];
  return panelOf('failures', TITLE, verdict(readings, nowMs), {
    tables: tables.filter(({ rows }) => rows.length > 0),
  });
}

function incidentRow(incident: Incident, nowMs: number): string[] {
  const { id, atMs, userId, asked, orderId } = incident;
  const order = orderId === null ? '' : `#${orderId}`;
  const user = String(userId ?? '');
  return [id, agoWords(atMs, nowMs), user, asked, order, errorWords(incident)];
}

/** Class and words of a fault, as far as they may be shown. */
export function errorWords({ errorClass, errorMessage }: Incident): string {
  return `${errorClass}: ${errorMessage}`;
}

function verdict({ incidents, failures }: OpsReadings, nowMs: number): Verdict {
  const lately = incidents.filter(({ atMs }) => nowMs - atMs < HOUR_MS);
  const [last] = lately;
  if (last !== undefined) {
    const say = lately.length >= INCIDENTS_MANY ? bad : attention;
    const many = counted(lately.length, 'incident', 'incidents');
    const when = agoWords(last.atMs, nowMs);
    return say(`${many} in the last hour, the newest ${when}: ${errorWords(last)}`);
  }
  const ours = failures.filter(({ kind }) => OURS.has(kind));
  const all = failures.reduce((sum, { orders }) => sum + orders, 0);
  if (ours.length > 0) {
    const count = ours.reduce((sum, { orders }) => sum + orders, 0);
    const orders = counted(count, 'order', 'orders');
    return attention(`${orders} of the last day failed for a reason that you can mend.`);
  }
  if (all > 0) {
    const orders = counted(all, 'order', 'orders');
    return good(`No incident in the last hour; ${orders} of the last day failed at the vendor.`);
  }
  return good('Nothing broke in the last day.');
}
