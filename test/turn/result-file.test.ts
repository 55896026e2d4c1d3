import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchResult, probeResult } from '../../src/turn/result-file.ts';
import { type FileServer, type KeptFile, startFileServer } from './file-server.ts';
import { png, zeroes } from './sample-files.ts';

let server: FileServer;

beforeAll(async () => {
  server = await startFileServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.files.clear();
  server.asked.length = 0;
});

function keep(path: string, file: KeptFile): string {
  server.files.set(path, file);
  return `${server.root}${path}`;
}

function redirect(location: string): KeptFile {
  return { status: 302, headers: { location } };
}

const picture = png(30, 20);

describe('looking at a result', () => {
  const expected = {
    type: { family: 'picture', extension: 'png', mime: 'image/png' },
    bytes: picture.length,
    size: { widthPx: 30, heightPx: 20 },
  };

  it.each<[string, KeptFile]>([
    ['that sends a part', { bytes: picture }],
    ['that sends all and does not say how much', { bytes: picture, isPlain: true }],
    ['that lies about the type', { bytes: picture, headers: { 'content-type': 'video/mp4' } }],
  ])('tells what it is, from a server %s', async (_what, file) => {
    expect(await probeResult(keep('/a.mp4', file))).toEqual(expected);
  });

  it('reads no more than the beginning', async () => {
    const url = keep('/large', { bytes: zeroes(10_000_000) });
    expect(await probeResult(url)).toMatchObject({ bytes: 10_000_000 });
    expect(server.asked).toEqual(['/large bytes=0-65535']);
  });

  it('does not guess a size that is not said', async () => {
    const url = keep('/large', { bytes: zeroes(100_000), isPlain: true });
    expect(await probeResult(url)).toMatchObject({ bytes: null });
  });

  it('does not take the size of a compressed body for that of the file', async () => {
    const bytes = gzipSync(zeroes(100_000));
    const headers = { 'content-encoding': 'gzip', 'content-length': `${bytes.length}` };
    const url = keep('/packed', { bytes, status: 200, headers });
    expect(await probeResult(url)).toMatchObject({ bytes: null });
  });

  it('follows redirections', async () => {
    keep('/there', { bytes: picture });
    keep('/next', redirect('/there'));
    const url = keep('/here', redirect(`${server.root}/next`));
    expect(await probeResult(url)).toEqual(expected);
  });
});

describe('a result that is gone', () => {
  it.each<[string, KeptFile]>([
    ['was deleted', { status: 404 }],
    ['has expired', { status: 403 }],
    ['is no longer', { status: 410 }],
    ['is empty', { bytes: zeroes(0), isPlain: true }],
    ['leads to a file of ours', redirect('file:///etc/passwd')],
    ['leads to data', redirect('data:text/plain,hello')],
    ['leads to FTP', redirect('ftp://files.example/a')],
    ['leads to the metadata of the cloud', redirect('http://169.254.169.254/latest/')],
    ['leads to our network', redirect('http://10.0.0.1/')],
    ['leads to our network in another notation', redirect('http://0x0a000001/')],
    ['leads to this machine', redirect('http://localhost:1/')],
    ['leads to this machine by IPv6', redirect('http://[::1]/')],
    ['leads nowhere', redirect('http://')],
    ['leads in a circle', redirect('/path')],
  ])('%s', async (_what, file) => {
    const url = keep('/path', file);
    await expect(probeResult(url)).rejects.toMatchObject({
      name: 'ResultGone',
      message: expect.not.stringMatching(/path|https?:/),
    });
  });

  it.each(['', 'file:///etc/passwd', 'javascript:alert(1)'])('is at %j', async (url) => {
    await expect(probeResult(url)).rejects.toMatchObject({ name: 'ResultGone' });
  });
});

describe('a result that cannot be had now', () => {
  it.each<[string, KeptFile]>([
    ['a fault of the server', { status: 500 }],
    ['too many questions', { status: 429 }],
    ['half of it', { bytes: zeroes(10_000), breaks: true }],
  ])('is %s', async (_what, file) => {
    const url = keep('/path', file);
    for (const work of [() => probeResult(url), () => fetchResult(url, 100_000)]) {
      await expect(work()).rejects.toMatchObject({
        name: 'ResultUnreachable',
        message: expect.not.stringMatching(/path|https?:/),
      });
    }
  });

  it('is at a server that is not there', async () => {
    await expect(probeResult('http://127.0.0.1:1/secret')).rejects.toMatchObject({
      name: 'ResultUnreachable',
      message: expect.not.stringMatching(/secret/),
    });
  });
});

describe('fetching a result', () => {
  it('brings all of it, up to the limit', async () => {
    const url = keep('/a', { bytes: picture });
    expect(Buffer.compare((await fetchResult(url, picture.length)) ?? zeroes(0), picture)).toBe(0);
    expect(server.asked).toEqual(['/a whole']);
  });

  it.each([true, false])('gives up beyond the limit, said before: %s', async (isPlain) => {
    const url = keep('/a', { bytes: zeroes(1000), isPlain });
    expect(await fetchResult(url, 999)).toBeNull();
  });
});
