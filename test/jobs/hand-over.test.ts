import { describe, expect, it } from 'vitest';
import { leaderLock } from '../../generated/database.ts';
import { HandOver } from '../../src/jobs/hand-over.ts';

const AT = 1_000_000;

describe('a hand-over', () => {
  it('is asked for once, by an instance that has never led', () => {
    const newcomer = new HandOver('new');
    expect(newcomer.seeLeader()).toBe(true);
    expect(newcomer.seeLeader()).toBe(false);
    const leader = new HandOver('old');
    leader.beginTerm();
    expect(leader.seeLeader()).toBe(false);
  });

  it('is wanted when another asks, not when one hears oneself', () => {
    const leader = new HandOver('old');
    leader.beginTerm();
    leader.hear({ kind: 'want', instance: 'old' }, AT);
    expect(leader.wanted.aborted).toBe(false);
    leader.hear({ kind: 'want', instance: 'new' }, AT);
    expect(leader.wanted.aborted).toBe(true);
    expect(leader.newcomer).toBe('new');
  });

  it('is not wanted for what was asked before the term', () => {
    const passive = new HandOver('other');
    passive.hear({ kind: 'want', instance: 'new' }, AT);
    passive.beginTerm();
    expect(passive.wanted.aborted).toBe(false);
    expect(passive.newcomer).toBeNull();
  });

  it('leaves the lock to the newcomer for a while, or until somebody leads', () => {
    const other = new HandOver('other');
    other.hear({ kind: 'free', instance: 'new' }, AT);
    expect(other.freed.aborted).toBe(false);
    expect(other.beginLook(AT + leaderLock.takeoverMs - 1)).toBe(false);
    expect(other.beginLook(AT + leaderLock.takeoverMs)).toBe(true);
    other.letGoFirst(AT);
    other.seeLeader();
    expect(other.beginLook(AT)).toBe(true);
  });

  it.each([null, 'new'])('wakes the newcomer, also in the middle of a look: %s', (instance) => {
    const newcomer = new HandOver('new');
    newcomer.beginLook(AT);
    newcomer.hear({ kind: 'free', instance }, AT);
    expect(newcomer.freed.aborted).toBe(true);
    expect(newcomer.beginLook(AT)).toBe(true);
    expect(newcomer.freed.aborted).toBe(false);
  });
});
