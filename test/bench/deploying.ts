import { startWorld } from '../sandbox/world.ts';
import {
  OLD_COMMIT,
  phases,
  refusals,
  rehearseDeploy,
  SHUTDOWN_SECONDS,
} from '../service/rehearse-deploy.ts';
import { measuredRow } from './measured-row.ts';
import type { Row } from './row.ts';
import { waitAt } from './steady-taps.ts';

const TAPS_PER_SECOND = 30;

/** How long people wait for an answer before, during and after a deploy, and how long it takes. */
export async function deploying(): Promise<Row[]> {
  const world = await startWorld({
    telegram: { people: [], settings: { sendsPerSecond: null } },
    env: { RENDER_GIT_COMMIT: OLD_COMMIT, SHUTDOWN_SECONDS },
  });
  try {
    await world.service.said('webhook is set');
    const { taps, drainMs, leadsAfterMs } = await rehearseDeploy(world, TAPS_PER_SECOND);
    const refused = refusals(world).length;
    return [
      {
        name: 'deploy: refused updates',
        ours: String(refused),
        theirs: '',
        ratio: null,
        budget: '0',
        ok: refused === 0,
      },
      ...phases.flatMap((phase) =>
        [50, 99].map((percent) =>
          measuredRow({
            name: `deploy, ${phase} (${taps[phase].length} taps): tap → answer, p${percent}`,
            ours: [waitAt(percent / 100, taps[phase])],
          }),
        ),
      ),
      measuredRow({ name: 'deploy: start of the new one until it leads', ours: [leadsAfterMs] }),
      measuredRow({ name: 'deploy: SIGTERM until the old one has ended', ours: [drainMs] }),
    ];
  } finally {
    await world.stop();
  }
}
