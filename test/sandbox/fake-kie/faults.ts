import { FAILURES, type FailureName } from './vendor-texts.ts';

/** When a fault strikes. */
type FaultPoint =
  /** Before anything is looked at; see {@link Fault.on}. */
  | 'request'
  /** While a task is created. */
  | 'create'
  /** While the task runs and when it is asked for. */
  | 'outcome'
  | 'callback';

/** Every way in which the vendor can go wrong, with what happens. */
export const FAULT_KINDS = {
  'html-502': { point: 'request', title: 'HTTP 502 with a page of HTML' },
  throttled: { point: 'request', title: 'HTTP 200 with code 429' },
  'http-429': { point: 'request', title: 'A real HTTP 429' },
  'bad-key': { point: 'request', title: 'HTTP 200 with code 401' },
  'http-401': { point: 'request', title: 'A real HTTP 401' },
  'sub-key-cap': { point: 'request', title: 'The daily limit of the key is reached (433)' },
  maintenance: { point: 'request', title: 'Maintenance (455)' },
  'server-error': { point: 'request', title: 'Code 500 with a text that says nothing' },
  hang: { point: 'request', title: 'No answer at all' },
  reset: { point: 'request', title: 'The connection is cut' },

  'no-credits': { point: 'create', title: 'Out of credits (402)' },
  'no-credits-500': { point: 'create', title: 'Out of credits, said with code 500' },
  unpublished: { point: 'create', title: 'The model is not published (422)' },
  'answer-lost': { point: 'create', title: 'Created, and the connection is cut' },
  'answer-hangs': { point: 'create', title: 'Created, and no answer comes' },
  'answer-502': { point: 'create', title: 'Created, and the answer is HTTP 502 with HTML' },
  'answer-without-id': { point: 'create', title: 'Created, and the answer has data null' },
  'callback-first': { point: 'create', title: 'Finished and called back before the answer' },

  fail: { point: 'outcome', title: 'The task fails; `failure` says how' },
  slow: { point: 'outcome', title: 'The task takes `ms` more' },
  never: { point: 'outcome', title: 'The task never ends' },
  'empty-success': { point: 'outcome', title: 'Success without any result' },
  'result-404': { point: 'outcome', title: 'The result files are not there' },
  invisible: { point: 'outcome', title: '"recordInfo is null" for the first `ms`' },
  'parsed-result': { point: 'outcome', title: 'resultJson and param are objects, not text' },
  'envelope-failure': { point: 'outcome', title: 'Fails with an envelope code, without a state' },

  'callback-lost': { point: 'callback', title: 'No callback' },
  'callback-copies': { point: 'callback', title: 'The callback comes `copies` times at once' },
  'callback-late': { point: 'callback', title: 'The callback comes `ms` later' },
  'callback-wrong-id': { point: 'callback', title: 'The callback names another task' },
  'callback-without-id': { point: 'callback', title: 'The callback names no task' },
  'callback-unsigned': { point: 'callback', title: 'The callback has no signature' },
  'callback-bad-signature': { point: 'callback', title: 'The signature is made with another key' },
  'callback-fail-after': { point: 'callback', title: 'After the callback one that says "failed"' },
} as const satisfies Record<string, { readonly point: FaultPoint; readonly title: string }>;

export type FaultKind = keyof typeof FAULT_KINDS;

/** Which requests a fault of point `request` strikes. */
export type RequestKind = 'create' | 'read' | 'upload';

export interface Fault {
  readonly kind: FaultKind;
  /** Only this model. Without it all. */
  readonly model?: string;
  /** How often it strikes. Without it until it is cleared. */
  readonly times?: number;
  /** Not scaled. */
  readonly ms?: number;
  readonly copies?: number;
  readonly failure?: FailureName;
  /** Without it `create`. */
  readonly on?: RequestKind | 'any';
}

/** The faults that lie ahead, oldest first. */
export class FaultPlan {
  #ahead: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#ahead.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#ahead = [];
  }

  /** Those that can still strike, `times` counted down. */
  list(): readonly Fault[] {
    return this.#ahead.map(({ fault, left }) =>
      Number.isFinite(left) ? { ...fault, times: left } : fault,
    );
  }

  /** The first fault that strikes such a request, used up once; null when all is well. */
  takeRequest(on: RequestKind, model: string | null): Fault | null {
    return this.#take(
      (fault) =>
        FAULT_KINDS[fault.kind].point === 'request' &&
        (fault.on === 'any' || (fault.on ?? 'create') === on) &&
        isFor(fault, model),
    );
  }

  takeCreate(model: string): Fault | null {
    return this.#take((fault) => FAULT_KINDS[fault.kind].point === 'create' && isFor(fault, model));
  }

  /** What will go wrong with a new task: one fault of each kind, each used up once. */
  takeForTask(model: string): readonly Fault[] {
    const taken: Fault[] = [];
    for (const kind of Object.keys(FAULT_KINDS) as FaultKind[]) {
      if (!['outcome', 'callback'].includes(FAULT_KINDS[kind].point)) continue;
      const fault = this.#take((each) => each.kind === kind && isFor(each, model));
      if (fault !== null) taken.push(fault);
    }
    return taken;
  }

  #take(strikes: (fault: Fault) => boolean): Fault | null {
    const found = this.#ahead.find(({ fault }) => strikes(fault));
    if (found === undefined) return null;
    found.left--;
    this.#ahead = this.#ahead.filter(({ left }) => left > 0);
    return found.fault;
  }
}

function isFor(fault: Fault, model: string | null): boolean {
  return fault.model === undefined || fault.model === model;
}

/** A fault as somebody wrote it, or what is wrong with it. */
export function parseFault(value: unknown): Fault | string {
  if (typeof value !== 'object' || value === null) return 'A fault is an object.';
  const { kind, model, times, ms, copies, failure, on, ...rest } = value as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return `A fault has no "${unknown}".`;
  if (!Object.hasOwn(FAULT_KINDS, String(kind))) return `There is no fault "${kind}".`;
  if (model !== undefined && typeof model !== 'string') return 'model is the id of a model.';
  for (const [name, number] of Object.entries({ times, ms, copies })) {
    const isCount = Number.isInteger(number) && (number as number) >= 0;
    if (number !== undefined && !isCount) return `${name} is a whole number.`;
  }
  if (failure !== undefined && !Object.hasOwn(FAILURES, String(failure))) {
    return `There is no failure "${failure}".`;
  }
  if (on !== undefined && !['create', 'read', 'upload', 'any'].includes(String(on))) {
    return 'on is create, read, upload or any.';
  }
  return value as Fault;
}
