import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../generated/messages.ts';
import type { FormEvent } from '../../../src/core/form/form.ts';
import { answerForm, orderOf, startForm } from '../../../src/core/form/form.ts';
import type { FormState } from '../../../src/core/form/form-state.ts';
import { mediaInUse } from '../../../src/core/form/media-reference.ts';
import { isSold } from '../../../src/core/form/questions.ts';
import { readModelFiles } from '../../models/catalog-files.ts';
import { USED_UP } from '../money/used-up.ts';
import { nextStep, type RobotStep, type Wanted, withActualFile } from './form-robot.ts';
import { dataOf, pressAll, seen } from './seen-form.ts';
import { wantedInput } from './wanted-input.ts';

/** More steps than any input needs: a robot that goes in circles is a form without a way. */
const STEPS_MAX = 400;
const sold = readModelFiles().filter((model) => isSold(model.id));

function eventOf(step: Exclude<RobotStep, { kind: 'start' }>): FormEvent {
  if (step.kind === 'tap') return step.action;
  return step.kind === 'text' ? { text: step.text } : { file: step.file };
}

interface FilledIn {
  readonly state: FormState;
  /** As it was wanted, with the files under the ids that they have got. */
  readonly wanted: Wanted;
}

/** Fills a form in by what is on the screen, until all is as wanted. */
function fillIn(start: FormState, wish: Wanted, language: Language): FilledIn {
  let state = start;
  let wanted = wish;
  const said: string[] = [];
  for (let count = 0; count < STEPS_MAX; count++) {
    const view = seen(state, language);
    pressAll(state, view);
    const step = nextStep(state, wanted);
    if (step.kind === 'start') return { state, wanted };
    said.push(JSON.stringify(step).slice(0, 200));
    if (step.kind === 'tap') {
      const data = dataOf(state, step.action);
      expect(view.data, `no button for ${said.at(-1)} on ${state.focus.join('.')}`).toContain(data);
    }
    let event = eventOf(step);
    if (step.kind === 'file') {
      const file = { ...step.file, fileUniqueId: `${step.file.fileUniqueId}-got` };
      wanted = withActualFile(wanted, step.file, file);
      event = { file };
    }
    const answer = answerForm(state, event);
    expect(answer.problems, said.slice(-5).join('\n')).toEqual([]);
    state = JSON.parse(JSON.stringify(answer.state)) as FormState;
  }
  throw new Error(`No way to ${JSON.stringify(wanted.input)}:\n${said.slice(-12).join('\n')}`);
}

describe('D3, D8, D13, E9: every model that is sold can be ordered by buttons, texts and files', () => {
  it('and there are many', () => expect(sold.length).toBeGreaterThan(170));

  it.each(sold.map((model) => [model.id, model] as const))('%s', (id, model) => {
    const language = fc.constantFrom<Language>('ru', 'en');
    fc.assert(
      fc.property(wantedInput(model), language, (wish, spoken) => {
        const start = startForm('Draft_01', id);
        if (start === null) throw new Error(`${id} is not sold`);
        const { state, wanted } = fillIn(start, wish, spoken);
        const { screen, data } = seen(state, spoken);
        expect(screen.problems).toEqual([]);
        const result = orderOf(state, USED_UP);
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        const { order } = result;
        expect(order.input).toEqual(wanted.input);
        expect(order.media).toEqual(mediaInUse(wanted.input, wanted.media));
        // The price on the screen, in the button and in the order is one.
        expect(screen.price?.kopecks).toBe(order.priceKopecks);
        expect(data).toContain(`1:confirm:Draft_01:${order.priceKopecks}`);
      }),
      { numRuns: 3 },
    );
  });
});
