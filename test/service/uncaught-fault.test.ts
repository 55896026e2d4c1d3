import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { Services } from './service-on-database.ts';

let services: Services;
beforeEach(async () => {
  services = new Services(await freshDatabase());
});
afterEach(() => services.dispose());

/** A fault that no code of ours catches, at a moment that the test chooses. */
const ON_SIGNAL = {
  throw: "process.on('SIGUSR2',()=>{throw new Error('on-purpose')})",
  reject: "process.on('SIGUSR2',()=>{Promise.reject(new Error('on-purpose'))})",
};

describe('a fault that nobody caught', () => {
  it.each(['throw', 'reject'] as const)(
    'by %s is told as fatal, and ends the process',
    async (how) => {
      const service = await services.startActive({
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(ON_SIGNAL[how])}`,
      });
      service.kill('SIGUSR2');
      expect(await service.exited).toEqual({ code: 1, signal: null });
      const line = await service.said('uncaught fault');
      expect(line).toMatchObject({ level: 'fatal', err: { message: 'on-purpose' } });
      // Nothing was given up in order: the next leader finds the lock free all the same.
      const next = await services.startActive();
      expect((await next.health()).lock).toMatchObject({ held: true, epoch: 2 });
    },
  );
});
