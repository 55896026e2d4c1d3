import type { Mutation } from './mutation.ts';

const LEDGER = 'src/db/migrations/0005_ledger.sql';

/** Promises about money. */
export const moneyMutations: readonly Mutation[] = [
  {
    invariant: 'one-price',
    gate: {
      test: 'test/models/quote.test.ts',
      title: 'are rounded up once, and never below the least price',
    },
    breaks: 'a price is rounded up twice',
    file: 'generated/runtime/quote-price.ts',
    find: 'const kopecks = roundedUp(times(total, pricing.kopecksPerCreditMicro));',
    replace:
      'const kopecks = roundedUp(times({ numerator: roundedUp(total) + 1n, denominator: 1n }, pricing.kopecksPerCreditMicro));',
    red: 'expected 4n to be 3n',
  },
  {
    invariant: 'ledger-adds-up',
    gate: {
      test: 'test/money/ledger.test.ts',
      title: 'is not written when the user has less than it takes',
    },
    breaks: 'a balance that would fall below zero becomes zero',
    file: LEDGER,
    find: 'SET balance_kopecks = balance_kopecks + NEW.amount_kopecks',
    replace: 'SET balance_kopecks = greatest(balance_kopecks + NEW.amount_kopecks, 0)',
    red: 'instead of rejecting',
  },
  {
    invariant: 'ledger-adds-up',
    gate: {
      test: 'test/money/guards.test.ts',
      title: 'refuses the commit of a transfer that gives more than it takes',
    },
    breaks: 'the database does not add up a transfer',
    file: LEDGER,
    find: 'IF total <> 0 THEN',
    replace: 'IF false THEN',
    red: 'instead of rejecting',
  },
  {
    invariant: 'charged-once',
    gate: {
      test: 'test/turn/deliver-crashes.test.ts',
      title: 'before it notes that it sends: charged exactly once',
    },
    breaks: 'the price is charged when sending begins',
    file: 'src/core/generation/machine.ts',
    find: "return { generation: { ...generation, state: 'delivering' }, moved: true, effects: [] };",
    replace:
      "return { generation: { ...generation, state: 'delivering' }, moved: true, effects: [{ kind: 'end-hold', how: 'post' }] };",
    red: 'to match object',
  },
  {
    invariant: 'charged-once',
    gate: {
      test: 'test/core/generation/machine.test.ts',
      title: 'goes on only where the order is not over, and ends its hold exactly then',
    },
    breaks: 'an order that is delivered again is charged again',
    file: 'src/core/generation/machine.ts',
    find: 'delivered: { delivering: deliver },',
    replace: 'delivered: { delivering: deliver, delivered: deliver },',
    red: 'to have a length of 1 but got 2',
  },
  {
    invariant: 'charged-once',
    gate: {
      test: 'test/money/ledger.test.ts',
      title: 'of another kind cannot end a hold a second time, and the transaction goes on',
    },
    breaks: 'a hold may be ended twice',
    file: LEDGER,
    find: 'ends_hold_id bigint UNIQUE REFERENCES',
    replace: 'ends_hold_id bigint REFERENCES',
    red: 'HoldEnded',
  },
  {
    invariant: 'charged-once',
    gate: { scenario: 'S6' },
    breaks: 'an update that comes again counts as another one',
    file: 'src/http/webhook.ts',
    find: "store(body.update_id, laneOf(body), rawBody.toString('utf8')),",
    replace:
      "store(body.update_id + Math.floor(Math.random() * 1e6), laneOf(body), rawBody.toString('utf8')),",
    red: 'One update was stored',
  },
  {
    invariant: 'charged-after-delivery',
    gate: {
      test: 'test/turn/deliver-result.test.ts',
      title: 'is fetched by Telegram, and charged when Telegram has it',
    },
    breaks: 'what was delivered is not charged',
    file: 'src/core/generation/machine.ts',
    find: "effects: [{ kind: 'end-hold', how: 'post' }, showProgress],",
    replace: 'effects: [showProgress],',
    red: 'to deeply equal',
  },
  {
    invariant: 'charged-after-delivery',
    gate: {
      test: 'test/turn/deliver-failures.test.ts',
      title: 'A4, F7: Telegram refuses it in every form',
    },
    breaks: 'what cannot be delivered is charged',
    file: 'src/core/generation/machine.ts',
    find: "const HOLD_ENDS = { failed: 'void',",
    replace: "const HOLD_ENDS = { failed: 'post',",
    red: 'to deeply equal',
  },
  {
    invariant: 'charged-after-delivery',
    gate: { scenario: 'S5' },
    breaks: 'what was delivered is not charged',
    file: 'src/core/generation/machine.ts',
    find: "effects: [{ kind: 'end-hold', how: 'post' }, showProgress],",
    replace: 'effects: [showProgress],',
    red: 'was not charged once',
  },
  {
    invariant: 'paid-is-credited',
    gate: {
      test: 'test/money/payments.test.ts',
      title: 'A3: that is reported many times at once is in the wallet once',
    },
    breaks: 'a payment is put aside, where it cannot be spent',
    file: 'src/core/money/transfer.ts',
    find: `const postings = move(kopecks, house(CLEARING[currency]), user('user:available', userId));
  return { businessKey: \`topup:`,
    replace: `const postings = move(kopecks, house(CLEARING[currency]), user('user:held', userId));
  return { businessKey: \`topup:`,
    red: 'expected 0n to be 10000n',
  },
  {
    invariant: 'paid-is-credited',
    gate: {
      test: 'test/turn/take-back-refund.test.ts',
      title: 'is taken back once, however often that is done, and the operator is told once',
    },
    breaks: 'a refused refund comes back with each try',
    file: 'src/db/ledger/take-back-refund.ts',
    find: 'if (payment?.refundId !== refundId) return null;',
    replace: 'if (payment === null) return null;',
    red: 'to deeply equal',
  },
  {
    invariant: 'only-leader-commits',
    gate: {
      test: 'test/money/epoch.test.ts',
      title: 'of an old leader commits no money after a take-over',
    },
    breaks: 'a transfer of an old leader is written',
    file: 'src/db/queries/insert-transfer.ts',
    find: 'SELECT epoch FROM leader WHERE epoch = $4::bigint FOR KEY SHARE',
    replace: 'SELECT epoch FROM leader WHERE epoch >= $4::bigint FOR KEY SHARE',
    red: 'instead of rejecting',
  },
  {
    invariant: 'only-leader-commits',
    gate: {
      test: 'test/service/leadership.test.ts',
      title: 'after kill -9 is followed by the other, in the next epoch',
    },
    breaks: 'a new leader goes on in the epoch of the old one',
    file: 'src/db/leader-connection.ts',
    find: 'SET epoch = present.epoch + 1, holder',
    replace: 'SET epoch = present.epoch, holder',
    red: 'to match object',
  },
  {
    invariant: 'one-price',
    gate: {
      test: 'test/core/dialogue/decide-forms.test.ts',
      title: 'D13: Start for a price that is another one by now',
    },
    breaks: 'another price than that on the button is taken',
    file: 'src/core/dialogue/decide-order.ts',
    find: 'if (order.priceKopecks !== BigInt(shownKopecks)) {',
    replace: 'if (order.priceKopecks < 0n) {',
    red: 'to deeply equal',
  },
  {
    invariant: 'amounts-exact',
    gate: {
      test: 'test/money/users.test.ts',
      title: 'E2: come back from the database to the kopeck',
    },
    breaks: 'a balance passes through a double',
    file: 'src/db/queries/read-wallet.ts',
    find: 'availableKopecks: BigInt(available)',
    replace: 'availableKopecks: BigInt(Number(available))',
    red: '9007199254740993n',
  },
  {
    invariant: 'amounts-exact',
    gate: { diagnostic: 'price-precision' },
    breaks: 'a price has more places than are counted',
    file: 'contract/models/z-image/z-image.yaml',
    find: '- { credits: 0.8 }',
    replace: '- { credits: 0.80000001 }',
    red: 'are not a whole number of millionths',
  },
  {
    invariant: 'nobody-overdrawn',
    gate: {
      test: 'test/money/races.test.ts',
      title: 'A7: orders that together cost too much do not overdraw',
    },
    breaks: 'the database lets a balance fall below zero',
    file: 'src/db/migrations/0005_ledger.sql',
    find: 'CHECK (user_id IS NULL OR balance_kopecks >= 0)',
    replace: 'CHECK (balance_kopecks IS NOT NULL)',
    red: 'to have a length of 3',
  },
  {
    invariant: 'money-is-append-only',
    gate: { test: 'test/money/guards.test.ts', title: 'refuses DELETE FROM transfers' },
    breaks: 'transfers can be deleted',
    file: 'src/db/migrations/0005_ledger.sql',
    find: 'CREATE TRIGGER transfers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers',
    replace: 'CREATE TRIGGER transfers_append_only BEFORE UPDATE OR TRUNCATE ON transfers',
    red: 'append-only',
  },
  {
    invariant: 'no-price-no-sale',
    gate: { diagnostic: 'sold-without-price' },
    breaks: 'a model without a price is said to be sold',
    file: 'contract/models/elevenlabs/elevenlabs__speech-to-text.yaml',
    find: `task: speech-to-text
`,
    replace: `task: speech-to-text
sold: true
`,
    red: 'says sold: true, but it has no price',
  },
  {
    invariant: 'admins-only',
    gate: {
      test: 'test/core/dialogue/payments.test.ts',
      title: 'is for admins: a stranger hears what is heard after any unknown command',
    },
    breaks: 'anybody may give back',
    file: 'src/core/dialogue/decide-payment.ts',
    find: `  if (!facts.user.isAdmin) return notUnderstood(facts, 'error-unknown-command');
`,
    replace: '',
    red: 'to deeply equal',
  },
  {
    invariant: 'admins-only',
    gate: {
      test: 'test/core/dialogue/decide-properties.test.ts',
      title: 'moves other money only for what it is there for',
    },
    breaks: 'anybody may give back',
    file: 'src/core/dialogue/decide-payment.ts',
    find: `  if (!facts.user.isAdmin) return notUnderstood(facts, 'error-unknown-command');
`,
    replace: '',
    red: 'to deeply equal',
  },
  {
    invariant: 'no-price-no-sale',
    gate: {
      test: 'test/models/quote.test.ts',
      title: 'for a model without one, which is not sold',
    },
    breaks: 'a model without a price is on the shelf',
    file: 'generated/models/index.ts',
    find: `Расшифровывал речь из записи.' },
    status: 'removed',
    output: 'text',
    sold: false,`,
    replace: `Расшифровывал речь из записи.' },
    status: 'removed',
    output: 'text',
    sold: true,`,
    red: 'expected true to be false',
  },
  {
    invariant: 'money-is-append-only',
    gate: { rule: 'table-not-append-only' },
    breaks: 'transfers can be deleted',
    file: LEDGER,
    find: 'CREATE TRIGGER transfers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers',
    replace: 'CREATE TRIGGER transfers_append_only BEFORE UPDATE OR TRUNCATE ON transfers',
    red: 'transfers is append-only',
  },
];
