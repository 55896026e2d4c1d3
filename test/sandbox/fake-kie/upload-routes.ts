import { randomBytes } from 'node:crypto';
import { mediaTypeOf } from '../media/media-type.ts';
import { type Answer, json } from './answer.ts';
import { refusedRequest } from './refused-request.ts';
import { isTelegramFile, type VendorRequest } from './request-log.ts';
import type { Vendor } from './vendor.ts';

const USER_ID = '74210';
/** As the documentation advises for base64. */
const BASE64_BYTES_MAX = 10 * 1024 * 1024;

/** A file as it was handed in, or what is wrong with the request. */
interface Upload {
  readonly bytes: Buffer;
  readonly uploadPath: string;
  readonly fileName: string;
}

const refuse = (code: number, msg: string): Answer => json(200, { success: false, code, msg });

const READERS: Readonly<
  Record<string, (vendor: Vendor, request: VendorRequest) => Promise<Upload | string>>
> = {
  '/api/file-stream-upload': readStream,
  '/api/file-base64-upload': readBase64,
  '/api/file-url-upload': readUrl,
};

/** Answers a request to the upload host. */
export async function answerUpload(vendor: Vendor, request: VendorRequest): Promise<Answer> {
  const path = request.url.pathname;
  if (path.startsWith('/kieai/') && request.method === 'GET') return answerStored(vendor, path);
  const read = READERS[path];
  if (read === undefined) return json(404, { status: 404, error: 'Not Found', path });
  if (request.method !== 'POST') return refuse(405, 'Request method is not supported');
  const refused = refusedRequest(vendor, request, 'upload', null);
  if (refused !== null) return refused;
  const upload = await read(vendor, request);
  if (typeof upload === 'string') return refuse(400, upload);
  if (!/^[^/\s].*[^/\s]$|^[^/\s]$/.test(upload.uploadPath)) {
    return refuse(400, 'uploadPath is required and has no slash at its ends');
  }
  if (upload.bytes.length === 0) return refuse(400, 'The file is empty');
  return answerUploaded(vendor, upload);
}

function answerUploaded(vendor: Vendor, { bytes, uploadPath, fileName }: Upload): Answer {
  const extension = mediaTypeOf(bytes)?.extension ?? 'bin';
  const name = fileName || `${Date.now()}-${randomBytes(6).toString('hex')}.${extension}`;
  const { path, url, mime } = vendor.files.upload(`kieai/${USER_ID}/${uploadPath}/${name}`, bytes);
  const data = {
    success: true,
    fileName: name,
    filePath: path,
    downloadUrl: url,
    fileSize: bytes.length,
    mimeType: mime,
    uploadedAt: new Date().toISOString(),
  };
  return json(200, { success: true, code: 200, msg: 'File uploaded successfully', data });
}

async function readStream(_vendor: Vendor, request: VendorRequest): Promise<Upload | string> {
  try {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(request.body), { headers }).formData();
    const file = form.get('file');
    if (!(file instanceof File)) return 'file is required';
    const text = (name: string): string => String(form.get(name) ?? '');
    const bytes = Buffer.from(await file.arrayBuffer());
    return { bytes, uploadPath: text('uploadPath'), fileName: text('fileName') };
  } catch {
    return 'The body is not multipart/form-data';
  }
}

async function readBase64(_vendor: Vendor, request: VendorRequest): Promise<Upload | string> {
  const body = parse(request.body);
  const data = String(body['base64Data'] ?? '').replace(/^data:[^,]*;base64,/, '');
  if (!/^[A-Za-z0-9+/]+=*$/.test(data)) return 'base64Data is required';
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > BASE64_BYTES_MAX) return 'The file is too large for base64';
  return { bytes, ...namesIn(body) };
}

async function readUrl(vendor: Vendor, request: VendorRequest): Promise<Upload | string> {
  const body = parse(request.body);
  const url = String(body['fileUrl'] ?? '');
  if (!/^https?:\/\/./.test(url)) return 'fileUrl is required';
  const found = isTelegramFile(url) ? null : await vendor.files.find(url);
  if (found === null || found === 'anything') return 'Failed to download the file';
  return { bytes: found, ...namesIn(body) };
}

function namesIn(body: Record<string, unknown>): Pick<Upload, 'uploadPath' | 'fileName'> {
  return {
    uploadPath: String(body['uploadPath'] ?? ''),
    fileName: String(body['fileName'] ?? ''),
  };
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function answerStored(vendor: Vendor, path: string): Answer {
  const file = vendor.files.uploadAt(path.slice(1));
  if (file === null) return json(404, { status: 404, error: 'Not Found', path });
  return { status: 200, headers: { 'content-type': file.mime }, body: file.bytes };
}
