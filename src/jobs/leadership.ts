import { leaderLock } from '../../generated/database.ts';
import { repeatLimit } from '../../generated/log-policy.ts';
import { backoffMs } from '../core/backoff.ts';
import type { LeadershipFacts } from '../core/health.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import type { LeaderConnection } from '../db/leader-connection.ts';
import { HandOver } from './hand-over.ts';
import { pause } from './pause.ts';
import type { Term } from './task.ts';
import type { Work } from './work.ts';

export interface Leadership {
  facts(): LeadershipFacts;
  /** Ends the present term, if there is one, and contends again. */
  resign(): void;
  /** Ends the work, gives the lock back and closes the connection. */
  stop(): Promise<void>;
}

export interface LeadershipOptions {
  readonly instance: string;
  readonly open: () => Promise<LeaderConnection>;
  /** Begins the work of a leader; `earlier` is the end of what this instance did in a term before. */
  readonly startWork: (term: Term, earlier: Promise<void>) => Work;
  readonly log: Log;
  readonly now: () => number;
  /** Told each time this instance becomes ACTIVE or stops being it. */
  readonly onChange: (active: boolean) => void;
  /** Told after each look of a PASSIVE instance that found no living leader. */
  readonly onLeaderless: (leaderSeenAtMs: number) => void;
}

/** Several tries fit into the time in which a successor must have taken over. */
const TRIES_PER_TAKEOVER = 5;

const PASSIVE = { held: false, epoch: null, renewedAtMs: null, sinceMs: null } as const;

/**
 * Contends for the leader lock until it is stopped. The lock lives exactly as long as its
 * connection: when that is lost, this instance is PASSIVE at once and contends again. A lease that
 * cannot be renewed in time ends the same way, before it runs out.
 */
export function keepLeadership(options: LeadershipOptions): Leadership {
  const contender = new Contender(options);
  const ended = contender.run();
  return {
    facts: () => contender.facts(),
    resign: () => contender.resign(),
    stop: async () => {
      contender.stop();
      await ended;
    },
  };
}

class Contender {
  readonly #options: LeadershipOptions;
  readonly #stopped = new AbortController();
  readonly #mayLog = repeatLimiter(repeatLimit);
  readonly #handOver: HandOver;
  #facts: LeadershipFacts = { ...PASSIVE, leaderSeenAtMs: null };
  #work: Work | null = null;
  #resigned = new AbortController();

  constructor(options: LeadershipOptions) {
    this.#options = options;
    this.#handOver = new HandOver(options.instance);
  }

  /** A lease that ran out while the process slept is not held, whatever else it still believes. */
  facts(): LeadershipFacts {
    const { renewedAtMs } = this.#facts;
    const isOut = renewedAtMs !== null && this.#options.now() - renewedAtMs >= leaderLock.leaseMs;
    return isOut ? { ...PASSIVE, leaderSeenAtMs: this.#facts.leaderSeenAtMs } : this.#facts;
  }

  stop(): void {
    this.#stopped.abort();
  }

  resign(): void {
    this.#resigned.abort();
  }

  async run(): Promise<void> {
    const { open, log, now } = this.#options;
    for (let attempt = 1; !this.#stopped.signal.aborted; attempt++) {
      try {
        const connection = await open();
        attempt = 0;
        await this.#contend(connection);
      } catch (err) {
        const { pass, heldBack } = this.#mayLog('contend', now());
        if (pass) log.warn({ err, heldBack }, 'cannot contend for leadership, trying again');
      }
      this.#stepDown();
      await pause(backoffMs(Math.max(1, attempt)), this.#stopped.signal);
    }
    await this.#work?.stop();
  }

  /** Ends when the connection is lost, the lease is another's, or this contender is stopped. */
  async #contend(connection: LeaderConnection): Promise<void> {
    const ended = AbortSignal.any([this.#stopped.signal, connection.lost]);
    connection.lost.addEventListener('abort', () => this.#onLost());
    try {
      await this.#warnIfPooled(connection);
      connection.onMessage = (message) => this.#handOver.hear(message, this.#options.now());
      while (!ended.aborted) {
        const epoch = await this.#tryToLead(connection);
        if (epoch === null) {
          const wake = AbortSignal.any([ended, this.#handOver.freed]);
          await pause(leaderLock.takeoverMs / TRIES_PER_TAKEOVER, wake);
        } else if (!(await this.#lead(connection, epoch))) return;
      }
    } finally {
      this.#stepDown();
      await connection.close();
    }
  }

  async #tryToLead(connection: LeaderConnection): Promise<number | null> {
    const { log, now, onLeaderless } = this.#options;
    const mayLead = this.#handOver.beginLook(now());
    const { locked, leaderLives } = mayLead
      ? await connection.tryLock()
      : { locked: false, leaderLives: await connection.leaderLives() };
    if (locked) return this.#beginTerm(connection);
    const leaderSeenAtMs = leaderLives ? now() : (this.#facts.leaderSeenAtMs ?? now());
    this.#facts = { ...PASSIVE, leaderSeenAtMs };
    if (leaderLives) {
      if (this.#handOver.seeLeader()) await connection.askForRoom();
      return null;
    }
    // The lock is kept for a newcomer: nobody is refused before it had its chance.
    if (!mayLead) return null;
    const ended = await connection.endFrozenLeader();
    if (ended.length > 0) {
      if (this.#mayLog('frozen', now()).pass)
        log.warn({ ended }, 'session of a frozen leader ended');
      // Its lock is free: the next look leads, and nobody need be refused in the meantime.
      return null;
    }
    onLeaderless(leaderSeenAtMs);
    return null;
  }

  async #beginTerm(connection: LeaderConnection): Promise<number> {
    const { log, now, onChange, startWork } = this.#options;
    // Before the lease: it may be taken late, and then it runs out earlier than it seems here.
    const renewedAtMs = now();
    const epoch = await connection.takeLease();
    const leaderSeenAtMs = renewedAtMs;
    this.#facts = { held: true, epoch, renewedAtMs, sinceMs: renewedAtMs, leaderSeenAtMs };
    this.#handOver.beginTerm();
    this.#resigned = new AbortController();
    log.info({ epoch }, 'leading');
    onChange(true);
    const earlier = this.#work?.stop() ?? Promise.resolve();
    this.#work = startWork({ epoch, leads: () => this.facts().epoch === epoch }, earlier);
    return epoch;
  }

  /**
   * Renews the lease until the term ends. True when it ended as planned: the work is done, the lock
   * is free.
   */
  async #lead(connection: LeaderConnection, epoch: number): Promise<boolean> {
    const { wanted } = this.#handOver;
    const over = new AbortController();
    const either = AbortSignal.any([over.signal, connection.lost]);
    const renewal = this.#renew(connection, epoch, either);
    const leave = AbortSignal.any([this.#stopped.signal, wanted, this.#resigned.signal]);
    await Promise.race([renewal, aborted(leave)]);
    // It is renewed for as long as the work takes.
    if (this.#facts.held) await Promise.race([renewal, this.#work?.stop()]);
    over.abort();
    if (!(await renewal)) return false;
    const successor = this.#stopped.signal.aborted ? null : this.#handOver.newcomer;
    if (successor !== null) this.#handOver.letGoFirst(this.#options.now());
    this.#stepDown();
    await connection.release(epoch, successor);
    this.#options.log.info({ epoch, successor }, 'leadership given up');
    return true;
  }

  /** Ends with whether the lease is still ours. */
  async #renew(connection: LeaderConnection, epoch: number, over: AbortSignal): Promise<boolean> {
    const { log, now } = this.#options;
    const { sinceMs } = this.#facts;
    try {
      for (;;) {
        await pause(leaderLock.renewMs, over);
        if (over.aborted) return !connection.lost.aborted;
        const renewedAtMs = now();
        if (!(await connection.renewLease(epoch))) break;
        this.#facts = { held: true, epoch, renewedAtMs, sinceMs, leaderSeenAtMs: renewedAtMs };
      }
    } catch (err) {
      this.#stepDown();
      throw err;
    }
    log.error({ epoch }, 'leader lock lost: another instance leads');
    this.#stepDown();
    return false;
  }

  #onLost(): void {
    if (this.#facts.held && !this.#stopped.signal.aborted) {
      this.#options.log.error({ epoch: this.#facts.epoch }, 'leader lock lost: connection broken');
    }
    this.#stepDown();
  }

  #stepDown(): void {
    if (!this.#facts.held) return;
    this.#facts = { ...PASSIVE, leaderSeenAtMs: this.#facts.leaderSeenAtMs };
    this.#options.onChange(false);
    void this.#work?.stop();
  }

  async #warnIfPooled(connection: LeaderConnection): Promise<void> {
    if (!(await connection.isPooled())) return;
    const { pass } = this.#mayLog('pooled', this.#options.now());
    const remedy =
      'A pooler such as PgBouncer stands before the database and locks of a session mean nothing ' +
      'behind it. Give DATABASE_URL the direct address of the server, or let it pool sessions.';
    if (pass) this.#options.log.warn({ remedy }, 'the lock connection is not a session of its own');
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
