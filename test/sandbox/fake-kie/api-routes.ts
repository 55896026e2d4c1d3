import { models } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import { type Answer, envelope, json, withHttpStatus } from './answer.ts';
import { createTask } from './create-task.ts';
import { DEDICATED_APIS, type DedicatedApi } from './dedicated-apis.ts';
import { answerAtOnce, DIRECT_PATHS } from './direct-answers.ts';
import { marketRecord } from './market-bodies.ts';
import { isModelId } from './model-descriptor.ts';
import { refusedRequest } from './refused-request.ts';
import type { VendorRequest } from './request-log.ts';
import type { Vendor } from './vendor.ts';
import { failureOf, faultOf, type VendorTask } from './vendor-task.ts';
import { REFUSALS } from './vendor-texts.ts';

const CREATE = '/api/v1/jobs/createTask';
const READ = '/api/v1/jobs/recordInfo';
const CREDIT = '/api/v1/chat/credit';
const DOWNLOAD_URL = '/api/v1/common/download-url';

/** What a path leads to. */
type Route =
  | { readonly kind: 'create'; readonly method: 'POST'; readonly api: DedicatedApi | null }
  | { readonly kind: 'read'; readonly method: 'GET'; readonly api: DedicatedApi | null }
  | { readonly kind: 'direct' | 'download'; readonly method: 'POST' }
  | { readonly kind: 'credit' | 'veo-1080p'; readonly method: 'GET' };

const ROUTES = new Map<string, Route>([
  [CREATE, { kind: 'create', method: 'POST', api: null }],
  [READ, { kind: 'read', method: 'GET', api: null }],
  [CREDIT, { kind: 'credit', method: 'GET' }],
  [DOWNLOAD_URL, { kind: 'download', method: 'POST' }],
  ['/api/v1/veo/get-1080p-video', { kind: 'veo-1080p', method: 'GET' }],
  ...DIRECT_PATHS.map((path) => [path, { kind: 'direct', method: 'POST' }] as const),
  ...DEDICATED_APIS.flatMap((api): [string, Route][] => [
    [api.status, { kind: 'read', method: 'GET', api }],
    ...api.creates.map((path): [string, Route] => [path, { kind: 'create', method: 'POST', api }]),
  ]),
]);

/** Answers a request to the API host. */
export async function answerApi(vendor: Vendor, request: VendorRequest): Promise<Answer> {
  const path = request.url.pathname;
  if (path.startsWith('/r/')) return answerFile(vendor, request);
  const route = ROUTES.get(path);
  if (route === undefined) return json(404, { status: 404, error: 'Not Found', path });
  if (route.method !== request.method) {
    return json(405, { status: 405, error: 'Method Not Allowed', path });
  }
  const answer = await answerRoute(vendor, request, route);
  return vendor.settings.realHttpCodes ? withHttpStatus(answer) : answer;
}

async function answerRoute(vendor: Vendor, request: VendorRequest, route: Route): Promise<Answer> {
  const isRead = route.kind === 'read' || route.kind === 'credit';
  const body = route.method === 'POST' ? parseBody(request.body) : {};
  const model = body === null ? null : modelOf(request.url.pathname, body);
  const refused = refusedRequest(vendor, request, isRead ? 'read' : 'create', model);
  if (refused !== null) return refused;
  if (body === null) return envelope(REFUSALS.badBody.code, REFUSALS.badBody.msg);
  switch (route.kind) {
    case 'create':
      return create(vendor, route.api, model, body);
    case 'read':
      return read(vendor, route.api, request);
    case 'credit':
      return envelope(200, 'success', vendor.settings.credits);
    case 'direct':
      return answerAtOnce(request.url.pathname, body);
    case 'download':
      return downloadUrl(vendor, body);
    case 'veo-1080p':
      return veo1080p(vendor, request);
  }
}

function parseBody(body: Buffer): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isRecord ? (value as JsonRecord) : null;
  } catch {
    return null;
  }
}

/** The model by its catalogue id; what a Market request names, known or not. */
function modelOf(path: string, body: JsonRecord): string | null {
  if (path === CREATE) return String(body['model'] ?? '');
  const found = Object.values(models).find((model) => model.api.endpoint === path);
  return found?.id ?? null;
}

async function create(
  vendor: Vendor,
  api: DedicatedApi | null,
  model: string | null,
  body: JsonRecord,
): Promise<Answer> {
  const isKnown = model !== null && isModelId(model) && models[model].status !== 'removed';
  if (!isKnown || (api === null && models[model].api.envelope !== 'market')) {
    return envelope(REFUSALS.unknownModel.code, REFUSALS.unknownModel.msg);
  }
  const { callBackUrl = body['calBackUrl'] ?? null } = body;
  if (callBackUrl !== null && !/^https?:\/\/./.test(String(callBackUrl))) {
    return envelope(422, 'callBackUrl: invalid param: not an address');
  }
  if (api?.name === 'suno' && callBackUrl === null) {
    return envelope(REFUSALS.noCallBackUrl.code, REFUSALS.noCallBackUrl.msg);
  }
  return createTask(vendor, {
    modelId: model,
    input: api === null ? body['input'] : withoutHost(body),
    callBackUrl: callBackUrl === null ? null : String(callBackUrl),
    api: api?.name ?? 'market',
  });
}

/**
 * The parameters of a dedicated API hold the address to call back to, which here is an address of
 * this machine. Everything else is checked as the catalogue has it.
 */
function withoutHost(body: JsonRecord): JsonRecord {
  const isAddress = (name: string): boolean => name === 'callBackUrl' || name === 'calBackUrl';
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      isAddress(name) ? 'https://callback.kie.example/' : value,
    ]),
  );
}

function read(vendor: Vendor, api: DedicatedApi | null, request: VendorRequest): Answer {
  const id = request.url.searchParams.get('taskId');
  if (id === null || id === '') {
    return envelope(REFUSALS.noTaskId.code, REFUSALS.noTaskId.msg);
  }
  const task = vendor.tasks.get(id);
  if (task?.api !== (api?.name ?? 'market') || !isVisible(task)) {
    const { code, msg } = api === null ? REFUSALS.noRecord : REFUSALS.noDedicatedRecord;
    return envelope(code, msg);
  }
  const failure = failureOf(task);
  if (failure !== null && faultOf(task, 'envelope-failure') !== null) {
    return envelope(501, failure.msg);
  }
  return envelope(200, 'success', api === null ? marketRecord(task) : api.record(task));
}

function isVisible(task: VendorTask): boolean {
  const hiddenMs = faultOf(task, 'invisible')?.ms ?? 0;
  return Date.now() >= task.createdAtMs + hiddenMs;
}

async function answerFile(vendor: Vendor, request: VendorRequest): Promise<Answer> {
  const file = vendor.files.result(request.url.pathname);
  if (file === null || !['GET', 'HEAD'].includes(request.method)) {
    const headers = { 'content-type': 'text/html' };
    return { status: 404, headers, body: '<html><body>404 Not Found</body></html>' };
  }
  const body = await file.make();
  const headers = { 'content-type': file.mime, 'content-length': String(body.length) };
  return { status: 200, headers, body };
}

function downloadUrl(vendor: Vendor, body: JsonRecord): Answer {
  const url = String(body['url'] ?? '');
  const isOurs = url.startsWith(`${vendor.filesBase}/r/`);
  return isOurs ? envelope(200, 'success', url) : envelope(422, 'The url is not one of KIE');
}

function veo1080p(vendor: Vendor, request: VendorRequest): Answer {
  const task = vendor.tasks.get(request.url.searchParams.get('taskId') ?? '');
  if (task?.api !== 'veo') return envelope(422, REFUSALS.noDedicatedRecord.msg);
  if (task.outcome?.ok !== true) return envelope(422, 'status not success');
  return envelope(200, 'success', { resultUrl: task.outcome.result.urls[0] });
}
