import { Ajv } from 'ajv';
import { checkInput } from '../../generated/models/index.ts';
import { type JsonSchemaNode, readModelFiles } from '../models/catalog-files.ts';
import { interleaved } from './interleaved.ts';
import type { Row } from './row.ts';
import { median, type Sample } from './sample.ts';

type Request = readonly [id: string, input: object];

interface Comparison {
  readonly name: string;
  readonly requests: readonly Request[];
  /** What both must say about all of them. */
  readonly valid: boolean;
  /** So many times as fast as ajv; null for a row that is only shown. */
  readonly atLeast: number | null;
}

const SHORT = 'A red fox in the snow';
const LONG = 'Лиса бежит по снегу, a red fox in the snow; '.repeat(50).slice(0, 2000);
const FILE = 'https://files.example.com/uploads/2026/photo.png';
const CALLS = 20_000;
const ROUNDS = 9;

/** Requests to models that are much used, with the parameters that people set. */
function validRequests(prompt: string): readonly Request[] {
  return [
    [
      'kling-3.0/video',
      {
        prompt,
        duration: '5',
        mode: 'pro',
        sound: false,
        multi_shots: false,
        aspect_ratio: '16:9',
      },
    ],
    ['bytedance/seedance-2', { prompt, resolution: '720p', duration: 5, aspect_ratio: '16:9' }],
    ['google/nano-banana', { prompt, output_format: 'png', aspect_ratio: '1:1' }],
    ['flux-2/pro-text-to-image', { prompt, aspect_ratio: '16:9', resolution: '1K' }],
  ];
}

/** The same with a file, whose address both look at. */
function requestsWithFile(prompt: string): readonly Request[] {
  const input = { prompt, duration: 6, resolution: '2K', reference_image_urls: [FILE] };
  return [['minimax-h3/reference-to-video', input]];
}

/** The same with a mistake in almost every parameter. */
function invalidRequests(prompt: string): readonly Request[] {
  return [
    [
      'kling-3.0/video',
      { prompt, duration: '16', mode: 'Pro', sound: 'yes', multi_shots: true, image_urls: ['ftp'] },
    ],
    ['bytedance/seedance-2', { prompt, resolution: '720', duration: 500, aspect_ratio: true }],
    ['google/nano-banana', { prompt, output_format: 'gif', aspect_ratio: '7:5' }],
    ['flux-2/pro-text-to-image', { prompt, aspect_ratio: '7:5', resolution: 1 }],
  ];
}

/** How fast `checkInput` is beside compiled ajv, as the mean over some models. */
export async function checks(): Promise<readonly Row[]> {
  return [
    compare({
      name: 'checkInput, 2,000-character prompt : ajv',
      requests: validRequests(LONG),
      valid: true,
      atLeast: 50,
    }),
    compare({
      name: 'checkInput, short prompt : ajv',
      requests: validRequests(SHORT),
      valid: true,
      atLeast: 3,
    }),
    compare({
      name: 'checkInput, short prompt and a file : ajv',
      requests: requestsWithFile(SHORT),
      valid: true,
      atLeast: null,
    }),
    compare({
      name: 'checkInput, all problems, 2,000-character prompt : ajv',
      requests: invalidRequests(LONG),
      valid: false,
      atLeast: 2,
    }),
    compare({
      name: 'checkInput, all problems, short prompt : ajv without our words',
      requests: invalidRequests(SHORT),
      valid: false,
      atLeast: null,
    }),
  ];
}

function compare({ name, requests, valid, atLeast }: Comparison): Row {
  const ajv = new Ajv({ allErrors: true, strict: false, multipleOfPrecision: 9 });
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  const schemas = new Map(readModelFiles().map((file) => [file.id, file.input]));
  const cases = requests.map(([id, input]) => {
    // As it comes from a client: parsed, not written in this file.
    const parsed: unknown = JSON.parse(JSON.stringify(input));
    const validate = ajv.compile(schemas.get(id) as JsonSchemaNode);
    if (validate(parsed) !== valid) throw new Error(`${id}: ajv says ${!valid}`);
    if (checkInput(id, parsed).ok !== valid) throw new Error(`${id}: checkInput says ${!valid}`);
    return { id, parsed, validate };
  });
  const samples = cases.map(({ id, parsed, validate }) =>
    interleaved(ROUNDS, {
      ours: () => nanoseconds(() => checkInput(id, parsed).ok),
      theirs: () => nanoseconds(() => validate(parsed) as boolean),
    }),
  );
  const ours = mean(samples.map((sample) => sample.ours));
  const theirs = mean(samples.map((sample) => sample.theirs));
  const ratio = theirs / ours;
  return {
    name,
    ours: `${ours.toFixed(1)} ns`,
    theirs: `${theirs.toFixed(1)} ns`,
    ratio: ours / theirs,
    budget: atLeast === null ? '' : `≥ ${atLeast} × as fast`,
    ok: atLeast === null ? null : ratio >= atLeast,
  };
}

/** Of one call, as the mean of many. */
function nanoseconds(call: () => boolean): number {
  let accepted = 0;
  const start = process.hrtime.bigint();
  for (let count = 0; count < CALLS; count++) if (call()) accepted++;
  const took = Number(process.hrtime.bigint() - start);
  // Reading the count keeps the calls from being left out.
  return accepted > CALLS ? Number.NaN : took / CALLS;
}

/** Of the medians of some samples. */
function mean(samples: readonly Sample[]): number {
  return samples.reduce((sum, sample) => sum + median(sample), 0) / samples.length;
}
