/** The tag that a deploy has earned. */
export interface DeployTag {
  readonly name: string;
  readonly message: string;
}

export interface DeployReport {
  readonly level: 'notice' | 'warning' | 'error';
  readonly text: string;
  /** Markdown. */
  readonly summary: string;
  /** Null when nothing is known about the commit. */
  readonly tag: DeployTag | null;
}

interface Watched {
  readonly outcome: string;
  readonly words: string;
  readonly lines: readonly string[];
  readonly deploy: { readonly id: string };
  readonly tag: DeployTag | null;
}

/** What `truth deploy watch --format json` says, for the page of a run. */
export function deployReport(json: string): DeployReport {
  const { outcome, words, lines, deploy, tag } = JSON.parse(json) as Watched;
  const text = [`${deploy.id} ${outcome}: ${words}`, ...lines].join('\n');
  const rows = [`**${deploy.id}: ${outcome}**`, '', words, ...lines.map((line) => `    ${line}`)];
  return {
    level: outcome === 'stable' ? 'notice' : outcome === 'superseded' ? 'warning' : 'error',
    text,
    summary: `${rows.join('\n')}\n`,
    tag: tag === null ? null : { name: tag.name, message: tag.message },
  };
}
