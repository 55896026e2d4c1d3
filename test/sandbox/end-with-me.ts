import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * Waits until its input ends, which it also does when the writer is killed. Then it does what is
 * left to do.
 */
const WATCH = `read _
kill -s "$1" "$2" 2>/dev/null
while kill -0 "$2" 2>/dev/null; do sleep 0.1; done
test -z "$3" || rm -rf "$3"`;

/**
 * Ends `child` with `signal`, and removes `folder`, also when this process is killed and cannot do
 * it itself. As long as this process lives, both are its own business.
 */
export function endWithMe(child: ChildProcess, signal: 'INT' | 'TERM', folder = ''): void {
  if (child.pid === undefined) return;
  const watcher = spawn('sh', ['-c', WATCH, 'sh', signal, String(child.pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without sh there is no watcher; everything else works as well.
  watcher.on('error', () => undefined);
  watcher.unref();
  (watcher.stdin as Socket).unref();
  child.once('exit', () => watcher.kill('SIGKILL'));
}
