import fc from 'fast-check';
import { checkInput, quote } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { FormField, FormMedia } from '../../../generated/runtime/model-form.ts';
import { maxBytesOf } from '../../../src/core/form/file-faults.ts';
import { referenceOf } from '../../../src/core/form/media-reference.ts';
import { questionsOf } from '../../../src/core/form/questions.ts';
import { MEDIA_BASE } from '../../../src/core/generation/generation.ts';
import type { SentFile } from '../../../src/core/incoming.ts';
import { validByType } from '../../models/arbitrary-input.ts';
import type { ModelFile } from '../../models/catalog-files.ts';
import type { Wanted } from './form-robot.ts';

const REPAIRS_MAX = 60;
/** Below `limits.promptInputBytesMax`, which a form does not take. */
const BYTES_MAX = 60_000;
const ADDRESS = 'https://files.example.com/a.png';

/**
 * Valid inputs of a model that have a price and that a form can ask for: what is not asked is left out, files come from
 * the user or from an address.
 */
export function wantedInput(model: ModelFile): fc.Arbitrary<Wanted> {
  const all = { ...model.input, required: Object.keys(model.input.properties ?? {}) };
  return fc
    .tuple(validByType(model.input), validByType(all), fc.boolean())
    .map(([input, spare, sendsFiles]) => {
      const files = new Map<string, SentFile>();
      const fields = questionsOf(model.id);
      const fitting = (record: unknown): JsonRecord =>
        fitted(record as JsonRecord, fields, sendsFiles ? files : null);
      const repaired = withRules(model.id, fitting(input), fitting(spare), fields);
      return { input: repaired, media: Object.fromEntries(files) };
    })
    .filter(
      ({ input }) =>
        checkInput(model.id, input).ok &&
        quote(model.id, input).ok &&
        Buffer.byteLength(JSON.stringify(input)) < BYTES_MAX,
    )
    .map(({ input, media }) => {
      const checked = checkInput(model.id, input);
      return { input: (checked as { value: JsonRecord }).value, media };
    });
}

/** Takes away what breaks a rule, or puts in what one asks for, until all rules are kept. */
function withRules(
  id: string,
  input: JsonRecord,
  spare: JsonRecord,
  fields: readonly FormField[],
): JsonRecord {
  const value: Record<string, unknown> = { ...input };
  for (let round = 0; round < REPAIRS_MAX; round++) {
    const checked = checkInput(id, value);
    if (checked.ok) return value;
    const { path, code, allowed } = checked.problems[round % checked.problems.length] as never as {
      path: string;
      code: string;
      allowed?: readonly unknown[];
    };
    const name = path.split(/[.[]/)[0] ?? '';
    const isNeeded = fields.find((field) => field.name === name)?.required === true;
    if (code === 'missing-with' || code === 'required') value[name] = spare[name];
    else if (allowed !== undefined && isNeeded) value[name] = allowed[round % allowed.length];
    else if (isNeeded) value[name] = spare[name];
    else delete value[name];
  }
  return value;
}

function fitted(
  record: JsonRecord,
  fields: readonly FormField[],
  files: Map<string, SentFile> | null,
): JsonRecord {
  const kept = fields.flatMap((field): [string, unknown][] => {
    const value = record[field.name];
    return value === undefined ? [] : [[field.name, fittedValue(value, field, files)]];
  });
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

function fittedValue(
  value: unknown,
  field: FormField,
  files: Map<string, SentFile> | null,
): unknown {
  if (field.widget === 'object') return fitted(value as JsonRecord, field.fields, files);
  if (field.media !== null) {
    const { media } = field;
    if (!Array.isArray(value)) return fileFor(media, 0, files);
    const fits = value.map((_, at) => fileFor(media, at, files));
    return fits.length === 0 && !field.required ? undefined : fits;
  }
  if (Array.isArray(value)) {
    const item = field.list?.item;
    return item === undefined ? value : value.map((each) => fittedValue(each, item, files));
  }
  return typeof value === 'string' && field.widget === 'text' ? sendable(value) : value;
}

/** A text as it comes out of a chat: not blank at its ends, and no command. */
function sendable(text: string): string {
  const plain = text.replace(/\p{C}/gu, '').trim().replace(/^\/+/, '').trim();
  return plain === '' ? 'x' : plain;
}

/** The address of a file that the question takes. */
function fileFor(media: FormMedia, at: number, files: Map<string, SentFile> | null): string {
  if (files === null) return `${ADDRESS}?${at}`;
  const file = sentFile(media, `${media.kind}-${files.size}`);
  files.set(referenceOf(file), file);
  return MEDIA_BASE + referenceOf(file);
}

/** A file that a question takes. */
export function sentFile(media: FormMedia, id: string): SentFile {
  const { minSidePx = 512, maxSidePx = 2048, minSeconds = 1, minPixels = 0 } = media.limits;
  const side = Math.ceil(Math.max(minSidePx, Math.min(maxSidePx, 512), Math.sqrt(minPixels)));
  const isPicture = media.kind === 'image';
  return {
    kind: media.kind,
    fileId: `file-${id}`,
    fileUniqueId: id,
    mimeType: media.accept[0] ?? null,
    fileName: null,
    bytes: Math.min(1000, maxBytesOf(media)),
    widthPx: media.kind === 'audio' ? null : side,
    heightPx: media.kind === 'audio' ? null : side,
    seconds: isPicture ? null : minSeconds,
  };
}
