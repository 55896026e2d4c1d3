import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes kb/images/sandbox.png anew: `node test/docs/sandbox-picture.ts`. Starts the sandbox as a
 * newcomer does, takes what it prints and what /health answers, and lets Chromium draw both. Needs
 * Chromium on the machine.
 */

const root = join(import.meta.dirname, '../..');
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const [WIDTH, HEIGHT] = [1120, 940];

const sandbox = spawn('npm', ['run', 'sandbox', '--', '--fresh'], { cwd: root, detached: true });
let printed = '';
const ready = new Promise<void>((resolve, reject) => {
  sandbox.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.includes('Ctrl-C')) resolve();
  });
  sandbox.on('exit', (code) => reject(new Error(`the sandbox ended with ${code}: ${printed}`)));
});

function htmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Secrets are made at each start and mean nothing, but they are long. */
function shortened(text: string): string {
  return text.replace(/[0-9a-f]{24,}/g, (secret) => `${secret.slice(0, 6)}…`);
}

function page(terminal: string, address: string, health: string): string {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 24px; background: #e7e9ee; font: 15px/1.45 system-ui, sans-serif }
    figure { margin: 0 0 20px; border-radius: 10px; overflow: hidden; box-shadow: 0 6px 24px #0003 }
    figcaption { padding: 8px 14px; background: #2b303b; color: #c0c5ce }
    pre { margin: 0; padding: 16px 18px; background: #1b1f27; color: #dfe3ea; font: 14px/1.45 monospace }
  </style>
  <figure><figcaption>$ npm run sandbox</figcaption><pre>${htmlText(terminal)}</pre></figure>
  <figure><figcaption>${address}</figcaption><pre>${htmlText(health)}</pre></figure>`;
}

await ready;
const address = /http:\S+\/health/.exec(printed)?.[0] ?? '';
const health = JSON.stringify(await (await fetch(address)).json(), null, 2);
process.kill(-(sandbox.pid as number), 'SIGINT');

const folder = mkdtempSync(join(tmpdir(), 'truth-picture-'));
const terminal = shortened(printed.slice(printed.indexOf('The sandbox')).trimEnd());
writeFileSync(join(folder, 'page.html'), page(terminal, address, shortened(health)));
mkdirSync(join(root, 'kb/images'), { recursive: true });
execFileSync(
  CHROMIUM,
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--hide-scrollbars',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--window-size=${WIDTH},${HEIGHT}`,
    `--screenshot=${join(root, 'kb/images/sandbox.png')}`,
    `file://${join(folder, 'page.html')}`,
  ],
  { stdio: 'ignore' },
);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
