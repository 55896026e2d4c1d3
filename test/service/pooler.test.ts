import { expect, it } from 'vitest';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { startPostgresProxy } from '../sandbox/postgres-proxy.ts';
import { Services } from './service-on-database.ts';

const WARNING = 'the lock connection is not a session of its own';

it('B4 a pooler before the database is warned of, with what to do', async ({ onTestFinished }) => {
  const services = new Services(await freshDatabase());
  onTestFinished(() => services.dispose());
  const proxy = await startPostgresProxy(services.database.url);
  onTestFinished(() => proxy.stop());
  const service = await services.startActive({ DATABASE_URL: proxy.url });
  const line = await service.said(WARNING);
  expect(line).toMatchObject({ level: 'warn', remedy: expect.stringContaining('DATABASE_URL') });
});

it('a database without a pooler is not warned of', async ({ onTestFinished }) => {
  const services = new Services(await freshDatabase());
  onTestFinished(() => services.dispose());
  const service = await services.startActive();
  expect(service.lines().map(({ msg }) => msg)).not.toContain(WARNING);
});
