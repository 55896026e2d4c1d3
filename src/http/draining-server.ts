import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Shares of the time for draining. */
const SHARES = {
  /** So long nothing new may have come before the port is given up. */
  quiet: 0.04,
  /** Then it is given up, whatever still comes. */
  listening: 0.25,
  /** A peer that never ends its request must not hold the process. */
  cut: 0.5,
} as const;

/**
 * Closes a server so that nobody who has been sent here is turned away: a balancer switches a
 * little later than it sends SIGTERM, and a connection that is kept open may bring a request at any
 * moment.
 */
export class DrainingServer {
  readonly #app: FastifyInstance;
  #isDraining = false;
  #broughtAtMs = 0;

  /** `app` must not listen yet. */
  constructor(app: FastifyInstance) {
    this.#app = app;
    app.addHook('onRequest', ({ method }, _reply, done) => {
      // Probes only ask, and never end.
      if (method !== 'GET') this.#broughtAtMs = performance.now();
      done();
    });
    app.addHook('onSend', (_request, reply, payload, done) => {
      // Whoever reads this comes back over a new connection, to another instance.
      if (this.#isDraining) reply.header('connection', 'close');
      done(null, payload);
    });
  }

  /**
   * Answers as ever until `work` has ended and nothing comes any more, then listens no longer.
   * Resolves when the last request is answered, or cut off; `drainMs` is the time for it all.
   */
  async close(drainMs: number, work: Promise<void>): Promise<void> {
    this.#isDraining = true;
    this.#broughtAtMs = performance.now();
    const cut = setTimeout(() => this.#app.server.closeAllConnections(), drainMs * SHARES.cut);
    const quiet = work.then(() => this.#quiet(drainMs * SHARES.quiet));
    await Promise.race([quiet, pause(drainMs * SHARES.listening)]);
    await this.#app.close();
    clearTimeout(cut);
  }

  async #quiet(quietMs: number): Promise<void> {
    for (;;) {
      const leftMs = this.#broughtAtMs + quietMs - performance.now();
      if (leftMs <= 0) return;
      await pause(leftMs);
    }
  }
}
