import type { Mutation } from './mutation.ts';

const CONTRACT = 'contract/truth.yaml';

/** Promises about what a chat is told, and what it can press. */
export const chatMutations: readonly Mutation[] = [
  {
    invariant: 'taps-answered',
    gate: { scenario: 'S1' },
    breaks: 'a tap that needs no words is not answered',
    file: 'src/telegram/calls.ts',
    find: "return incoming.kind === 'tap' && !isAnswered ?",
    replace: "return incoming.kind === 'tap' && isAnswered ?",
    red: 'A tap on the menu is not answered',
  },
  {
    invariant: 'passive-never-spends',
    gate: { diagnostic: 'passive-capability-forbidden' },
    breaks: 'PASSIVE may generate',
    file: CONTRACT,
    find: 'capabilities: [receive_updates, show_menu, show_help, show_status]',
    replace: 'capabilities: [receive_updates, show_menu, show_help, show_status, generate]',
    red: 'PASSIVE has the capability generate, which is forbidden to it.',
  },
  {
    invariant: 'passive-never-spends',
    gate: { scenario: 'S4' },
    breaks: 'PASSIVE calms where it has to refuse',
    file: 'src/core/dialogue/decide-passively.ts',
    find: 'isSafe(action) ? answerTap(action) : [alert(passive.rejectMessage)];',
    replace: "isSafe(action) ? answerTap(action) : [alert('status-passive')];",
    red: 'An order is not refused with the words of the contract',
  },
  {
    invariant: 'buttons-live',
    gate: {
      test: 'test/telegram/screens.test.ts',
      title: 'E6: every button of every screen',
    },
    breaks: 'a kind of button is not known again',
    file: 'src/core/dialogue/action-data.ts',
    find: 'section: one((section) => (isSection(section) ?',
    replace: "section: one((section) => (section === 'none' && isSection(section) ?",
    red: 'expected null to deeply equal',
  },
  {
    invariant: 'buttons-live',
    gate: {
      test: 'test/core/dialogue/decide-properties.test.ts',
      title: 'E3, E5: answers whatever asks for an answer, and never throws',
    },
    breaks: 'a button of another version leads nowhere',
    file: 'src/core/dialogue/decide-tap.ts',
    find: 'return action === null ? staleButton(facts)',
    replace: 'return action === null ? { replies: [] }',
    red: 'to be greater than 0',
  },
  {
    invariant: 'html-escaped',
    gate: { test: 'test/telegram/html.test.ts', title: 'E1: the bare bracket that once stopped' },
    breaks: 'a bracket is not escaped',
    file: 'src/telegram/html.ts',
    find: 'text.replace(/[&<>"]/g',
    replace: 'text.replace(/[&>"]/g',
    red: "to be '(&lt;1₽)'",
  },
  {
    invariant: 'html-escaped',
    gate: {
      test: 'test/telegram/screens.test.ts',
      title: 'F13: no screen is longer than a message, and its markup is right',
    },
    breaks: 'values come into markup as they are',
    file: 'src/telegram/html.ts',
    find: 'value instanceof Html ? value.source : escaped(String(value))',
    replace: 'value instanceof Html ? value.source : String(value)',
    red: 'not to match /[<>&]/',
  },
  {
    invariant: 'taps-answered',
    gate: {
      test: 'test/core/dialogue/decide-properties.test.ts',
      title: 'E1, E7, F13: becomes calls that Telegram takes',
    },
    breaks: 'a tap that needs no words is not answered',
    file: 'src/telegram/calls.ts',
    find: "return incoming.kind === 'tap' && !isAnswered ?",
    replace: "return incoming.kind === 'tap' && isAnswered ?",
    red: 'expected',
  },
  {
    invariant: 'passive-never-spends',
    gate: {
      test: 'test/core/dialogue/decide-passively.test.ts',
      title: 'what needs a leader is refused',
    },
    breaks: 'PASSIVE shows a screen where it has to refuse',
    file: 'src/core/dialogue/decide-passively.ts',
    find: 'const refusal: readonly Reply[] = [message(notice(passive.rejectMessage))];',
    replace: "const refusal: readonly Reply[] = [message({ kind: 'help' })];",
    red: 'to match object',
  },
  {
    invariant: 'passive-never-spends',
    gate: {
      test: 'test/jobs/passive-answers.test.ts',
      title: 'never answers a payment: that waits for a leader',
    },
    breaks: 'PASSIVE takes a payment for a message',
    file: 'src/db/queries/claim-unled-updates.ts',
    find: `         AND strpos(payload, 'successful_payment') = 0
`,
    replace: '',
    red: 'to deeply equal',
  },
  {
    invariant: 'refused-is-told',
    gate: {
      test: 'test/core/dialogue/decide-properties.test.ts',
      title: 'E3, E5: answers whatever asks for an answer, and never throws',
    },
    breaks: 'what is not understood is passed over',
    file: 'src/core/dialogue/decide.ts',
    find: ': notUnderstood(facts);',
    replace: ': { replies: [] };',
    red: 'to be greater than 0',
  },
  {
    invariant: 'refused-is-told',
    gate: {
      test: 'test/turn/handle-update.test.ts',
      title: 'S7: puts aside what a fault of ours keeps from being handled',
    },
    breaks: 'a fault is not told to the user',
    file: 'src/turn/give-up-update.ts',
    find: "await insertOutbox(db, incoming.chatId, callsFor([{ kind: 'message', screen }], context));",
    replace: "callsFor([{ kind: 'message', screen }], context);",
    red: 'to contain',
  },
  {
    invariant: 'refused-is-told',
    gate: { scenario: 'S7' },
    breaks: 'a fault is not told to the user',
    file: 'src/turn/give-up-update.ts',
    find: "await insertOutbox(db, incoming.chatId, callsFor([{ kind: 'message', screen }], context));",
    replace: "callsFor([{ kind: 'message', screen }], context);",
    red: 'The person is not told that something went wrong',
  },
  {
    invariant: 'said-is-sent',
    gate: { test: 'test/turn/outbox.test.ts', title: 'is sent in the order in which it was owed' },
    breaks: 'the newest call is made first',
    file: 'src/db/queries/read-outbox.ts',
    find: `     ORDER BY outbox.id
`,
    replace: `     ORDER BY outbox.id DESC
`,
    red: 'to deeply equal',
  },
  {
    invariant: 'said-is-sent',
    gate: {
      test: 'test/turn/handle-update.test.ts',
      title: 'knows the panel that the chat was owed, so that a tap changes it in place',
    },
    breaks: 'what a dead process owed is said later',
    file: 'src/jobs/handle-update.ts',
    find: `    await flush();
    do {`,
    replace: '    do {',
    red: 'to deeply equal',
  },
  {
    invariant: 'both-languages',
    gate: { diagnostic: 'message-missing' },
    breaks: 'a text is not translated',
    file: 'contract/locales/en.ftl',
    find: `
welcome-hello = Hello, { $name }!
`,
    replace: `
`,
    red: 'The message welcome-hello is not in',
  },
  {
    invariant: 'both-languages',
    gate: {
      test: 'test/telegram/texts.test.ts',
      title: 'are all there, with a place for each variable',
    },
    breaks: 'a text is empty in one language',
    file: 'generated/locales/en.ts',
    find: "'welcome-hello = Hello, { $name }!',",
    replace: `'welcome-hello = { "" }',`,
    red: 'welcome-hello',
  },
  {
    invariant: 'html-escaped',
    gate: { rule: 'html-unescaped' },
    breaks: 'a screen makes markup by itself',
    file: 'src/telegram/screens/account.ts',
    find: `html\`<b>\${text(language, 'balance', { available })}</b>\``,
    replace: `\`<b>\${text(language, 'balance', { available })}</b>\``,
    red: 'src/telegram/screens/account.ts',
  },
  {
    invariant: 'buttons-live',
    gate: { rule: 'callback-data-length' },
    breaks: 'a button carries more than Telegram allows',
    file: 'src/telegram/inline-keyboard.ts',
    find: 'callback_data: encodeAction(button.action) })),',
    replace:
      "callback_data: '1:menu:0123456789012345678901234567890123456789012345678901234567890123' })),",
    red: 'src/telegram/inline-keyboard.ts',
  },
];
