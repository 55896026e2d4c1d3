import { describe, it } from 'vitest';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { leaseOf, lockHolders } from './leader-state.ts';
import { rows, Services } from './service-on-database.ts';

describe.concurrent('a lease', () => {
  it('that cannot be renewed is given up before it runs out', async ({
    onTestFinished,
    expect,
  }) => {
    const services = new Services(await freshDatabase());
    onTestFinished(() => services.dispose());
    const active = await services.startActive();
    const [backend = 0] = await lockHolders(services.database);
    // The server neither answers nor closes the connection, as behind a broken network.
    process.kill(backend, 'SIGSTOP');
    try {
      const given = await active.health(({ lock }) => !lock.held);
      expect(given.database.connected).toBe(true);
      // It cannot have the lock back: the session that holds it still exists.
      expect(await lockHolders(services.database)).toEqual([backend]);
      expect(await leaseOf(services.database)).toMatchObject({ epoch: 1, live: true });
    } finally {
      process.kill(backend, 'SIGCONT');
    }
    const { lock } = await active.health(({ mode }) => mode === 'ACTIVE');
    expect(lock.epoch).toBe(2);
  });

  it('that another has taken over is not renewed, and its holder steps down', async ({
    onTestFinished,
    expect,
  }) => {
    const services = new Services(await freshDatabase());
    onTestFinished(() => services.dispose());
    const active = await services.startActive();
    await rows('UPDATE leader SET epoch = 7', [], services.database.url);
    await active.said('leader lock lost: another instance leads');
    const { lock } = await active.health(({ lock: { epoch } }) => epoch === 8);
    expect(lock.held).toBe(true);
  });
});
