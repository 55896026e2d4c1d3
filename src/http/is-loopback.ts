import { isIP } from 'node:net';

/** Whether the peer with this address is on this machine. */
export function isLoopback(ip: string): boolean {
  const plain = ip.replace(/^::ffff:/, '');
  return isIP(plain) === 4 ? plain.startsWith('127.') : plain === '::1';
}
