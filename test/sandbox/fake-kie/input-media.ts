import type {
  JsonRecord,
  MediaDescriptor,
  ParameterDescriptor,
  ShapeDescriptor,
} from '../../../generated/runtime/model-descriptor.ts';
import { mediaSizeOf, type Size } from '../media/media-size.ts';
import { isAccepted, mediaTypeOf } from '../media/media-type.ts';
import type { FileStore } from './file-store.ts';
import { REFUSALS, type Refusal } from './vendor-texts.ts';

interface Address {
  readonly path: string;
  readonly url: string;
  /** What must be there; null for any file. */
  readonly media: MediaDescriptor | null;
}

/**
 * Fetches all files that an input names, as the vendor does before it begins. Returns the size of
 * the first picture or video, or why one of them is refused.
 */
export async function checkInputMedia(
  parameters: readonly ParameterDescriptor[],
  input: JsonRecord,
  files: FileStore,
): Promise<{ readonly refusal: Refusal } | { readonly refusal: null; readonly size: Size | null }> {
  let size: Size | null = null;
  for (const { path, url, media } of addressesIn(parameters, input, '')) {
    const bytes = await files.find(url);
    if (bytes === null) return { refusal: REFUSALS.noFile };
    if (bytes === 'anything' || media === null) continue;
    const type = mediaTypeOf(bytes);
    const accept = media.accept ?? [];
    const isWanted = accept.length === 0 || (type !== null && isAccepted(accept, type.mime));
    if (type?.kind !== media.kind || !isWanted) return { refusal: REFUSALS.badFileType };
    if (bytes.length > (media.maxBytes ?? Number.POSITIVE_INFINITY)) {
      const sizes = `file size ${bytes.length} bytes, expected at most ${media.maxBytes}`;
      return { refusal: { code: 422, msg: `${path}: invalid param: ${sizes}` } };
    }
    size ??= mediaSizeOf(bytes);
  }
  return { refusal: null, size };
}

function addressesIn(
  parameters: readonly ParameterDescriptor[],
  input: JsonRecord,
  prefix: string,
): Address[] {
  return parameters.flatMap((parameter) =>
    addressesOf(parameter, input[parameter.name], `${prefix}${parameter.name}`),
  );
}

function addressesOf(
  shape: ShapeDescriptor,
  value: unknown,
  path: string,
  listMedia: MediaDescriptor | null = null,
): Address[] {
  // An empty text is the vendor's way to say "none".
  if (value === undefined || value === null || value === '') return [];
  switch (shape.kind) {
    case 'text': {
      // The address to call back to is not one to fetch from.
      const isAddress = shape.media !== undefined || shape.url === true;
      if (!isAddress || /cal+BackUrl$/.test(path)) return [];
      const given = Array.isArray(value) ? value : [value];
      const media = shape.media ?? listMedia;
      return given.map((url) => ({ path, url: String(url), media }));
    }
    case 'list': {
      const items = Array.isArray(value) ? value : [value];
      const media = shape.media ?? null;
      return items.flatMap((item, index) =>
        addressesOf(shape.item, item, `${path}[${index}]`, media),
      );
    }
    case 'object':
      return addressesIn(shape.properties, value as JsonRecord, `${path}.`);
    default:
      return [];
  }
}
