import type { InstanceReport, InstanceState } from '../../core/ops/instance-report.ts';
import type { Release } from '../../core/release.ts';
import { jsonb } from '../jsonb.ts';
import type { Queryable } from '../pool.ts';

/** How a process says that it is there, and how it is. */
export interface Presence {
  readonly name: string;
  readonly release: Release;
  readonly state: InstanceState;
  readonly startedAtMs: number;
  readonly report: InstanceReport;
}

/** Writes down how an instance is now. */
export async function writeInstance(db: Queryable, presence: Presence): Promise<void> {
  const { name, release, state, startedAtMs, report } = presence;
  const { version, commit } = release;
  await db.query(
    `INSERT INTO instances AS present
       (name, version, commit, mode, epoch, renewed_at, started_at, mode_since, report)
     VALUES ($1::text, $2::text, $3::text, $4::text, $5::bigint,
             to_timestamp($6::float8 / 1000), to_timestamp($7::float8 / 1000), now(), $8::jsonb)
     ON CONFLICT (name) DO UPDATE
     SET mode = excluded.mode, epoch = excluded.epoch, renewed_at = excluded.renewed_at,
         seen_at = now(), report = excluded.report,
         mode_since =
           CASE WHEN present.mode = excluded.mode THEN present.mode_since ELSE now() END`,
    [name, version, commit, state.mode, state.epoch, state.renewedAtMs, startedAtMs, jsonb(report)],
  );
}
