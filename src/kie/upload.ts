import { classify, classifyPage } from './classify.ts';
import { isRecord, type VendorAnswer } from './envelope.ts';
import { failureOf, type VendorFailure } from './vendor-failure.ts';

/** A file on its way to the vendor. */
export interface UploadFile {
  readonly bytes: Uint8Array;
  /** Unique: a second file of the same name takes the place of the first. */
  readonly fileName: string;
  readonly mimeType: string;
}

export type UploadAnswer =
  | { readonly kind: 'stored'; readonly url: string }
  /** The vendor will not have it. */
  | ({ readonly kind: 'refused' } & VendorFailure)
  /** It can be tried again: an upload makes nothing that is paid. */
  | { readonly kind: 'failed'; readonly said: string };

/** Folder at the vendor; no slash at its ends. */
const FOLDER = 'truth/media';

export function uploadForm({ bytes, fileName, mimeType }: UploadFile): FormData {
  const form = new FormData();
  // The bytes are not shared memory; the type of the DOM cannot see that.
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mimeType }), fileName);
  form.append('uploadPath', FOLDER);
  form.append('fileName', fileName);
  return form;
}

/** What became of an upload. Never throws. */
export function readUpload({ status, message, data, isEnvelope }: VendorAnswer): UploadAnswer {
  if (isEnvelope && status === 200) {
    const url = isRecord(data) ? (data['downloadUrl'] ?? data['fileUrl']) : undefined;
    if (typeof url === 'string' && url !== '') return { kind: 'stored', url };
    return { kind: 'failed', said: 'stored without an address' };
  }
  const meaning = isEnvelope ? classify('upload', status, message) : classifyPage(status);
  switch (meaning) {
    case 'media':
    case 'moderation':
    case 'bad-key':
    case 'out-of-credits':
      return { kind: 'refused', ...failureOf(meaning, status, message) };
    default:
      return { kind: 'failed', said: `${status}: ${message}` };
  }
}
