/**
 * Bytes of living objects. Needs `node --expose-gc`, without which the figure would hold garbage.
 */
export function heapBytes(): number {
  if (globalThis.gc === undefined) throw new Error('run this with node --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
