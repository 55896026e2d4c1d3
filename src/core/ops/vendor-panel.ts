import { rateLimits } from '../../../generated/security.ts';
import type { CreditReading } from './instance-report.ts';
import { modelRows } from './money-panel.ts';
import type { OpsFacts, OpsReadings, VendorError } from './ops-facts.ts';
import { attention, bad, counted, good, type Panel, panelOf, type Verdict } from './panel.ts';
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
  const credits = newestCredits(readings);
  const perWindow = `of ${LIMIT} in ${WINDOW_MS / 1000} s`;
  const figures = [
    { name: 'Credits', value: creditWords(credits) },
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

/** Only the leader asks, so the newest reading is the present one. */
function newestCredits({ instances }: OpsReadings): CreditReading | null {
  const readings = instances.flatMap(({ report }) => report.credits ?? []);
  return readings.reduce<CreditReading | null>(
    (newest, each) => (newest === null || each.atMs > newest.atMs ? each : newest),
    null,
  );
}

function creditWords(reading: CreditReading | null): string {
  if (reading === null) return 'not asked yet';
  return reading.credits === null ? 'the vendor did not say' : String(Math.floor(reading.credits));
}

/** An error that came after the last order that was taken still holds. */
function isPresent({ atMs }: VendorError, { vendorUse }: OpsReadings): boolean {
  return atMs !== null && atMs > (vendorUse.lastAcceptedAtMs ?? 0);
}

function verdict(readings: OpsReadings, credits: CreditReading | null): Verdict {
  const present = readings.lastErrors.filter((each) => isPresent(each, readings));
  const left = credits?.credits ?? null;
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
  if (credits !== null && left === null) {
    return attention('The vendor does not say how many credits are left.');
  }
  return good('The vendor works, and the account has credits.');
}
