import type { DatabasePool, PooledConnection } from '../../src/db/pool.ts';
import type { KieClient } from '../../src/kie/client.ts';
import type { SubmitPorts } from '../../src/turn/generation-ports.ts';

/** The process is dead: nothing that it would do now is done. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * Ends a process after so many steps. A step is the moment before a query or a call, or the one
 * after it: done, but not known to be done.
 */
export class KillSwitch {
  #stepsLeft: number;

  constructor(steps: number) {
    this.#stepsLeft = steps;
  }

  /** The ports of a process that dies so. */
  wire(ports: SubmitPorts): SubmitPorts {
    return { ...ports, db: this.#pool(ports.db), vendor: this.#vendor(ports.vendor) };
  }

  async #around<T>(work: () => Promise<T>): Promise<T> {
    this.#step();
    const result = await work();
    this.#step();
    return result;
  }

  #step(): void {
    if (this.#stepsLeft <= 0) throw new Killed('killed');
    this.#stepsLeft--;
  }

  #pool(pool: DatabasePool): DatabasePool {
    return {
      query: (text, values) => this.#around(() => pool.query(text, values)),
      connect: async () => {
        this.#step();
        return this.#connection(await pool.connect());
      },
      end: () => pool.end(),
    };
  }

  #connection(connection: PooledConnection): PooledConnection {
    return {
      query: (text, values) => this.#around(() => connection.query(text, values)),
      // The connection of a dead process breaks; the transaction on it is given up.
      release: (isBroken) => connection.release(isBroken === true || this.#stepsLeft <= 0),
      on: (event, listener) => connection.on(event, listener),
      off: (event, listener) => connection.off(event, listener),
    };
  }

  #vendor(vendor: KieClient): KieClient {
    return {
      createTask: (request) => this.#around(() => vendor.createTask(request)),
      readTask: (endpoint, taskId) => this.#around(() => vendor.readTask(endpoint, taskId)),
      upload: (file) => this.#around(() => vendor.upload(file)),
    };
  }
}
