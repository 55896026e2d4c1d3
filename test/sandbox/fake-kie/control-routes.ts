import { type Answer, json } from './answer.ts';
import type { FakeKieControl } from './control.ts';
import { FAULT_KINDS, parseFault } from './faults.ts';
import type { VendorRequest } from './request-log.ts';
import type { VendorSettings } from './vendor.ts';
import { FAILURES, type FailureName } from './vendor-texts.ts';

const bad = (error: string): Answer => json(400, { error });

type Handler = (control: FakeKieControl, body: Record<string, unknown>) => Promise<Answer> | Answer;

/** The control as JSON over HTTP, for the chat page and for people with curl. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  'GET /__control': (control) => json(200, control.summary()),
  'GET /__control/requests': (control) => json(200, control.requests()),
  'GET /__control/callbacks': (control) => json(200, control.callbacks()),
  'GET /__control/faults': (control) => json(200, control.faults()),
  'GET /__control/fault-kinds': () =>
    json(200, { kinds: FAULT_KINDS, failures: Object.keys(FAILURES) }),
  'POST /__control/faults': (control, body) => {
    const fault = parseFault(body);
    if (typeof fault === 'string') return bad(fault);
    control.fault(fault);
    return json(200, control.faults());
  },
  'DELETE /__control/faults': (control) => {
    control.clearFaults();
    return json(200, []);
  },
  'POST /__control/settings': setSettings,
  'POST /__control/settle': async (control, { taskId, failure }) => {
    if (failure !== undefined && !Object.hasOwn(FAILURES, String(failure))) {
      return bad(`There is no failure "${failure}".`);
    }
    const isKnown = await control.settle(String(taskId), failure as FailureName | undefined);
    return isKnown ? json(200, control.summary()) : json(404, { error: 'There is no such task.' });
  },
  'POST /__control/leaks': (control, { secrets }) => {
    const isList = Array.isArray(secrets) && secrets.every((secret) => typeof secret === 'string');
    return isList ? json(200, control.leaks(secrets)) : bad('secrets is a list of texts.');
  },
  'POST /__control/expire-results': (control) => {
    control.expireResults();
    return json(200, {});
  },
};

/** Answers a request to a path that begins with `/__control`. */
export async function answerControl(
  control: FakeKieControl,
  { method, url, body }: VendorRequest,
): Promise<Answer> {
  const handler = HANDLERS[`${method} ${url.pathname}`];
  if (handler === undefined)
    return json(404, { error: `Known: ${Object.keys(HANDLERS).join(', ')}` });
  try {
    const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    if (typeof value !== 'object' || value === null) return bad('The body is an object.');
    return await handler(control, value as Record<string, unknown>);
  } catch (error) {
    if (error instanceof SyntaxError) return bad('The body is not JSON.');
    throw error;
  }
}

function setSettings(control: FakeKieControl, body: Record<string, unknown>): Answer {
  const { timeScale, credits, realHttpCodes, ...rest } = body;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return bad(`There is no setting "${unknown}" here.`);
  const isNumber = (value: unknown): value is number =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0;
  const settings: Partial<VendorSettings> = {};
  for (const [name, value] of Object.entries({ timeScale, credits })) {
    if (value === undefined) continue;
    if (!isNumber(value)) return bad(`${name} is a number from 0.`);
    Object.assign(settings, { [name]: value });
  }
  if (realHttpCodes !== undefined) settings.realHttpCodes = realHttpCodes === true;
  control.set(settings);
  return json(200, control.summary());
}
