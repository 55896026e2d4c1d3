import type { Mutation } from './mutation.ts';

/** Promises about orders and the vendor. */
export const orderMutations: readonly Mutation[] = [
  {
    invariant: 'vendor-verdict',
    gate: { test: 'test/models/differential.test.ts', title: 'z-image' },
    breaks: 'an input with only one problem is let through',
    file: 'generated/runtime/check-input.ts',
    find: 'if (findings.problems.length > 0) return',
    replace: 'if (findings.problems.length > 1) return',
    red: 'expected true to be false',
  },
  {
    invariant: 'vendor-verdict',
    gate: {
      test: 'test/turn/generation-submit.test.ts',
      title: 'that the vendor would refuse for its parameters is not sent',
    },
    breaks: 'an order is sent without being checked',
    file: 'src/turn/prepare-request.ts',
    find: 'const checked = checkInput(modelId, { ...stored.input, ...extra });',
    replace:
      'const checked = { ok: true, value: { ...stored.input, ...extra } } as ReturnType<typeof checkInput>;',
    red: 'expected 1 to be +0',
  },
  {
    invariant: 'one-task-per-order',
    gate: {
      test: 'test/turn/generation-submit.test.ts',
      title: 'A7, F17: is one, however often "confirm" is tapped and the job is run',
    },
    breaks: 'an order that is being sent may be sent',
    file: 'src/core/generation/machine.ts',
    find: "'submission-started': { confirmed: startSubmission },",
    replace: "'submission-started': { confirmed: startSubmission, submitting: startSubmission },",
    red: 'to be 1',
  },
  {
    invariant: 'one-task-per-order',
    gate: {
      test: 'test/turn/generation-chaos.test.ts',
      title: 'dies at every single step of being sent, and is sent once',
    },
    breaks: 'the vendor is asked before that is committed',
    file: 'src/turn/submit-generation.ts',
    find: `  const started = await step({ kind: 'submission-started' });
  // Cancelled in the meantime, or sent by another job.
  if (started?.moved !== true || started.generation.state !== 'submitting') return;
  const answer = await ports.vendor.createTask(prepared.request);
`,
    replace: `  const answer = await ports.vendor.createTask(prepared.request);
  const started = await step({ kind: 'submission-started' });
  if (started?.moved !== true || started.generation.state !== 'submitting') return;
`,
    red: 'to be less than or equal to 1',
  },
  {
    invariant: 'telegram-files-stay',
    gate: {
      test: 'test/turn/generation-media.test.ts',
      title: 'go to the vendor by upload, under a name of their own',
    },
    breaks: 'the request names the file as the order does',
    file: 'src/turn/prepare-request.ts',
    find: 'addresses.set(reference, stored);',
    replace: 'addresses.set(reference, reference);',
    red: 'to contain',
  },
  {
    invariant: 'telegram-files-stay',
    gate: { test: 'test/bot/leaks.test.ts', title: 'is in no request to the vendor' },
    breaks: 'the vendor is given the address of a file in place of its bytes',
    file: 'src/telegram/bot-api.ts',
    find: 'return { bytes, path, mime:',
    replace: 'return { bytes: Buffer.from(address), path, mime:',
    red: 'to deeply equal []',
  },
  {
    invariant: 'callbacks-are-hints',
    gate: {
      test: 'test/turn/generation-callback.test.ts',
      title: 'F2: of an unknown task does not make a lost request a known one',
    },
    breaks: 'a task is taken over that the vendor does not know',
    file: 'src/turn/poll-generation.ts',
    find: "if (status.kind === 'not-visible' || status.kind === 'unreadable') continue;",
    replace: "if (status.kind === 'unreadable') continue;",
    red: 'to match object',
  },
  {
    invariant: 'stop-is-honest',
    gate: {
      test: 'test/telegram/screens.test.ts',
      title: 'is there only while it can stop anything',
    },
    breaks: 'Stop is offered after the order was sent',
    file: 'src/telegram/screens/generation.ts',
    find: `    case 'confirmed':
      return [
        [{ text: text(language, 'order-stop'),`,
    replace: `    case 'submitted':
    case 'confirmed':
      return [
        [{ text: text(language, 'order-stop'),`,
    red: 'expected true to be false',
  },
  {
    invariant: 'stop-is-honest',
    gate: {
      test: 'test/turn/generation-submit.test.ts',
      title: 'D10: goes on when it is stopped too late',
    },
    breaks: 'an order is stopped while the vendor works',
    file: 'src/core/generation/machine.ts',
    find: 'cancel: { confirmed: cancel },',
    replace: 'cancel: { confirmed: cancel, submitted: cancel },',
    red: 'to match object',
  },
];
