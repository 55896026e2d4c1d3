import type { OpsState } from '../../../generated/routes.ts';

export type Panel = OpsState['panels'][number];
export type Tone = Panel['tone'];
export type Table = Panel['tables'][number];
export type Chart = Panel['charts'][number];

/** What a panel says, before it has its question. */
export interface Verdict {
  readonly tone: Tone;
  readonly sentence: string;
}

export const good = (sentence: string): Verdict => ({ tone: 'good', sentence });
export const attention = (sentence: string): Verdict => ({ tone: 'attention', sentence });
export const bad = (sentence: string): Verdict => ({ tone: 'bad', sentence });

/** `1 update waits`, `2 updates wait`: the words that fit the number. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const WORSE: Readonly<Record<Tone, number>> = { good: 0, attention: 1, bad: 2 };

/** The worst of them; of two that are as bad the first. */
export function worst<T extends { readonly tone: Tone }>(all: readonly [T, ...T[]]): T {
  return all.reduce((worse, each) => (WORSE[each.tone] > WORSE[worse.tone] ? each : worse));
}

/** A panel without figures, for what is not known. */
export function panelOf(
  id: string,
  title: string,
  verdict: Verdict,
  parts: Partial<Pick<Panel, 'figures' | 'tables' | 'charts'>> = {},
): Panel {
  return { id, title, ...verdict, figures: [], tables: [], charts: [], ...parts };
}
