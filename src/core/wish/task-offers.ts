import { sections, type Task, tasksIn } from '../catalogue/sections.ts';
import { kindOf } from '../form/file-kind.ts';
import { offersForWish } from './propose-form.ts';
import { isForWordsAlone } from './tasks-for-wish.ts';
import type { Wish } from './wish.ts';

/** A task that can be chosen. */
export interface TaskOffer {
  readonly task: Task;
  /** Models that take what was given; null: not counted. */
  readonly count: number | null;
}

/**
 * All tasks for which a model takes a result, with how many do; the cheapest first. What is made of
 * words alone is not offered for a file, though a model may take one beside the words.
 */
export function taskOffers(wish: Pick<Wish, 'text' | 'file' | 'others'>): readonly TaskOffer[] {
  const kind = wish.file === null ? null : kindOf(wish.file);
  return sections
    .flatMap((section) => tasksIn(section))
    .filter((task) => isForWordsAlone(task, kind) === (wish.file === null))
    .map((task) => ({ task, offers: offersForWish(wish, task) }))
    .flatMap(({ task, offers }) => {
      const [cheapest] = offers;
      return cheapest === undefined
        ? []
        : [{ task, count: offers.length, from: cheapest.price.from }];
    })
    .sort((a, b) => Number(a.from - b.from))
    .map(({ task, count }) => ({ task, count }));
}
