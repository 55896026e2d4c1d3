import { describe, expect, it } from 'vitest';
import type { ReleaseEvidence } from '../../generator/model/model.ts';
import { type GatherPorts, gather } from '../../generator/release/gather.ts';
import type { KeptEvidence } from '../../generator/release/kept-evidence.ts';
import { COMMIT, evidenceOf, NOW_MS, scanOf } from './evidence-of.ts';

const item = (evidence: ReleaseEvidence, index = 0) => ({
  list: 'checklist' as const,
  id: `item-${index}`,
  title: '',
  evidence,
});
const itemsOf = (...evidence: ReleaseEvidence[]) => evidence.map(item);
const noChecks = { ran: true as const, checks: [] };

/** Ports that note what they are asked for, in order. */
function notedPorts(given: Partial<GatherPorts> = {}): { ports: GatherPorts; asked: string[] } {
  const asked: string[] = [];
  const note = <T>(what: string, answer: T): T => {
    asked.push(what);
    return answer;
  };
  const ports: GatherPorts = {
    checkout: () => evidenceOf({}).checkout,
    run: async (command) => note(command, { exitCode: 0, tail: '' }),
    smokeHere: async (only) => note(`smoke ${only?.join(',') ?? 'all'}`, noChecks),
    smokeLive: async () => note('smoke live', noChecks),
    health: async () => note('health', { answered: true, fields: {} }),
    log: async (minutes) => note(`log ${minutes}`, { nowMs: NOW_MS, scan: scanOf() }),
    ...given,
  };
  return { ports, asked };
}

describe('what is asked for', () => {
  it('is looked at once, the log before its minutes go by', async () => {
    const { ports, asked } = notedPorts();
    const items = itemsOf(
      { kind: 'command', command: 'npm test' },
      { kind: 'smoke', where: 'live' },
      { kind: 'health', field: 'commit' },
      { kind: 'health', field: 'status' },
      { kind: 'command', command: 'npm test' },
      { kind: 'log_minutes', minutes: 10 },
      { kind: 'log_minutes', minutes: 10 },
      { kind: 'scenario', id: 'S5' },
      { kind: 'scenario', id: 'S4' },
      { kind: 'scenario', id: 'S5' },
    );
    await gather(items, null, ports);
    expect(asked).toEqual(['log 10', 'health', 'npm test', 'smoke S5,S4', 'smoke live']);
  });

  it('is all of smoke when one item wants all of it', async () => {
    const { ports, asked } = notedPorts();
    await gather(
      itemsOf({ kind: 'scenario', id: 'S5' }, { kind: 'smoke', where: 'local' }),
      null,
      ports,
    );
    expect(asked).toEqual(['smoke all']);
  });

  it('is nothing more', async () => {
    const { ports, asked } = notedPorts();
    await gather(itemsOf({ kind: 'tags', count: 5 }), null, ports);
    expect(asked).toEqual([]);
  });

  it('is not there when nobody said where', async () => {
    const { ports } = notedPorts({ smokeLive: null, health: null, log: null });
    const items = itemsOf(
      { kind: 'smoke', where: 'live' },
      { kind: 'health', field: 'commit' },
      { kind: 'log_minutes', minutes: 10 },
    );
    expect(await gather(items, null, ports)).toEqual(evidenceOf({}));
  });
});

describe('what was kept', () => {
  it('is not looked at again; the rest is', async () => {
    const kept: KeptEvidence = {
      commit: COMMIT,
      clean: true,
      commands: { 'npm test': { exitCode: 1, tail: 'red' } },
      smokeHere: { ran: false, why: 'no world' },
    };
    const { ports, asked } = notedPorts();
    const items = itemsOf(
      { kind: 'command', command: 'npm test' },
      { kind: 'command', command: 'npm run check' },
      { kind: 'smoke', where: 'local' },
      { kind: 'health', field: 'commit' },
    );
    const { commands, smokeHere } = await gather(items, kept, ports);
    expect(asked).toEqual(['health', 'npm run check']);
    expect([commands['npm test'], smokeHere]).toEqual([kept.commands['npm test'], kept.smokeHere]);
  });
});

describe('the checkout', () => {
  it('is what it was before and after, together', async () => {
    const { checkout } = evidenceOf({});
    const states = [
      { ...checkout, changed: ['before.ts', 'both.ts'] },
      { ...checkout, commit: 'another', changed: ['both.ts', 'after.ts'] },
    ];
    const { ports } = notedPorts({ checkout: () => states.shift() ?? checkout });
    const found = await gather([], null, ports);
    expect(found.checkout.changed).toEqual([
      'HEAD, which moved meanwhile',
      'before.ts',
      'both.ts',
      'after.ts',
    ]);
  });
});
