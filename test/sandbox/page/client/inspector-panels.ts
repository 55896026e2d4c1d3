import type { Control, Inspector, Instance, OrderRow } from '../protocol.ts';
import { vendorFaults } from '../protocol.ts';
import { clock, element } from './dom.ts';
import { card, type Jump, jump, line, listOr, named, switchButton } from './inspector-card.ts';
import {
  accountWords,
  FAULT_WORDS,
  modeWords,
  stepWords,
  type Tab,
  transferWords,
} from './inspector-words.ts';

const ENDED_SHOWN = 3;

type Send = (control: Control) => void;
type Panel = (inspector: Inspector, send: Send, go: Jump) => readonly HTMLElement[];

/** What each tab shows of the inside. */
export const panels: Readonly<Record<Tab, Panel>> = {
  Bot: ({ instances }, send) => [
    ...livingFirst(instances).map((instance) => instanceCard(instance, send)),
    switchButton('Start another instance', 'start', () => send({ action: 'start-instance' })),
    switchButton('Take Telegram away for 10 s', 'outage', () =>
      send({ action: 'telegram-outage', seconds: 10 }),
    ),
  ],
  Orders: ({ orders }, _send, go) =>
    listOr('Nothing ordered yet. Write /start to the bot and choose something.', orders, (order) =>
      orderCard(order, go),
    ),
  Money: ({ ledger }, _send, go) => [
    card(
      'Sum of everything',
      ledger.isBalanced ? 'proved' : 'WRONG',
      line('all movements together', ledger.sum),
      ...ledger.accounts.map(({ name, balance }) => line(accountWords(name), balance)),
    ),
    ...ledger.transfers.map(({ id, kind, key, atMs, orderId, postings }) =>
      named(
        id,
        card(
          `#${id} ${transferWords(kind)}`,
          kind,
          ...postings.map(({ account, amount }) => line(accountWords(account), amount)),
          line(key, clock(atMs, true)),
          orderId === null ? null : jump(`order #${orderId}`, 'Orders', String(orderId), go),
        ),
      ),
    ),
  ],
  Updates: ({ updates }, _send, go) =>
    listOr('No updates yet.', updates, (row) => {
      const done = row.handledMs === null ? 'waits' : `${row.handledMs} ms`;
      return named(
        row.updateId,
        card(
          `${row.person} ${row.does} ${row.what}`,
          row.incident === null ? done : 'fault',
          line(`#${row.updateId} · ${row.lane}`, clock(row.receivedAtMs, true)),
          row.data === null ? null : element('code', {}, row.data),
          row.incident === null ? null : line('incident', row.incident),
          row.orderId === null
            ? null
            : jump(`made order #${row.orderId}`, 'Orders', String(row.orderId), go),
        ),
      );
    }),
  Queue: ({ jobs }) =>
    listOr('Nothing waits.', jobs, (job) =>
      card(
        job.task,
        job.isRunning ? 'runs' : clock(job.runAtMs, true),
        line(job.lane, `#${job.id} · attempt ${job.attempts + (job.isRunning ? 0 : 1)}`),
        job.lastError === null ? null : line('last error', job.lastError),
      ),
    ),
  Sent: ({ calls }) =>
    listOr('No calls yet.', calls, ({ id, person, method, words, state, refusal }) =>
      card(
        method,
        state,
        words === '' ? null : element('p', { class: 'words' }, words),
        line(`to ${person}`, `#${id}`),
        refusal === null ? null : line('', refusal),
      ),
    ),
  Vendor: ({ vendor }, send) => [
    vendorChoice(vendor.fault, send),
    ...listOr('No requests yet.', vendor.requests, ({ atMs, what, outcome }) =>
      card(what, outcome, line('', clock(atMs, true))),
    ),
  ],
};

/** The ended ones come last, the newest of them first. */
function livingFirst(instances: readonly Instance[]): readonly Instance[] {
  const ended = instances.filter(({ state }) => state === 'ended');
  const living = instances.filter(({ state }) => state !== 'ended');
  return [...living, ...ended.reverse().slice(0, ENDED_SHOWN)];
}

function instanceCard(instance: Instance, send: Send): HTMLElement {
  const { name, pid, state, mode, epoch, healthUrl } = instance;
  const act = (label: string, action: 'kill' | 'terminate' | 'pause' | 'resume') =>
    switchButton(label, `${name}-${action}`, () => send({ action, instance: name }));
  const kill = act('kill -9', 'kill');
  const buttons = {
    running: [kill, act('SIGTERM', 'terminate'), act('Pause', 'pause')],
    paused: [act('Resume', 'resume'), kill],
    ended: [],
  };
  const shown = state === 'running' ? mode : state;
  return card(
    name,
    shown,
    element('p', { class: 'line' }, modeWords(shown)),
    line('process', String(pid)),
    epoch === null ? null : line('leadership number', String(epoch)),
    healthUrl === null
      ? null
      : element(
          'a',
          { href: healthUrl, target: '_blank', rel: 'noopener', 'data-key': `${name}-health` },
          'health ↗',
        ),
    healthUrl === null
      ? null
      : element(
          'a',
          {
            href: healthUrl.replace(/health$/, 'ops'),
            target: '_blank',
            rel: 'noopener',
            'data-key': `${name}-ops`,
          },
          'operator ↗',
        ),
    element('div', { class: 'switches' }, ...buttons[state]),
  );
}

function orderCard(order: OrderRow, go: Jump): HTMLElement {
  const { id, person, model, state, price, updateId, failure, money, steps } = order;
  const made = card(
    `#${id} ${model}`,
    state,
    line(person, price),
    updateId === null
      ? null
      : line('confirmed by', jump(`update #${updateId}`, 'Updates', updateId, go)),
    failure === null ? null : line('ended because of', failure),
    element(
      'ol',
      { class: 'steps' },
      ...steps.map((step) =>
        element(
          'li',
          { title: `${step.event} → ${step.state}` },
          element('time', {}, clock(step.atMs, true)),
          ` ${stepWords(step.event)}`,
        ),
      ),
    ),
    ...money.map(({ transferId, kind, amount }) =>
      line(transferWords(kind), jump(`${amount} · #${transferId}`, 'Money', transferId, go)),
    ),
  );
  return named(String(id), made);
}

function vendorChoice(fault: Inspector['vendor']['fault'], send: Send): HTMLElement {
  return element(
    'label',
    { class: 'field' },
    'The vendor …',
    element(
      'select',
      {
        'data-key': 'vendor-fault',
        change: ({ target }) => {
          const chosen = (target as HTMLSelectElement).value as typeof fault;
          send({ action: 'vendor', fault: chosen });
        },
      },
      ...vendorFaults.map((each) =>
        element('option', { value: each, selected: each === fault }, FAULT_WORDS[each]),
      ),
    ),
  );
}
