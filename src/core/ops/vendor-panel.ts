import { rateLimits } from '../../../generated/security.ts';
import { modelRows } from './money-panel.ts';
import type { OpsFacts, OpsReadings, VendorError } from './ops-facts.ts';
import { attention, bad, counted, good, type Panel, panelOf, type Verdict } from './panel.ts';
import { presenceOf } from './present-instances.ts';
import { agoWords } from './time-words.ts';

const TITLE = 'What does the vendor say?';

/** A dear order takes hundreds. */
const CREDITS_FEW = 1_000;

const { count: LIMIT, perMs: WINDOW_MS } = rateLimits.vendorSubmissions;

/** Credits, how much of the limit is used, what failed, and how well each model does. */
export function vendorPanel({ readings, nowMs }: OpsFacts): Panel {
  if (readings === null) {
    return panelOf('vendor', TITLE, attention('Not known: the database does not answer.'));
  }
  const { vendorUse, lastErrors, history } = readings;
  const credits = creditsLeft(readings);
  const perWindow = `of ${LIMIT} in ${WINDOW_MS / 1000} s`;
  const figures = [
    { name: 'Credits', value: credits === null ? 'not known' : String(Math.floor(credits)) },
    { name: 'Requests now', value: `${vendorUse.now} ${perWindow}` },
    { name: 'Most in the last hour', value: `${vendorUse.peak} ${perWindow}` },
    { name: 'Last order taken', value: agoWords(vendorUse.lastAcceptedAtMs, nowMs) },
  ];
  const tables = [
    {
      title: 'Last orders that failed',
      columns: ['Order', 'When', 'Model', 'Why', 'Number'],
      rows: lastErrors.map(({ orderId, atMs, modelId, kind, code }) => [
        `#${orderId}`,
        agoWords(atMs, nowMs),
        modelId,
        kind,
        code ?? '',
      ]),
    },
    {
      title: 'Models today',
      columns: ['Model', 'Orders', 'Failed', 'Success'],
      rows: history === null ? [] : [...modelRows(history.money)],
    },
  ];
  return panelOf('vendor', TITLE, verdict(readings, credits), {
    figures,
    tables: tables.filter(({ rows }) => rows.length > 0),
  });
}

/** Only the leader knows. */
function creditsLeft({ instances }: OpsReadings): number | null {
  const known = instances.flatMap((each) =>
    presenceOf(each) === 'here' ? (each.report.credits ?? []) : [],
  );
  return known[0] ?? null;
}

/** An error that came after the last order that was taken still holds. */
function isPresent({ atMs }: VendorError, { vendorUse }: OpsReadings): boolean {
  return atMs !== null && atMs > (vendorUse.lastAcceptedAtMs ?? 0);
}

function verdict(readings: OpsReadings, left: number | null): Verdict {
  const present = readings.lastErrors.filter((each) => isPresent(each, readings));
  const isRefused = present.some(({ isAboutCredits }) => isAboutCredits === true);
  if ((left !== null && left <= 0) || isRefused) {
    return bad(
      'The vendor account has no credits left: orders fail and their money goes back. Top it up.',
    );
  }
  if (present.some(({ code }) => code === '401')) {
    return bad('The vendor refuses our key: orders fail. Check KIE_API_KEY.');
  }
  const [last] = present;
  if (last !== undefined) {
    const orders = counted(present.length, 'order', 'orders');
    return attention(`The last ${orders} failed, the newest as "${last.kind}".`);
  }
  if (left !== null && left < CREDITS_FEW) {
    return attention(`The vendor works; only ${Math.floor(left)} credits are left.`);
  }
  if (left === null) return attention('The vendor has not said how many credits are left.');
  return good('The vendor works, and the account has credits.');
}
