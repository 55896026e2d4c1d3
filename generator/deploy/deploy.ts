/** A deploy as Render tells it; https://api-docs.render.com/reference/retrieve-deploy. */
export interface Deploy {
  readonly id: string;
  readonly status: string;
  /** Null for one that was made from an image and not from a commit. */
  readonly commit: string | null;
  /** What started it, such as `api`, `manual` or `rollback`. */
  readonly trigger: string | null;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
  /** Null while it is under way. */
  readonly finishedAtMs: number | null;
}

/** Statuses after which the commit will not be live. */
const DEAD_ENDS: Readonly<Record<string, string>> = {
  build_failed: 'the image was not built',
  pre_deploy_failed: 'the command before the deploy failed',
  update_failed: 'the new instance did not get healthy',
  canceled: 'it was canceled',
};

export type DeployStage =
  | { readonly kind: 'under-way' }
  | { readonly kind: 'live' }
  /** It was live, and another one has taken its place. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'dead'; readonly why: string };

/** Where a deploy stands. A status that nobody knows is one under way: the time limit ends it. */
export function stageOf({ status }: Deploy): DeployStage {
  if (status === 'live') return { kind: 'live' };
  if (status === 'deactivated') return { kind: 'replaced' };
  const why = Object.hasOwn(DEAD_ENDS, status) ? DEAD_ENDS[status] : undefined;
  return why === undefined ? { kind: 'under-way' } : { kind: 'dead', why };
}

/** `dep-abc (0123456)`. */
export function nameOf({ id, commit }: Deploy): string {
  return commit === null ? id : `${id} (${commit.slice(0, 7)})`;
}
