import type { FakeKieControl } from '../fake-kie/control.ts';
import type { Fault } from '../fake-kie/faults.ts';
import type { VendorFault } from './protocol.ts';

const SLOW_FACTOR = 10;

/** What the switch on the page means for the vendor. */
const FAULTS: Readonly<Record<VendorFault, readonly Fault[]>> = {
  none: [],
  slow: [],
  fail: [{ kind: 'fail', failure: 'internal' }],
  moderation: [{ kind: 'fail', failure: 'flagged' }],
  'no-credits': [{ kind: 'no-credits' }],
  busy: [{ kind: 'throttled' }],
  down: [{ kind: 'html-502', on: 'any' }],
  'lost-answer': [{ kind: 'answer-lost' }],
  'lost-callback': [{ kind: 'callback-lost' }],
  'double-callback': [{ kind: 'callback-copies', copies: 4 }],
  'empty-result': [{ kind: 'empty-success' }],
};

/** Lets the vendor go wrong in one way, in place of the one before. */
export function switchVendor(control: FakeKieControl, fault: VendorFault): void {
  control.clearFaults();
  for (const each of FAULTS[fault]) control.fault(each);
  control.set({ timeScale: fault === 'slow' ? SLOW_FACTOR : 1 });
}
