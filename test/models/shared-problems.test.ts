import { describe, expect, it } from 'vitest';
import { checkInput } from '../../generated/models/index.ts';

/** A rule about several parameters is told at each of them, in the same words. */

const VOICE = 'https://files.example.com/a.mp3';
const IMAGE = 'https://files.example.com/a.png';

function problemsOf(id: string, input: object) {
  const result = checkInput(id, input);
  return result.ok ? [] : result.problems;
}

describe('problems that parameters share', () => {
  it.each([
    [
      'nothing is given',
      'ai-music-api/separate-vocals',
      {},
      ['task_id', 'audio_id', 'audio_url'],
      'missing-with',
      'Give exactly one of: task_id and audio_id, or audio_url.',
      'Укажите ровно одно из: task_id и audio_id, или audio_url.',
    ],
    [
      'half a set is given',
      'ai-music-api/separate-vocals',
      { task_id: 'a' },
      ['audio_id', 'audio_url'],
      'missing-with',
      'Give exactly one of: task_id and audio_id, or audio_url.',
      'Укажите ровно одно из: task_id и audio_id, или audio_url.',
    ],
    [
      'too many sets are given',
      'ai-music-api/separate-vocals',
      { task_id: 'a', audio_id: 'b', audio_url: VOICE },
      ['task_id', 'audio_id', 'audio_url'],
      'conflict',
      'Keep only one of: task_id and audio_id, or audio_url.',
      'Оставьте только одно из: task_id и audio_id, или audio_url.',
    ],
    [
      'any of some parameters would do',
      '4o-image-api',
      { size: '1:1', files_url: [], file_url: '' },
      ['prompt', 'files_url', 'file_url'],
      'missing-with',
      'Give one of: prompt, files_url or file_url.',
      'Укажите хотя бы одно из: prompt, files_url или file_url.',
    ],
    [
      'too many entries together',
      'bytedance/seedance-2',
      { prompt: 'A red fox', last_frame_url: IMAGE, reference_image_urls: Array(9).fill(IMAGE) },
      ['last_frame_url', 'reference_image_urls'],
      'too-many',
      'first_frame_url, last_frame_url and reference_image_urls may have 9 entries in all, but have 10.',
      'Всего в first_frame_url, last_frame_url и reference_image_urls можно не больше 9, а сейчас 10.',
    ],
  ])('%s', (_, id, input, paths, code, en, ru) => {
    const problems = problemsOf(id, input);
    expect(problems.map((problem) => problem.path)).toEqual(paths);
    for (const problem of problems) {
      expect(problem.code).toBe(code);
      expect(problem.message.startsWith(`${en} `)).toBe(true);
      expect(problem.messageRu).toBe(ru);
    }
  });
});
