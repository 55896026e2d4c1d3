import { describe, expect, it } from 'vitest';
import { answerForm, formScreen, orderOf, startForm } from '../../../src/core/form/form.ts';
import { overviewQuestions } from '../../../src/core/form/overview-questions.ts';
import { questionsOf } from '../../../src/core/form/questions.ts';
import { USED_UP } from '../money/used-up.ts';
import { choose, formOf, referenceTo, remove, sent, taken, tap } from './form-under-test.ts';

describe('what is asked', () => {
  it('is what is needed and has no usual value, one by one, then the overview', () => {
    let state = formOf('infinitalk/from-audio');
    const asked: unknown[] = [state.focus];
    const speech = sent('speech', { kind: 'audio', seconds: 7, mimeType: 'audio/mpeg' });
    for (const event of [sent('face'), speech, { text: 'Speaks with joy' }]) {
      state = taken(state, event);
      asked.push(state.focus);
    }
    expect(asked).toEqual([['image_url'], ['audio_url'], ['prompt'], []]);
    expect(orderOf(state, USED_UP)).toMatchObject({
      ok: true,
      order: {
        input: {
          image_url: referenceTo('face'),
          audio_url: referenceTo('speech'),
          prompt: 'Speaks with joy',
        },
        media: { face: { fileId: 'id-face' }, speech: { seconds: 7 } },
      },
    });
  });

  it('is also what another answer makes necessary', () => {
    const state = formOf('kling-3.0/video');
    expect(state.values).toEqual({ duration: '5', mode: 'pro', sound: false, multi_shots: false });
    expect(state.focus).toEqual(['prompt']);
    const worded = taken(state, { text: 'A fox' });
    expect(worded.focus).toEqual(['aspect_ratio']);
    expect(taken(worded, choose('16:9', 'aspect_ratio')).focus).toEqual([]);
    // Who leaves it out is not asked again and again.
    expect(taken(worded, tap('clear', 'aspect_ratio')).focus).toEqual([]);
  });

  it('is nothing when all was given before, as for an order again', () => {
    const values = { prompt: 'A fox', aspect_ratio: '16:9', gone: 1, nsfw_checker: 'perhaps' };
    const state = formOf('z-image', values);
    expect(state.focus).toEqual([]);
    expect(state.values).toEqual({ prompt: 'A fox', aspect_ratio: '16:9' });
  });

  it('is a file again when the earlier one is not there any more', () => {
    const { file } = sent('face');
    const values = { image_url: referenceTo('face'), prompt: 'x' };
    expect(startForm('D', 'infinitalk/from-audio', values)?.focus).toEqual(['image_url']);
    const kept = startForm('D', 'infinitalk/from-audio', values, { face: file, other: file });
    expect(kept?.focus).toEqual(['audio_url']);
    expect(kept?.media).toEqual({ face: file });
  });

  it.each(['no/such-model', 'constructor', ''])('is nothing for %j', (modelId) => {
    expect(startForm('D', modelId)).toBeNull();
  });
});

describe('the overview', () => {
  it('does not call a question wrong that is not answered yet', () => {
    const state = taken(formOf('z-image'), { kind: 'overview' });
    expect(formScreen(state, [], 0n, USED_UP)).toMatchObject({ problems: [], isComplete: false });
    const result = orderOf(state, USED_UP);
    expect(result.ok ? [] : result.problems).toMatchObject([{ path: 'prompt', code: 'required' }]);
  });

  it('shows an optional question that a rule asks for', () => {
    const state = taken(formOf('kling-3.0/video'), { text: 'A fox' }, tap('clear', 'aspect_ratio'));
    const { shown, wrong, optionalCount } = overviewQuestions(formScreen(state, [], 0n, USED_UP));
    expect(shown.map(({ name }) => name)).toContain('aspect_ratio');
    expect(wrong).toContain('aspect_ratio');
    expect(shown.length + optionalCount).toBe(questionsOf('kling-3.0/video').length);
  });
});

describe('an optional parameter', () => {
  it('is not sent with its default unless it was chosen', () => {
    const state = taken(formOf('z-image'), { text: 'A fox' });
    expect(orderOf(state, USED_UP)).toMatchObject({ order: { input: { prompt: 'A fox' } } });
    expect(state.values).not.toHaveProperty('nsfw_checker');
    const chosen = taken(state, choose(false, 'nsfw_checker'));
    expect(orderOf(chosen, USED_UP)).toMatchObject({ order: { input: { nsfw_checker: false } } });
    expect(taken(chosen, tap('clear', 'nsfw_checker')).values).toEqual(state.values);
  });
});

describe('answers that exclude each other', () => {
  it('are both kept, and both named until one is changed', () => {
    const id = 'gpt-image-2-5-flare-text-to-image';
    const wide = taken(
      formOf(id),
      { text: 'A fox' },
      choose('27:16', 'aspect_ratio'),
      choose('4K', 'resolution'),
    );
    const screen = formScreen(wide, [], 0n, USED_UP);
    expect(wide.values).toMatchObject({ aspect_ratio: '27:16', resolution: '4K' });
    expect(screen.isComplete).toBe(false);
    expect(screen.problems.map(({ path }) => path)).toEqual(['aspect_ratio']);
    expect(screen.problems[0]?.message).toContain('resolution is');
    expect(orderOf(wide, USED_UP)).toMatchObject({ ok: false });
    const fixed = taken(wide, choose('1K', 'resolution'));
    expect(formScreen(fixed, [], 0n, USED_UP)).toMatchObject({ problems: [], isComplete: true });
  });
});

describe('a tap', () => {
  const base = taken(formOf('kling-3.0/video'), { text: 'A fox' }, choose('16:9', 'aspect_ratio'));

  it('does the same however often it comes', () => {
    const shots = taken(base, tap('add', 'multi_prompt', 0));
    expect(shots.focus).toEqual(['multi_prompt', 0, 'prompt']);
    expect(taken(shots, tap('add', 'multi_prompt', 0)).values).toEqual(shots.values);
    const two = taken(
      shots,
      { text: 'One' },
      { text: '3' },
      tap('add', 'multi_prompt', 1),
      { text: 'Two' },
      { text: '4' },
    );
    const gone = taken(two, remove({ prompt: 'One', duration: 3 }, 'multi_prompt', 0));
    expect(gone.values['multi_prompt']).toEqual([{ prompt: 'Two', duration: 4 }]);
    const again = answerForm(gone, remove({ prompt: 'One', duration: 3 }, 'multi_prompt', 0));
    expect(again).toEqual({ state: gone, problems: [], isStale: true });
  });

  it.each([
    ['a question that the model does not ask', tap('open', 'image_url')],
    ['a value that it does not take', choose('8K', 'mode')],
    ['an entry that is not there', tap('open', 'multi_prompt', 3)],
    ['an entry far behind the end', tap('add', 'multi_prompt', 7)],
    ['leaving out what is needed', tap('clear', 'mode')],
    ['a suggestion that there is not', tap('keep', 'prompt')],
  ])('on %s is stale', (_, action) => {
    expect(answerForm(base, action)).toEqual({ state: base, problems: [], isStale: true });
  });

  it('on a button of an earlier question answers that question', () => {
    const open = taken(base, tap('open', 'prompt'));
    expect(taken(open, choose('std', 'mode')).values).toMatchObject({ mode: 'std' });
  });

  it('that leaves a new entry leaves nothing of it', () => {
    const left = taken(base, tap('add', 'multi_prompt', 0), { kind: 'overview' });
    expect(left.values).toEqual(base.values);
  });
});

describe('a model that is taken away while its form is open', () => {
  it('makes every event stale and no order', () => {
    const state = { ...formOf('z-image'), modelId: 'no/such-model' };
    expect(answerForm(state, { text: 'x' }).isStale).toBe(true);
    expect(formScreen(state, [], 0n, USED_UP).isComplete).toBe(false);
    expect(orderOf(state, USED_UP)).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-model' }],
    });
  });
});

describe('the price', () => {
  it('follows each answer, and is an upper bound while a length is unknown', () => {
    const start = formOf('infinitalk/from-audio');
    expect(formScreen(start, [], 0n, USED_UP).price).toMatchObject({ isEstimate: true });
    const speech = (seconds: number) => sent('s', { kind: 'audio', seconds, bytes: 1 });
    const priced = (seconds: number) => {
      const state = taken(start, sent('face'), speech(seconds), { text: 'x' });
      return formScreen(state, [], 0n, USED_UP).price;
    };
    const short = priced(5);
    const long = priced(10);
    expect(short?.isEstimate).toBe(false);
    expect(Number(long?.kopecks)).toBeCloseTo(2 * Number(short?.kopecks), -1);
    const byLink = taken(start, sent('face'), { text: 'https://files.example.com/a.mp3' });
    expect(formScreen(byLink, [], 0n, USED_UP).price).toMatchObject({ isEstimate: true });
  });

  it('is that of the longest of the files that are needed', () => {
    const start = formOf('volcengine/video-to-video-lip-sync');
    const priced = (clip: number, voice: number) => {
      const video = sent('v', { kind: 'video', seconds: clip });
      const audio = sent('a', { kind: 'audio', seconds: voice });
      return formScreen(taken(start, video, audio), [], 0n, USED_UP).price;
    };
    expect(priced(10, 20)).toEqual(priced(20, 10));
    expect(priced(10, 20)?.kopecks).toBeGreaterThan(priced(10, 10)?.kopecks ?? 0n);
  });

  it('counts the seconds of clips only when a voice is not what is needed', () => {
    const state = taken(
      formOf('bytedance/seedance-2'),
      { text: 'A fox' },
      tap('open', 'reference_video_urls'),
      sent('clip', { kind: 'video', seconds: 4, widthPx: 1280, heightPx: 720 }),
      tap('done', 'reference_video_urls'),
    );
    const before = formScreen(
      taken(formOf('bytedance/seedance-2'), { text: 'A fox' }),
      [],
      0n,
      USED_UP,
    );
    const { price } = formScreen(state, [], 0n, USED_UP);
    expect(price?.kopecks).toBeGreaterThan(before.price?.kopecks ?? 0n);
    expect(price?.isEstimate).toBe(false);
  });
});
