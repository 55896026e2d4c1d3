import { answerApi } from './api-routes.ts';
import { FakeKieControl } from './control.ts';
import { answerControl } from './control-routes.ts';
import { FaultPlan } from './faults.ts';
import { FileStore } from './file-store.ts';
import { startHttpHost } from './http-host.ts';
import { RateWindow } from './rate-window.ts';
import { RequestLog, type VendorRequest } from './request-log.ts';
import { answerUpload } from './upload-routes.ts';
import type { Vendor, VendorSettings } from './vendor.ts';
import { VendorClock } from './vendor-clock.ts';

export interface FakeKieOptions extends Partial<VendorSettings> {
  readonly apiKey: string;
  /** With it every callback is signed. */
  readonly hmacKey?: string;
  /** Of the API and the result files; any free one by default. */
  readonly port?: number;
}

export interface FakeKie {
  /** Base address of the API. */
  readonly url: string;
  /** Base address of the file upload. */
  readonly uploadUrl: string;
  readonly control: FakeKieControl;
  /** Ends at once: tasks and callbacks that lie ahead do not happen. */
  close(): Promise<void>;
}

/** Fast enough to watch, with the limits of the real vendor. */
const USUAL: VendorSettings = {
  timeScale: 1,
  credits: 5916.25,
  realHttpCodes: false,
  createLimit: { count: 20, perMs: 10_000 },
  readLimit: { count: 10, perMs: 1_000 },
  durationMs: { image: 400, video: 800, audio: 500, text: 200, json: 200 },
  callbackTimeoutMs: 15_000,
  callbackRetryMs: 1_000,
};

/** Starts a vendor that behaves like the real one, on two hosts of this machine. */
export async function startFakeKie(options: FakeKieOptions): Promise<FakeKie> {
  const { apiKey, hmacKey, port, ...settings } = options;
  const vendor: Vendor = {
    apiKey,
    hmacKey: hmacKey ?? null,
    settings: { ...USUAL, ...settings },
    clock: new VendorClock(settings.timeScale ?? USUAL.timeScale),
    files: new FileStore(),
    faults: new FaultPlan(),
    rates: new RateWindow(),
    tasks: new Map(),
    callbacks: [],
    filesBase: '',
  };
  const log = new RequestLog(apiKey);
  const control = new FakeKieControl(vendor, log);
  const isControl = ({ url }: VendorRequest): boolean => url.pathname.startsWith('/__control');
  const onAnswered = (request: VendorRequest, status: number | null): void => {
    if (!isControl(request)) log.add(request, status);
  };
  const api = await startHttpHost({
    name: 'api',
    port: port ?? 0,
    handle: (request) =>
      isControl(request) ? answerControl(control, request) : answerApi(vendor, request),
    onAnswered,
  });
  vendor.filesBase = api.url;
  const upload = await startHttpHost({
    name: 'upload',
    port: 0,
    handle: (request) => answerUpload(vendor, request),
    onAnswered,
  });
  return {
    url: api.url,
    uploadUrl: upload.url,
    control,
    close: async () => {
      vendor.clock.close();
      await Promise.all([api.close(), upload.close()]);
    },
  };
}
