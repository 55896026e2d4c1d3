import type { Control, Inspector } from '../protocol.ts';
import { vendorFaults } from '../protocol.ts';
import { byId, clock, element } from './dom.ts';

export interface InspectorView {
  show(inspector: Inspector): void;
}

const TABS = ['Instances', 'Orders', 'Ledger', 'Updates', 'Queue', 'Calls', 'Vendor'] as const;
type Tab = (typeof TABS)[number];

/** What happens inside, and switches to make it go wrong. */
export function inspectorView(control: (control: Control) => void): InspectorView {
  const place = byId('inspector');
  const body = element('div', { class: 'tab-body', role: 'tabpanel', id: 'tab-body' });
  let current: Tab = 'Instances';
  let latest: Inspector | null = null;
  const draw = (): void => {
    for (const button of bar.querySelectorAll('button')) {
      const isCurrent = button.textContent === current;
      button.setAttribute('aria-selected', String(isCurrent));
      button.tabIndex = isCurrent ? 0 : -1;
    }
    if (latest !== null) redraw(body, panels[current](latest, control));
  };
  const choose = (tab: Tab): void => {
    current = tab;
    body.dataset['signature'] = '';
    draw();
  };
  const bar = element(
    'div',
    { role: 'tablist', class: 'tabs', keydown: (event) => moveTab(event as KeyboardEvent) },
    ...TABS.map((tab) =>
      element(
        'button',
        { type: 'button', role: 'tab', 'aria-controls': 'tab-body', click: () => choose(tab) },
        tab,
      ),
    ),
  );
  const moveTab = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    choose(TABS[(TABS.indexOf(current) + step + TABS.length) % TABS.length] as Tab);
    bar.querySelectorAll('button')[TABS.indexOf(current)]?.focus();
  };
  place.append(bar, body);
  return {
    show: (inspector) => {
      latest = inspector;
      draw();
    },
  };
}

/** Leaves the panel alone when nothing in it changed: what a person points at must not jump. */
function redraw(body: HTMLElement, content: readonly HTMLElement[]): void {
  const signature = content.map(({ outerHTML }) => outerHTML).join('');
  if (body.dataset['signature'] === signature) return;
  const focused = document.activeElement?.getAttribute('data-key') ?? null;
  const top = body.scrollTop;
  body.dataset['signature'] = signature;
  body.replaceChildren(...content);
  body.scrollTop = top;
  if (focused !== null) body.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
}

type Panel = (inspector: Inspector, control: (control: Control) => void) => readonly HTMLElement[];

const panels: Readonly<Record<Tab, Panel>> = {
  Instances: ({ instances }, control) => [
    ...instances.map((each) => {
      const act = (label: string, action: 'kill' | 'terminate' | 'pause' | 'resume') =>
        switchButton(label, `${each.name}-${action}`, () =>
          control({ action, instance: each.name }),
        );
      const running = [act('kill -9', 'kill'), act('SIGTERM', 'terminate'), act('Pause', 'pause')];
      const buttons = { running, paused: [act('Resume', 'resume'), running[0]], ended: [] };
      return card(
        each.name,
        each.state === 'running' ? each.mode : each.state,
        line('process', String(each.pid)),
        line('epoch', each.epoch === null ? '—' : String(each.epoch)),
        each.healthUrl === null
          ? null
          : element('a', { href: each.healthUrl, target: '_blank' }, 'health ↗'),
        element(
          'div',
          { class: 'switches' },
          ...buttons[each.state].filter((button) => button !== undefined),
        ),
      );
    }),
    switchButton('Start another instance', 'start', () => control({ action: 'start-instance' })),
    switchButton('Telegram away for 10 s', 'outage', () =>
      control({ action: 'telegram-outage', seconds: 10 }),
    ),
  ],
  Orders: ({ orders }) =>
    listOr('Nothing ordered yet.', orders, ({ id, person, model, state, price, steps }) =>
      card(
        `#${id} ${model}`,
        state,
        line(person, price),
        element(
          'ol',
          { class: 'steps' },
          ...steps.map((step) =>
            element('li', {}, `${clock(step.atMs, true)} ${step.event} → ${step.state}`),
          ),
        ),
      ),
    ),
  Ledger: ({ ledger }) => [
    card(
      'Sum of all postings',
      ledger.isBalanced ? 'proved' : 'WRONG',
      line('Σ', ledger.sum),
      ...ledger.accounts.map(({ name, balance }) => line(name, balance)),
    ),
    ...ledger.transfers.map(({ id, kind, key, postings }) =>
      card(`#${id} ${key}`, kind, ...postings.map(({ account, amount }) => line(account, amount))),
    ),
  ],
  Updates: ({ updates }) =>
    listOr('No updates yet.', updates, (row) =>
      card(
        `${row.updateId} ${row.what}`,
        row.incident === null
          ? row.handledMs === null
            ? 'waits'
            : `${row.handledMs} ms`
          : 'fault',
        line(row.lane, clock(row.receivedAtMs, true)),
        row.incident === null ? null : line('incident', row.incident),
      ),
    ),
  Queue: ({ jobs }) =>
    listOr('Nothing waits.', jobs, (job) =>
      card(
        `${job.task} #${job.id}`,
        job.isRunning ? 'runs' : clock(job.runAtMs, true),
        line(job.lane, `attempt ${job.attempts}`),
        job.lastError === null ? null : line('last error', job.lastError),
      ),
    ),
  Calls: ({ calls }) =>
    listOr('No calls yet.', calls, ({ id, person, method, state, refusal }) =>
      card(
        `#${id} ${method}`,
        state,
        line('to', person),
        refusal === null ? null : line('', refusal),
      ),
    ),
  Vendor: ({ vendor }, control) => [
    element(
      'label',
      { class: 'field' },
      'The vendor',
      element(
        'select',
        {
          'data-key': 'vendor-fault',
          change: (event) => {
            const fault = (event.target as HTMLSelectElement)
              .value as (typeof vendorFaults)[number];
            control({ action: 'vendor', fault });
          },
        },
        ...vendorFaults.map((fault) =>
          element('option', { value: fault, selected: fault === vendor.fault }, FAULT_WORDS[fault]),
        ),
      ),
    ),
    ...vendor.requests.map(({ atMs, what, outcome }) =>
      card(what, outcome, line('at', clock(atMs, true))),
    ),
  ],
};

const FAULT_WORDS: Readonly<Record<(typeof vendorFaults)[number], string>> = {
  none: 'works as it should',
  slow: 'is ten times slower',
  fail: 'fails every order',
  moderation: 'refuses the content',
  'no-credits': 'says we are out of credits',
  busy: 'says we ask too often',
  down: 'is down (HTML 502)',
  'lost-answer': 'makes the task, but its answer is lost',
  'lost-callback': 'never calls back',
  'double-callback': 'calls back four times',
  'empty-result': 'says success without a result',
};

function listOr<Row>(
  empty: string,
  rows: readonly Row[],
  draw: (row: Row) => HTMLElement,
): readonly HTMLElement[] {
  return rows.length === 0 ? [element('p', { class: 'nothing' }, empty)] : rows.map(draw);
}

function card(title: string, state: string, ...content: readonly (Node | null)[]): HTMLElement {
  return element(
    'article',
    { class: 'card' },
    element(
      'header',
      {},
      element('span', { class: 'card-title' }, title),
      element('span', { class: 'state', 'data-state': state }, state),
    ),
    ...content,
  );
}

function line(name: string, value: string): HTMLElement {
  return element('p', { class: 'line' }, element('span', {}, name), element('span', {}, value));
}

function switchButton(label: string, key: string, act: () => void): HTMLButtonElement {
  return element('button', { type: 'button', class: 'switch', 'data-key': key, click: act }, label);
}
