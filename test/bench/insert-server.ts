import Fastify from 'fastify';
import pg from 'pg';

/**
 * What our webhook is compared with: Fastify, and one INSERT for each request. Prints its port.
 */

const pool = new pg.Pool({ connectionString: process.argv[2], max: 20 });
await pool.query('CREATE TABLE IF NOT EXISTS plain (update_id bigint PRIMARY KEY, payload text)');

const app = Fastify();
app.post('/webhook', async (request) => {
  const { update_id } = request.body as { update_id: number };
  await pool.query('INSERT INTO plain (update_id, payload) VALUES ($1, $2)', [
    update_id,
    JSON.stringify(request.body),
  ]);
  return { ok: true };
});
await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${(app.server.address() as { port: number }).port}\n`);
