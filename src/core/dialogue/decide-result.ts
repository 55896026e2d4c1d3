import { offeredModel } from '../catalogue/offer.ts';
import { kindOf } from '../form/file-kind.ts';
import { startForm } from '../form/form.ts';
import type { Generation } from '../generation/generation.ts';
import { withNewSeed } from '../result/new-seed.ts';
import { type ResultFile, resultFiles } from '../result/result-files.ts';
import type { Wish } from '../wish/wish.ts';
import { type Answer, leaveFor } from './answer.ts';
import { beginForm } from './decide-form.ts';
import { pastOrder } from './decide-past.ts';
import { modelsForTask, useInWish } from './decide-wish.ts';
import type { Facts } from './decision.ts';
import { alert, toast } from './notice.ts';

/** What to do with a result: the only one, one of several, or all. A text is taken as words. */
export function useResult(
  { deliveries }: Facts,
  { id, results }: Generation,
  which: number | 'all' | null,
): Answer {
  const files = resultFiles(id, deliveries);
  if (files.length === 0) {
    const words = results?.find(({ kind }) => kind === 'text');
    return words?.kind === 'text' ? useInWish(wishOf([], words.text)) : nothingToUse;
  }
  if (which === 'all') return useInWish(wishOf(files));
  return withOne(id, files, which, 'use', (one) => useInWish(wishOf([one])));
}

/** A larger picture or film, by the only model for it or by one that is chosen. */
export function upscale(facts: Facts, { id }: Generation, which: number | null): Answer {
  const files = resultFiles(id, facts.deliveries);
  return withOne(id, files, which, 'upscale', (one) => {
    const task = kindOf(one.file) === 'video' ? 'video-upscale' : 'upscale';
    return modelsForTask(facts, wishOf([one]), task);
  });
}

/** A form with the same parameters and files and another seed, to be started as it is. */
export function varyOrder(facts: Facts, generation: Generation): Answer {
  const { modelId, media } = generation;
  if (offeredModel(modelId) === null) return beginForm(facts, null);
  const values = withNewSeed(generation, facts.newDraftId);
  return beginForm(facts, startForm(facts.newDraftId, modelId, values, media));
}

/** Marks an order as one of the best, or takes the mark away. */
export function setFavourite(facts: Facts, generation: Generation, isOn: boolean): Answer {
  const { replies, ...rest } = pastOrder(facts, { ...generation, isFavourite: isOn });
  return {
    ...rest,
    replies: [toast(isOn ? 'favourite-added' : 'favourite-removed'), ...replies],
    deeds: [{ kind: 'set-favourite', generationId: generation.id, isOn }],
  };
}

const nothingToUse: Answer = { replies: [alert('result-of-no-use')] };

function withOne(
  generationId: number,
  files: readonly ResultFile[],
  which: number | null,
  purpose: 'use' | 'upscale',
  goOn: (one: ResultFile) => Answer,
): Answer {
  const positions = files.map(({ position }) => position);
  if (which === null && files.length > 1) {
    return leaveFor({ kind: 'which-result', generationId, positions, purpose });
  }
  const one = which === null ? files[0] : files.find(({ position }) => position === which);
  return one === undefined ? nothingToUse : goOn(one);
}

function wishOf(files: readonly ResultFile[], text = ''): Wish {
  const [file = null, ...others] = files.map((each) => each.file);
  return { text, file, others, isResult: true, task: null, draftId: null };
}
