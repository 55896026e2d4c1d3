import { randomInt } from 'node:crypto';
import { webhookSecret } from '../../generated/security.ts';
import { failed, passed, type Scenario } from '../../generator/smoke/scenario.ts';
import { type SmokeWorld, worldOf } from './smoke-world.ts';

const TIMES = 20;
/** Far from the numbers of any real update. */
const FIRST_ID_MIN = 10 ** 15;

/** The webhook answers 200, and at that moment the update stands in the inbox as it was sent. */
export const scenario: Scenario<SmokeWorld> = {
  id: 'S3',
  run: async (context) => {
    const { request, took } = context;
    const world = worldOf(context);
    const secret = world.env.WEBHOOK_SECRET ?? '';
    const firstId = FIRST_ID_MIN + randomInt(2 ** 40);
    for (let count = 0; count < TIMES; count++) {
      const updateId = firstId + count;
      // Of a kind that nobody knows: it is kept, and nothing else comes of it.
      const body = JSON.stringify({ update_id: updateId, smoke: 'fast-ack' });
      const answer = await request({
        method: 'POST',
        path: `/webhook/${secret}`,
        headers: { 'content-type': 'application/json', [webhookSecret.header]: secret },
        body,
      });
      const shown = { request: answer.request, seen: answer.text };
      if (answer.status !== 200) {
        return failed(`The webhook answers ${answer.status} in place of 200.`, shown);
      }
      took(answer.tookMs);
      const [row] = await world.rows<{ payload: string }>(
        'SELECT payload FROM inbox WHERE update_id = $1::bigint',
        [updateId],
      );
      if (row?.payload === body) continue;
      const seen = row === undefined ? 'no row in inbox' : row.payload;
      return failed('The webhook answered 200 for an update that is not stored.', {
        ...shown,
        seen,
      });
    }
    return passed();
  },
};
