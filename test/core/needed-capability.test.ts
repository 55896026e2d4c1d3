import { expect, it, vi } from 'vitest';
import { type Capability, capabilitiesByMode, passive } from '../../generated/modes.ts';
import type { Action } from '../../src/core/dialogue/action.ts';
import { decidePassively } from '../../src/core/dialogue/decide-passively.ts';
import { capabilityOfAction, capabilityOfTask } from '../../src/core/needed-capability.ts';
import { incoming } from './dialogue/situation.ts';

const kinds = Object.keys(capabilityOfAction) as Action['kind'][];

function allows(mode: 'ACTIVE' | 'PASSIVE', capability: Capability): boolean {
  return (capabilitiesByMode[mode] as readonly Capability[]).includes(capability);
}

it('ACTIVE may do every kind of job and follow every button', () => {
  const needed = [...Object.values(capabilityOfTask), ...Object.values(capabilityOfAction)];
  expect(needed.filter((capability) => !allows('ACTIVE', capability))).toEqual([]);
});

it('PASSIVE may do no job at all', () => {
  const done = Object.values(capabilityOfTask).filter((capability) =>
    allows('PASSIVE', capability),
  );
  expect(done).toEqual([]);
});

it('a button that PASSIVE may not follow is refused, also when the list of safe ones names it', () => {
  const listed = vi.spyOn(passive.safeCallbacks as unknown as string[], 'includes');
  listed.mockReturnValue(true);
  const refused = kinds.filter((kind) => {
    const tap = incoming({ kind: 'tap', data: `1:${kind}`, queryId: 'q', messageId: 1 });
    const [reply] = decidePassively(tap, 'en')?.replies ?? [];
    return reply?.kind === 'toast' && reply.alert;
  });
  listed.mockRestore();
  const unsafe = kinds.filter((kind) => !allows('PASSIVE', capabilityOfAction[kind]));
  expect(unsafe.length).toBeGreaterThan(5);
  expect(refused).toEqual(expect.arrayContaining(unsafe));
});
