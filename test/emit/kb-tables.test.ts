import { describe, expect, it } from 'vitest';
import { kbTables } from '../../generator/emit/kb-tables.ts';
import type { ContractModel } from '../../generator/model/model.ts';

/** Tables of the pages that people write, from the sections that each of them reads. */

const PROJECT = { project: { knowledgeBase: 'docs' }, contractPath: 'contract/truth.yaml' };

function made(name: string, sections: Partial<Record<keyof ContractModel, unknown>>) {
  const emitter = kbTables.find((each) => each.name === `kb-${name}`);
  if (emitter === undefined) throw new Error(`There is no table ${name}.`);
  const model = { ...PROJECT, ...sections } as unknown as ContractModel;
  return emitter.make(model, []).flatMap((piece) => piece.files());
}

describe('a table of the knowledge base', () => {
  it('of the layers says what each may import, and is not made where there are none', () => {
    const layers = [
      { path: 'src/core', imports: [], pure: true },
      { path: 'src/http', imports: ['src/core', 'src/db'], pure: false },
    ];
    const [file, ...more] = made('layers', { architecture: { layers, packages: [] } });
    expect(more).toEqual([]);
    expect(file?.path).toBe('docs/architecture.md#layers');
    expect(file?.text).toBe(
      [
        '| layer | may import, besides itself | pure |',
        '|---|---|---|',
        '| `src/core` | nothing | yes |',
        '| `src/http` | `src/core`, `src/db` |  |',
      ].join('\n'),
    );
    expect(made('layers', { architecture: { layers: [], packages: [] } })).toEqual([]);
  });

  it('of the limits has those of the bot and those of the rate', () => {
    const bot = { limits: { active_jobs_per_user: 3 } };
    const rateLimits = [{ name: 'user_actions', count: 120, perSeconds: 60 }];
    const [file] = made('limits', { bot, security: { rateLimits } });
    expect(file?.text).toContain('| `active_jobs_per_user` | 3 |');
    expect(file?.text).toContain('| `user_actions` | 120 in 60 s |');
  });

  it('of the leader lock has its key and every time with its unit', () => {
    const leaderLock = {
      function: 'pg_try_advisory_lock',
      key: [7, -8],
      leaseSeconds: 15,
      renewSeconds: 5,
      takeoverMs: 2000,
      handoverMs: 1000,
    };
    const [file] = made('leader-lock', { database: { leaderLock } });
    expect(file?.text).toContain('`pg_try_advisory_lock` with `7`, `-8`');
    for (const time of ['15 s', '5 s', '2000 ms', '1000 ms'])
      expect(file?.text).toContain(`| ${time} |`);
  });

  it('of what PASSIVE does names what is answered and what is never done', () => {
    const passive = {
      safeCommands: ['start'],
      safeCallbacks: ['menu'],
      rejectMessage: 'busy',
      forbidden: ['generate'],
    };
    const [file] = made('passive', { modes: { passive } });
    for (const word of ['`/start`', '`menu`', '`busy`', '`generate`'])
      expect(file?.text).toContain(word);
  });
});
