import { leaderLock } from '../../generated/database.ts';
import { repeatLimit } from '../../generated/log-policy.ts';
import { backoffMs } from '../core/backoff.ts';
import type { LeadershipFacts } from '../core/health.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import type { LeaderConnection } from '../db/leader-connection.ts';
import { pause } from './pause.ts';

export interface Leadership {
  facts(): LeadershipFacts;
  /** Gives the lock back and closes the connection. */
  stop(): Promise<void>;
}

export interface LeadershipOptions {
  readonly open: () => Promise<LeaderConnection>;
  readonly log: Log;
  readonly now: () => number;
  /** Told each time this instance becomes ACTIVE or stops being it. */
  readonly onChange: (active: boolean) => void;
}

/** Several tries fit into the time in which a successor must have taken over. */
const TRIES_PER_TAKEOVER = 5;

const PASSIVE = { held: false, epoch: null, renewedAtMs: null } as const;

/**
 * Contends for the leader lock until it is stopped. The lock lives exactly as long as its
 * connection: when that is lost, this instance is PASSIVE at once and contends again. A lease that
 * cannot be renewed in time ends the same way, before it runs out.
 */
export function keepLeadership(options: LeadershipOptions): Leadership {
  const contender = new Contender(options);
  const ended = contender.run();
  return {
    facts: () => contender.facts,
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
  facts: LeadershipFacts = { ...PASSIVE, leaderSeenAtMs: null };

  constructor(options: LeadershipOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#stopped.abort();
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
  }

  /** Ends when the connection is lost, the lease is another's, or this contender is stopped. */
  async #contend(connection: LeaderConnection): Promise<void> {
    const either = AbortSignal.any([this.#stopped.signal, connection.lost]);
    connection.lost.addEventListener('abort', () => this.#onLost());
    try {
      while (!either.aborted) {
        if (this.facts.epoch === null) await this.#tryToLead(connection);
        else if (!(await this.#renew(connection, this.facts.epoch))) return;
        const waitMs =
          this.facts.epoch === null
            ? leaderLock.takeoverMs / TRIES_PER_TAKEOVER
            : leaderLock.renewMs;
        await pause(waitMs, either);
      }
      if (this.facts.epoch !== null && !connection.lost.aborted) {
        await connection.release(this.facts.epoch);
      }
    } finally {
      this.#stepDown();
      await connection.close();
    }
  }

  async #tryToLead(connection: LeaderConnection): Promise<void> {
    const { log, now, onChange } = this.#options;
    const { locked, leaderLives } = await connection.tryLock();
    if (!locked) {
      const leaderSeenAtMs = leaderLives ? now() : (this.facts.leaderSeenAtMs ?? now());
      this.facts = { ...PASSIVE, leaderSeenAtMs };
      return;
    }
    const epoch = await connection.takeLease();
    const nowMs = now();
    this.facts = { held: true, epoch, renewedAtMs: nowMs, leaderSeenAtMs: nowMs };
    log.info({ epoch }, 'leading');
    onChange(true);
  }

  async #renew(connection: LeaderConnection, epoch: number): Promise<boolean> {
    const renewed = await connection.renewLease(epoch);
    const nowMs = this.#options.now();
    if (renewed) this.facts = { held: true, epoch, renewedAtMs: nowMs, leaderSeenAtMs: nowMs };
    else this.#options.log.error({ epoch }, 'leader lock lost: another instance leads');
    return renewed;
  }

  #onLost(): void {
    if (this.facts.held && !this.#stopped.signal.aborted) {
      this.#options.log.error({ epoch: this.facts.epoch }, 'leader lock lost: connection broken');
    }
    this.#stepDown();
  }

  #stepDown(): void {
    if (!this.facts.held) return;
    this.facts = { ...PASSIVE, leaderSeenAtMs: this.facts.leaderSeenAtMs };
    this.#options.onChange(false);
  }
}
