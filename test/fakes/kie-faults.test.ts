import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FAULT_KINDS, type FaultKind } from '../sandbox/fake-kie/faults.ts';
import { FAILURES, type FailureName } from '../sandbox/fake-kie/vendor-texts.ts';
import { type KieClient, startClient } from './kie-client.ts';

const IMAGEN = 'google/imagen4';
const INPUT = { prompt: 'A red cat', aspect_ratio: '1:1' };

let client: KieClient;
beforeEach(async () => {
  client = await startClient();
});
afterEach(() => client.kie.close());

/** What a createTask looks like to somebody who sends it. */
async function attempt(path = '/api/v1/jobs/createTask'): Promise<string> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: IMAGEN, input: INPUT }),
  };
  try {
    const response = await client.raw(path, init);
    const text = await response.text();
    return `${response.status} ${text.startsWith('{') ? JSON.parse(text).code : text.slice(0, 6)}`;
  } catch {
    return 'no answer';
  }
}

describe('a request', () => {
  it.each<[FaultKind, string]>([
    ['html-502', '502 <html>'],
    ['throttled', '200 429'],
    ['http-429', '429 429'],
    ['bad-key', '200 401'],
    ['http-401', '401 401'],
    ['sub-key-cap', '200 433'],
    ['maintenance', '200 455'],
    ['server-error', '200 500'],
    ['reset', 'no answer'],
  ])('meets "%s": %s, and no task is made', async (kind, seen) => {
    client.control.fault({ kind, times: 1 });
    expect(await attempt()).toBe(seen);
    expect(client.control.tasks()).toEqual([]);
    expect(await attempt()).toBe('200 200');
  });

  it('is left without an answer until the vendor goes', async () => {
    client.control.fault({ kind: 'hang' });
    const waiting = attempt();
    // The next request is answered while the first still waits.
    client.control.clearFaults();
    client.control.fault({ kind: 'hang', on: 'read' });
    expect((await client.get('/__control')).code).toBeUndefined();
    await client.kie.close();
    expect(await waiting).toBe('no answer');
    client = await startClient();
  });

  it('of another kind or model goes through', async () => {
    client.control.fault({ kind: 'throttled', on: 'read' });
    client.control.fault({ kind: 'throttled', model: 'z-image' });
    expect(await attempt()).toBe('200 200');
    expect((await client.read('x')).code).toBe(429);
    expect((await client.create('z-image', { prompt: 'A', aspect_ratio: '1:1' })).code).toBe(429);
  });
});

describe('a createTask', () => {
  it.each<[FaultKind, string, number]>([
    ['no-credits', '200 402', 0],
    ['no-credits-500', '200 500', 0],
    ['unpublished', '200 422', 0],
    ['answer-lost', 'no answer', 1],
    ['answer-502', '502 <html>', 1],
    ['answer-without-id', '200 200', 1],
  ])('meets "%s": %s, tasks made: %i', async (kind, seen, made) => {
    client.control.fault({ kind, times: 1 });
    expect(await attempt()).toBe(seen);
    expect(client.control.tasks()).toHaveLength(made);
  });

  it('"answer-hangs": the task is made and goes on while the answer hangs', async () => {
    client.control.fault({ kind: 'answer-hangs', times: 1 });
    const waiting = attempt();
    await expect.poll(() => client.control.tasks()[0]?.state).toBe('success');
    await client.kie.close();
    expect(await waiting).toBe('no answer');
    client = await startClient();
  });

  it('says out of credits in the same words under both codes', async () => {
    client.control.fault({ kind: 'no-credits', times: 1 });
    client.control.fault({ kind: 'no-credits-500', times: 1 });
    const [first, second] = [
      await client.create(IMAGEN, INPUT),
      await client.create(IMAGEN, INPUT),
    ];
    expect([first.code, second.code]).toEqual([402, 500]);
    expect(first.msg).toBe(second.msg);
  });

  it('has no id in the answer that lacks it', async () => {
    client.control.fault({ kind: 'answer-without-id', times: 1 });
    expect(await client.create(IMAGEN, INPUT)).toEqual({ code: 200, msg: 'success', data: null });
  });
});

describe('a task', () => {
  it.each(Object.keys(FAILURES) as FailureName[])('fails: %s', async (failure) => {
    client.control.fault({ kind: 'fail', failure, times: 1 });
    const { code, data } = await client.run(IMAGEN, INPUT);
    expect({ code, ...data }).toMatchObject({
      code: 200,
      state: 'fail',
      failCode: FAILURES[failure].code,
      failMsg: FAILURES[failure].msg,
      resultJson: '',
    });
  });

  it('fails with an envelope code and no state', async () => {
    client.control.fault({ kind: 'envelope-failure', failure: 'generation-failed' });
    expect(await client.run(IMAGEN, INPUT)).toEqual({
      code: 501,
      msg: 'Generation Failed',
      data: null,
    });
  });

  it('never ends', async () => {
    client.control.fault({ kind: 'never', times: 1 });
    expect((await client.run(IMAGEN, INPUT)).data.state).toBe('waiting');
  });

  it('takes longer', async () => {
    client.control.fault({ kind: 'slow', ms: 300, times: 1 });
    const { data: done } = await client.run(IMAGEN, INPUT);
    expect(done.state).toBe('success');
    expect(done.completeTime - done.createTime).toBeGreaterThanOrEqual(290);
  });

  it('lies about its success', async () => {
    client.control.fault({ kind: 'empty-success', times: 1 });
    const { data } = await client.run(IMAGEN, INPUT);
    expect(data).toMatchObject({ state: 'success', resultJson: '{"resultUrls":[]}' });
  });

  it('names files that are not there', async () => {
    client.control.fault({ kind: 'result-404', times: 1 });
    const { data } = await client.run(IMAGEN, INPUT);
    const [url] = JSON.parse(data.resultJson).resultUrls;
    await expect(client.file(url)).rejects.toThrow('HTTP 404');
  });

  it('is not visible at first', async () => {
    client.control.fault({ kind: 'invisible', ms: 600_000, times: 1 });
    client.control.fault({ kind: 'invisible', ms: 50, times: 1 });
    const hidden = await client.run(IMAGEN, INPUT);
    expect(hidden).toMatchObject({ code: 422, msg: 'recordInfo is null' });
    const { data } = await client.create(IMAGEN, INPUT);
    await expect.poll(async () => (await client.read(data.taskId)).code).toBe(200);
  });

  it('comes already parsed', async () => {
    client.control.fault({ kind: 'parsed-result', times: 1 });
    const { data } = await client.run(IMAGEN, INPUT);
    expect(data.resultJson.resultUrls).toHaveLength(1);
    expect(data.param.input).toEqual(INPUT);
  });

  it('is ended by hand, once', async () => {
    client.control.fault({ kind: 'never' });
    const { data } = await client.create(IMAGEN, INPUT);
    expect(await client.control.settle(data.taskId, 'busy')).toBe(true);
    await client.control.settle(data.taskId);
    expect((await client.read(data.taskId)).data.failMsg).toBe('the server is busy');
    expect(await client.control.settle('unknown')).toBe(false);
  });
});

it('all kinds of fault have a test', async () => {
  const { readFile } = await import('node:fs/promises');
  const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
  const text = `${await read('kie-faults.test.ts')}${await read('kie-callbacks.test.ts')}`;
  const untested = Object.keys(FAULT_KINDS).filter((kind) => !text.includes(`'${kind}'`));
  expect(untested).toEqual([]);
});

describe('the control over HTTP', () => {
  it('plans faults and says what is wrong with them', async () => {
    const fault = { kind: 'fail', failure: 'busy', times: 2 };
    expect(await client.post('/__control/faults', fault)).toEqual([fault]);
    await client.run(IMAGEN, INPUT);
    expect(await client.get('/__control/faults')).toEqual([{ ...fault, times: 1 }]);
    for (const wrong of [
      { kind: 'no-such' },
      { kind: 'fail', failure: 'no-such' },
      { kind: 'fail', times: -1 },
      { kind: 'throttled', on: 'monday' },
      { kind: 'fail', colour: 'red' },
    ]) {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(wrong) };
      expect((await client.raw('/__control/faults', init)).status).toBe(400);
    }
    await client.raw('/__control/faults', { method: 'DELETE' });
    expect(client.control.faults()).toEqual([]);
  });

  it('sets, settles and sums up', async () => {
    await client.post('/__control/settings', { credits: 7.5, timeScale: 0 });
    client.control.fault({ kind: 'never', times: 1 });
    const { data } = await client.create('z-image', { prompt: 'A', aspect_ratio: '1:1' });
    await client.post('/__control/settle', { taskId: data.taskId });
    expect(await client.get('/__control')).toMatchObject({
      tasks: { success: 1, waiting: 0 },
      uploads: 0,
      leaks: 0,
      recent: [{ id: data.taskId, model: 'z-image', files: [expect.stringContaining('/r/')] }],
    });
    expect(await client.post('/__control/leaks', { secrets: ['A'] })).toHaveLength(1);
    expect(await client.post('/__control/settings', { colour: 1 })).toHaveProperty('error');
    expect(client.control.requests()).toHaveLength(1);
    const names = await client.get('/__control/fault-kinds');
    expect(Object.keys(names)).toEqual(['kinds', 'failures']);
  });
});
