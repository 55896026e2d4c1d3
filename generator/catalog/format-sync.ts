import { workflowCommand } from '../diagnostics/workflow-command.ts';
import { isSettled, type SyncItem, type SyncReport } from './sync-report.ts';

/** The difference between the vendor and the catalogue, for people. */
export function formatPretty(report: SyncReport, color: boolean): string {
  const paint = (code: number, text: string): string =>
    color ? `\u001b[${code}m${text}\u001b[0m` : text;
  const lines: string[] = [];
  const { alone, together } = goneTogether(report.items.filter(({ state }) => state !== 'kept'));
  for (const [id, items] of groupedBy(alone, (each) => each.id)) {
    const [first] = items;
    lines.push(`${paint(1, id)}  ${first?.file ?? ''}`);
    if (first?.page) lines.push(`  ${first.page}`);
    for (const item of items) {
      lines.push(`  ${paint(COLORS[item.kind], item.kind.padEnd(8))}  ${sentenceOf(item)}`);
      const more = remark(item);
      if (more !== null) lines.push(`            ${more}`);
    }
    lines.push('');
  }
  for (const [more, items] of together) {
    const names = items.map((each) => each.id).join(', ');
    lines.push(`${paint(COLORS.removed, 'removed')}  the vendor no longer documents ${names}`);
    lines.push(`  ${more}`, '');
  }
  for (const { page, reason } of report.unreadable) {
    lines.push(`${paint(31, 'unreadable')}  ${page}`, `  ${reason}`, '');
  }
  return [...lines, ...summaryLines(report), ''].join('\n');
}

/** So many models that are gone for the same reason are named in one sentence. */
const GONE_TOGETHER = 4;

/** The items that have a place of their own, and the models of which one thing is to be said. */
function goneTogether(items: readonly SyncItem[]): {
  readonly alone: readonly SyncItem[];
  readonly together: ReadonlyMap<string, readonly SyncItem[]>;
} {
  const gone = items.filter(({ kind }) => kind === 'removed');
  const byReason = groupedBy(gone, (each) => remark(each) ?? '');
  const together = new Map([...byReason].filter(([, each]) => each.length >= GONE_TOGETHER));
  const named = new Set([...together.values()].flat());
  return { alone: items.filter((each) => !named.has(each)), together };
}

const COLORS = { new: 32, removed: 31, widened: 36, narrowed: 33, changed: 33, price: 35 } as const;

/** One JSON document with everything a program may want. */
export function formatJson(report: SyncReport): string {
  return `${JSON.stringify({ settled: isSettled(report), counts: countsOf(report), ...report }, null, 2)}\n`;
}

/** Annotations for the page of a run on GitHub. */
export function formatGithub({ items, unreadable }: SyncReport): string {
  const told = items.filter(({ state }) => state !== 'kept');
  return [
    ...unreadable.map(({ page, reason }) =>
      workflowCommand('error', { title: `catalogue: unreadable ${page}` }, reason),
    ),
    ...told.map((item) => {
      const command = item.state === 'written' ? 'notice' : 'warning';
      const place = item.kind === 'new' && item.state !== 'written' ? {} : { file: item.file };
      const title = `catalogue: ${item.kind} ${item.id}`;
      const more = remark(item);
      return workflowCommand(
        command,
        { ...place, title },
        more === null ? sentenceOf(item) : `${sentenceOf(item)}\n${more}`,
      );
    }),
  ].join('');
}

/** How much was read, and how much is otherwise. */
export function summaryLines(report: SyncReport): string[] {
  const counts = countsOf(report);
  const kinds = Object.entries(counts.byKind).map(([kind, count]) => `${count} ${kind}`);
  const { others, repeated, unreadable, modelCount, retired, notices, files } = report;
  const beside = [
    ['no longer offered and not compared', retired.length],
    ['said once more', repeated.length],
    ['about something else', others.length],
    ['unreadable', unreadable.length],
  ] as const;
  const named = beside
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `; ${what}: ${count}`);
  return [
    ...notices,
    `Models read: ${modelCount}${named.join('')}.`,
    `Differences: ${kinds.length === 0 ? 'none' : kinds.join(', ')}${
      counts.kept === 0 ? '' : `; ${counts.kept} known, where ours is kept`
    }.`,
    ...(report.isWriting
      ? [`Files written: ${files.length}. Left to a person: ${counts.open}.`]
      : []),
  ];
}

/** Differences by kind, without those where ours is kept. */
export function countsOf({ items }: SyncReport): {
  readonly byKind: Readonly<Record<string, number>>;
  readonly kept: number;
  readonly open: number;
  readonly written: number;
} {
  const byKind: Record<string, number> = {};
  for (const { kind, state } of items) {
    if (state !== 'kept') byKind[kind] = (byKind[kind] ?? 0) + 1;
  }
  const count = (wanted: SyncItem['state']): number =>
    items.filter(({ state }) => state === wanted).length;
  return { byKind, kept: count('kept'), open: count('open'), written: count('written') };
}

function sentenceOf({ kind, at, ours, theirs }: SyncItem): string {
  if (kind === 'new') return `new model with ${(theirs as readonly unknown[]).join(', ')}`;
  if (kind === 'removed') return 'the vendor no longer documents it';
  const place = at ?? '';
  if (Array.isArray(ours) && Array.isArray(theirs) && kind !== 'price') {
    const added = theirs.filter((each) => !ours.includes(each)).map((each) => `+${shown(each)}`);
    const gone = ours.filter((each) => !theirs.includes(each)).map((each) => `-${shown(each)}`);
    return `${place}: ${[...added, ...gone].join(' ')}`;
  }
  if (theirs === undefined) return `${place} is gone from the page`;
  if (ours === undefined) return `${place}: ${shown(theirs)}, which we do not have`;
  return `${place}: ${shown(ours)} → ${shown(theirs)}`;
}

const SHOWN_MAX = 300;

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}

function remark({ state, because }: SyncItem): string | null {
  if (state === 'open') return `left to a person: ${because ?? 'it is in doubt.'}`;
  if (state === 'written') return because === null ? 'written' : `written. ${because}`;
  return because;
}

function groupedBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
